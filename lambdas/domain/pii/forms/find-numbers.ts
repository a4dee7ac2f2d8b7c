import { type Form, tryFirst, tryForms } from './form.ts';
import { DIVIDED_AADHAAR, UNDIVIDED_AADHAAR } from './india-forms.ts';
import type { Page } from './page.ts';
import { BRACKETED_PHONES, PHONES_BY_LENGTH, PLUS_PHONES } from './phone-forms.ts';
import type { Run } from './runs.ts';
import { DIVIDED_NHS, UNDIVIDED_NHS } from './uk-forms.ts';
import { DIVIDED_ROUTING, DIVIDED_SSN, HALF_DIVIDED_SSN, US_NINE_DIGITS } from './us-forms.ts';

/** Numbers of one form other than phone numbers, by the length of their first group. */
const OTHERS_BY_LENGTH: ReadonlyMap<number, readonly Form[]> = new Map([
  [3, [DIVIDED_SSN, HALF_DIVIDED_SSN, DIVIDED_NHS]],
  [4, [...DIVIDED_AADHAAR, DIVIDED_ROUTING]],
  [5, [HALF_DIVIDED_SSN]],
  [9, [...US_NINE_DIGITS]],
  [10, [UNDIVIDED_NHS]],
  [12, [...UNDIVIDED_AADHAAR]],
]);

/** Numbers that are known by their groups and digits, from each group of a run. */
export function findNumbers(page: Page, run: Run): void {
  for (const { start, end } of run) {
    const before = page.text[start - 1];
    if (before === '+' || before === '(') findPrefixed(page, start);
    tryFirst(page, PHONES_BY_LENGTH.get(end - start) ?? [], start);
    tryForms(page, OTHERS_BY_LENGTH.get(end - start) ?? [], start);
  }
}

/** Phone numbers that begin with a plus sign, a bracket, or both in front of this group. */
function findPrefixed(page: Page, start: number): void {
  const { text } = page;
  const plus = text[start - 1] === '+' ? start - 1 : text[start - 2] === '+' ? start - 2 : -1;
  if (plus >= 0) tryFirst(page, PLUS_PHONES, plus);
  else tryFirst(page, BRACKETED_PHONES, start - 1);
}
