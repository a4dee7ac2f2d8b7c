import { type Day, type DayRange, type Days, yearOf } from './calendar.ts';

/** Days, or moments in milliseconds since 1970 where hours are meant; both ends inclusive. */
export interface TimeRange extends DayRange {
  readonly start_ms?: number;
  readonly end_ms?: number;
}

/** Days that a form of words means. */
export interface DateExpression {
  readonly range: TimeRange;
  /** The same days of any year, where the question names no year; undefined for one that lacks the day. */
  readonly inYear?: ((year: number) => Days | undefined) | undefined;
  /** How sure, 0..1. */
  readonly score: number;
}

/** A year that has 29 February is at most eight years away. */
const LEAP_GAP = 8;

export function exactly(range: TimeRange | undefined, score = 1): DateExpression | undefined {
  return range && { range, score };
}

/** The last ones that have begun, of days that come each year; of a year that is given where one is. */
export function yearly(
  inYear: (year: number) => Days | undefined,
  today: Day,
  year: string | undefined,
): DateExpression | undefined {
  if (year !== undefined) return exactly(inYear(Number(year)));
  const range = lastBegun(inYear, today);
  return range && { range, inYear, score: 1 };
}

function lastBegun(inYear: (year: number) => Days | undefined, today: Day): Days | undefined {
  for (let year = yearOf(today); year >= yearOf(today) - LEAP_GAP; year--) {
    const range = inYear(year);
    if (range && range.from <= today) return range;
  }
  return undefined;
}

/** From the one to the other. A year that only one of them names is that of both; else the first is the last that has begun. */
export function fromTo(first: DateExpression, last: DateExpression): DateExpression | undefined {
  const [start, end] = alignYears(first, last);
  if (start.from === undefined || end.to === undefined || start.from > end.to) return undefined;
  return { range: { from: start.from, to: end.to }, score: Math.min(first.score, last.score) };
}

function alignYears(first: DateExpression, last: DateExpression): readonly [TimeRange, TimeRange] {
  const [start, end] = [first.range, last.range];
  if (last.inYear && start.from !== undefined) {
    const year = yearOf(start.from);
    return [start, atOrAfter(last.inYear, year, start.from) ?? end];
  }
  if (first.inYear && end.to !== undefined) {
    const year = yearOf(end.to);
    const same = first.inYear(year);
    return [same && same.from <= end.to ? same : (first.inYear(year - 1) ?? start), end];
  }
  return [start, end];
}

function atOrAfter(inYear: (year: number) => Days | undefined, year: number, from: Day): Days | undefined {
  const same = inYear(year);
  return same && same.to >= from ? same : inYear(year + 1);
}
