import { startOfDay, zoneClock } from '../../analytics/time-zone.ts';
import { type Day, dayOf, isoOf } from './calendar.ts';
import type { TimeRange } from './date-expression.ts';

/** Where and when a question is asked. */
export interface Moment {
  readonly now: Date;
  readonly time_zone: string;
}

/** Earliest day that a range begins or ends with; clocks of earlier ones are not known everywhere. */
const FIRST_DAY = -365 * 470;
const LAST_DAY = 365 * 1000;
/** Days that are remembered, and when they begin. */
const MAX_REMEMBERED = 2_000;

/** Days begin with a full minute everywhere. */
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const days = new Map<string, Day>();
const starts = new Map<string, number | undefined>();

/** The day that it is there. */
export function todayIn({ now, time_zone }: Moment): Day {
  return localDay(now.getTime(), time_zone);
}

/** The day that clocks of a zone show at a moment, milliseconds since 1970. */
export function localDay(ms: number, zone: string): Day {
  return remembered(days, `${zone} ${Math.floor(ms / MINUTE_MS)}`, () => {
    const { year, month, day } = zoneClock(zone)(ms);
    return dayOf(year, month, day) ?? Math.floor(ms / DAY_MS);
  });
}

/** The range as filters want it: UTC, ISO 8601 with milliseconds, the end inclusive. Undefined where it holds no time. */
export function utcRange(range: TimeRange, zone: string): { start?: string; end?: string } | undefined {
  const start = range.start_ms ?? (range.from === undefined ? undefined : startIn(range.from, zone));
  const next = range.to === undefined ? undefined : startIn(range.to + 1, zone);
  const end = range.end_ms ?? (next === undefined ? undefined : next - 1);
  if (start === undefined && end === undefined) return undefined;
  if (start !== undefined && end !== undefined && start > end) return undefined;
  return {
    ...(start !== undefined && { start: new Date(start).toISOString() }),
    ...(end !== undefined && { end: new Date(end).toISOString() }),
  };
}

function startIn(day: Day, zone: string): number | undefined {
  if (day < FIRST_DAY || day > LAST_DAY) return undefined;
  const iso = isoOf(day);
  return remembered(starts, `${zone} ${iso}`, () => startOfDay(iso, zone));
}

function remembered<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  if (memory.size >= MAX_REMEMBERED) memory.clear();
  memory.set(key, made);
  return made;
}
