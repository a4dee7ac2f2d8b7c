/** A calendar day without a time zone: days since 1970-01-01. */
export type Day = number;

/** What dates are counted in. Weeks begin on Monday, as everywhere in analytics. */
export type DayUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Days from the first to the last, both inclusive; open where one is left out. */
export interface DayRange {
  readonly from?: Day;
  readonly to?: Day;
}

/** Days that are open at neither end. */
export type Days = Required<DayRange>;

const DAY_MS = 86_400_000;
const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** Undefined for a day that no calendar has. */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  const ms = Date.UTC(year, month - 1, date);
  const clock = new Date(ms);
  const exists = clock.getUTCMonth() === month - 1 && clock.getUTCDate() === date && month >= 1 && year >= 1000;
  return exists ? ms / DAY_MS : undefined;
}

/** `2026-09-20` */
export const isoOf = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

export const yearOf = (day: Day): number => new Date(day * DAY_MS).getUTCFullYear();
/** 1..12 */
export const monthOf = (day: Day): number => new Date(day * DAY_MS).getUTCMonth() + 1;

/** 1 Monday .. 7 Sunday; day 0 was a Thursday. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The first day of a month, counted on from that of a year: 13 is January of the next year, 0 December of the last one. */
export const firstOfMonth = (year: number, month: number): Day => Date.UTC(year, month - 1, 1) / DAY_MS;

/** The whole calendar period that a day lies in, or one that many periods later. */
export function periodOf(unit: DayUnit, day: Day, later = 0): Days {
  if (unit === 'day') return { from: day + later, to: day + later };
  if (unit === 'week') {
    const monday = day - weekdayOf(day) + 1 + 7 * later;
    return { from: monday, to: monday + 6 };
  }
  const length = MONTHS[unit];
  const first = Math.floor((monthOf(day) - 1) / length) * length + 1 + later * length;
  return { from: firstOfMonth(yearOf(day), first), to: firstOfMonth(yearOf(day), first + length) - 1 };
}

/**
 * As many days, weeks, months, quarters or years as end with a day, that day included: 30 days that end with the 20th
 * begin with the 22nd of the month before, one month with the 21st of it.
 */
export function periodUntil(unit: DayUnit, day: Day, count: number): Days {
  if (unit === 'day') return { from: day - count + 1, to: day };
  if (unit === 'week') return { from: day - 7 * count + 1, to: day };
  return { from: monthsBefore(day, MONTHS[unit] * count) + 1, to: day };
}

/** The same date months earlier, or the last of that month where it has no such date. */
function monthsBefore(day: Day, months: number): Day {
  const [year, month] = [yearOf(day), monthOf(day) - months];
  const last = firstOfMonth(year, month + 1) - 1;
  return Math.min(firstOfMonth(year, month) + new Date(day * DAY_MS).getUTCDate() - 1, last);
}
