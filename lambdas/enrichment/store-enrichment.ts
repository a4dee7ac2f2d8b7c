import type { SpentReading } from '../domain/calls/model-spending.ts';
import { outstandingSince } from '../domain/calls/outstanding.ts';
import type { CallRevision, CallStore, IndexingQueue } from '../domain/calls/ports.ts';
import type { CallRecord } from '../domain/calls/record.ts';
import { UnstorableError } from '../domain/calls/unstorable.ts';
import { type NanoUsd, usdOf } from '../domain/cost/money.ts';
import { savingsOf } from '../domain/cost/naive.ts';
import { mattered } from '../domain/enrichment/mattered.ts';
import { transcriptTokens } from '../domain/enrichment/token-estimate.ts';
import type { Enrichment } from '../domain/enrichment/types.ts';
import { isShadowSample } from '../domain/triage/shadow-sample.ts';
import type { CallTriage } from '../domain/triage/types.ts';
import { METRIC } from '../metrics.ts';
import { callCorrelation, correlated } from '../runtime/correlation.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import type { Logger, Meter } from '../runtime/observability.ts';

export interface StoreDeps {
  readonly calls: Pick<CallStore, 'enrich' | 'release' | 'settle'>;
  readonly counter: Meter;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  readonly now: () => Date;
}

type StoredCall = Pick<
  CallRecord,
  'call_id' | 'revision' | 'triaged_at' | 'outstanding_since' | 'triage' | 'turns' | 'enrichment'
>;

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
  return await correlated(callCorrelation(call), () => store(deps, call, read));
}

async function store(deps: StoreDeps, call: StoredCall, read: Read): Promise<boolean> {
  const { call_id, revision } = call;
  try {
    if ((await deps.calls.enrich(call_id, revision, read.enrichment, read.spent)) !== 'stored') return false;
  } catch (error) {
    if (!(error instanceof UnstorableError)) throw error;
    await giveUp(deps, call, { error, spent: read.spent });
    return false;
  }
  countStored(deps, call, read.enrichment);
  tell(deps, call, read);
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

function tell({ logger }: StoreDeps, { call_id }: StoredCall, { enrichment, spent }: Read): void {
  const { degraded: reason, model_used } = enrichment;
  if (reason !== undefined) logger.warn('A call is enriched without a model', { call_id, reason });
  else logger.info('A call is enriched', { model_used, cost_usd: usdOf(spent?.cost_nano_usd ?? 0) });
}

function countStored(deps: StoreDeps, call: StoredCall, enrichment: Enrichment): void {
  const { degraded } = enrichment;
  deps.counter.count(METRIC.callsEnriched, degraded === undefined ? 1 : 0);
  if (degraded !== undefined) {
    deps.counter.count(METRIC.enrichmentDegraded, 1, { reason: degraded });
  }
  const lag = (deps.now().getTime() - Date.parse(outstandingSince(call))) / 1000;
  if (Number.isFinite(lag)) deps.counter.seconds(METRIC.enrichmentLag, Math.max(0, lag));
  deps.counter.gauge(METRIC.savings, usdOf(savingsBy(call, enrichment)));
  // Once a call: what is read anew was looked at before. Without a model nobody looked at it.
  if (!isShadowSample(call.triage) || call.enrichment !== undefined || degraded !== undefined) return;
  deps.counter.gauge(METRIC.shadowSampleMissed, mattered(enrichment) ? 100 : 0);
}

function isDone({ degraded }: Enrichment, triage: CallTriage): boolean {
  return degraded === undefined || isShadowSample(triage);
}

/** One of the sample need not be read; without a model every other one has yet to get what a naive design buys. */
function savingsBy({ turns, triage, enrichment: before }: StoredCall, now: Enrichment): NanoUsd {
  return savingsOf({
    transcript_tokens: transcriptTokens(turns),
    paid: now.cost_nano_usd,
    paid_before: before?.cost_nano_usd ?? 0,
    done: isDone(now, triage),
    done_before: before !== undefined && isDone(before, triage),
  });
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
