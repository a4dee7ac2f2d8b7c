import { type Metric, specOf } from '../../domain/analytics/metrics.ts';
import { percentilesName } from './aggregation-request.ts';

/** Whatever holds aggregations of an answer: its `aggregations`, or a bucket. */
export type AggregationNode = Readonly<Record<string, Aggregation | undefined>>;

/** One aggregation of an answer; which of these it has depends on its type. */
export interface Aggregation {
  readonly value?: number | null;
  readonly values?: Readonly<Record<string, number | null>>;
  readonly doc_count?: number;
  readonly buckets?: readonly Bucket[];
  readonly sum_other_doc_count?: number;
  /** -1 where the engine cannot tell. */
  readonly doc_count_error_upper_bound?: number;
}

/** One group; the key of a period is when it begins, milliseconds since 1970. Its aggregations stand beside. */
export interface Bucket {
  readonly key: string | number;
  readonly doc_count: number;
}

export const nodeOf = (bucket: Bucket): AggregationNode => bucket as unknown as AggregationNode;

/** Value of a metric that a node holds, rounded; null where the node holds none or there is nothing to work it out of. */
export function metricOf(node: AggregationNode, metric: Metric): number | null {
  const spec = specOf(metric);
  if (spec.kind !== 'percentile') return rounded(node[metric]?.value);
  const values = Object.entries(node[percentilesName(spec.field)]?.values ?? {});
  return rounded(values.find(([percent]) => Number(percent) === spec.percent)?.[1]);
}

const DECIMALS = 1_000_000;

/** To 6 decimals: the last digits of a sum depend on the order in which an engine adds up. */
export function rounded(value: number | null | undefined): number | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  return Math.round(value * DECIMALS) / DECIMALS + 0;
}
