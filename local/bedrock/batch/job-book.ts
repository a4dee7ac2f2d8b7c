import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasEnded, type Job, type JobStatus } from './job.ts';

/** Ended jobs that are remembered; older ones are forgotten. */
const REMEMBERED = 1000;

export type JobBook = ReturnType<typeof openJobBook>;

/** The jobs, oldest first; with a folder also in a file of it, which is written whole at each change. */
export function openJobBook(dataDir: string | undefined) {
  const file = dataDir === undefined ? undefined : join(dataDir, 'batch-jobs.json');
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
  const jobs = new Map<string, Job>(file === undefined ? [] : load(file).map((job) => [job.id, job]));

  function save(): void {
    const ended = [...jobs.values()].filter(hasEnded);
    for (const { id } of ended.slice(0, -REMEMBERED)) jobs.delete(id);
    if (file === undefined) return;
    writeFileSync(`${file}.new`, JSON.stringify([...jobs.values()]));
    renameSync(`${file}.new`, file); // in one step: a crash leaves the old file or the new one
  }

  return {
    all: (): Job[] => [...jobs.values()],
    get: (id: string) => jobs.get(id),
    byToken: (token: string) => [...jobs.values()].find(({ request }) => request.clientRequestToken === token),
    add(job: Job): void {
      jobs.set(job.id, job);
      save();
    },
    change(id: string, status: JobStatus, more: Partial<Pick<Job, 'message' | 'counts'>> = {}): void {
      const job = jobs.get(id);
      if (job === undefined) return;
      const now = new Date().toISOString();
      const ended = hasEnded({ status }) && { endTime: now };
      jobs.set(id, { ...job, ...more, status, lastModifiedTime: now, ...ended });
      save();
    },
  };
}

function load(file: string): Job[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Job[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new Error(`The batch jobs of the last run cannot be read from ${file}; delete the file to go on without.`);
  }
}
