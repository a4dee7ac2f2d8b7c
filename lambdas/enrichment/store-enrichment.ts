import type { CallRevision, CallStore, IndexingQueue } from '../domain/calls/ports.ts';
import type { CallRecord } from '../domain/calls/record.ts';
import { UnstorableError } from '../domain/calls/unstorable.ts';
import type { Enrichment } from '../domain/enrichment/types.ts';
import { METRIC } from '../names.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import type { Logger, Meter } from '../runtime/observability.ts';

export interface StoreDeps {
  readonly calls: Pick<CallStore, 'enrich' | 'settle'>;
  readonly counter: Meter;
  readonly logger: Pick<Logger, 'warn'>;
  readonly now: () => Date;
}

type StoredCall = Pick<CallRecord, 'call_id' | 'revision' | 'triaged_at'>;

/** Keeps the enrichment with its call. False when the call has another revision by now. */
export async function storeEnrichment(deps: StoreDeps, call: StoredCall, enrichment: Enrichment): Promise<boolean> {
  const { call_id, revision, triaged_at } = call;
  try {
    if (!(await deps.calls.enrich(call_id, revision, enrichment))) return false;
  } catch (error) {
    if (!(error instanceof UnstorableError)) throw error;
    // It would be paid for again and again; the call keeps what triage found.
    deps.logger.warn('The table takes no enrichment of a call', { call_id, ...describeFault(error.cause) });
    return await deps.calls.settle(call_id, revision, ['enrichment']);
  }
  const { degraded } = enrichment;
  deps.counter.count(METRIC.callsEnriched, degraded === undefined ? 1 : 0);
  if (degraded !== undefined) {
    deps.counter.count(METRIC.enrichmentDegraded, 1, { name: 'reason', value: degraded });
    deps.logger.warn('A call is enriched without a model', { call_id, reason: degraded });
  }
  const lag = (deps.now().getTime() - Date.parse(triaged_at)) / 1000;
  if (Number.isFinite(lag)) deps.counter.seconds(METRIC.enrichmentLag, Math.max(0, lag));
  return true;
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
