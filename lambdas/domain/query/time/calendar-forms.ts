import { type Day, type Days, dayOf, firstOfMonth, periodOf } from './calendar.ts';
import { exactly, yearly } from './date-expression.ts';
import { AMBIGUOUS, type DateForm } from './date-form.ts';

const MONTH = String.raw`[ma](\d{1,2})`;
const SURE_MONTH = String.raw`m(\d{1,2})`;
const DATE = String.raw`(\d{1,2})(?:th)?`;
const YEAR = String.raw`((?:19|20)\d{2})`;
const OF_YEAR = `(?: ,| of| ke| ka| ki)? ${YEAR}`;
const TO = '(?: -| to| until| and| se| aur)';
const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  '1th': 1,
  second: 2,
  '2th': 2,
  third: 3,
  '3th': 3,
  fourth: 4,
  '4th': 4,
};
const ORDINAL = `(${Object.keys(ORDINALS).join('|')})`;

const month = (number: string | undefined) => (year: number) => monthsOf(year, Number(number), 1);
const quarter = (number: number) => (year: number) => monthsOf(year, 3 * number - 2, 3);
const half = (number: number) => (year: number) => monthsOf(year, 6 * number - 5, 6);

/** Days of the calendar; those without a year are the last ones that have begun, and whole. */
export const CALENDAR_FORMS: readonly DateForm[] = [
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
    form: `${MONTH}(?:${OF_YEAR})? k[aei] (?:ago|first) week`,
    read: ([number, year], { today }) =>
      yearly(
        ofMonth(({ from }) => ({ from, to: from + 6 }), number),
        today,
        year,
      ),
  },
  {
    form: `first half of ${MONTH}(?:${OF_YEAR})?`,
    read: ([number, year], { today }) =>
      yearly(
        ofMonth(({ from }) => ({ from, to: from + 14 }), number),
        today,
        year,
      ),
  },
  {
    form: `second half of ${MONTH}(?:${OF_YEAR})?`,
    read: ([number, year], { today }) =>
      yearly(
        ofMonth(({ from, to }) => ({ from: from + 15, to }), number),
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

function wholeYear(year: number): Days | undefined {
  return monthsOf(year, 1, 12);
}

/** "Last March" in March is that of the year before. */
function begunBefore(days: Days | undefined, from: Day): Days | undefined {
  return days && days.from < from ? days : undefined;
}
