import type { Context, ScheduledEvent } from 'aws-lambda';
import type { BatchDeps } from './batch-deps.ts';
import { collectCalls } from './collect-calls.ts';
import { finishJobs } from './finish-jobs.ts';

/** Milliseconds that are kept back to end a page and note how far it came. */
const RESERVE_MS = 60_000;

export type HandlerDeps = Omit<BatchDeps, 'outOfTime'>;

/** Driven by the schedule: takes up the open jobs, then begins a new one. What fails is made good by the next run. */
export function createHandler(deps: HandlerDeps) {
  return async (_event: ScheduledEvent, context: Context): Promise<void> => {
    const within = { ...deps, outOfTime: () => context.getRemainingTimeInMillis() < RESERVE_MS };
    const failed = await finishJobs(within);
    if (!within.outOfTime()) await collectCalls(within);
    // So that the function's alarm tells of jobs that cannot be finished.
    if (failed > 0) throw new Error(`${failed} batch jobs could not be taken up; the next run tries again.`);
  };
}
