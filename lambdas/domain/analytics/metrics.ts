/** What can be worked out for a group of calls. Durations in seconds, costs in US dollars. */
export const METRICS = {
  /** Number of calls. */
  count: { kind: 'count' },
  /** Number of different clients; approximate where they are very many (aggregation-request.ts). */
  distinct_clients: { kind: 'distinct', field: 'client_id' },
  /** 0..1 */
  avg_importance: { kind: 'avg', field: 'importance_score' },
  /** -1..1 */
  avg_sentiment: { kind: 'avg', field: 'sentiment_score' },
  avg_duration: { kind: 'avg', field: 'duration_seconds' },
  avg_cost: { kind: 'avg', field: 'cost_usd' },
  total_duration: { kind: 'sum', field: 'duration_seconds' },
  total_cost: { kind: 'sum', field: 'cost_usd' },
  /** Percentiles are the engine's t-digest: exact for small groups, close for large ones. */
  p50_importance: { kind: 'percentile', field: 'importance_score', percent: 50 },
  p90_importance: { kind: 'percentile', field: 'importance_score', percent: 90 },
  p95_importance: { kind: 'percentile', field: 'importance_score', percent: 95 },
  p50_sentiment: { kind: 'percentile', field: 'sentiment_score', percent: 50 },
  p50_duration: { kind: 'percentile', field: 'duration_seconds', percent: 50 },
  p90_duration: { kind: 'percentile', field: 'duration_seconds', percent: 90 },
  p95_duration: { kind: 'percentile', field: 'duration_seconds', percent: 95 },
  p99_duration: { kind: 'percentile', field: 'duration_seconds', percent: 99 },
} as const satisfies Readonly<Record<string, MetricSpec>>;

export type MetricSpec =
  | { readonly kind: 'count' }
  | { readonly kind: 'distinct'; readonly field: 'client_id' }
  | { readonly kind: 'avg' | 'sum'; readonly field: NumberField }
  | { readonly kind: 'percentile'; readonly field: NumberField; readonly percent: number };

/** Number fields of a document of the index; every call has them all. */
export type NumberField = 'importance_score' | 'sentiment_score' | 'duration_seconds' | 'cost_usd';

export type Metric = keyof typeof METRICS;
export const METRIC_NAMES = Object.keys(METRICS) as [Metric, ...Metric[]];

/** The specification of a metric, in the type that all of them share. */
export const specOf = (metric: Metric): MetricSpec => METRICS[metric];
