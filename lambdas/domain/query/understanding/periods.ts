import type { Dimension, Interval } from '../../analytics/dimensions.ts';
import type { Filters } from '../../search/filters.ts';
import type { Reading } from './reading.ts';

type Range = NonNullable<Filters['date_range']>;

const DAY_MS = 86_400_000;

/** Longest time, days, that is shown by such periods, so that a curve has some ten to forty points. */
const SHOWN_BY: readonly (readonly [days: number, by: Interval])[] = [
  [2, 'hour'],
  [45, 'day'],
  [190, 'week'],
  [1_500, 'month'],
];

/** The periods that a time is best shown by; all time by months. */
export function intervalFor(range: Range | undefined, now: Date): Interval {
  if (range?.start === undefined) return 'month';
  const days = (Date.parse(range.end ?? now.toISOString()) - Date.parse(range.start)) / DAY_MS;
  return SHOWN_BY.find(([most]) => days <= most)?.[1] ?? 'year';
}

/** Hours of a day or two are shown one by one, those of a longer time by the hour of the day. */
export function hoursOf(range: Range | undefined, now: Date): Dimension {
  return intervalFor(range, now) === 'hour' && range?.start !== undefined ? 'hour' : 'hour_of_day';
}

/** Times that are set against each other: the periods that tell them apart, and what covers them all. */
export interface ComparedTimes {
  readonly by: Interval;
  readonly date_range: Range;
}

const DAYS = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;

/** Days that a period of so many days at most is one of. */
const PERIODS: readonly (readonly [days: number, by: Interval])[] = [
  [1, 'day'],
  [7, 'week'],
  [31, 'month'],
  [92, 'quarter'],
];

/** Undefined where no time is compared. A single time is compared with what came after it: "more than last month". */
export function comparedTimes(reading: Reading): ComparedTimes | undefined {
  const { found } = reading;
  const { date_range } = found.filters;
  // Days that do not touch are no range: one by one they can be told from those between.
  const isCompared =
    found.compared === 'date_range' || found.apart || (found.compared === undefined && isMeasureOfNow(reading));
  if (!isCompared || date_range?.start === undefined) return undefined;
  const lengths = found.mentions.flatMap(({ kind, value, negated }) => {
    const [, start, end] = kind === 'date' && negated !== true ? (DAYS.exec(value) ?? []) : [];
    return start === undefined || end === undefined ? [] : [(Date.parse(end) - Date.parse(start)) / DAY_MS + 1];
  });
  if (lengths.length === 0) return undefined;
  const longest = Math.max(...lengths);
  const by = PERIODS.find(([days]) => longest <= days)?.[1] ?? 'year';
  return { by, date_range: lengths.length > 1 ? date_range : { start: date_range.start } };
}

const BEFORE_TIME: ReadonlySet<string> = new Set(['than', 'to', 'with', 'vs', 'versus', 'against']);
const BEHIND_TIME: ReadonlySet<string> = new Set(
  'zyada jyada kam mukable muqable tulna compare comparison ज्यादा ज़्यादा कम मुकाबले तुलना'.split(' '),
);
const POSTPOSITION: ReadonlySet<string> = new Set(['se', 'ke', 'ki', 'से', 'के', 'की']);

/** "more than last month", "compared to last week", "pichle mahine se zyada". */
function isMeasureOfNow({ words, mentions, types }: Reading): boolean {
  const dates = new Set(mentions.filter((mention) => mention?.kind === 'date' && mention.negated !== true));
  const compares = types.some(({ row }) => row.id === 'compare');
  if (dates.size > 1) return compares;
  return [...dates].some((date) => {
    const [first, last] = [mentions.indexOf(date), mentions.lastIndexOf(date)];
    if (compares && BEFORE_TIME.has(words[first - 1] ?? '')) return true;
    return POSTPOSITION.has(words[last + 1] ?? '') && BEHIND_TIME.has(words[last + 2] ?? '');
  });
}
