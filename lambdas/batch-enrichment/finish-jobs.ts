import type { BatchJob } from '../domain/enrichment/batch-job.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import type { BatchDeps } from './batch-deps.ts';
import { dropJob } from './drop-job.ts';
import { finishJob } from './finish-job.ts';
import { startJob } from './start-job.ts';

/** No invocation lasts longer than 15 minutes (Lambda quotas): a job that is still collecting by then has lost its own. */
const ABANDONED_MS = 16 * 60_000;

/**
 * Takes up every open job, the oldest first, and does what is to be done next. Returns how many it failed with; they do
 * not keep the others waiting, and the next run tries them again.
 */
export async function finishJobs(deps: BatchDeps): Promise<number> {
  let failed = 0;
  for (const job of await deps.book.open()) {
    if (deps.outOfTime()) break;
    try {
      await goOn(deps, job);
    } catch (error) {
      failed++;
      deps.logger.warn('A batch job waits for the next run', { job: job.name, ...describeFault(error) });
    }
  }
  return failed;
}

async function goOn(deps: BatchDeps, job: BatchJob): Promise<void> {
  if (job.state === 'dropped') return await dropJob(deps, job);
  if (job.state === 'collecting') {
    const age = deps.now().getTime() - Date.parse(job.created_at);
    return age > ABANDONED_MS ? await dropJob(deps, job) : undefined;
  }
  if (job.processed_at !== undefined) return await finishJob(deps, job);
  if (job.arn === undefined) return await startJob(deps, job);
  const progress = await deps.jobs.progress(job.arn);
  if (progress.kind === 'running') return;
  if (progress.status !== 'Completed')
    deps.logger.warn('A batch job did not complete', { job: job.name, status: progress.status });
  await finishJob(deps, job);
}
