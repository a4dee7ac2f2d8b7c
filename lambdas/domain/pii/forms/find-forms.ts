import { findAddresses } from './find-address.ts';
import { findAtToken } from './find-at-token.ts';
import { findCard } from './find-card.ts';
import { findKeyedRun } from './find-keyed-run.ts';
import { findNumbers } from './find-numbers.ts';
import { foldForms, mayHaveForms } from './fold.ts';
import { add, type Page } from './page.ts';
import { resolve } from './resolve.ts';
import { digitsOf, type Run, runsOf } from './runs.ts';
import { scanTokens } from './scan.ts';
import { type FormSpan, SURENESS } from './types.ts';

export { FORM_TYPES, type FormSpan, type FormType } from './types.ts';

const NONE: readonly FormSpan[] = Object.freeze([]);
/** Fewer digits together are no phone number and no other number that is known by its digits only. */
const FEWEST_DIGITS = 7;
const FEWEST_CARD_DIGITS = 12;
/** More groups of digits in a row than this are no conversation; the whole heap goes, whatever is in it. */
const MOST_GROUPS = 120;
/** Day, month and year in figures, with the same divider: no number, and a date of birth is found by its words. */
const DATE = /^(?:\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d([./-])\d{1,2}\2\d{1,2})$/;
const DATE_GROUPS = 3;

/**
 * Personal values that are recognised from their own form, checksum and the words beside them; sorted, not overlapping.
 * Linear in the length of the text; a text without a digit or an at sign costs one look.
 */
export function findForms(text: string): readonly FormSpan[] {
  if (!mayHaveForms(text)) return NONE;
  const page: Page = { text: foldForms(text), found: [] };
  findAddresses(page);
  const tokens = scanTokens(page.text);
  const runs = runsOf(page.text, tokens);
  const heaps = runs.filter((run) => run.length > MOST_GROUPS);
  const heaped = new Set(heaps.flat());
  for (const token of tokens) if (!heaped.has(token)) findAtToken(page, token);
  for (const run of runs) if (run.length <= MOST_GROUPS) findInRun(page, run);
  for (const heap of heaps) add(page, 'ACCOUNT', heap[0]?.start ?? 0, heap.at(-1)?.end ?? 0, SURENESS.CERTAIN);
  return page.found.length === 0 ? NONE : resolve(page.found, text.length);
}

function findInRun(page: Page, run: Run): void {
  const digits = digitsOf(run);
  if (digits >= FEWEST_DIGITS) {
    if (run.length === DATE_GROUPS && isDate(page.text, run)) return;
    if (digits >= FEWEST_CARD_DIGITS && findCards(page, run)) return;
    findNumbers(page, run);
  }
  findKeyedRun(page, run);
}

/** Tells whether the whole run is one card. */
function findCards(page: Page, run: Run): boolean {
  for (let first = 0; first < run.length; first++) {
    const last = findCard(page, run, first);
    if (first === 0 && last === run.length - 1) return true;
    if (last > first) first = last;
  }
  return false;
}

function isDate(text: string, run: Run): boolean {
  return DATE.test(text.slice(run[0]?.start, run.at(-1)?.end));
}
