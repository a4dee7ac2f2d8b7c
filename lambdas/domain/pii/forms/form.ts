import { KEY } from './keyword-data.ts';
import {
  add,
  isAlone,
  isCoded,
  isImpersonal,
  isInRow,
  isOrdered,
  isWhole,
  type Page,
  type Setting,
  settingOf,
} from './page.ts';
import { type FormType, SURENESS } from './types.ts';

/** How the values of one type are written, and what else must be true of one. */
export interface Form {
  readonly type: FormType;
  /** Sticky, of bounded length. */
  readonly pattern: RegExp;
  /** Of the letters and digits of the value, in upper case. */
  readonly valid?: (value: string) => boolean;
  /** Sureness by the form only; without it the form needs a word near by, or nothing else in the text. */
  readonly form?: number;
  /** Words that explain the value. */
  readonly keys?: number;
  /** No part of a longer row of groups with blanks, unless words explain it. */
  readonly solitary?: boolean;
  /** Sureness when nothing else is in the text. */
  readonly alone?: number;
}

/** A sticky pattern whose `~` stands for what divides groups: one blank, newline, full stop or hyphen. */
export function sticky(source: string, flags = ''): RegExp {
  return new RegExp(`(?:${source.replaceAll('~', '[ \\n.\\-]')})(?![0-9A-Za-z])`, `y${flags}`);
}

/** Tries every form at one place of the text. */
export function tryForms(page: Page, forms: readonly Form[], at: number): void {
  for (const form of forms) tryForm(page, form, at);
}

/** Tries forms in order at one place, up to the first that is there. */
export function tryFirst(page: Page, forms: readonly Form[], at: number): boolean {
  return forms.some((form) => tryForm(page, form, at));
}

function tryForm(page: Page, form: Form, at: number): boolean {
  const { type, pattern, valid } = form;
  pattern.lastIndex = at;
  if (!pattern.test(page.text)) return false;
  const end = pattern.lastIndex;
  if (!isWhole(page, at, end)) return false;
  if (valid !== undefined && !valid(compact(page.text.slice(at, end)))) return false;
  const sureness = surenessOf(page, form, at, end);
  if (sureness === undefined) return false;
  add(page, type, at, end, sureness);
  return true;
}

function surenessOf(page: Page, form: Form, at: number, end: number): number | undefined {
  const setting = settingOf(page, at, end);
  if (isKeyed(setting, form.keys ?? 0)) return form.form === SURENESS.FORM ? SURENESS.CERTAIN : SURENESS.KEYED;
  if (form.solitary === true && (isInRow(page, at, end) || isOrdered(setting))) return undefined;
  if (form.form === SURENESS.FORM) return form.form;
  if (form.alone !== undefined && isAlone(page, at, end)) return form.alone;
  if (form.form === undefined || isCoded(page, at, end) || isImpersonal(page, at, end, setting)) return undefined;
  return form.form;
}

/** Whether words of these keys are near, and none that stands nearer speaks of goods or money. */
export function isKeyed({ mask, nearest, after }: Setting, keys: number): boolean {
  if ((after & keys) !== 0) return true;
  return (mask & keys) !== 0 && (nearest & (KEY.ORDER | KEY.AMOUNT) & ~keys) === 0;
}

export function compact(value: string): string {
  return value.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
}
