import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { ConverseUsage } from '../converse/types.ts';
import type { Outcome } from '../usage.ts';
import { encodeEvent, type StreamEvent } from './encode.ts';

/** A stream that is written while it is sent. */
export interface LiveStream {
  /** Throws a BedrockError where the model fails. */
  readonly events: AsyncIterator<StreamEvent>;
  readonly account: {
    /** Of what was written so far. */
    readonly usage: ConverseUsage;
    /** What the client was told, at the end. */
    readonly reported: ConverseUsage | undefined;
  };
}

export const STREAM_HEADERS = { 'content-type': 'application/vnd.amazon.eventstream' } as const;

/**
 * Sends a stream while it is written, until it ends or the client leaves. Throws where the model fails before its first
 * event; behind that, the stream ends with an exception.
 */
export async function deliverLive(response: ServerResponse, { events, account }: LiveStream): Promise<Outcome> {
  let next: IteratorResult<StreamEvent> = await events.next().catch((error) => {
    if (response.destroyed) return FAILED;
    throw error;
  });
  if (response.destroyed) return { kind: 'unconfirmed', usage: account.usage };
  response.writeHead(200, { ...STREAM_HEADERS, 'x-amzn-requestid': randomUUID() });
  const closed = once(response, 'close');
  while (!next.done && !response.destroyed) {
    response.write(encodeEvent(next.value));
    next = await events.next().catch(() => FAILED);
    if (next === FAILED && !response.destroyed) response.write(encodeEvent(BROKEN));
    if (next === FAILED) break;
  }
  response.end();
  await closed;
  const whole = next.done === true && response.writableFinished && account.reported !== undefined;
  return { kind: whole ? 'answered' : 'unconfirmed', usage: account.usage };
}

const BROKEN = {
  type: 'modelStreamErrorException',
  body: { message: 'The language model broke off.' },
  exception: true,
} as const;
const FAILED = { done: false, value: BROKEN } as const;
