import { type BatchCall, type BatchJob, reservationOf } from '../domain/enrichment/batch-job.ts';
import type { BatchDeps } from './batch-deps.ts';
import { inPages } from './pages.ts';

/**
 * Lays the calls of a job aside again, since as long as they had been, and forgets the job. When time runs out the next
 * run goes on where this one ended, so that no call is laid aside that a later job has.
 */
export async function dropJob(deps: BatchDeps, job: BatchJob): Promise<void> {
  const dropped: BatchJob = { ...job, state: 'dropped' };
  if (!(await deps.book.update(dropped))) return;
  const calls = await deps.files.readCalls(job.name);
  const park = ({ call_id, revision, parked_since }: BatchCall) => deps.calls.park(call_id, revision, parked_since);
  const finished = await inPages(calls.slice(job.done), {
    page: async (page) => void (await Promise.all(page.map(park))),
    after: async (done) => void (await deps.book.update({ ...dropped, done: job.done + done })),
    outOfTime: deps.outOfTime,
  });
  if (finished) await forgetJob(deps, dropped);
}

/** Gives the reservation back; what the job did cost is in the ledger by now. */
export async function forgetJob({ ledger, book }: BatchDeps, job: BatchJob): Promise<void> {
  await ledger.release(reservationOf(job));
  await book.remove(job.name);
}
