import { KEY, KEYWORDS } from './keyword-data.ts';
import { add, type Page } from './page.ts';
import { SURENESS } from './types.ts';

/** Shortest and longest word of letters with ten digits behind: "no9876543210", "telephone9876543210". */
const SHORTEST = 12;
const LONGEST = 19;
const DIGITS = 10;
const LETTERS_AND_PHONE = /^[a-z]{2,9}[2-9]\d{9}$/i;

/** A phone number right behind its word, without a blank. */
export function findGluedPhone(page: Page, start: number, end: number): void {
  if (end - start < SHORTEST || end - start > LONGEST) return;
  const value = page.text.slice(start, end);
  if (!LETTERS_AND_PHONE.test(value)) return;
  const key = KEYWORDS.get(value.slice(0, -DIGITS).toLowerCase()) ?? 0;
  if ((key & (KEY.PHONE | KEY.NUMBER)) !== 0) add(page, 'PHONE', end - DIGITS, end, SURENESS.KEYED);
}
