import { type BusinessCalendar, WEEKDAYS, type Window } from '../policy.ts';
import { DAY_MS, zoneStretches } from './zone-stretches.ts';

/**
 * Measures the time in which people work by a calendar. A moment is working time when the clocks in its zone show, at that
 * moment, a time within a window of that weekday, on a day that is no holiday. So an hour within a window that comes twice
 * as clocks are set back counts twice, and one that is skipped does not count. Milliseconds, exact.
 */
export interface WorkingTime {
  /** Working time from a moment to before another, milliseconds since 1970; 0 where they are the other way round. */
  between(fromMs: number, toMs: number): number;
  /**
   * The first moment by which so much working time has passed since another: that one itself for none, and where a window
   * is used up its end, not the beginning of the next one. Undefined when it is more than MAX_AHEAD_MS ahead.
   */
  after(fromMs: number, workingMs: number): number | undefined;
}

/** Ten years. */
export const MAX_AHEAD_MS = 3_653 * DAY_MS;

/** Every hour of every day. */
export const ROUND_THE_CLOCK: WorkingTime = {
  between: (from, to) => Math.max(0, to - from),
  after: (from, working) => within(from, Math.max(0, working)),
};

/** Working time of one calendar. Throws for a time zone that is none. Keeps the days that it has looked at. */
export function createWorkingTime(calendar: BusinessCalendar): WorkingTime {
  const week = WEEKDAYS.map((name) => joined((calendar.windows[name] ?? []).map(spanOf)));
  if (calendar.holidays.length === 0 && week.every(isWholeDay)) return ROUND_THE_CLOCK;
  const dayAt = keptDays(zoneDays(calendar, week));
  return {
    between(from, to) {
      let worked = 0;
      for (let day = Math.floor(from / DAY_MS); day * DAY_MS < to; day++) worked += workedIn(dayAt(day), from, to);
      return worked;
    },
    after: (from, working) => (working > 0 ? momentAfter(dayAt, from, working) : from),
  };
}

/** `to` is not included. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** A day of UTC. */
interface Day extends Span {
  /** Its working time, in order, apart from each other. */
  readonly spans: readonly Span[];
  readonly worked: number;
}

/** Finds a day of UTC by its number; 0 is 1 January 1970. */
type Days = (day: number) => Day;

function within(from: number, ahead: number): number | undefined {
  return ahead <= MAX_AHEAD_MS ? from + ahead : undefined;
}

/** Milliseconds of the local day. */
function spanOf([from, to]: Window): Span {
  return { from: timeOfDay(from), to: timeOfDay(to) };
}

function timeOfDay(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}

/** In order, and as one where they touch or overlap. */
function joined(spans: readonly Span[]): readonly Span[] {
  const apart: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = apart.at(-1);
    if (last === undefined || last.to < span.from) apart.push(span);
    else apart[apart.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  }
  return apart;
}

function isWholeDay([first]: readonly Span[]): boolean {
  return first !== undefined && first.from <= 0 && first.to >= DAY_MS;
}

/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = WEEKDAYS.indexOf('thu');

function zoneDays(calendar: BusinessCalendar, week: readonly (readonly Span[])[]): Days {
  const stretchesOf = zoneStretches(calendar.time_zone);
  const holidays = new Set(calendar.holidays.map((day) => Date.parse(`${day}T00:00:00Z`) / DAY_MS));
  /** By local days, numbered as if their clocks showed UTC. */
  const windowsOf = (day: number) => (holidays.has(day) ? [] : (week[mod(day + FIRST_WEEKDAY, week.length)] ?? []));
  return (day) => {
    const spans = joined(
      stretchesOf(day).flatMap(({ from, to, offset }) =>
        localSpans(windowsOf, { from: from + offset, to: to + offset }).map((span) => shifted(span, -offset)),
      ),
    );
    const worked = spans.reduce((sum, span) => sum + span.to - span.from, 0);
    return { from: day * DAY_MS, to: (day + 1) * DAY_MS, spans, worked };
  };
}

/** The windows of all local days that a stretch of local time reaches into, cut to it. */
function localSpans(windowsOf: (day: number) => readonly Span[], stretch: Span): readonly Span[] {
  const spans: Span[] = [];
  for (let day = Math.floor(stretch.from / DAY_MS); day * DAY_MS < stretch.to; day++) {
    spans.push(...windowsOf(day).map((window) => cut(shifted(window, day * DAY_MS), stretch)));
  }
  return spans.filter(({ from, to }) => from < to);
}

function shifted({ from, to }: Span, by: number): Span {
  return { from: from + by, to: to + by };
}

function cut(span: Span, to: Span): Span {
  return { from: Math.max(span.from, to.from), to: Math.min(span.to, to.to) };
}

/** The remainder that has the sign of the divisor. */
function mod(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}

/** More than lie within MAX_AHEAD_MS. */
const MAX_KEPT = 4_096;

function keptDays(make: Days): Days {
  const kept = new Map<number, Day>();
  return (number) => {
    const known = kept.get(number);
    if (known !== undefined) return known;
    const day = make(number);
    if (kept.size >= MAX_KEPT) kept.clear();
    kept.set(number, day);
    return day;
  };
}

function workedIn(day: Day, from: number, to: number): number {
  if (from <= day.from && to >= day.to) return day.worked;
  return day.spans.reduce((sum, span) => sum + Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)), 0);
}

function momentAfter(dayAt: Days, from: number, working: number): number | undefined {
  let left = working;
  for (let number = Math.floor(from / DAY_MS); number * DAY_MS <= from + MAX_AHEAD_MS; number++) {
    const day = dayAt(number);
    const worked = workedIn(day, from, day.to);
    if (worked >= left) return within(from, momentIn(day.spans, from, left) - from);
    left -= worked;
  }
  return undefined;
}

/** The moment by which so much has passed, of spans that hold as much behind `from`. */
function momentIn(spans: readonly Span[], from: number, working: number): number {
  let left = working;
  for (const span of spans) {
    const start = Math.max(span.from, from);
    if (span.to - start >= left) return start + left;
    left -= Math.max(0, span.to - start);
  }
  return Number.POSITIVE_INFINITY;
}
