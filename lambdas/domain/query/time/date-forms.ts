import {
  type Day,
  type Days,
  type DayUnit,
  dayOf,
  firstOfMonth,
  periodOf,
  periodUntil,
  weekdayOf,
} from './calendar.ts';
import { type DateExpression, exactly, yearly } from './date-expression.ts';

/** What the forms are read in. */
export interface DateContext {
  readonly today: Day;
  readonly now: Date;
  /** The day that it is there at a moment, milliseconds since 1970. */
  readonly dayAt: (ms: number) => Day;
}

/** A form of words that means days: how it is written (date-words.ts), and what it means; groups are those of the form. */
export interface DateForm {
  readonly form: string;
  /** It is one only beside words that make it one: `months` (in may), `weekdays` (on sun), `years` (in 2025). */
  readonly beside?: 'months' | 'weekdays' | 'years';
  readonly read: (groups: readonly (string | undefined)[], context: DateContext) => DateExpression | undefined;
}

const N = String.raw`#?(\d{1,3})`;
const UNIT = '(day|week|month|quarter|year)';
const PERIOD = '(week|month|quarter|year)';
const MONTH = String.raw`[ma](\d{1,2})`;
const SURE_MONTH = String.raw`m(\d{1,2})`;
const DATE = String.raw`(\d{1,2})(?:th)?`;
const YEAR = String.raw`((?:19|20)\d{2})`;
const OF_YEAR = `(?: ,| of| ke| ka| ki)? ${YEAR}`;
const TO = '(?: -| to| until| and| se| aur)';
const HOUR_MS = 3_600_000;
/** A single day of a week, and a year without a word that says so, are less sure. */
const BARE = 0.8;
/** Day and month could be the other way round. */
const AMBIGUOUS = 0.6;

const unitOf = (text: string | undefined): DayUnit => (text ?? 'day') as DayUnit;
const upTo = (today: Day, { from, to }: Days): Days => ({ from, to: Math.min(to, today) });
const month = (number: string | undefined) => (year: number) => monthsOf(year, Number(number), 1);
const quarter = (number: number) => (year: number) => monthsOf(year, 3 * number - 2, 3);
const half = (number: number) => (year: number) => monthsOf(year, 6 * number - 5, 6);
const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  '#1': 1,
  '1th': 1,
  second: 2,
  '2th': 2,
  third: 3,
  '3th': 3,
  fourth: 4,
  '4th': 4,
};
const ORDINAL = `(${Object.keys(ORDINALS).join('|')})`;

function monthsOf(year: number, first: number, count: number): Days | undefined {
  if (first < 1 || first > 12) return undefined;
  return { from: firstOfMonth(year, first), to: firstOfMonth(year, first + count) - 1 };
}

function date(month: string | undefined, first: string | undefined, last = first) {
  return (year: number): Days | undefined => {
    const [from, to] = [dayOf(year, Number(month), Number(first)), dayOf(year, Number(month), Number(last))];
    return from === undefined || to === undefined || from > to ? undefined : { from, to };
  };
}

function lastHours(count: number, { now, dayAt }: DateContext): DateExpression | undefined {
  const start_ms = now.getTime() - count * HOUR_MS;
  return exactly({ from: dayAt(start_ms), to: dayAt(now.getTime()), start_ms, end_ms: now.getTime() });
}

/** The last such day of the week that has begun; `before` leaves today out. */
function weekday(number: string | undefined, today: Day, before = false): Days {
  const ago = (weekdayOf(today) - Number(number) + 7) % 7;
  const day = today - (ago === 0 && before ? 7 : ago);
  return { from: day, to: day };
}

/** Saturday and Sunday: the last ones that have begun, or that are over. */
function weekend(today: Day, over: boolean): Days {
  const saturday = weekday('6', today).from;
  const from = over && saturday + 1 >= today ? saturday - 7 : saturday;
  return { from, to: from + 1 };
}

/** The number of that date in this month, or in the last one before it has begun. */
function dateOfMonth(number: string | undefined, today: Day): Days | undefined {
  for (let back = 0; back < 3; back++) {
    const { from, to } = periodOf('month', today, -back);
    const day = from + Number(number) - 1;
    if (Number(number) > 0 && day <= Math.min(to, today)) return { from: day, to: day };
  }
  return undefined;
}

function ofMonth(days: (month: Days) => Days, number: string | undefined) {
  return (year: number): Days | undefined => {
    const whole = monthsOf(year, Number(number), 1);
    return whole && days(whole);
  };
}

