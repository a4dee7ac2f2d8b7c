import { type Day, type Days, type DayUnit, periodOf, periodUntil, weekdayOf } from './calendar.ts';
import { type DateExpression, exactly } from './date-expression.ts';
import { BARE, type DateContext, type DateForm } from './date-form.ts';

const N = String.raw`#?(\d{1,3})`;
const UNIT = '(day|week|month|quarter|year)';
const PERIOD = '(week|month|quarter|year)';
const HOUR_MS = 3_600_000;

const unitOf = (text: string | undefined): DayUnit => (text ?? 'day') as DayUnit;
const upTo = (today: Day, { from, to }: Days): Days => ({ from, to: Math.min(to, today) });

/**
 * Days that are counted from today. `last 30 days` ends with today, `last month` is that of the calendar and `past month`
 * the one that ends today; what has begun and is not over ends with today.
 */
export const RELATIVE_FORMS: readonly DateForm[] = [
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
];

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
