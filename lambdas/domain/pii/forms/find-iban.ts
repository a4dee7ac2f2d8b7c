import { mod97 } from './checksums.ts';
import { IBAN_STRUCTURES } from './iban-data.ts';
import { add, type Page } from './page.ts';
import { isDigitCode, isWordCode } from './scan.ts';
import { SURENESS } from './types.ts';

interface Structure {
  /** Characters in all, without dividers. */
  readonly length: number;
  /** Of an upper-case IBAN without dividers. */
  readonly pattern: RegExp;
}

/** A capital right behind a small letter: of two words. */
const MIXED_CASE = /[a-z][A-Z]/;
const CLASSES: Readonly<Record<string, string>> = { n: '\\d', a: '[A-Z]', c: '[A-Z0-9]' };
const STRUCTURES: ReadonlyMap<string, Structure> = new Map(IBAN_STRUCTURES.split(' ').map(readStructure));

/** An international bank account number (ISO 13616) that begins here: country, length, structure and check digits. */
export function findIban(page: Page, start: number): boolean {
  const structure = STRUCTURES.get(page.text.slice(start, start + 2).toUpperCase());
  if (structure === undefined) return false;
  const end = endOf(page.text, start, structure.length);
  if (end < 0) return false;
  const written = page.text.slice(start, end).replace(/[ -]/g, '');
  const iban = written.toUpperCase();
  if (MIXED_CASE.test(written) || !structure.pattern.test(iban) || !mod97(iban)) return false;
  add(page, 'IBAN', start, end, SURENESS.CERTAIN);
  return true;
}

/** Where so many letters and digits end, with at most one blank or hyphen between two of them; -1 within a word. */
function endOf(text: string, start: number, length: number): number {
  let left = length;
  let i = start;
  for (; left > 0; i++) {
    if (isWordCode(text.charCodeAt(i))) left--;
    else if (!isDivider(text, i)) return -1;
  }
  return isWordCode(text.charCodeAt(i)) || (isDivider(text, i) && isDigitCode(text.charCodeAt(i + 1))) ? -1 : i;
}

function isDivider(text: string, i: number): boolean {
  const code = text.charCodeAt(i);
  return (code === 0x20 || code === 0x2d) && isWordCode(text.charCodeAt(i - 1)) && isWordCode(text.charCodeAt(i + 1));
}

/** Reads `AD:8n12c`. */
function readStructure(entry: string): [string, Structure] {
  const [country = '', parts = ''] = entry.split(':');
  const all = [...parts.matchAll(/(\d+)([nac])/g)];
  const length = all.reduce((sum, [, count]) => sum + Number(count), 4);
  const body = all.map(([, count, kind = '']) => `${CLASSES[kind]}{${count}}`).join('');
  return [country, { length, pattern: new RegExp(`^${country}\\d\\d${body}$`) }];
}
