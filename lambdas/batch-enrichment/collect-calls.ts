import type { ParkedCall } from '../domain/calls/ports.ts';
import { ceilingsFor } from '../domain/cost/budget.ts';
import { modelSpec } from '../domain/cost/model-catalogue.ts';
import type { NanoUsd } from '../domain/cost/money.ts';
import { reserveForBatch } from '../domain/enrichment/cost-estimate.ts';
import type { EnrichmentSettings } from '../domain/enrichment/settings.ts';
import type { BatchDeps } from './batch-deps.ts';
import { fillJob } from './fill-job.ts';
import { parkedCalls } from './parked-calls.ts';
import { sendParked } from './send-singly.ts';
import { startJob } from './start-job.ts';

/** The service takes 20 unfinished jobs of a model ("Sum of in-progress and submitted batch inference jobs", service quotas). */
const MAX_OPEN = 15;
/** Calls that are sent on in one run where no job takes them. */
const MAX_SENT = 10_000;

type BatchSettings = NonNullable<EnrichmentSettings['batch']>;

/**
 * Begins one job with the calls that have waited long enough. Where there are too few for one, or the budget has no room
 * for it, those that have waited too long are read singly.
 */
export async function collectCalls(deps: BatchDeps): Promise<void> {
  const { batch } = deps.settings;
  if (batch === null || modelSpec(deps.settings.models.economy).batch_prices === undefined) {
    return await sendParked(deps, await parkedCalls(deps, before(deps, 0), MAX_SENT));
  }
  const waiting = await parkedCalls(deps, before(deps, batch.delay_seconds), batch.max_records);
  const room = await roomFor(deps, batch, waiting);
  const job = room === undefined ? undefined : await fillJob(deps, waiting, { ...batch, room });
  if (job !== undefined) return await startJob(deps, job);
  await sendParked(deps, overdue(deps, batch, waiting));
}

/** What a job may cost at most; undefined when there is to be none. */
async function roomFor(
  deps: BatchDeps,
  { min_records }: BatchSettings,
  waiting: readonly ParkedCall[],
): Promise<NanoUsd | undefined> {
  if (waiting.length < min_records) return undefined;
  if ((await deps.book.open()).length >= MAX_OPEN) return undefined;
  const { models, budget, answer_tokens } = deps.settings;
  const { day, month } = await deps.ledger.budget(deps.now().toISOString());
  const ceilings = ceilingsFor('economy', budget);
  const room = Math.min(ceilings.day - day.committed, ceilings.month - month.committed);
  const least = min_records * reserveForBatch(modelSpec(models.economy), 0, answer_tokens);
  if (room >= least) return room;
  deps.logger.warn('The budget has no room for a batch job', { waiting: waiting.length });
  return undefined;
}

function overdue(deps: BatchDeps, { max_wait_seconds }: BatchSettings, waiting: readonly ParkedCall[]) {
  const latest = before(deps, max_wait_seconds);
  return waiting.filter(({ parked_since }) => parked_since < latest);
}

/** The time so many seconds ago, UTC ISO. */
function before({ now }: BatchDeps, seconds: number): string {
  return new Date(now().getTime() - seconds * 1000).toISOString();
}
