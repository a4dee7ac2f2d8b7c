import { add, type Page } from './page.ts';
import { SURENESS } from './types.ts';
import { UPI_HANDLES } from './upi-data.ts';

/** RFC 5321, 4.5.3.1: a local part has at most 64 octets, a domain at most 255. */
const MAX_LOCAL = 64;
const MAX_DOMAIN = 255;
/** Longest handle of a UPI id looked up. */
const MAX_HANDLE = 20;
/** RFC 5322 atoms without the slash: in keys and URLs it ends a segment. Joiners are part of words of India's scripts. */
const LOCAL = /[\p{L}\p{M}\p{N}.!#$%&'*+=?^_`{|}~-]|[\u200c\u200d]/u;
const DOMAIN = /[\p{L}\p{M}\p{N}.-]|[\u200c\u200d]/u;
const FIRST_OF_LOCAL = /[\p{L}\p{M}\p{N}_]/u;
const TOP_LEVEL = /\.(?:xn--[a-z0-9-]{1,59}|\p{L}[\p{L}\p{M}\p{N}\u200c\u200d]{1,62})$/u;

/** E-mail addresses and UPI ids, outwards from each `@`, so that the cost is bounded by 320 steps an `@`. */
export function findAddresses(page: Page): void {
  let floor = 0;
  for (let at = page.text.indexOf('@'); at >= 0; at = page.text.indexOf('@', at + 1)) {
    floor = addressAt(page, at, floor);
  }
}

/** Gives where the next address may begin. */
function addressAt(page: Page, at: number, floor: number): number {
  const start = startOfLocal(page, at, floor);
  if (start === at) return floor;
  const end = endOfDomain(page, at);
  const domain = page.text.slice(at + 1, end);
  const isEmail = TOP_LEVEL.test(domain);
  if (!isEmail && !(domain.length <= MAX_HANDLE && UPI_HANDLES.has(domain.toLowerCase()))) return floor;
  add(page, isEmail ? 'EMAIL' : 'UPI', start, end, SURENESS.CERTAIN);
  return end;
}

function startOfLocal(page: Page, at: number, floor: number): number {
  let start = at;
  while (start > floor && at - start < MAX_LOCAL && isIn(LOCAL, page, start - 1)) start--;
  while (start < at && !isIn(FIRST_OF_LOCAL, page, start)) start++;
  return start;
}

function endOfDomain(page: Page, at: number): number {
  let end = at + 1;
  while (end < page.text.length && end - at <= MAX_DOMAIN && isIn(DOMAIN, page, end)) end++;
  while (end > at + 1 && /[.-]/.test(page.text[end - 1] ?? '')) end--;
  return end;
}

/** Most of what is asked for are ASCII letters, which need no pattern. */
function isIn(chars: RegExp, { text }: Page, i: number): boolean {
  const code = text.charCodeAt(i);
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)) return true;
  return chars.test(text[i] ?? '');
}
