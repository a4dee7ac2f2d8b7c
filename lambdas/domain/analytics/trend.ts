import { withDefaultRange } from './default-range.ts';
import { FIELD_NAMES, type Field, INTERVALS, type Interval, isField } from './dimensions.ts';
import type { Metric } from './metrics.ts';
import type { AggregationPlan } from './plan.ts';
import {
  FILTER_PARAMETERS,
  filterInput,
  numberOf,
  type ParameterFault,
  planOfParameters,
  type QueryParameters,
  textOf,
  unknownParameter,
} from './query-parameters.ts';
import type { AggregationResult, Note, Row } from './result.ts';

/** One period of a series. */
export interface Point {
  /** Name of the period (time-label.ts). */
  readonly time: string;
  readonly count: number;
  /** Value of the metric; null where there is no call to take an average of. */
  readonly value: number | null;
}

export interface Series {
  /** The value of the field; null where calls are not grouped by one. */
  readonly key: string | null;
  /** The metric over the whole time. */
  readonly total: number | null;
  readonly points: readonly Point[];
}

export interface Trend {
  readonly interval: Interval;
  readonly metric: Metric;
  readonly group_by: Field | null;
  readonly time_zone: string;
  readonly date_range: { readonly start: string | null; readonly end: string | null };
  readonly total_calls: number;
  /** The groups with the most calls, the largest first. */
  readonly series: readonly Series[];
  /** Calls of groups that are not shown. */
  readonly other: number | null;
  readonly approximate: boolean;
  readonly notes: readonly Note[];
}

/** Plans of a trend: the points, and the same without time. */
export interface TrendPlans {
  readonly points: AggregationPlan;
  readonly totals: AggregationPlan;
}

export type ParsedTrend =
  | { readonly ok: true; readonly plans: TrendPlans }
  | { readonly ok: false; readonly fault: ParameterFault };

/** Parameters of GET /analytics/trends. */
export const TREND_PARAMETERS = [...FILTER_PARAMETERS, 'time_zone', 'interval', 'group_by', 'metric', 'top'] as const;
/** Series that are shown unless a request says otherwise; more are hard to tell apart. */
export const DEFAULT_SERIES = 5;

const SOURCES = { metrics: 'metric', 'group_by[0].top': 'top', 'group_by[1].top': 'top', group_by: 'group_by' };

/** Reads the query string of GET /analytics/trends. `now` ends a time of hours or days that has no end. */
export function parseTrend(asked: QueryParameters, now: Date): ParsedTrend {
  const [interval = 'day', field] = [textOf(asked, 'interval'), textOf(asked, 'group_by')];
  const top = textOf(asked, 'top');
  const parameters = withDefaultRange(asked, interval, now);
  const fault = unknownParameter(parameters, TREND_PARAMETERS) ?? choiceFault(interval, field, top);
  if (fault !== undefined) return { ok: false, fault };
  const zone = textOf(parameters, 'time_zone');
  const group = field === undefined ? [] : [{ by: field, top: top === undefined ? DEFAULT_SERIES : numberOf(top) }];
  const common = {
    metrics: [textOf(parameters, 'metric') ?? 'count'],
    filters: filterInput(parameters),
    ...(zone !== undefined && { time_zone: zone }),
    ...(field !== undefined && { order_by: 'count' }),
  };
  const totals = planOfParameters({ ...common, group_by: group }, SOURCES);
  const points = planOfParameters({ ...common, group_by: [...group, { by: interval }] }, SOURCES);
  if (!points.ok) return points;
  return totals.ok ? { ok: true, plans: { points: points.plan, totals: totals.plan } } : totals;
}

/** Plans know more groups than a trend does. */
function choiceFault(interval: string, field: string | undefined, top: string | undefined): ParameterFault | undefined {
  if (!(INTERVALS as readonly string[]).includes(interval)) {
    return { field: 'interval', title: `interval must be one of ${INTERVALS.join(', ')}.` };
  }
  if (field === undefined) return top === undefined ? undefined : { field: 'top', title: 'top needs a group_by.' };
  if ((FIELD_NAMES as readonly string[]).includes(field)) return undefined;
  return { field: 'group_by', title: `group_by must be one of ${FIELD_NAMES.join(', ')}.` };
}

/** The trend from the results of its plans. */
export function readTrend({ points: plan }: TrendPlans, points: AggregationResult, totals: AggregationResult): Trend {
  const [metric = 'count'] = plan.metrics;
  const interval = plan.group_by.map(({ by }) => by).find((by) => !isField(by)) as Interval;
  const field = plan.group_by.map(({ by }) => by).find(isField);
  const { start = null, end = null } = plan.filters.date_range ?? {};
  const whole = new Map(totals.rows.map((row) => [keyOf(row, field), row.metrics[metric] ?? null]));
  if (field === undefined) whole.set(null, totals.totals[metric] ?? null);
  const series = Map.groupBy(points.rows, (row) => keyOf(row, field));
  if (field === undefined && series.size === 0) series.set(null, []);
  return {
    interval,
    metric,
    group_by: field ?? null,
    time_zone: plan.time_zone,
    date_range: { start, end },
    total_calls: points.totals.count,
    series: [...series].map(([key, rows]) => {
      return { key, total: whole.get(key) ?? null, points: rows.map((row) => pointOf(row, interval, metric)) };
    }),
    other: points.other,
    approximate: points.approximate || totals.approximate,
    notes: points.notes,
  };
}

function keyOf(row: Row, field: Field | undefined): string | null {
  return field === undefined ? null : (row.key[field] ?? null);
}

function pointOf({ key, metrics }: Row, interval: Interval, metric: Metric): Point {
  return { time: key[interval] ?? '', count: metrics.count, value: metrics[metric] ?? null };
}
