import fc from 'fast-check';
import { type BusinessCalendar, WEEKDAYS, type Weekday, type Window } from '../policy.ts';

export const MINUTE_MS = 60_000;
const DAYS = 6;
export const RANGE_MINUTES = DAYS * 24 * 60;

/** Days on or about which clocks were set, three days before them on: six days of each are looked at. */
const RANGES = [
  ['Europe/Berlin', '2026-03-26'],
  ['Europe/Berlin', '2026-10-22'],
  ['America/New_York', '2026-10-29'],
  // Half an hour.
  ['Australia/Lord_Howe', '2026-04-02'],
  ['Australia/Lord_Howe', '2026-10-01'],
  // At midnight, to and fro; the day begins at 01:00, or its evening before comes twice.
  ['Asia/Beirut', '2026-03-26'],
  ['Asia/Beirut', '2026-10-21'],
  ['America/Sao_Paulo', '2018-11-01'],
  ['America/Sao_Paulo', '2018-02-15'],
  // A minute behind midnight.
  ['America/St_Johns', '2010-11-04'],
  // A whole Friday was left out.
  ['Pacific/Apia', '2011-12-28'],
  // Two hours.
  ['Antarctica/Troll', '2026-03-26'],
  // Half an hour for good, at midnight.
  ['Asia/Pyongyang', '2018-05-02'],
  ['Asia/Kathmandu', '2026-05-01'],
  ['UTC', '2024-02-26'],
] as const;

/** Six days in a zone, and what its clocks show in each of their minutes. */
export interface Range {
  readonly zone: string;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly minutes: readonly LocalMinute[];
}

interface LocalMinute {
  readonly weekday: Weekday;
  readonly day: string;
  readonly time: string;
}

const SHOWN = {
  hourCycle: 'h23',
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
} as const;

function rangeOf([zone, begin]: (typeof RANGES)[number]): Range {
  const from = Date.parse(`${begin}T00:00:00Z`);
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, ...SHOWN });
  const minutes = Array.from({ length: RANGE_MINUTES }, (_, i): LocalMinute => {
    const parts = new Map(format.formatToParts(from + i * MINUTE_MS).map(({ type, value }) => [type, value]));
    const [weekday = '', year, month, day] = ['weekday', 'year', 'month', 'day'].map((type) =>
      parts.get(type as 'day'),
    );
    const shown = WEEKDAYS.find((name) => name === weekday.toLowerCase()) ?? 'mon';
    return { weekday: shown, day: `${year}-${month}-${day}`, time: `${parts.get('hour')}:${parts.get('minute')}` };
  });
  return { zone, from, minutes };
}

const known = new Map<number, Range>();

/** Each is looked up once. */
function rangeAt(place: number): Range {
  const range = known.get(place) ?? rangeOf(RANGES[place] ?? RANGES[0]);
  known.set(place, range);
  return range;
}

/** Whether people work in each minute of a range, as the clocks say. */
export function workedMinutes(calendar: BusinessCalendar, { minutes }: Range): readonly boolean[] {
  const holidays = new Set(calendar.holidays);
  return minutes.map(({ weekday, day, time }) => {
    if (holidays.has(day)) return false;
    return (calendar.windows[weekday] ?? []).some(([from, to]) => from <= time && time < to);
  });
}

const pad = (part: number) => String(part).padStart(2, '0');
const timeText = (minute: number) => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
/** About midnight and the small hours more often, where clocks are set. */
const minuteOfDay = fc.oneof(fc.nat(1440), fc.nat(240), fc.integer({ min: 1320, max: 1440 }), fc.constantFrom(0, 1440));

/** Up to three windows in order; some touch each other. */
const windows: fc.Arbitrary<readonly Window[]> = fc
  .uniqueArray(minuteOfDay, { minLength: 2, maxLength: 6 })
  .map((minutes) => [...minutes].sort((a, b) => a - b).map(timeText))
  .chain((times) =>
    fc.boolean().map((touching) => {
      const pairs = times.flatMap((to, i): Window[] => (i === 0 ? [] : [[times[i - 1] ?? '', to]]));
      return pairs.filter((_, i) => touching || i % 2 === 0);
    }),
  );

const week = fc.record(Object.fromEntries(WEEKDAYS.map((day) => [day, windows])) as Record<Weekday, typeof windows>, {
  requiredKeys: [],
});

/** A range and a calendar in its zone. */
export const ranged: fc.Arbitrary<{ readonly range: Range; readonly calendar: BusinessCalendar }> = fc
  .record({
    place: fc.nat(RANGES.length - 1),
    windows: week,
    off: fc.array(fc.nat(RANGE_MINUTES - 1), { maxLength: 2 }),
  })
  .map(({ place, windows: byDay, off }) => {
    const range = rangeAt(place);
    const holidays = off.map((minute) => range.minutes[minute]?.day ?? '');
    return { range, calendar: { time_zone: range.zone, windows: byDay, holidays } };
  });
