/** Those that signs of addresses and markup are written with; what else has the form of one becomes a blank. */
const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  sol: '/',
  colon: ':',
  period: '.',
  commat: '@',
  equals: '=',
  plus: '+',
  lbrack: '[',
  rbrack: ']',
  lpar: '(',
  rpar: ')',
};

/** An ampersand that was escaped, however often. */
const AMPERSANDS = /&(?:amp;|#38;|#x26;)+/gi;
const NUMERIC = /&#(?:x([0-9a-f]{1,8})|(\d{1,8}));?/gi;
/** Browsers take a few names without the semicolon. */
const NAMES = /&(?:([a-z][a-z0-9]{1,31});|(lt|gt|quot|amp))/gi;

const LAST_CODE_POINT = 0x10ffff;

/**
 * Text with its character references resolved (https://html.spec.whatwg.org/multipage/syntax.html#character-references),
 * as a page would show it.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text
    .replace(AMPERSANDS, '&')
    .replace(NUMERIC, (_, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= LAST_CODE_POINT ? String.fromCodePoint(code) : ' ';
    })
    .replace(NAMES, (_, name?: string, bare?: string) => NAMED[(name ?? bare ?? '').toLowerCase()] ?? ' ');
}
