import { type Cycle, FIELDS, hasSeveral, type Interval, isCycle, UNKNOWN } from '../../domain/analytics/dimensions.ts';
import { type Metric, specOf } from '../../domain/analytics/metrics.ts';
import type { AggregationPlan, FieldGroup } from '../../domain/analytics/plan.ts';
import { sizeOf } from '../../domain/analytics/plan-limits.ts';
import { knownZone } from '../../domain/analytics/time-zone.ts';
import { filterClauses } from './filter-clauses.ts';

/** Names of the aggregations of a body, beside those of the metrics. */
export const AGGREGATION = {
  groups: 'groups',
  /** Number of values of the field of several values, over all calls. */
  values: 'values',
  /** Calls without any value of that field. */
  withoutValue: 'without_value',
} as const;

type Aggregations = Readonly<Record<string, object>>;

/**
 * A plan as one search without hits. The order of a terms aggregation is the plan's, ties by key, so that one and the
 * same data gives one and the same answer.
 *
 * Terms are exact on one shard. On several, each shard sends its first `shard_size` groups
 * (https://docs.opensearch.org/2.19/aggregations/bucket/terms/#size-and-shard-size-terms), which is exact until a field has more
 * values than that; then the answer carries an error bound.
 */
export function aggregationBody(plan: AggregationPlan) {
  return {
    size: 0,
    track_total_hits: true,
    query: { bool: { filter: filterClauses(plan.filters) } },
    aggs: { ...metrics(plan, 0), ...groups(plan, 0), ...severalValues(plan) },
  };
}

/** The field of several values that a plan groups by, the outer one if there are two. */
function fieldOfSeveral(plan: AggregationPlan): FieldGroup | undefined {
  return plan.group_by.find((group): group is FieldGroup => hasSeveral(group.by));
}

function severalValues(plan: AggregationPlan): Aggregations {
  const group = fieldOfSeveral(plan);
  if (group === undefined) return {};
  const { field } = FIELDS[group.by];
  return { [AGGREGATION.values]: { value_count: { field } }, [AGGREGATION.withoutValue]: { missing: { field } } };
}

/** The groups of a depth (0 is the outermost) with everything inside. */
function groups(plan: AggregationPlan, depth: number): Aggregations {
  const group = plan.group_by[depth];
  if (group === undefined) return {};
  const inner = depth + 1 < plan.group_by.length;
  const aggs = { ...(inner ? orderingMetric(plan) : metrics(plan, depth + 1)), ...groups(plan, depth + 1) };
  return {
    [AGGREGATION.groups]: {
      ...('top' in group ? terms(plan, group, depth) : dateHistogram(plan, group.by)),
      ...(Object.keys(aggs).length > 0 && { aggs }),
    },
  };
}

/**
 * Groups that a shard sends, at least. Ten thousand would cost 85 ms instead of 17 over 100,000 calls of 30,000 clients,
 * and only a field with more values than this on an index of several shards can be inexact for it.
 */
const SHARD_SIZE = { outer: 1_000, inner: 500 } as const;

function terms(plan: AggregationPlan, { by, top }: FieldGroup, depth: number): object {
  const { order_by, order } = plan;
  const path = order_by === 'key' ? '_key' : order_by === 'count' ? '_count' : valuePath(order_by);
  return {
    terms: {
      field: FIELDS[by].field,
      size: top,
      shard_size: Math.max(depth === 0 ? SHARD_SIZE.outer : SHARD_SIZE.inner, top),
      min_doc_count: plan.min_count,
      // Costs a field that every call has 8 ms over 100,000 calls.
      ...(FIELDS[by].optional && { missing: UNKNOWN }),
      order: path === '_key' ? [{ _key: order }] : [{ [path]: order }, { _key: 'asc' }],
    },
  };
}

/** Periods from which a cycle is added up: engines of our subset know no other way, scripts being none of it. */
export const CYCLE_PERIOD = { hour_of_day: 'hour', day_of_week: 'day' } as const satisfies Record<Cycle, Interval>;

/**
 * Periods without calls count too, within the date range or else between the first and the last call of a group. A
 * cycle needs only the periods with calls.
 */
function dateHistogram({ time_zone, filters }: AggregationPlan, by: Interval | Cycle): object {
  const cycle = isCycle(by);
  const { start, end } = filters.date_range ?? {};
  const whole = !cycle && start !== undefined && end !== undefined;
  return {
    date_histogram: {
      field: 'timestamp',
      calendar_interval: cycle ? CYCLE_PERIOD[by] : by,
      time_zone: knownZone(time_zone) ?? time_zone,
      min_doc_count: cycle ? 1 : 0,
      ...(whole && { extended_bounds: { min: Date.parse(start), max: Date.parse(end) } }),
    },
  };
}

/** What outer groups are ordered by, unless they come with it. */
function orderingMetric(plan: AggregationPlan): Aggregations {
  const { order_by } = plan;
  return order_by === 'key' || order_by === 'count' ? {} : metrics({ ...plan, metrics: [order_by] }, 1);
}

function metrics(plan: AggregationPlan, depth: number): Aggregations {
  return Object.assign({}, ...plan.metrics.map((metric) => aggregationOf(metric, plan, depth)));
}

function aggregationOf(metric: Metric, plan: AggregationPlan, depth: number): Aggregations {
  const spec = specOf(metric);
  if (spec.kind === 'count') return {};
  const { field } = spec;
  if (spec.kind === 'percentile') {
    return { [percentilesName(field)]: { percentiles: { field, percents: percentsOf(field, plan.metrics) } } };
  }
  if (spec.kind !== 'distinct') return { [metric]: { [spec.kind]: { field } } };
  return { [metric]: { cardinality: { field, precision_threshold: distinctPrecision(plan, depth) } } };
}

/** All percentiles of one field come out of one aggregation. */
export const percentilesName = (field: string): string => `percentiles_${field}`;

function percentsOf(field: string, wanted: readonly Metric[]): readonly number[] {
  return wanted.flatMap((metric) => {
    const spec = specOf(metric);
    return spec.kind === 'percentile' && spec.field === field ? [spec.percent] : [];
  });
}

/** Where in a bucket the value of a metric is. */
function valuePath(metric: Metric): string {
  const spec = specOf(metric);
  return spec.kind === 'percentile' ? `${percentilesName(spec.field)}.${spec.percent}` : metric;
}

/**
 * Number of clients up to which they are counted (all but) exactly; above, the count is a HyperLogLog++ estimate. 40,000
 * is the engine's highest (https://docs.opensearch.org/2.19/aggregations/metric/cardinality/). Each group takes memory for
 * its threshold on each shard, counted or not: 256 KB for 40,000, 64 KB for 10,000, 16 KB for 3,000, 8 KB for 1,000. So the
 * more groups, the lower the threshold. Agents may be far more than those that are shown.
 */
export function distinctPrecision({ group_by, filters }: AggregationPlan, depth: number): number {
  if (depth === 0) return 40_000;
  const around = group_by.slice(0, depth);
  if (around.some(({ by }) => by === 'agent_id')) return 1_000;
  const groups = around.reduce((product, group) => product * (sizeOf(group, filters.date_range)?.buckets ?? 1), 1);
  return groups <= 100 ? 10_000 : groups <= 1_000 ? 3_000 : 1_000;
}
