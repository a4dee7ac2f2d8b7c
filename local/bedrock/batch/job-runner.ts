import { randomInt } from 'node:crypto';
import { hasEnded, type Job, type JobRequest } from './job.ts';
import { type JobRun, runJob, STOP } from './run-job.ts';

export type JobRunner = ReturnType<typeof startJobRunner>;

/** Runs jobs, each by itself; begins with those that the last run of the process left. */
export function startJobRunner(run: JobRun, arnPrefix: string) {
  const { book } = run;
  const running = new Map<string, { readonly control: AbortController; readonly ended: Promise<void> }>();

  function begin(job: Job): void {
    const control = new AbortController();
    const ended = runJob(job, run, control.signal).finally(() => running.delete(job.id));
    running.set(job.id, { control, ended });
  }

  for (const job of book.all().filter((known) => !hasEnded(known))) {
    if (job.status === 'Stopping') book.change(job.id, 'Stopped');
    else begin(job);
  }

  return {
    submit(request: JobRequest): Job {
      const id = newJobId();
      const now = new Date().toISOString();
      const times = { submitTime: now, lastModifiedTime: now };
      const job: Job = { id, arn: `${arnPrefix}${id}`, request, status: 'Submitted', ...times };
      book.add(job);
      begin(job);
      return job;
    },
    stop({ id }: Job): void {
      book.change(id, 'Stopping');
      running.get(id)?.control.abort(STOP);
    },
    /** Leaves the jobs as they are. */
    async close(): Promise<void> {
      const jobs = [...running.values()];
      for (const { control } of jobs) control.abort('close');
      await Promise.all(jobs.map(({ ended }) => ended));
    },
  };
}

function newJobId(): string {
  return Array.from({ length: 12 }, () => randomInt(36).toString(36)).join('');
}
