import { luhn } from './checksums.ts';
import { KEY } from './keyword-data.ts';
import { add, isOrdered, isWhole, type Page, type Setting, settingOf } from './page.ts';
import type { Run } from './runs.ts';
import { SURENESS } from './types.ts';

/** Payment cards have 12 to 19 digits (ISO/IEC 7812-1). */
const CARD_MIN = 12;
const CARD_MAX = 19;
/** As a part of a longer run of groups it has at least as many as most issuers give: one window in ten passes Luhn. */
const CARD_PART_MIN = 15;
/** The length of most cards: a code behind one may happen to fit as well. */
const CARD_USUAL = 16;
/** Issuers of 12 to 14 digits: Maestro, Visa's oldest cards, Diners. */
const SHORT_CARD = /^(?:5[06-8]\d{10,12}|6\d{11,13}|4\d{12}|3[0689]\d{12})$/;
/** Issuers of 15 to 19: UATP, Mastercard, Mir, JCB, and 3 to 6. Years from 2000 to 2199 begin no card of 16 digits. */
const CARD = /^(?:1\d{14}|2\d{14}|2[2-7]\d{13,17}|[3-6]\d{14,18})$/;
const GROUPS = /^(?:\d+|(?:\d{4}\D{1,3}){2,4}\d{1,4}|(?:\d\D{1,3}){11,18}\d|(?:\d\d\D{1,3}){5,9}\d{1,2})$/;
const OTHER_GROUPS = /^(?:\d{4}\D{1,3}\d{6}\D{1,3}\d{4,5}|\d{8}\D{1,3}\d{8}|\d{6}\D{1,3}\d{6,13})$/;
const BLANKS_ONLY = /^[\d ]{12,60}$/;

/** The payment card that begins with group `first` of a run; gives the index of its last group, or -1. */
export function findCard(page: Page, run: Run, first: number): number {
  const last = lastOfCard(page.text, run, first);
  const start = run[first]?.start;
  const end = run[last]?.end;
  if (start === undefined || end === undefined) return -1;
  const setting = settingOf(page, start, end);
  const wholeRun = first === 0 && last === run.length - 1;
  if (isOrdered(setting) || !isLaidOut(page, start, end, wholeRun, setting)) return -1;
  const keyed = ((setting.mask | setting.after) & KEY.CARD) !== 0;
  add(page, 'CARD', start, end, keyed ? SURENESS.CERTAIN : SURENESS.FORM);
  return last;
}

function lastOfCard(text: string, run: Run, first: number): number {
  let digits = '';
  let found = -1;
  for (let i = first; i < run.length && digits.length < CARD_MAX; i++) {
    digits += text.slice(run[i]?.start, run[i]?.end);
    const whole = i === first || (first === 0 && i === run.length - 1);
    if (digits.length < (whole ? CARD_MIN : CARD_PART_MIN) || !isCard(digits)) continue;
    found = i;
    if (digits.length === CARD_USUAL) break;
  }
  return found;
}

function isCard(digits: string): boolean {
  return (digits.length < CARD_PART_MIN ? SHORT_CARD : CARD).test(digits) && luhn(digits);
}

/** An order number in groups passes Luhn one time in ten, but it has not the groups of a card. */
function isLaidOut(page: Page, start: number, end: number, wholeRun: boolean, setting: Setting): boolean {
  const value = page.text.slice(start, end);
  if (GROUPS.test(value) || OTHER_GROUPS.test(value)) return isWhole(page, start, end) || !/^\d+$/.test(value);
  return wholeRun && BLANKS_ONLY.test(value) && (setting.nearest & KEY.ORDER) === 0;
}
