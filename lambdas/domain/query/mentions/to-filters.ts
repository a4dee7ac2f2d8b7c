import type { Field } from '../../analytics/dimensions.ts';
import type { Filters, VALUE_FILTERS } from '../../search/filters.ts';
import type { TimeRange } from '../time/date-expression.ts';
import { utcRange } from '../time/local-time.ts';

/** What a question's words ask for, before it is put together. */
export interface Wanted {
  readonly values: readonly { readonly field: Field; readonly values: readonly string[]; readonly negated: boolean }[];
  readonly dates: readonly TimeRange[];
  readonly limits: readonly (readonly ['duration_min' | 'duration_max' | 'importance_min', number])[];
  readonly phrases: readonly string[];
}

type Limits = Partial<Record<Wanted['limits'][number][0], number>>;
type ValueFilter = keyof typeof VALUE_FILTERS;
type ValueLists = Partial<Record<ValueFilter, string[]>>;

/** Most values of one filter, as FiltersSchema has it. */
const MAX_VALUES = 100;
const MAX_PHRASES = 5;

/** The filters that follow; valid by FiltersSchema. */
export function toFilters({ values, dates, limits, phrases }: Wanted, zone: string): Filters {
  const [wanted, not] = [{} as ValueLists, {} as ValueLists];
  for (const { field, values: each, negated } of values) addValues(negated ? not : wanted, field, each);
  const range = joined(dates);
  const date_range = range && utcRange(range, zone);
  return {
    ...wanted,
    ...(Object.keys(not).length > 0 && { not }),
    ...(phrases.length > 0 && { contains: phrases.slice(0, MAX_PHRASES) }),
    ...limitsOf(limits),
    ...(date_range && { date_range }),
  } as Filters;
}

function addValues(lists: ValueLists, field: ValueFilter, values: readonly string[]): void {
  const list = new Set([...(lists[field] ?? []), ...values]);
  lists[field] = [...list].slice(0, MAX_VALUES);
}

/** The narrowest of each; durations that no call has, such as below five or above ten minutes, are left out. */
function limitsOf(limits: Wanted['limits']): Limits {
  const result = narrowest(limits);
  if (!isEmpty(result)) return result;
  return result.importance_min === undefined ? {} : { importance_min: result.importance_min };
}

/** Whether no call can have all these limits. */
export const exclude = (limits: Wanted['limits']): boolean => isEmpty(narrowest(limits));

function isEmpty({ duration_min = 0, duration_max = Number.POSITIVE_INFINITY }: Limits): boolean {
  return duration_min > duration_max;
}

function narrowest(limits: Wanted['limits']): Limits {
  const result: Limits = {};
  for (const [field, value] of limits) {
    const other = result[field] ?? value;
    result[field] = field === 'duration_max' ? Math.min(other, value) : Math.max(other, value);
  }
  return result;
}

/**
 * One range of several: an open start and an open end meet in the middle, a range within another is meant as part of it,
 * and any others are covered from the first day to the last (both months of "March and May", with what lies between).
 */
function joined(dates: readonly TimeRange[]): TimeRange | undefined {
  return dates.reduce<TimeRange | undefined>((sum, next) => (sum === undefined ? next : join(sum, next)), undefined);
}

function join(one: TimeRange, next: TimeRange): TimeRange {
  const [from, to] = [both(Math.max, one.from, next.from), both(Math.min, one.to, next.to)];
  const isOpen = [one, next].some((range) => range.from === undefined || range.to === undefined);
  const overlaps = from === undefined || to === undefined || from <= to;
  if (isOpen && overlaps) return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  if (isOpen) return one;
  if (within(one, next)) return one;
  if (within(next, one)) return next;
  return { from: Math.min(one.from ?? 0, next.from ?? 0), to: Math.max(one.to ?? 0, next.to ?? 0) };
}

/** Whether days lie between ranges that are named side by side, neither a part of the other. */
export function areApart(dates: readonly TimeRange[]): boolean {
  const closed = dates
    .flatMap(({ from, to }) => (from === undefined || to === undefined ? [] : [{ from, to }]))
    .toSorted((a, b) => a.from - b.from);
  let until = closed[0]?.to ?? 0;
  for (const { from, to } of closed) {
    if (from > until + 1) return true;
    until = Math.max(until, to);
  }
  return false;
}

function both(pick: (a: number, b: number) => number, one: number | undefined, other: number | undefined) {
  if (one === undefined || other === undefined) return one ?? other;
  return pick(one, other);
}

function within(inner: TimeRange, outer: TimeRange): boolean {
  return (inner.from ?? 0) >= (outer.from ?? 0) && (inner.to ?? 0) <= (outer.to ?? 0);
}