/** From the last date that has begun, the nearest with that form. The longest form that fits a place is taken, the first of equals. */
export const DATE_FORMS: readonly DateForm[] = [
  { form: 'today', read: (_, { today }) => exactly({ from: today, to: today }) },
  { form: 'yesterday|last (?:night|day)', read: (_, { today }) => exactly(periodOf('day', today, -1)) },
  { form: 'day before yesterday|parso', read: (_, { today }) => exactly(periodOf('day', today, -2)) },
  {
    form: `(?:last|past) ${N} ${UNIT}`,
    read: ([n, unit], { today }) => (Number(n) > 0 ? exactly(periodUntil(unitOf(unit), today, Number(n))) : undefined),
  },
  {
    form: `(?:last|past) (?:couple|pair)(?: of)? ${UNIT}`,
    read: ([unit], { today }) => exactly(periodUntil(unitOf(unit), today, 2)),
  },
  { form: `past ${UNIT}`, read: ([unit], { today }) => exactly(periodUntil(unitOf(unit), today, 1)) },
  {
    form: `(?:last|past) (?:${N} )?hour`,
    read: ([n = '1'], context) => (Number(n) > 0 ? lastHours(Number(n), context) : undefined),
  },
  { form: `last ${PERIOD}`, read: ([unit], { today }) => exactly(periodOf(unitOf(unit), today, -1)) },
  { form: `(?:this|is) ${PERIOD}`, read: ([unit], { today }) => exactly(upTo(today, periodOf(unitOf(unit), today))) },
  { form: `next ${PERIOD}`, read: ([unit], { today }) => exactly(periodOf(unitOf(unit), today, 1)) },
  { form: `${PERIOD} before last`, read: ([unit], { today }) => exactly(periodOf(unitOf(unit), today, -2)) },
  { form: `${N} ${UNIT} ago`, read: ([n, unit], { today }) => exactly(periodOf(unitOf(unit), today, -Number(n))) },
  { form: `${PERIOD} to date`, read: ([unit], { today }) => exactly(upTo(today, periodOf(unitOf(unit), today))) },
  { form: 'ytd', read: (_, { today }) => exactly(upTo(today, periodOf('year', today))) },
  { form: 'mtd', read: (_, { today }) => exactly(upTo(today, periodOf('month', today))) },
  {
    form: 'last d([1-7])|last e([1-7])',
    read: ([full, short], { today }) => exactly(weekday(full ?? short, today, true)),
  },
  { form: 'this d([1-7])', read: ([number], { today }) => exactly(weekday(number, today)) },
  { form: 'd([1-7])', read: ([number], { today }) => exactly(weekday(number, today), BARE) },
  { form: 'e([1-7])', beside: 'weekdays', read: ([number], { today }) => exactly(weekday(number, today), BARE) },
  { form: '(?:last|past) weekend', read: (_, { today }) => exactly(upTo(today, weekend(today, true))) },
  { form: '(?:this )?weekend', read: (_, { today }) => exactly(upTo(today, weekend(today, false)), BARE) },
  {
    form: `${DATE}(?: of)? ${MONTH}(?:${OF_YEAR})?`,
    read: ([day, number, year], { today }) => yearly(date(number, day), today, year),
  },
  {
    form: `${MONTH} ${DATE}(?:(?: ,| of)? ${YEAR})?`,
    read: ([number, day, year], { today }) => yearly(date(number, day), today, year),
  },
  {
    form: `${DATE}${TO} ${DATE}(?: of)? ${MONTH}(?:${OF_YEAR})?(?: tak)?`,
    read: ([first, last, number, year], { today }) => yearly(date(number, first, last), today, year),
  },
  {
    form: `${MONTH} ${DATE}(?: -| to| until) ${DATE}(?:(?: ,| of)? ${YEAR})?`,
    read: ([number, first, last, year], { today }) => yearly(date(number, first, last), today, year),
  },
  { form: `${DATE} tarikh`, read: ([number], { today }) => exactly(dateOfMonth(number, today)) },
  { form: `${MONTH}${OF_YEAR}`, read: ([number, year], { today }) => yearly(month(number), today, year) },
  { form: `${YEAR} ${MONTH}`, read: ([year, number], { today }) => yearly(month(number), today, year) },
  {
    form: `last ${MONTH}`,
    read: ([number], { today }) =>
      yearly((year) => begunBefore(month(number)(year), periodOf('month', today).from), today, undefined),
  },
  {
    form: `this ${SURE_MONTH}|${SURE_MONTH}`,
    read: ([one, other], { today }) => yearly(month(one ?? other), today, undefined),
  },
  {
    form: String.raw`a(\d{1,2})`,
    beside: 'months',
    read: ([number], { today }) => yearly(month(number), today, undefined),
  },
  {
    form: `first week of ${MONTH}(?:${OF_YEAR})?`,
    read: ([number, year], { today }) =>
      yearly(
        ofMonth(({ from }) => ({ from, to: from + 6 }), number),
        today,
        year,
      ),
  },
  {
    form: `last week of ${MONTH}(?:${OF_YEAR})?`,
    read: ([number, year], { today }) =>
      yearly(
        ofMonth(({ to }) => ({ from: to - 6, to }), number),
        today,
        year,
      ),
  },
  {
    form: `q([1-4])(?:${OF_YEAR})?`,
    read: ([number, year], { today }) => yearly(quarter(Number(number)), today, year),
  },
  { form: `${YEAR} q([1-4])`, read: ([year, number], { today }) => yearly(quarter(Number(number)), today, year) },
  {
    form: `${ORDINAL} quarter(?:(?: of)? this year|${OF_YEAR})?`,
    read: ([word = '', year], { today }) => yearly(quarter(ORDINALS[word] ?? 1), today, year),
  },
  { form: `h([12])(?:${OF_YEAR})?`, read: ([number, year], { today }) => yearly(half(Number(number)), today, year) },
  {
    form: `(first|second|1th|2th) half of (?:${YEAR}|this year|year)`,
    read: ([word = '', year], { today }) => yearly(half(ORDINALS[word] ?? 1), today, year),
  },
  { form: `year ${YEAR}|${YEAR} year`, read: ([one, other], { today }) => yearly(wholeYear, today, one ?? other) },
  { form: YEAR, beside: 'years', read: ([year], { today }) => yearly(wholeYear, today, year) },
  { form: String.raw`@(\d{4})-(\d{2})`, read: ([year, number], { today }) => yearly(month(number), today, year) },
  {
    form: String.raw`([@?])(\d{4})-(\d{2})-(\d{2})`,
    read: ([mark, year, number, day]) => exactly(date(number, day)(Number(year)), mark === '?' ? AMBIGUOUS : 1),
  },
];

function wholeYear(year: number): Days | undefined {
  return monthsOf(year, 1, 12);
}

/** "Last March" in March is that of the year before. */
function begunBefore(days: Days | undefined, from: Day): Days | undefined {
  return days && days.from < from ? days : undefined;
}
