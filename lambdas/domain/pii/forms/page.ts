import { codeAt } from '../../text/characters.ts';
import { KEY } from './keyword-data.ts';
import { type Around, keysAfter, keysBefore } from './keywords.ts';
import { isDigitCode, isLetterCode, isWordCode } from './scan.ts';
import type { Candidate, FormType } from './types.ts';

/** One text while it is searched, and what was found so far. */
export interface Page {
  /** Folded to ASCII digits and signs; same length as it was written. */
  readonly text: string;
  readonly found: Candidate[];
  /** The setting asked for last: most forms of one place ask for the same. */
  last?: { readonly start: number; readonly end: number; readonly setting: Setting };
}

/** What stands around one value. */
export interface Setting extends Around {
  /** Keys of the words behind it. */
  readonly after: number;
}

const CURRENCY_BEFORE = /(?:[$€£₹¥]|\b(?:rs\.?|inr|usd|eur|gbp))\s{0,2}$/i;
const CURRENCY_AFTER = /^\s?(?:[$€£₹¥%]|\/-)/;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** A text with more than this around a value says something about it. */
const MOST_AROUND = 24;

export function add(page: Page, type: FormType, start: number, end: number, sureness: number): void {
  page.found.push({ type, start, end, sureness });
}

export function settingOf(page: Page, start: number, end: number): Setting {
  if (page.last?.start === start && page.last.end === end) return page.last.setting;
  const { mask, nearest, gap } = keysBefore(page.text, start);
  const setting = { mask, nearest, gap, after: keysAfter(page.text, end) };
  page.last = { start, end, setting };
  return setting;
}

/** Whether the value is about goods or a sum, by the nearest word or by a sign of currency. */
export function isImpersonal({ text }: Page, start: number, end: number, setting: Setting): boolean {
  if ((setting.nearest & (KEY.ORDER | KEY.AMOUNT)) !== 0 || (setting.after & KEY.AMOUNT) !== 0) return true;
  return (
    CURRENCY_BEFORE.test(text.slice(Math.max(0, start - 6), start)) || CURRENCY_AFTER.test(text.slice(end, end + 3))
  );
}

/** Whether the words in front name it the number of an order, and nothing stands between. */
export function isOrdered({ nearest, gap, after }: Setting): boolean {
  return (nearest & KEY.ORDER) !== 0 && gap === 0 && (after & KEY.CARD) === 0;
}

/** Whether a group of digits stands beside the value, with a blank or newline between. */
export function isInRow({ text }: Page, start: number, end: number): boolean {
  const before = /\s/.test(text[start - 1] ?? '') && isDigitCode(codeAt(text, start - 2));
  return before || (/\s/.test(text[end] ?? '') && isDigitCode(codeAt(text, end + 1)));
}

/** Whether there is nothing but punctuation around the value. */
export function isAlone({ text }: Page, start: number, end: number): boolean {
  if (text.length - (end - start) > MOST_AROUND || text[start - 1] === '#') return false;
  return !LETTER_OR_DIGIT.test(text.slice(0, start)) && !LETTER_OR_DIGIT.test(text.slice(end));
}

/** Whether a value is no part of a longer word, number, date, time or decimal. */
export function isWhole({ text }: Page, start: number, end: number): boolean {
  if (isWordCode(codeAt(text, start - 1)) || isWordCode(codeAt(text, end))) return false;
  const length = end - start;
  return !joins(text, start - 1, -1, length) && !joins(text, end, 1, length);
}

/** Whether a letter is joined to the value: an order number, an address of a page, or an anchor. */
export function isCoded({ text }: Page, start: number, end: number): boolean {
  const before = text[start - 1];
  if (before === '#') return true;
  if ((before === '-' || before === '/') && isLetterCode(codeAt(text, start - 2))) return true;
  return text[end] === '-' && isLetterCode(codeAt(text, end + 1)) && isDigitCode(codeAt(text, end + 2));
}

/** Longer values are no date, no time and no part of a sum, so that commas, slashes and colons divide them. */
const LONG_VALUE = 9;
/** So many digits are a number of their own, even behind a hyphen or full stop. */
const LONG_NEIGHBOUR = 7;

/** Whether the sign here joins the value to the digits on its other side. */
function joins(text: string, sign: number, step: 1 | -1, length: number): boolean {
  const code = codeAt(text, sign);
  const isHyphenOrStop = code === 0x2d || code === 0x2e;
  if (!isHyphenOrStop && (length >= LONG_VALUE || !(code === 0x2c || code === 0x2f || code === 0x3a))) return false;
  let digits = 0;
  while (digits < LONG_NEIGHBOUR && isDigitCode(codeAt(text, sign + step * (digits + 1)))) digits++;
  return digits > 0 && digits < LONG_NEIGHBOUR;
}
