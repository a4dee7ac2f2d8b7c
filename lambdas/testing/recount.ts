import {
  type Dimension,
  FIELDS,
  hasSeveral,
  isCycle,
  isField,
  isInterval,
  UNKNOWN,
} from '../domain/analytics/dimensions.ts';
import { type Metric, specOf } from '../domain/analytics/metrics.ts';
import type { AggregationPlan } from '../domain/analytics/plan.ts';
import type { AggregationResult, MetricValues, Row } from '../domain/analytics/result.ts';
import { HOURS, timeLabeller, WEEKDAYS } from '../domain/analytics/time-label.ts';
import type { CallDocument } from '../domain/search/document.ts';
import { type Filters, VALUE_FILTERS } from '../domain/search/filters.ts';

/** What is counted of a document; its text where calls are told apart by what is said in them. */
export type CountedCall = Omit<
  CallDocument,
  'call_id' | 'revision' | 'edition' | 'text' | 'turns' | 'identifiers' | 'moments'
> &
  Partial<Pick<CallDocument, 'text'>>;

type Calls = readonly CountedCall[];
type Ordered = readonly (readonly [key: string, calls: Calls])[];

/**
 * The result of a plan by brute force, from the documents themselves: what every engine must come to. Percentiles are
 * those of a t-digest that
 * has merged nothing yet, which is what OpenSearch 2.19 answers for small groups; for large ones it comes close.
 */
export function recount(documents: Calls, plan: AggregationPlan): AggregationResult {
  const calls = documents.filter((call) => passes(call, plan.filters));
  const all = rowsOf(calls, plan);
  const rows = all.slice(0, plan.limit ?? all.length);
  const several = plan.group_by.filter(({ by }) => hasSeveral(by));
  const pairs = calls.flatMap((call) => several.flatMap(({ by }) => valuesOf(call, by)));
  const shown = rows.reduce((sum, row) => sum + row.metrics.count, 0);
  const whole = several.length === 0 ? calls.length : pairs.length;
  const other = plan.group_by.length === 0 ? 0 : several.length > 1 ? null : whole - shown;
  const [outermost] = several;
  return {
    rows: rows.map((row) => (plan.percentages ? { ...row, share: percent(row.metrics.count, calls.length) } : row)),
    totals: valuesFor(calls, plan.metrics),
    other,
    without_value:
      outermost === undefined ? 0 : calls.filter((call) => valuesOf(call, outermost.by).length === 0).length,
    truncated: rows.length < all.length || (other === null ? leavesOut(calls, plan) : other > 0),
    approximate: false,
    notes: several.length > 0 ? ['groups-overlap'] : [],
  };
}

/** Whether groups are left out at some level: an engine does not look whether one of the outer level would have had rows. */
function leavesOut(calls: Calls, plan: AggregationPlan): boolean {
  const every = { ...plan, group_by: plan.group_by.map((group) => ({ ...group, top: Number.POSITIVE_INFINITY })) };
  const isCut = (within: Calls, depth: number) =>
    groupsOf(within, plan, depth).length < groupsOf(within, every, depth).length;
  return isCut(calls, 0) || groupsOf(calls, plan, 0).some(([, within]) => isCut(within, 1));
}

type ValueFilter = keyof typeof VALUE_FILTERS;

function passes(call: CountedCall, filters: Filters): boolean {
  const { importance_min = 0, duration_min = 0, duration_max = Number.POSITIVE_INFINITY } = filters;
  const { start = '', end = '~' } = filters.date_range ?? {};
  const names = Object.keys(VALUE_FILTERS) as ValueFilter[];
  return (
    names.every((name) => filters[name] === undefined || hasAny(call, name, filters[name])) &&
    !names.some((name) => hasAny(call, name, filters.not?.[name] ?? [])) &&
    (filters.contains ?? []).every((phrase) => says(call, phrase)) &&
    call.importance_score >= importance_min &&
    call.duration_seconds >= duration_min &&
    call.duration_seconds <= duration_max &&
    call.timestamp >= start &&
    call.timestamp <= end
  );
}

function hasAny(call: CountedCall, name: ValueFilter, values: readonly string[]): boolean {
  return [call[VALUE_FILTERS[name]] ?? UNKNOWN].flat().some((value) => values.includes(value));
}

/** Whether the words of a phrase stand in the text as they are written: neither stems nor sounds are known here. */
export function says({ text }: Pick<CountedCall, 'text'>, phrase: string): boolean {
  if (text === undefined) throw new Error('A call without its text cannot be asked what is said in it.');
  const spaced = (words: string) => ` ${(words.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ')} `;
  return spaced(text).includes(spaced(phrase));
}

