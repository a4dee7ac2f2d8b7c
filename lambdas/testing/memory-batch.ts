import type {
  BatchAnswer,
  BatchCall,
  BatchFiles,
  BatchJob,
  BatchJobBook,
  BatchJobs,
  JobCreation,
  JobProgress,
  RequestFile,
} from '../domain/enrichment/batch-job.ts';
import type { ChatRequest } from '../domain/enrichment/ports.ts';

export class MemoryBatchBook implements BatchJobBook {
  readonly items = new Map<string, BatchJob>();

  async add(job: BatchJob): Promise<void> {
    this.items.set(job.name, job);
  }

  async update(job: BatchJob): Promise<boolean> {
    const known = this.items.has(job.name);
    if (known) this.items.set(job.name, job);
    return known;
  }

  async remove(name: string): Promise<void> {
    this.items.delete(name);
  }

  async open(): Promise<readonly BatchJob[]> {
    const key = ({ created_at, name }: BatchJob) => `${created_at} ${name}`;
    return [...this.items.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }
}

export interface MemoryRequest {
  readonly record: string;
  readonly request: ChatRequest;
}

/** Files of jobs, and the service that reads them: each token begins one job. */
export class MemoryBatchService implements BatchFiles, BatchJobs {
  readonly calls = new Map<string, readonly BatchCall[]>();
  readonly requests = new Map<string, readonly MemoryRequest[]>();
  /** Names of the jobs that the service began, and how they ended. */
  readonly begun = new Map<string, JobProgress>();
  /** What a job that ended has written, by its name. */
  readonly written = new Map<string, readonly BatchAnswer[]>();
  /** Asked at each attempt to begin a job. */
  refusal: () => JobCreation | undefined = () => undefined;

  async writeCalls(job: string, calls: readonly BatchCall[]): Promise<void> {
    this.calls.set(job, structuredClone(calls));
  }

  async readCalls(job: string): Promise<readonly BatchCall[]> {
    const calls = this.calls.get(job);
    if (calls === undefined) throw new Error('There is no such file.');
    return structuredClone(calls);
  }

  requestsOf(job: string): RequestFile {
    const added: MemoryRequest[] = [];
    let bytes = 0;
    return {
      add: (record, request) => {
        added.push({ record, request });
        bytes += request.user.length;
      },
      get bytes() {
        return bytes;
      },
      write: async () => void this.requests.set(job, added),
    };
  }

  async *answers({ name, arn }: BatchJob): AsyncGenerator<BatchAnswer> {
    if (arn !== undefined) yield* this.written.get(name) ?? [];
  }

  async create({ name }: Pick<BatchJob, 'name'>): Promise<JobCreation> {
    const refusal = this.refusal();
    if (refusal !== undefined) return refusal;
    if (!this.begun.has(name)) this.begun.set(name, { kind: 'running' });
    return { kind: 'created', arn: `arn:${name}` };
  }

  async progress(arn: string): Promise<JobProgress> {
    return this.begun.get(arn.slice('arn:'.length)) ?? { kind: 'ended', status: 'NotFound' };
  }

  /** Ends every job that runs, with an answer for each of its requests, or none where it gives undefined. */
  end(answer: (one: MemoryRequest) => BatchAnswer['outcome'] | undefined, status = 'Completed'): void {
    for (const [name, { kind }] of this.begun) {
      if (kind === 'ended') continue;
      const answers = (this.requests.get(name) ?? []).flatMap((one) => {
        const outcome = answer(one);
        return outcome === undefined ? [] : [{ record: one.record, outcome }];
      });
      this.written.set(name, answers.reverse());
      this.begun.set(name, { kind: 'ended', status });
    }
  }
}
