import { timeLabeller } from '../../analytics/time-label.ts';
import { type ClockTime, startOfDay, zoneClock } from '../../analytics/time-zone.ts';
import type { Filters } from '../../search/filters.ts';
import { monthName } from './label-words.ts';

type DateRange = NonNullable<Filters['date_range']>;

/** A moment on the clocks of a zone; `isDay` where a day begins with it. */
interface Shown extends ClockTime {
  readonly minute: number;
  readonly isDay: boolean;
}

/**
 * A date range (UTC, the end inclusive) in words, by the calendar of a zone: `from 1 to 31 October 2026`, `on 12 October
 * 2026`, `since …`, `until …`; with times and the zone where it does not begin and end with days. Empty where it is open.
 */
export function dateWords({ start, end }: DateRange, zone: string): string {
  const from = start === undefined ? undefined : shownAt(Date.parse(start), zone);
  const behind = end === undefined ? undefined : shownAt(Date.parse(end) + 1, zone);
  if ((from?.isDay ?? true) && (behind?.isDay ?? true)) {
    // The last day that counts, which is not always 24 hours long.
    const last = end === undefined ? undefined : shownAt(Date.parse(end), zone);
    return rangeWords(from, last, dayWords);
  }
  return `${rangeWords(from, end === undefined ? undefined : shownAt(Date.parse(end), zone), timeWords)} (${zone})`;
}

function shownAt(ms: number, zone: string): Shown {
  const time = zoneClock(zone)(ms);
  const minute = new Date(ms + time.offset).getUTCMinutes();
  return { ...time, minute, isDay: startOfDay(timeLabeller('day', zone)(ms), zone) === ms };
}

type Words = (time: Shown, other?: Shown) => string;

function rangeWords(from: Shown | undefined, last: Shown | undefined, words: Words): string {
  if (from === undefined) return last === undefined ? '' : `until ${words(last)}`;
  if (last === undefined) return `since ${words(from)}`;
  return words(from) === words(last) ? `on ${words(last)}` : `from ${words(from, last)} to ${words(last)}`;
}

/** Without the month and the year that the other has as well. */
function dayWords({ day, month, year }: Shown, other?: Shown): string {
  const sameYear = year === other?.year;
  if (sameYear && month === other.month) return String(day);
  return sameYear ? `${day} ${monthName(month)}` : `${day} ${monthName(month)} ${year}`;
}

function timeWords(time: Shown): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${dayWords(time)} ${pad(time.hour)}:${pad(time.minute)}`;
}
