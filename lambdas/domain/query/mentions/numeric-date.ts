import { dayOf, isoOf } from '../time/calendar.ts';

const YEAR_FIRST = /^(\d{4})-(\d{1,2})-(\d{1,2})/;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2,4})$/;
/** No call was or will be earlier or later. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

/**
 * The form of a date in digits: `@2026-11-12`, `@2026-11` for a month, `?2026-11-12` where day and month could be the
 * other way round (12/11/2026 is read day first, unless there is no such day). Undefined for what is no date.
 */
export function numericDate(written: string): string | undefined {
  const month = MONTH.exec(written);
  if (month) return isYear(Number(month[1])) ? `@${written}` : undefined;
  const first = YEAR_FIRST.exec(written);
  if (first) return iso('@', ofCalls(dayOf(Number(first[1]), Number(first[2]), Number(first[3])), Number(first[1])));
  const [, one = '', other = '', year = ''] = YEAR_LAST.exec(written) ?? [];
  const fullYear = year.length === 2 ? 2000 + Number(year) : Number(year);
  const dayFirst = ofCalls(dayOf(fullYear, Number(other), Number(one)), fullYear);
  const monthFirst = ofCalls(dayOf(fullYear, Number(one), Number(other)), fullYear);
  const isSure = dayFirst === undefined || monthFirst === undefined || dayFirst === monthFirst;
  return iso(isSure ? '@' : '?', dayFirst ?? monthFirst);
}

const isYear = (year: number): boolean => year >= FIRST_YEAR && year <= LAST_YEAR;

function ofCalls(day: number | undefined, year: number): number | undefined {
  return isYear(year) ? day : undefined;
}

function iso(mark: string, day: number | undefined): string | undefined {
  return day === undefined ? undefined : mark + isoOf(day);
}
