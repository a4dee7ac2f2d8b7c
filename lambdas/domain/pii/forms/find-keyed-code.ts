import { saysAccount } from './find-keyed-run.ts';
import { sticky } from './form.ts';
import { isJoint } from './joints.ts';
import { KEY } from './keyword-data.ts';
import { add, isWhole, type Page, type Setting, settingOf } from './page.ts';
import { isWordCode } from './scan.ts';
import { type FormType, SURENESS } from './types.ts';

/** Longest code of letters, digits, hyphens, slashes and underscores. */
const CODE_MAX = 24;
/** Five characters, two digits. */
const CODE = /^(?=.{5,24}$)(?:[^0-9]{0,24}[0-9]){2}/;
/** Quantities and ordinals, words with a number behind, dates: "30days", "4th-9th", "24-hour", "covid19", "12-5-24". */
const NO_CODE =
  /^(?:\d{1,6}[a-z]{1,8}$|\d{1,2}(?:st|nd|rd|th)\b|\d{1,4}-[a-z]|[A-Za-z]{4,20}-?\d{1,2}$|\d{1,2}[/-]\d{1,2}[/-]|\d{4}-\d\d-\d\d)/;
/** Driving licences of the states of the US, most of them a letter and digits. */
const LICENCE = sticky('[A-Z]{1,3}\\d{4,14}|\\d{2,4}[A-Z]{1,3}\\d{2,9}', 'i');

/** Letters and digits of a number plate. */
const PLATE = /^(?:[A-Za-z0-9]-?){5,10}$/;

/** The code of letters and digits around this place, when the words in front say that it is one of a person. */
export function findKeyedCode(page: Page, at: number): void {
  const start = edgeOfCode(page.text, at, -1);
  const end = edgeOfCode(page.text, at, 1);
  const value = page.text.slice(start, end);
  if (!CODE.test(value) || NO_CODE.test(value) || !isWhole(page, start, end)) return;
  const setting = settingOf(page, start, end);
  if (setting.gap > 0) return;
  const type = typeOf(page.text, start, value, setting);
  if (type !== undefined) add(page, type, start, end, SURENESS.KEYED);
}

function typeOf(text: string, start: number, value: string, setting: Setting): FormType | undefined {
  if ((setting.nearest & KEY.PLATE) !== 0 && PLATE.test(value)) return 'VEHICLE';
  LICENCE.lastIndex = start;
  if ((setting.mask & KEY.LICENCE) !== 0 && LICENCE.test(text)) return 'LICENCE';
  return saysAccount(setting) ? 'ACCOUNT' : undefined;
}

function edgeOfCode(text: string, from: number, step: 1 | -1): number {
  let i = from;
  while (Math.abs(i - from) <= CODE_MAX && isOfCode(text, step === 1 ? i : i - 1)) i += step;
  return i;
}

function isOfCode(text: string, i: number): boolean {
  if (isWordCode(text.charCodeAt(i))) return true;
  return isJoint(text.charCodeAt(i)) && isWordCode(text.charCodeAt(i - 1)) && isWordCode(text.charCodeAt(i + 1));
}
