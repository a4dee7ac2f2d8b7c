import { type Cycle, isCycle } from '../../domain/analytics/dimensions.ts';
import { type Metric, specOf } from '../../domain/analytics/metrics.ts';
import type { AggregationPlan, Group } from '../../domain/analytics/plan.ts';
import type { MetricValues } from '../../domain/analytics/result.ts';
import { HOURS, timeLabeller, WEEKDAYS } from '../../domain/analytics/time-label.ts';
import { type AggregationNode, type Bucket, metricOf, nodeOf, rounded } from './aggregation-node.ts';

/** A group of one level with its figures and what is inside. */
export interface GroupEntry {
  readonly key: string;
  readonly metrics: MetricValues;
  readonly node: AggregationNode;
}

/** The buckets of one level as groups, in the plan's order. */
export type EntryReader = (buckets: readonly Bucket[]) => readonly GroupEntry[];

/** The reader of each level; made once for an answer, because clocks of time zones are costly to set up. */
export function entryReaders(plan: AggregationPlan): readonly EntryReader[] {
  return plan.group_by.map((group) => {
    const read =
      'top' in group ? (bucket: Bucket) => String(bucket.key) : remembered(timeLabeller(group.by, plan.time_zone));
    return (buckets) => {
      const entries = buckets.map((bucket) => ({
        key: read(bucket),
        metrics: metricsOf(nodeOf(bucket), bucket.doc_count, plan.metrics),
        node: nodeOf(bucket),
      }));
      return ordered(isCycle(group.by) ? folded(entries, group.by, plan.metrics) : entries, group, plan);
    };
  });
}

export function metricsOf(node: AggregationNode, count: number, metrics: readonly Metric[]): MetricValues {
  return { ...Object.fromEntries(metrics.map((metric) => [metric, metricOf(node, metric)])), count };
}

function remembered(label: (ms: number) => string): (bucket: Bucket) => string {
  const labels = new Map<number, string>();
  return ({ key }) => {
    const ms = Number(key);
    const known = labels.get(ms) ?? label(ms);
    labels.set(ms, known);
    return known;
  };
}

/** Adds single periods up to the 24 hours or 7 days of a cycle, those without calls included. */
function folded(entries: readonly GroupEntry[], cycle: Cycle, metrics: readonly Metric[]): readonly GroupEntry[] {
  const byKey = Map.groupBy(entries, ({ key }) => key);
  const keys: readonly string[] = cycle === 'hour_of_day' ? HOURS : WEEKDAYS;
  return keys.map((key) => ({
    key,
    node: {},
    metrics: added(byKey.get(key) ?? [], metrics),
  }));
}

/** Every call has every number, so that an average is weighted by the calls; rounded once, at the end. */
function added(parts: readonly GroupEntry[], metrics: readonly Metric[]): MetricValues {
  const count = parts.reduce((sum, part) => sum + part.metrics.count, 0);
  const values = metrics.map((metric) => {
    if (metric === 'count') return [metric, count] as const;
    const average = specOf(metric).kind === 'avg';
    const sum = parts.reduce((total, { node, metrics: { count: calls } }) => {
      return total + (node[metric]?.value ?? 0) * (average ? calls : 1);
    }, 0);
    return [metric, rounded(average ? sum / count : sum)] as const;
  });
  return { ...Object.fromEntries(values), count };
}

/** Periods beside another group stay in the order of time. Ties are in the order of keys, what has no value comes last. */
function ordered(entries: readonly GroupEntry[], group: Group, plan: AggregationPlan): readonly GroupEntry[] {
  const time = !('top' in group);
  if (time && plan.group_by.length > 1) return entries;
  const byKey = time ? entries : entries.toSorted((a, b) => compareKeys(a.key, b.key));
  const { order_by, order } = plan;
  if (order_by === 'key') return order === 'asc' ? byKey : byKey.toReversed();
  const sign = order === 'asc' ? 1 : -1;
  return byKey.toSorted((a, b) => compareValues(a.metrics[order_by], b.metrics[order_by], sign));
}

function compareValues(a: number | null | undefined, b: number | null | undefined, sign: 1 | -1): number {
  if (typeof a !== 'number' || typeof b !== 'number')
    return Number(typeof a !== 'number') - Number(typeof b !== 'number');
  return sign * (a - b);
}

/** In the order of code points, as engines compare keywords. */
function compareKeys(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
