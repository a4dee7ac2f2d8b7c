import { ceilingsFor } from '../domain/cost/budget.ts';
import { type BatchJob, reservationOf } from '../domain/enrichment/batch-job.ts';
import { METRIC } from '../metrics.ts';
import type { BatchDeps } from './batch-deps.ts';
import { dropJob } from './drop-job.ts';
import { finishJob } from './finish-job.ts';

/**
 * Keeps back what a job may cost, from the budget of the time when that is first tried, and has the service begin it.
 * Both do nothing the second time, so that the next run does it again after a crash. A job that the budget has no room
 * for is dropped; of one that the service refuses, or does not take for hours, the calls are read singly.
 */
export async function startJob(deps: BatchDeps, filled: BatchJob): Promise<void> {
  const job = { ...filled, reserved_at: filled.reserved_at ?? deps.now().toISOString() };
  // First, so that it is known whose budget the reservation belongs to.
  if (filled.reserved_at === undefined && !(await deps.book.update(job))) return;
  const { name } = job;
  const ceilings = ceilingsFor('economy', deps.settings.budget);
  const { ok, budget } = await deps.ledger.reserve(reservationOf(job), ceilings);
  // A job that does not fit may leave room for single calls.
  await deps.watchBudget(budget, job.reserved_at, 0);
  if (!ok) return await dropJob(deps, job);
  const creation = await deps.jobs.create(job);
  if (creation.kind === 'created') {
    await deps.book.update({ ...job, arn: creation.arn });
    deps.counter.count(METRIC.batchJobsStarted, 1);
    deps.logger.info('Began a batch job', { job: name, records: job.records });
    return;
  }
  deps.logger.warn('A batch job could not be begun', { job: name, code: creation.code });
  if (creation.kind === 'refused') deps.counter.count(METRIC.modelRefused, 1);
  if (creation.kind === 'refused' || isTooOld(deps, job)) await finishJob(deps, job);
}

/** Its calls have waited so long that they would be read singly if they were in no job. */
function isTooOld({ settings, now }: BatchDeps, { created_at }: BatchJob): boolean {
  const age = (now().getTime() - Date.parse(created_at)) / 1000;
  return age > (settings.batch?.max_wait_seconds ?? 0);
}
