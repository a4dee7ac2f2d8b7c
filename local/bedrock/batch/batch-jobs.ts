import type { S3Client } from '@aws-sdk/client-s3';
import type { CountedModels } from '../usage.ts';
import type { Converse } from './answer-record.ts';
import type { RecordLimits } from './batch-files.ts';
import { ControlError } from './control-error.ts';
import { readCreateRequest } from './create-request.ts';
import { hasEnded, type Job } from './job.ts';
import { type JobBook, openJobBook } from './job-book.ts';
import { type JobRunner, startJobRunner } from './job-runner.ts';
import { jobDetails, listJobs } from './job-views.ts';
import type { BatchFaults } from './run-job.ts';
import { createTokenCount } from './token-count.ts';

export interface BatchJobsOptions {
  /** Reads input files and writes output files. Ended by whoever made it. */
  readonly s3: S3Client;
  readonly converse: Converse;
  /** @default us-east-1 */
  readonly region?: string;
  /** @default 000000000000 */
  readonly account?: string;
  /** Milliseconds of a job, besides the time that its answers take. @default 1000 */
  readonly durationMs?: number;
  /** @default 100 to 50,000, the service's quotas: https://docs.aws.amazon.com/general/latest/gr/bedrock.html#limits_bedrock */
  readonly records?: Partial<RecordLimits>;
  /** Scripts failures, for tests. @default nothing fails */
  readonly faults?: BatchFaults;
  /** Folder in which jobs survive a restart; those that had not ended run again. @default in memory */
  readonly dataDir?: string;
}

export interface ControlAnswer {
  readonly status: number;
  /** JSON; an error's has `__type` and `message`. */
  readonly body: object;
}

export interface BatchJobs {
  /** Answers a request of the control plane; `path` is as it was sent, with its query. Does not reject. */
  handle(method: string, path: string, body: string): Promise<ControlAnswer>;
  /** What was used, and would be billed, since the start. */
  usage(): CountedModels;
  /** Leaves the jobs as they are. */
  close(): Promise<void>;
}

const PATH = /^\/model-invocation-jobs?(?:[/?]|$)/;

/** Whether a path is one of the control plane for batch inference. */
export function isForBatchJobs(path: string): boolean {
  return PATH.test(path);
}

/**
 * Bedrock's batch inference, as @aws-sdk/client-bedrock speaks it (REST-JSON): CreateModelInvocationJob,
 * GetModelInvocationJob, ListModelInvocationJobs and StopModelInvocationJob. That the job's role may read, write and call
 * is not checked; whether the files are there is, while the job is `Validating`.
 */
export function createBatchJobs(options: BatchJobsOptions): BatchJobs {
  const { s3, converse, durationMs = 1000, faults = {}, region = 'us-east-1', account = '000000000000' } = options;
  const tokens = createTokenCount();
  const book = openJobBook(options.dataDir);
  const limits = { min: 100, max: 50_000, ...options.records };
  const run = { s3, book, converse, tokens, limits, durationMs, faults };
  const runner = startJobRunner(run, `arn:aws:bedrock:${region}:${account}:model-invocation-job/`);
  return {
    handle: async (method, path, body) => {
      try {
        return { status: 200, body: perform({ book, runner }, operationOf(method, path), body) };
      } catch (error) {
        return refusal(error);
      }
    },
    usage: tokens.usage,
    close: runner.close,
  };
}

interface Operation {
  /** Method and path, with `{id}` in the place of the job's. */
  readonly name: string;
  readonly identifier: string;
  readonly query: URLSearchParams;
}

function operationOf(method: string, path: string): Operation {
  const { pathname, searchParams: query } = new URL(path, 'http://bedrock');
  const [, collection = '', identifier, action] = pathname.split('/');
  const parts = [method, collection, identifier === undefined ? undefined : '{id}', action];
  return { name: parts.filter((part) => part !== undefined).join(' '), identifier: decoded(identifier), query };
}

interface Jobs {
  readonly book: JobBook;
  readonly runner: JobRunner;
}

/** The answer's body. Throws ControlError. */
function perform({ book, runner }: Jobs, { name, identifier, query }: Operation, body: string): object {
  switch (name) {
    case 'POST model-invocation-job': {
      const request = readCreateRequest(body);
      return { jobArn: (book.byToken(request.clientRequestToken) ?? runner.submit(request)).arn };
    }
    case 'GET model-invocation-jobs':
      return listJobs(book.all(), query);
    case 'GET model-invocation-job {id}':
      return jobDetails(find(book, identifier));
    case 'POST model-invocation-job {id} stop': {
      const job = find(book, identifier);
      if (hasEnded(job)) throw new ControlError('ConflictException', `The job has ended: it is ${job.status}.`);
      runner.stop(job);
      return {};
    }
    default:
      throw new ControlError('UnknownOperationException', 'There is no such operation.');
  }
}

/** By its ARN or the id at the end of it. */
const IDENTIFIER = /^(?:arn:aws[a-z-]{0,20}:bedrock:[a-z0-9-]{1,20}:\d{12}:model-invocation-job\/)?([a-z0-9]{12})$/;

function find(book: JobBook, identifier: string): Job {
  const id = IDENTIFIER.exec(identifier)?.[1];
  if (id === undefined) throw new ControlError('ValidationException', 'The provided job identifier is invalid.');
  const job = book.get(id);
  if (job === undefined) throw new ControlError('ResourceNotFoundException', 'There is no such job.');
  return job;
}

function refusal(error: unknown): ControlAnswer {
  const known = error instanceof ControlError;
  const { status, code, message } = known ? error : new ControlError('InternalServerException', 'The service failed.');
  return { status, body: { __type: code, message } };
}

function decoded(segment = ''): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
