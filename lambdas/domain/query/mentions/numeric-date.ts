import { dayOf, isoOf } from '../time/calendar.ts';

const YEAR_FIRST = /^(\d{4})-(\d{1,2})-(\d{1,2})/;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2,4})$/;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

/**
 * The form of a date in digits: `@2026-11-12`, `@2026-11` for a month, `?2026-11-12` where day and month could be the
 * other way round (12/11/2026 is read day first, unless there is no such day). Undefined for what is no date.
 */
export function numericDate(written: string): string | undefined {
  if (MONTH.test(written)) return `@${written}`;
  const first = YEAR_FIRST.exec(written);
  if (first) return iso('@', dayOf(Number(first[1]), Number(first[2]), Number(first[3])));
  const [, one = '', other = '', year = ''] = YEAR_LAST.exec(written) ?? [];
  const fullYear = year.length === 2 ? 2000 + Number(year) : Number(year);
  const dayFirst = dayOf(fullYear, Number(other), Number(one));
  const monthFirst = dayOf(fullYear, Number(one), Number(other));
  const isSure = dayFirst === undefined || monthFirst === undefined || dayFirst === monthFirst;
  return iso(isSure ? '@' : '?', dayFirst ?? monthFirst);
}

function iso(mark: string, day: number | undefined): string | undefined {
  return day === undefined ? undefined : mark + isoOf(day);
}