function rowsOf(calls: Calls, plan: AggregationPlan): readonly Row[] {
  const [outer, inner] = plan.group_by;
  if (outer === undefined) return [];
  return groupsOf(calls, plan, 0).flatMap(([key, within]) => {
    if (inner === undefined) return [{ key: { [outer.by]: key }, metrics: valuesFor(within, plan.metrics) }];
    return groupsOf(within, plan, 1).map(([innerKey, both]) => {
      return { key: { [outer.by]: key, [inner.by]: innerKey }, metrics: valuesFor(both, plan.metrics) };
    });
  });
}

function groupsOf(calls: Calls, plan: AggregationPlan, depth: number): Ordered {
  const group = plan.group_by[depth];
  if (group === undefined) return [];
  const { by } = group;
  if (!isField(by)) {
    const periods = timeGroups(calls, by, plan);
    return plan.group_by.length > 1 ? periods : inOrder(periods, plan);
  }
  const keys = new Set(calls.flatMap((call) => valuesOf(call, by)));
  const groups = [...keys]
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map((key) => [key, calls.filter((call) => valuesOf(call, by).includes(key))] as const)
    .filter(([, within]) => within.length >= plan.min_count);
  return inOrder(groups, plan).slice(0, 'top' in group ? group.top : undefined);
}

function inOrder(groups: Ordered, { order_by, order }: AggregationPlan): Ordered {
  if (order_by === 'key') return order === 'asc' ? groups : groups.toReversed();
  const value = (calls: Calls) => valuesFor(calls, [order_by])[order_by] ?? null;
  return groups.toSorted(([, a], [, b]) => {
    const [left, right] = [value(a), value(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return order === 'asc' ? left - right : right - left;
  });
}

const STEP_MS = 15 * 60_000;

/** Every quarter of an hour of the time that is asked for is named; offsets from UTC are multiples of it. */
function timeGroups(calls: Calls, by: Dimension, plan: AggregationPlan): Ordered {
  if (isField(by)) return [];
  const label = timeLabeller(by, plan.time_zone);
  const grouped = Map.groupBy(calls, (call) => label(Date.parse(call.timestamp)));
  const keys = isCycle(by)
    ? by === 'hour_of_day'
      ? HOURS
      : WEEKDAYS
    : isInterval(by)
      ? periods(calls, plan, label)
      : [];
  return keys.map((key) => [key, grouped.get(key) ?? []] as const);
}

function periods(calls: Calls, { filters }: AggregationPlan, label: (ms: number) => string): readonly string[] {
  const times = calls.map(({ timestamp }) => timestamp).sort();
  const { start, end } = filters.date_range ?? {};
  const bounded = start !== undefined && end !== undefined;
  const [from, to] = bounded ? [start, end] : [times[0], times.at(-1)];
  if (from === undefined || to === undefined) return [];
  const keys = new Set<string>();
  for (let ms = Date.parse(from); ms < Date.parse(to); ms += STEP_MS) keys.add(label(ms));
  return [...keys.add(label(Date.parse(to)))];
}

function valuesOf(call: CountedCall, by: Dimension): readonly string[] {
  if (!isField(by)) return [];
  const value = call[FIELDS[by].field] ?? UNKNOWN;
  return [...new Set([value].flat())];
}

function valuesFor(calls: Calls, metrics: readonly Metric[]): MetricValues {
  return { ...Object.fromEntries(metrics.map((metric) => [metric, metricOf(calls, metric)])), count: calls.length };
}

function metricOf(calls: Calls, metric: Metric): number | null {
  const spec = specOf(metric);
  if (spec.kind === 'count') return calls.length;
  if (spec.kind === 'distinct') return new Set(calls.map((call) => call.client_id)).size;
  const numbers = calls.map((call) => call[spec.field]).sort((a, b) => a - b);
  const sum = numbers.reduce((total, number) => total + number, 0);
  if (spec.kind === 'sum') return decimals(sum);
  if (spec.kind !== 'percentile') return calls.length === 0 ? null : decimals(sum / calls.length);
  return percentileOf(numbers, spec.percent / 100);
}

/** Between the two values whose middles of rank the quantile lies; `numbers` in ascending order. */
function percentileOf(numbers: readonly number[], quantile: number): number | null {
  const rank = Math.min(Math.max(quantile * numbers.length - 0.5, 0), numbers.length - 1);
  const [below, above] = [numbers[Math.floor(rank)], numbers[Math.ceil(rank)]];
  if (below === undefined || above === undefined) return null;
  return decimals(below + (above - below) * (rank - Math.floor(rank)));
}

const decimals = (value: number) => Math.round(value * 1_000_000) / 1_000_000 + 0;
const percent = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100);
