import type { ReadLimits } from '../domain/ingestion/limits.ts';
import type { Position } from '../domain/ingestion/read-result.ts';
import { RejectError } from '../domain/ingestion/reject.ts';
import type { ObjectStore, OpenObject, ResumePoint, ResumeQueue } from '../domain/source/ports.ts';
import { METRIC } from '../names.ts';
import { Quarantine } from './quarantine.ts';
import { readCalls } from './read-calls.ts';
import { type PlacedCall, type StoreDeps, type StoreTally, storeCalls } from './store-calls.ts';

/** Calls, or bytes of calls, that are stored together; a batch is also the smallest step between two resumes. */
const BATCH_CALLS = 25;
const BATCH_BYTES = 4 * 1024 * 1024;

export interface IngestDeps extends StoreDeps {
  readonly objects: ObjectStore;
  readonly resume: ResumeQueue;
  readonly limits: ReadLimits;
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
  const quarantine = new Quarantine(deps, point.object, point.quarantined);
  try {
    await ingestOpened({ deps, point, opened, quarantine, tally, outOfTime });
    await quarantine.flush();
  } catch (error) {
    if (!(error instanceof RejectError)) throw error;
    await quarantine.addObject(error.rejection);
  } finally {
    opened.close();
  }
  tally.quarantined = quarantine.rejected;
  return tally;
}

interface Ingestion {
  readonly deps: IngestDeps;
  readonly point: ResumePoint;
  readonly opened: OpenObject;
  readonly quarantine: Quarantine;
  readonly tally: IngestTally;
  readonly outOfTime: () => boolean;
}

async function ingestOpened(ingestion: Ingestion): Promise<void> {
  const { deps, point, opened, quarantine, outOfTime } = ingestion;
  const { calls, compressed } = await readCalls(opened, point, deps.limits);
  let batch: PlacedCall[] = [];
  let read = { calls: 0, bytes: 0 };
  try {
    for await (const one of calls) {
      read = { calls: read.calls + 1, bytes: read.bytes + one.raw.byteLength };
      if (one.ok) batch.push(one);
      else await quarantine.add(one.rejection, one.raw);
      if (read.calls < BATCH_CALLS && read.bytes < BATCH_BYTES) continue;
      await store(ingestion, batch);
      [batch, read] = [[], { calls: 0, bytes: 0 }];
      if (one.next !== undefined && outOfTime()) return await leaveTheRest(ingestion, one.next, compressed);
    }
  } catch (error) {
    // What was read before the object turned out to be unreadable is good.
    if (error instanceof RejectError) await store(ingestion, batch);
    throw error;
  }
  await store(ingestion, batch);
}

async function store({ deps, point, tally }: Ingestion, batch: readonly PlacedCall[]): Promise<void> {
  const stored = await storeCalls(deps, point.object, batch);
  tally.stored += stored.stored;
  tally.superseded += stored.superseded;
  tally.duplicate += stored.duplicate;
}

async function leaveTheRest({ deps, point, quarantine, tally }: Ingestion, from: Position, compressed: boolean) {
  await quarantine.flush();
  await deps.resume.send({ object: point.object, from, compressed, quarantined: quarantine.parts });
  deps.counter.count(METRIC.objectsResumed, 1);
  tally.resumed = true;
}

function countGone(deps: IngestDeps, tally: IngestTally): IngestTally {
  deps.counter.count(METRIC.objectsGone, 1);
  return { ...tally, gone: true };
}
