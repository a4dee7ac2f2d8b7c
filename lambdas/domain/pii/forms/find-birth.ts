import { KEY } from './keyword-data.ts';
import { add, type Page, settingOf } from './page.ts';
import { isDigitCode, isLetterCode, type Token } from './scan.ts';
import { SURENESS } from './types.ts';

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?';
const YEAR = '(?:(?:19|20)\\d\\d|\\d\\d)';
/** From the first digit on: day, month and year in any order, in figures or with the month as a word, or in a row. */
const FROM_DIGITS = new RegExp(
  `(?:\\d{1,2}[./ -]{1,2}\\d{1,2}[./ -]{1,2}${YEAR}|\\d{4}[./-]\\d{1,2}[./-]\\d{1,2}|\\d{8}|` +
    `${DAY}(?: of)?[ .,-]{0,2}${MONTH}(?:[ .,-]{1,2}${YEAR})?)(?![0-9A-Za-z])`,
  'iy',
);
const MONTH_BEFORE = new RegExp(`(?:^|[^a-z])(${MONTH}[ .,-]{1,2}(?:the )?)$`, 'i');
const DAY_AND_YEAR = new RegExp(`${DAY}(?:[ .,-]{1,3}${YEAR})?(?![0-9A-Za-z])`, 'iy');
/** Longest month with "the" and its blanks. */
const MONTH_REACH = 16;
/** First three letters of the months, of "of" and of "the", which stand between a day and its month. */
const BESIDE_DAY: ReadonlySet<string> = new Set(
  'jan feb mar apr may jun jul aug sep oct nov dec of the'.split(' ').map((word) => word.padEnd(3)),
);
const LONGEST_BESIDE = 9;
/** Words that say nothing between "birth" and the date: "born on". */
const WIDEST_GAP = 1;

/** A date of birth whose first digits are this stretch: any date behind "born", "date of birth" and their like. */
export function findBirth(page: Page, { start, end }: Token): void {
  if (end - start > 8) return;
  const isMonthBefore = end - start <= 4 && isBesideDay(page.text, startOfWordBefore(page.text, start - 1));
  if (!isMonthBefore && !mayBeDate(page.text, start, end)) return;
  const before = page.text.slice(Math.max(0, start - MONTH_REACH), start);
  const month = isMonthBefore ? (MONTH_BEFORE.exec(before)?.[1] ?? '') : '';
  const pattern = month === '' ? FROM_DIGITS : DAY_AND_YEAR;
  pattern.lastIndex = start;
  if (pattern.test(page.text)) addBirth(page, start - month.length, pattern.lastIndex);
}

function addBirth(page: Page, start: number, end: number): void {
  const { nearest, gap, after } = settingOf(page, start, end);
  const isBirth = (nearest & KEY.BIRTH) !== 0 && gap <= WIDEST_GAP;
  if (isBirth || (after & KEY.BIRTH) !== 0) add(page, 'DOB', start, end, SURENESS.CERTAIN);
}

/** Eight digits, or a short number with another behind it, a month or "of". */
function mayBeDate(text: string, start: number, end: number): boolean {
  if (end - start === 8) return true;
  if (end - start > 4) return false;
  const divider = text.charCodeAt(end);
  if (divider !== 0x20 && (divider < 0x2d || divider > 0x2f)) return false;
  return isDigitCode(text.charCodeAt(end + 1)) || isBesideDay(text, end + 1);
}

function isBesideDay(text: string, start: number): boolean {
  return isLetterCode(text.charCodeAt(start)) && BESIDE_DAY.has(text.slice(start, start + 3).toLowerCase());
}

/** Start of the word that ends in front of a divider. */
function startOfWordBefore(text: string, divider: number): number {
  let i = divider;
  while (divider - i <= LONGEST_BESIDE && isLetterCode(text.charCodeAt(i - 1))) i--;
  return i;
}
