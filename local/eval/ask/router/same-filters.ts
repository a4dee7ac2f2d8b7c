import type { Filters } from '#lambdas/domain/search/filters.ts';
import type { ExpectedFilters } from './questions.ts';

export interface Asked {
  readonly question: string;
  readonly now: Date;
  readonly time_zone: string;
}

/** Seconds by which a bound of a duration may be off: "longer than ten minutes" is 600 or 601. */
const TOLERANCE_SECONDS = 1;

/**
 * Whether filters mean the same calls as the ones expected: values in any order and case, days of the question's time
 * zone, an end in the future as good as none. What the question itself puts in quotes may be asked of the calls' text.
 */
export function sameFilters(expected: ExpectedFilters, given: Filters, asked: Asked): boolean {
  const wanted = facets({ ...expected, date_range: undefined });
  const unquoted = expected.contains === undefined ? withoutQuoted(given, asked.question) : given;
  const { date_range: range, ...rest } = unquoted;
  const days =
    range === undefined ? {} : { start: dayOf(range.start, 'start', asked), end: dayOf(range.end, 'end', asked) };
  return (
    same(wanted, facets(rest)) &&
    nearly(expected.duration_min, given.duration_min) &&
    nearly(expected.duration_max, given.duration_max) &&
    expected.date_range?.start === days.start &&
    pastEnd(expected.date_range?.end, asked) === pastEnd(days.end, asked)
  );
}

/** Every value as `field=value`, sorted; durations and dates are compared by themselves. */
function facets(filters: Readonly<Record<string, unknown>>, prefix = ''): readonly string[] {
  return Object.entries(filters)
    .flatMap(([field, value]) => {
      if (value === undefined || field.startsWith('duration_')) return [];
      if (field === 'not') return [...facets(value as Record<string, unknown>, '!')];
      const values = Array.isArray(value) ? value : [value];
      return [...new Set(values.map((one) => `${prefix}${field}=${String(one).toLowerCase()}`))];
    })
    .sort();
}

const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((one, i) => one === b[i]);

function nearly(expected: number | undefined, given: number | undefined): boolean {
  if (expected === undefined) return given === undefined;
  return given !== undefined && Math.abs(expected - given) <= TOLERANCE_SECONDS;
}

function withoutQuoted(given: Filters, question: string): Filters {
  const { contains, ...rest } = given;
  const quoted = Array.from(question.toLowerCase().matchAll(/["“”]([^"“”]*)["“”]/g), ([, text = '']) => text.trim());
  const left = contains?.filter((phrase) => !quoted.includes(phrase.toLowerCase().trim())) ?? [];
  return left.length === 0 ? rest : { ...rest, contains: left };
}

/** `2026-11-17` where the time is the very start or end of that day in the time zone, the whole local time otherwise. */
function dayOf(time: string | undefined, side: 'start' | 'end', { time_zone }: Asked): string | undefined {
  if (time === undefined) return undefined;
  const local = localTime(new Date(time), time_zone);
  const [day = '', clock = ''] = local.split(' ');
  return clock.startsWith(side === 'start' ? '00:00:00' : '23:59:59') ? day : local;
}

const pastEnd = (end: string | undefined, { now, time_zone }: Asked) =>
  end === undefined || end.slice(0, 10) >= localTime(now, time_zone).slice(0, 10) ? undefined : end;

/** `2026-11-17 23:59:59` in a time zone. */
function localTime(time: Date, timeZone: string): string {
  const style = { timeZone, dateStyle: 'short', timeStyle: 'medium' } as const;
  return new Intl.DateTimeFormat('sv-SE', style).format(time);
}
