import { setImmediate as othersTurn, setTimeout as sleep } from 'node:timers/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import { type AnsweredRecord, answerRecord, type Converse, failed } from './answer-record.ts';
import { type InputFile, type RecordLimits, readInput, writeOutput } from './batch-files.ts';
import type { Job, JobStatus, RecordCounts } from './job.ts';
import type { JobBook } from './job-book.ts';
import { type BatchRecord, JobFailure, type RecordError, type RecordResult } from './records.ts';
import type { TokenCount } from './token-count.ts';

/** Batches on a bad day. */
export interface BatchFaults {
  /** Asked once a record; what it gives stands in the place of an answer. */
  readonly record?: (recordId: string) => RecordError | undefined;
  /** Asked once a job, by its name: how it ends. `PartiallyCompleted` has answered half of its records. */
  readonly job?: (jobName: string) => 'Failed' | 'Expired' | 'PartiallyCompleted' | undefined;
}

export interface JobRun {
  readonly s3: S3Client;
  readonly book: JobBook;
  readonly converse: Converse;
  readonly tokens: TokenCount;
  readonly limits: RecordLimits;
  /** Milliseconds from submission to completion, besides the time that the answers take. */
  readonly durationMs: number;
  readonly faults: BatchFaults;
}

/** Steps that a job's duration is spread over: submitted, validating, scheduled, in progress. */
const STEPS = 4;
/** Records that are answered at the same time. */
const ABREAST = 4;

/** Aborted with this reason when the job is to be stopped; with any other one the job is left as it is. */
export const STOP = 'stop';

/** Takes a job from `Submitted` to its end. Does not throw; ends early, without a trace, when the process ends. */
export async function runJob(job: Job, run: JobRun, signal: AbortSignal): Promise<void> {
  const { book, faults } = run;
  const fault = faults.job?.(job.request.jobName);
  const enter = async (status: JobStatus) => {
    signal.throwIfAborted();
    book.change(job.id, status);
    await sleep(run.durationMs / STEPS, undefined, { signal });
  };
  try {
    await enter('Submitted');
    await enter('Validating');
    const files = await readInput(run.s3, job.request, run.limits);
    if (fault === 'Failed') throw new JobFailure('This failure was asked for.');
    await enter('Scheduled');
    if (fault === 'Expired') return book.change(job.id, 'Expired');
    await enter('InProgress');
    await answerAll(job, files, run, { signal, partly: fault === 'PartiallyCompleted' });
  } catch (error) {
    if (!signal.aborted) return book.change(job.id, 'Failed', { message: reasonOf(error) });
    if (signal.reason === STOP) book.change(job.id, 'Stopped');
  }
}

function reasonOf(error: unknown): string {
  return error instanceof JobFailure ? error.message : 'The service failed.';
}

interface Manner {
  readonly signal: AbortSignal;
  readonly partly: boolean;
}

async function answerAll(job: Job, files: readonly InputFile[], run: JobRun, manner: Manner): Promise<void> {
  const { signal, partly } = manner;
  const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  const answered: AnsweredRecord[][] = [];
  for (const { records } of files) {
    const asked = partly ? records.slice(0, Math.ceil(records.length / 2)) : records;
    const results: AnsweredRecord[] = [];
    await Promise.race([answerFile(job, asked, run, { signal, results }), stopped]);
    answered.push([...results]);
  }
  if (signal.aborted && signal.reason !== STOP) return;
  const total = files.reduce((sum, { records }) => sum + records.length, 0);
  await writeResults(job, { files, answered, total }, run);
  const counts = countsOf(total, answered.flat());
  const complete = partly ? 'PartiallyCompleted' : 'Completed';
  run.book.change(job.id, counts.processedRecordCount < total && signal.aborted ? 'Stopped' : complete, { counts });
}

interface Answering {
  readonly signal: AbortSignal;
  /** Filled while records are answered. */
  readonly results: AnsweredRecord[];
}

async function answerFile(job: Job, records: readonly BatchRecord[], run: JobRun, answering: Answering): Promise<void> {
  const { signal, results } = answering;
  const queue = records.values();
  const work = async () => {
    for (const record of queue) {
      if (signal.aborted) return;
      await othersTurn(); // requests must not wait for a whole job
      const done = await answerOne(job, record, run);
      if (signal.aborted) return;
      run.tokens.add(job.request.modelId, done.answer);
      results.push(done);
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, work));
}

async function answerOne({ request }: Job, record: BatchRecord, run: JobRun): Promise<AnsweredRecord> {
  const fault = run.faults.record?.(record.recordId);
  if (fault !== undefined) return { result: failed(record, fault) };
  return await answerRecord(request, record, run.converse);
}

interface Results {
  readonly files: readonly InputFile[];
  /** For each file. */
  readonly answered: readonly (readonly AnsweredRecord[])[];
  readonly total: number;
}

/** The manifest comes last: where it stands, all of the output does. */
async function writeResults({ id, request }: Job, { files, answered, total }: Results, { s3 }: JobRun): Promise<void> {
  const { bucket, key } = request.output;
  const folder = { bucket, key: key === '' ? id : `${key}/${id}` };
  for (const [index, { name }] of files.entries()) {
    const results = (answered[index] ?? []).map(({ result }) => result);
    await writeOutput(s3, folder, `${name}.out`, shuffled(results));
  }
  const usages = answered.flat().flatMap(({ answer }) => answer?.usage ?? []);
  const manifest = {
    ...countsOf(total, answered.flat()),
    inputTokenCount: usages.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
    outputTokenCount: usages.reduce((sum, { outputTokens }) => sum + outputTokens, 0),
  };
  await writeOutput(s3, folder, 'manifest.json.out', [manifest]);
}

function countsOf(total: number, answered: readonly AnsweredRecord[]): RecordCounts {
  const errors = answered.filter(({ result }) => 'error' in result).length;
  return {
    totalRecordCount: total,
    processedRecordCount: answered.length,
    successRecordCount: answered.length - errors,
    errorRecordCount: errors,
  };
}

/** In another order than that of the input, which the service does not promise either. */
function shuffled(results: readonly RecordResult[]): readonly RecordResult[] {
  const odd = results.filter((_, index) => index % 2 === 1);
  const even = results.filter((_, index) => index % 2 === 0);
  return [...odd.toReversed(), ...even];
}
