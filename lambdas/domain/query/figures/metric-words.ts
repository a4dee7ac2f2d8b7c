import type { Metric } from '../../analytics/metrics.ts';
import type { AggregationPlan } from '../../analytics/plan.ts';
import type { MetricValues, Row } from '../../analytics/result.ts';
import { durationWords, moneyWords, numberWords, percentWords, scoreWords } from './number-words.ts';

const OF_1 = ' (0 to 1)';
const OF_2 = ' (-1 to 1)';

/** Name of each metric, and how its value is written. */
const METRICS: { readonly [M in Metric]: readonly [name: string, write: (value: number) => string] } = {
  count: ['calls', numberWords],
  distinct_clients: ['different clients', numberWords],
  avg_importance: [`average importance${OF_1}`, scoreWords],
  avg_sentiment: [`average sentiment${OF_2}`, scoreWords],
  avg_duration: ['average duration', durationWords],
  avg_cost: ['average cost', moneyWords],
  total_duration: ['total duration', durationWords],
  total_cost: ['total cost', moneyWords],
  p50_importance: [`median importance${OF_1}`, scoreWords],
  p90_importance: [`90th percentile of importance${OF_1}`, scoreWords],
  p95_importance: [`95th percentile of importance${OF_1}`, scoreWords],
  p50_sentiment: [`median sentiment${OF_2}`, scoreWords],
  p50_duration: ['median duration', durationWords],
  p90_duration: ['90th percentile of duration', durationWords],
  p95_duration: ['95th percentile of duration', durationWords],
  p99_duration: ['99th percentile of duration', durationWords],
};

export const metricName = (metric: Metric): string => METRICS[metric][0];

/** A value by itself; the metric is named elsewhere. */
export function metricValue(metric: Metric, values: MetricValues): string {
  const value = values[metric];
  return value === undefined || value === null ? 'no value' : METRICS[metric][1](value);
}

/** A value with what it is: `37 calls`, `average duration 4 min 12 s`. */
export function namedValue(metric: Metric, values: MetricValues): string {
  const value = metricValue(metric, values);
  if (metric === 'count') return `${value} ${values.count === 1 ? 'call' : 'calls'}`;
  if (metric === 'distinct_clients') return `${value} ${values[metric] === 1 ? 'client' : metricName(metric)}`;
  return `${metricName(metric)} ${value}`;
}

/** The metric that the answer is about: the one that orders, else the first. */
export function mainMetric({ metrics, order_by }: AggregationPlan): Metric {
  return order_by === 'key' ? (metrics[0] ?? 'count') : order_by;
}

/** What a row shows beside its main metric: its share, the other metrics, and the calls where nothing else says them. */
export function besides(plan: AggregationPlan, { metrics: values, share }: Row): readonly string[] {
  const main = mainMetric(plan);
  const others = [...plan.metrics, 'count' as const].filter((metric) => metric !== main);
  return [
    ...(share === undefined ? [] : [percentWords(share)]),
    ...[...new Set(others)].map((metric) => namedValue(metric, values)),
  ];
}
