import type { BatchAnswer, BatchCall, BatchJob } from '../domain/enrichment/batch-job.ts';
import { METRIC } from '../metrics.ts';
import type { BatchDeps } from './batch-deps.ts';
import { forgetJob } from './drop-job.ts';
import { inPages } from './pages.ts';
import { type AnsweredCall, storeAnswers } from './store-answers.ts';

/**
 * Stores what a job answered, books it, and has the calls read singly of which it answered nothing of use. It goes on
 * where an earlier run ended; a page that is done twice changes nothing.
 */
export async function finishJob(deps: BatchDeps, job: BatchJob): Promise<void> {
  const processed_at = job.processed_at ?? deps.now().toISOString();
  const ended = { ...job, processed_at };
  if (!(await deps.book.update(ended))) return;
  const calls = await deps.files.readCalls(job.name);
  let { answered } = job;
  const finished = await inPages(behind(answeredCalls(calls, deps.files.answers(ended)), job.done), {
    page: async (page) => {
      answered += await storeAnswers(deps, ended, page);
    },
    after: async (done) => void (await deps.book.update({ ...ended, done: job.done + done, answered })),
    outOfTime: deps.outOfTime,
  });
  if (!finished) return;
  // All were asked for and none was answered: that is an alarm, as all are read at the full price now.
  deps.counter.count(METRIC.enrichmentBatchFailed, answered === 0 ? 1 : 0);
  await forgetJob(deps, ended);
  deps.logger.info('Finished a batch job', { job: job.name, records: calls.length, answered });
}

/** Each call of the job once, with its answer: those that have one in the order of the answers, then the others. */
async function* answeredCalls(
  calls: readonly BatchCall[],
  answers: AsyncIterable<BatchAnswer>,
): AsyncGenerator<AnsweredCall> {
  const left = new Map(calls.map((call) => [call.record, call]));
  for await (const { record, outcome } of answers) {
    const call = left.get(record);
    if (call === undefined) continue;
    left.delete(record);
    yield { call, outcome };
  }
  for (const call of left.values()) yield { call, outcome: NOT_ANSWERED };
}

/** The service does not charge for what it did not come to. */
const NOT_ANSWERED = { kind: 'fault', fault: 'unavailable', code: 'RecordMissing', latency_ms: 0 } as const;

async function* behind<T>(items: AsyncIterable<T>, done: number): AsyncGenerator<T> {
  let place = 0;
  for await (const item of items) if (place++ >= done) yield item;
}
