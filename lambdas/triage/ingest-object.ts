import type { ReadLimits } from '../domain/ingestion/limits.ts';
import type { Position } from '../domain/ingestion/read-result.ts';
import { RejectCode, RejectError, type Rejection } from '../domain/ingestion/reject.ts';
import type { ObjectStore, OpenObject, ResumePoint, ResumeQueue } from '../domain/source/ports.ts';
import type { ObjectRef } from '../domain/source/s3-event.ts';
import { METRIC } from '../metrics.ts';
import type { Meter } from '../runtime/observability.ts';
import { Quarantine } from './quarantine.ts';
import { type ReadCall, readCalls, StalledError } from './read-calls.ts';
import { type StoreDeps, type StoreTally, storeCalls } from './store-calls.ts';

/** Calls, or bytes of calls, that are stored together; a batch is also the smallest step between two resumes. */
const BATCH_CALLS = 25;
export const BATCH_BYTES = 4 * 1024 * 1024;
/** Attempts in a row that may run out of time before they get to where reading goes on; the batch around may be full. */
const MAX_STALLS = 3;

export interface IngestDeps extends StoreDeps {
  readonly objects: ObjectStore;
  readonly resume: ResumeQueue;
  readonly limits: ReadLimits;
  readonly counter: Meter;
}

export interface IngestTally extends StoreTally {
  quarantined: number;
  /** True when the rest of the object was left to a later invocation. */
  resumed: boolean;
  /** True when this version of the object does not exist any more. */
  gone: boolean;
}

/**
 * Reads the calls of one object version from a resume point on and stores them in batches, in constant memory.
 * When time runs out it sends a message that asks for the rest and returns. Whatever cannot be read goes to
 * quarantine; a fault (S3, DynamoDB, SQS) is thrown, so that the message comes back and all of it is done again.
 */
export async function ingestObject(
  deps: IngestDeps,
  point: ResumePoint,
  outOfTime: () => boolean,
): Promise<IngestTally> {
  const tally: IngestTally = { stored: 0, superseded: 0, duplicate: 0, quarantined: 0, resumed: false, gone: false };
  const range = point.compressed ? 0 : (point.from?.offset ?? 0);
  const opened = await deps.objects.open(point.object, range);
  if (opened === undefined) return countGone(deps, tally);
  const object = { ...point.object, size: opened.size };
  const quarantine = new Quarantine(deps, object, point.quarantined);
  try {
    await ingestOpened({ deps, point, object, opened, quarantine, tally, outOfTime });
    await quarantine.flush();
  } catch (error) {
    if (!(error instanceof RejectError)) throw error;
    await quarantine.addObject(error.rejection);
  } finally {
    opened.close();
  }
  quarantine.count();
  tally.quarantined = quarantine.rejected;
  return tally;
}

interface Ingestion {
  readonly deps: IngestDeps;
  readonly point: ResumePoint;
  /** With the size that it has. */
  readonly object: ObjectRef;
  readonly opened: OpenObject;
  readonly quarantine: Quarantine;
  readonly tally: IngestTally;
  readonly outOfTime: () => boolean;
}

async function ingestOpened(ingestion: Ingestion): Promise<void> {
  const { deps, point, opened, outOfTime } = ingestion;
  const { calls, compressed } = await readCalls(opened, point, deps.limits, outOfTime);
  let batch: ReadCall[] = [];
  let bytes = 0;
  try {
    for await (const one of calls) {
      batch.push(one);
      bytes += one.raw.byteLength;
      if (batch.length < BATCH_CALLS && bytes < BATCH_BYTES) continue;
      await store(ingestion, batch);
      [batch, bytes] = [[], 0];
      if (one.next !== undefined && outOfTime()) return await leaveTheRest(ingestion, one.next, compressed);
    }
  } catch (error) {
    if (error instanceof StalledError) return await tryAgain(ingestion);
    // What was read before the object turned out to be unreadable is good.
    if (error instanceof RejectError) await store(ingestion, batch);
    throw error;
  }
  await store(ingestion, batch);
}

/** Stores the calls of a batch and puts the others aside, in order. */
async function store({ deps, object, quarantine, tally }: Ingestion, batch: readonly ReadCall[]): Promise<void> {
  const placed = batch.filter((one) => one.ok);
  const stored = await storeCalls(deps, object, placed);
  tally.stored += stored.tally.stored;
  tally.superseded += stored.tally.superseded;
  tally.duplicate += stored.tally.duplicate;
  for (const one of batch) {
    if (!one.ok) await quarantine.add(one.rejection, one.raw);
    else if (stored.unstorable.has(one.position)) await quarantine.add(unstorable(one), one.raw);
  }
}

function unstorable({ line, position }: ReadCall): Rejection {
  return { code: RejectCode.UNSTORABLE, message: 'The table refuses the call for good.', line, item: position };
}

async function leaveTheRest(ingestion: Ingestion, from: Position, compressed: boolean): Promise<void> {
  const { object, quarantine } = ingestion;
  await quarantine.flush();
  await sendOn(ingestion, { object, from, compressed, quarantined: quarantine.parts });
}

/** What was passed over is expanded from the start once more; content for which that always takes all time is refused. */
async function tryAgain(ingestion: Ingestion): Promise<void> {
  const { point } = ingestion;
  const stalled = (point.stalled ?? 0) + 1;
  if (stalled < MAX_STALLS) return await sendOn(ingestion, { ...point, stalled });
  const message = 'The compressed object is too large: expanding what was read already takes all the time there is.';
  const { line, item } = point.from ?? {};
  throw new RejectError({ code: RejectCode.TOO_LARGE, message, ...(line && { line }), ...(item && { item }) });
}

async function sendOn({ deps, tally }: Ingestion, point: ResumePoint): Promise<void> {
  await deps.resume.send(point);
  deps.counter.count(METRIC.objectsResumed, 1);
  tally.resumed = true;
}

function countGone(deps: IngestDeps, tally: IngestTally): IngestTally {
  deps.counter.count(METRIC.objectsGone, 1);
  return { ...tally, gone: true };
}
