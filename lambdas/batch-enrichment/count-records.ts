import type { LedgerResult } from '../domain/cost/ledger.ts';
import { usdOf } from '../domain/cost/money.ts';
import type { BatchJob } from '../domain/enrichment/batch-job.ts';
import { METRIC } from '../metrics.ts';
import type { BatchDeps } from './batch-deps.ts';

/** Counts records of a job as the model calls that they are, many at a time. */
export function countRecords(
  { counter }: Pick<BatchDeps, 'counter'>,
  { model }: Pick<BatchJob, 'model'>,
  results: readonly LedgerResult[],
): void {
  if (results.length === 0) return;
  const sum = (of: (result: LedgerResult) => number) => results.reduce((total, result) => total + of(result), 0);
  const split = { model, purpose: 'batch' };
  for (const outcome of new Set(results.map((result) => result.outcome)))
    counter.count(
      METRIC.modelCalls,
      sum((one) => (one.outcome === outcome ? 1 : 0)),
      { ...split, outcome },
    );
  counter.gauge(METRIC.modelCost, usdOf(sum(({ cost }) => cost)), split);
  counter.count(
    METRIC.modelInputTokens,
    sum(({ usage }) => usage?.input ?? 0),
    split,
  );
  counter.count(
    METRIC.modelOutputTokens,
    sum(({ usage }) => usage?.output ?? 0),
    split,
  );
  const failed = sum(({ outcome }) => (outcome === 'answered' ? 0 : 1));
  counter.count(METRIC.batchRecords, results.length);
  counter.count(METRIC.batchRecordsFailed, failed);
}
