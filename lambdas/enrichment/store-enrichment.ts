import type { SpentReading } from '../domain/calls/model-spending.ts';
import { outstandingSince } from '../domain/calls/outstanding.ts';
import type { CallRevision, CallStore, IndexingQueue } from '../domain/calls/ports.ts';
import type { CallRecord } from '../domain/calls/record.ts';
import { UnstorableError } from '../domain/calls/unstorable.ts';
import type { Enrichment } from '../domain/enrichment/types.ts';
import { METRIC } from '../names.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import type { Logger, Meter } from '../runtime/observability.ts';

export interface StoreDeps {
  readonly calls: Pick<CallStore, 'enrich' | 'release' | 'settle'>;
  readonly counter: Meter;
  readonly logger: Pick<Logger, 'warn'>;
  readonly now: () => Date;
}

type StoredCall = Pick<CallRecord, 'call_id' | 'revision' | 'triaged_at' | 'outstanding_since'>;

/** What a reading found and what it took; undefined where no model was asked. */
export interface Read {
  readonly enrichment: Enrichment;
  readonly spent: SpentReading | undefined;
}

/**
 * Keeps the enrichment with its call and books what it took. True when the call is to be indexed anew: it keeps what it
 * has where that is better, and another revision of it has no use for this one.
 */
export async function storeEnrichment(deps: StoreDeps, call: StoredCall, read: Read): Promise<boolean> {
  const { call_id, revision } = call;
  try {
    if ((await deps.calls.enrich(call_id, revision, read.enrichment, read.spent)) !== 'stored') return false;
  } catch (error) {
    if (!(error instanceof UnstorableError)) throw error;
    await giveUp(deps, call, { error, spent: read.spent });
    return false;
  }
  countStored(deps, call, read.enrichment);
  return true;
}

interface Refused {
  readonly error: UnstorableError;
  readonly spent: SpentReading | undefined;
}

/** It would be paid for again and again: the call keeps what triage found. */
async function giveUp({ calls, logger }: StoreDeps, { call_id, revision }: StoredCall, { error, spent }: Refused) {
  logger.warn('The table takes no enrichment of a call', { call_id, ...describeFault(error.cause) });
  await calls.release(call_id, revision, spent);
  await calls.settle(call_id, revision, ['enrichment']);
}

function countStored(deps: StoreDeps, call: StoredCall, { degraded }: Enrichment): void {
  const { call_id } = call;
  deps.counter.count(METRIC.callsEnriched, degraded === undefined ? 1 : 0);
  if (degraded !== undefined) {
    deps.counter.count(METRIC.enrichmentDegraded, 1, { name: 'reason', value: degraded });
    deps.logger.warn('A call is enriched without a model', { call_id, reason: degraded });
  }
  const lag = (deps.now().getTime() - Date.parse(outstandingSince(call))) / 1000;
  if (Number.isFinite(lag)) deps.counter.seconds(METRIC.enrichmentLag, Math.max(0, lag));
}

export interface IndexDeps {
  readonly indexing: IndexingQueue;
  readonly logger: Pick<Logger, 'warn'>;
}

/** Has enriched calls indexed anew; what is not sent here is sent by the sweeper. */
export async function sendToIndexing({ indexing, logger }: IndexDeps, calls: readonly CallRevision[]): Promise<void> {
  if (calls.length === 0) return;
  const { failed, faults } = await indexing.send(calls);
  if (failed.size > 0)
    logger.warn('Enriched calls wait for the sweeper to be indexed', { failed: failed.size, faults });
}
