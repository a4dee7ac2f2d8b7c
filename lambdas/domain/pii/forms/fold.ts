/**
 * Zero digits of the scripts of the Basic Multilingual Plane whose decimal digits (Unicode category Nd) are folded:
 * Arabic, Persian, N'Ko, the nine scripts of India, Sinhala, Thai, Lao, Tibetan, Burmese, Khmer, Mongolian.
 */
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x1090, 0x17e0, 0x1810,
] as const;
const HYPHENS = '\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63';
const BLANKS =
  '\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u3000\ufeff';
const QUOTES = '\u2018\u2019';
/** Full-width forms are as far from their ASCII characters, from `!` to `~`. */
const FULL_WIDTH = { first: 0xff01, last: 0xff5e, distance: 0xfee0 } as const;

const FOLDED: ReadonlyMap<string, string> = new Map([
  ...digits(),
  ...all(HYPHENS, '-'),
  ...all(BLANKS, ' '),
  ...all(QUOTES, "'"),
  ...fullWidth(),
]);
const FOLDABLE_CLASS = `${HYPHENS}${BLANKS}${QUOTES}${ZEROS.map(digitRange).join('')}\uff01-\uff5e`;
const FOLDABLE = new RegExp(`[${FOLDABLE_CLASS}]`);
const ALL_FOLDABLE = new RegExp(FOLDABLE, 'g');
const TELLING = new RegExp(`[0-9@\uff20\uff10-\uff19${ZEROS.map(digitRange).join('')}]`);

/** Whether a text has a digit of any script or an at sign, without which it has no form. */
export function mayHaveForms(text: string): boolean {
  return TELLING.test(text);
}

/** The text with such digits, hyphens, blanks and full-width characters as ASCII; same length, so that indexes hold. */
export function foldForms(text: string): string {
  return FOLDABLE.test(text) ? text.replace(ALL_FOLDABLE, (char) => FOLDED.get(char) ?? char) : text;
}

function digitRange(zero: number): string {
  return `${String.fromCharCode(zero)}-${String.fromCharCode(zero + 9)}`;
}

function digits(): [string, string][] {
  return ZEROS.flatMap((zero) => Array.from({ length: 10 }, (_, i): [string, string] => [char(zero + i), `${i}`]));
}

function all(chars: string, folded: string): [string, string][] {
  return [...chars].map((c) => [c, folded]);
}

function fullWidth(): [string, string][] {
  const { first, last, distance } = FULL_WIDTH;
  return Array.from({ length: last - first + 1 }, (_, i) => [char(first + i), char(first + i - distance)]);
}

function char(code: number): string {
  return String.fromCharCode(code);
}
