import { randomUUID } from 'node:crypto';
import type { ConverseAnswer, ConverseUsage } from '../converse/types.ts';
import { withUsageFault } from '../converse/wrong-usage.ts';
import type { Delivery } from '../delivery.ts';
import type { Fault } from '../faults.ts';
import { encodeEvent } from './encode.ts';
import { eventsOf, inUnits } from './events.ts';
import { faultyStream, fragments } from './faulty-stream.ts';

/** The stream of an answer, with what goes wrong with it; `n` is the number of the request. */
export function streamOf(answer: ConverseAnswer, fault: Fault, n: number): Delivery {
  const { usage } = withUsageFault(answer, fault.usage, n) as { usage?: unknown };
  const events = eventsOf(answer, usage === undefined ? {} : { usage }, fault.fragmented ? inUnits : undefined);
  const chunks = faultyStream(events, fault).map(encodeEvent);
  const headers = { 'content-type': 'application/vnd.amazon.eventstream', 'x-amzn-requestid': randomUUID() };
  return { headers, chunks: fault.fragmented ? fragments(chunks) : chunks };
}

/** Whether the client is told the tokens of a stream. */
export function tellsTokens({ exception, lacks }: Fault): boolean {
  return exception === undefined && lacks === undefined;
}

/**
 * What a stream is billed: the prompt, and of the answer what was made of it. A stream that ends with an exception has
 * half an answer or none; one that the client leaves is not written on; one that gets lost on its way, or stops, was
 * written to its end. What Bedrock charges for these is not documented beyond its tokens being those that are processed
 * (https://aws.amazon.com/bedrock/pricing/), so that this is an assumption.
 */
export function billedTokens(usage: ConverseUsage, made: number): ConverseUsage {
  const outputTokens = Math.ceil(usage.outputTokens * made);
  return { ...usage, outputTokens, totalTokens: usage.totalTokens - usage.outputTokens + outputTokens };
}
