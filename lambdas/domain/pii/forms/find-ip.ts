import { KEY } from './keyword-data.ts';
import { add, type Page, settingOf } from './page.ts';
import { isDigitCode, isWordCode, type Token } from './scan.ts';
import { SURENESS } from './types.ts';

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
/** Dotted quad (RFC 791) with an optional prefix length (RFC 4632), and the dotted numbers behind it, if any. */
const IPV4 = new RegExp(`(${OCTET}(?:\\.${OCTET}){3})(?:/(?:3[0-2]|[12]?\\d)(?!\\d))?(?![0-9A-Za-z])`, 'y');
const MORE_PARTS = /(?:\.\d{1,3}){1,12}(?![\dA-Za-z])/y;
/** An octet that no version and no chapter has. */
const LARGE_OCTET = /\b\d{3}\b/;

/** Longest text of an IPv6 address with an embedded IPv4 address, a zone and a prefix length. */
const IPV6_MAX = 64;
const SHORTEST_IPV6 = 3;
/** Eight groups, or six and an embedded IPv4 address. */
const EIGHT_GROUPS = /^(?:[0-9a-f]{1,4}:){6,7}[0-9a-f.]{1,15}$/i;
const HEXTET = /^[0-9a-f]{1,4}$/i;
const ZONE = /%[0-9a-z]{1,16}/iy;
const PREFIX = /\/(?:12[0-8]|1[01]\d|\d{1,2})(?![\d])/y;

/** An IPv4 address that begins with this group of digits. */
export function findIpv4(page: Page, start: number): void {
  const { text } = page;
  IPV4.lastIndex = start;
  if (text[start - 1] === '.' && isDigitCode(text.charCodeAt(start - 2))) return;
  if (!IPV4.test(text)) return;
  let end = IPV4.lastIndex;
  MORE_PARTS.lastIndex = end;
  if (MORE_PARTS.test(text)) {
    // Five parts are a version or a chapter, or an address with something behind it.
    if (!LARGE_OCTET.test(text.slice(start, end))) return;
    end = MORE_PARTS.lastIndex;
  }
  if ((settingOf(page, start, end).nearest & KEY.VERSION) === 0) add(page, 'IP', start, end, SURENESS.FORM);
}

/** An IPv6 address (RFC 4291) around this stretch of letters and digits, which has a colon beside it. */
export function findIpv6(page: Page, token: Token): void {
  const { text } = page;
  let start = edge(text, token.start, -1);
  let end = edge(text, token.end, 1);
  if (end - start > IPV6_MAX) return;
  // The colon of a label: "ip:2001:db8::1".
  if (text[start] === ':' && text[start + 1] !== ':') start++;
  while (end > start && (text[end - 1] === '.' || (text[end - 1] === ':' && text[end - 2] !== ':'))) end--;
  if (isWordCode(text.charCodeAt(start - 1)) || isWordCode(text.charCodeAt(end))) return;
  if (!isIpv6(text.slice(start, end))) return;
  add(page, 'IP', start, behind(PREFIX, text, behind(ZONE, text, end)), SURENESS.FORM);
}

/** How far hexadecimal digits, colons and full stops reach from here. */
function edge(text: string, from: number, step: 1 | -1): number {
  let i = from;
  const next = step === 1 ? 0 : -1;
  while (Math.abs(i - from) <= IPV6_MAX && isOfIpv6(text.charCodeAt(i + next))) i += step;
  return i;
}

function isOfIpv6(code: number): boolean {
  if (code < 0x3b) return code > 0x2f || code === 0x2e;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66;
}

function behind(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** Eight groups, or fewer with one `::`; an embedded IPv4 address stands for two. */
function isIpv6(value: string): boolean {
  if (value.length < SHORTEST_IPV6 || !(value.includes('::') || EIGHT_GROUPS.test(value))) return false;
  const halves = value.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const quad = groups.at(-1)?.includes('.') ? groups.pop() : undefined;
  if (quad !== undefined && !isIpv4(quad)) return false;
  const count = groups.length + (quad === undefined ? 0 : 2);
  return groups.every((group) => HEXTET.test(group)) && (halves.length === 2 ? count >= 1 && count < 8 : count === 8);
}

function isIpv4(value: string): boolean {
  IPV4.lastIndex = 0;
  return IPV4.test(value) && IPV4.lastIndex === value.length;
}
