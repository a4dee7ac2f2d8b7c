import type { Cycle, Interval } from './dimensions.ts';
import { type ClockTime, zoneClock } from './time-zone.ts';

const DAY_MS = 86_400_000;
/** Of ISO 8601: weeks begin on Monday. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export const HOURS = Array.from({ length: 24 }, (_, hour) => pad(hour));

/**
 * Names the period or place in a cycle that a moment (milliseconds since 1970) falls into:
 * hour `2026-03-29T03:00+02:00`, day `2026-03-29`, week its Monday, month `2026-03`, quarter `2026-Q1`, year `2026`,
 * hour_of_day `03`, day_of_week `sunday`.
 */
export function timeLabeller(by: Interval | Cycle, zone: string): (ms: number) => string {
  const clock = zoneClock(zone);
  const label = LABELS[by];
  return (ms) => label(clock(ms));
}

const LABELS: Readonly<Record<Interval | Cycle, (time: ClockTime) => string>> = {
  hour: (time) => `${isoDay(time)}T${pad(time.hour)}:00${offsetText(time.offset)}`,
  day: (time) => isoDay(time),
  week: ({ year, month, day }) => {
    const utc = Date.UTC(year, month - 1, day);
    return new Date(utc - weekday(utc) * DAY_MS).toISOString().slice(0, 10);
  },
  month: ({ year, month }) => `${pad(year, 4)}-${pad(month)}`,
  quarter: ({ year, month }) => `${pad(year, 4)}-Q${Math.ceil(month / 3)}`,
  year: ({ year }) => pad(year, 4),
  hour_of_day: ({ hour }) => pad(hour),
  day_of_week: ({ year, month, day }) => WEEKDAYS[weekday(Date.UTC(year, month - 1, day))] ?? '',
};

/** Days since the last Monday, 0..6; 1970 began on a Thursday. */
function weekday(utc: number): number {
  return (((utc / DAY_MS + 3) % 7) + 7) % 7;
}

function isoDay({ year, month, day }: ClockTime): string {
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

function pad(value: number, length = 2): string {
  return String(value).padStart(length, '0');
}
