import { type Expansion, expand } from '../domain/ingestion/expand.ts';
import type { ReadLimits } from '../domain/ingestion/limits.ts';
import type { Position, ReadResult } from '../domain/ingestion/read-result.ts';
import { readValues } from '../domain/ingestion/read-values.ts';
import { RejectCode, RejectError, type Rejection } from '../domain/ingestion/reject.ts';
import type { ResumePoint } from '../domain/source/ports.ts';
import type { Call } from '../domain/transcript/call.ts';
import { parseCall } from '../domain/transcript/parse-call.ts';

/** A call of an object, or why a part of the object is none. */
export type ReadCall = {
  /** Bytes of the call as they stand in the object. */
  readonly raw: Uint8Array;
  /** Where reading goes on after this one; undefined at the end. */
  readonly next: Position | undefined;
  /** 0-based place within the object. */
  readonly position: number;
  /** 1-based line of the expanded text. */
  readonly line: number;
} & ({ readonly ok: true; readonly call: Call } | { readonly ok: false; readonly rejection: Rejection });

export interface CallReading {
  readonly compressed: boolean;
  readonly calls: AsyncIterable<ReadCall>;
}

/** Content of an object, from where `point` says. */
export interface ObjectContent {
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Time ran out while what was read before was expanded again, only to be passed over. */
export class StalledError extends Error {}

/**
 * Reads the calls of an object by its content: JSON, JSON array or JSON Lines, gzipped or not. Throws a RejectError
 * when the object as a whole cannot be read, at once or from some place on, and a StalledError when time runs out
 * before it gets to where `point` says.
 */
export async function readCalls(
  content: ObjectContent,
  point: ResumePoint,
  limits: ReadLimits,
  outOfTime: () => boolean = () => false,
): Promise<CallReading> {
  if (content.size > limits.maxObjectBytes) {
    const message = `The object is larger than ${limits.maxObjectBytes} bytes.`;
    throw new RejectError({ code: RejectCode.TOO_LARGE, message });
  }
  const expansion = await expand(content.bytes, limits, point.from === undefined || point.compressed);
  const results = readFrom(expansion, limits, point, outOfTime);
  return { compressed: expansion.compressed, calls: validCalls(results, point, limits) };
}

/** A compressed object is read from its first byte and skipped to the position, a plain one begins there. */
function readFrom(
  { bytes }: Expansion,
  limits: ReadLimits,
  { from, compressed }: ResumePoint,
  outOfTime: () => boolean,
) {
  if (from === undefined) return readValues(bytes, limits);
  const timed = compressed ? inTime(bytes, from.offset, outOfTime) : bytes;
  return readValues(timed, limits, { position: from, skip: compressed });
}

/** The bytes, as long as the first `until` of them pass in time. */
async function* inTime(bytes: AsyncIterable<Uint8Array>, until: number, outOfTime: () => boolean) {
  let passed = 0;
  for await (const chunk of bytes) {
    if (passed < until && outOfTime()) throw new StalledError();
    passed += chunk.byteLength;
    yield chunk;
  }
}

async function* validCalls(results: AsyncIterable<ReadResult>, point: ResumePoint, limits: ReadLimits) {
  for await (const result of results) yield toCall(result, point, limits);
}

function toCall(result: ReadResult, point: ResumePoint, limits: ReadLimits): ReadCall {
  const place = { raw: result.raw, next: result.next, position: result.item, line: result.line };
  if (!result.ok) return { ok: false, rejection: result.rejection, ...place };
  const parsed = parseCall(result.value, { receivedAt: point.object.event_time, limits });
  if (parsed.ok) return { ok: true, call: parsed.call, ...place };
  return { ok: false, rejection: { ...parsed.rejection, line: result.line, item: result.item }, ...place };
}
