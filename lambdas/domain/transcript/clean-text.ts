/**
 * Characters that carry no speech and may hide some: C0 without tab and line feed, C1 and DEL, zero-width space, word
 * joiner, byte order mark, directional marks and overrides, and the tag block (Unicode 16, chapter 23).
 */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing control characters is what this is for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/gu;

/**
 * Marks beyond 30 on one letter: no script needs them (UAX #15, Stream-Safe Text Format), and sorting a longer run into
 * NFC takes time quadratic in its length.
 */
const PILED_MARKS = /(\p{M}{30})\p{M}+/gu;

/** Most English text: nothing to clean. */
const PLAIN = /^[\t\n\x20-\x7e]*$/;

const JOINERS = /[\u200c\u200d]+/g;

/**
 * Well-formed, composed (NFC) text without invisible characters; lone surrogates become U+FFFD. Cleaning what is clean
 * changes nothing. Takes time linear in the length.
 */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text;
  const composed = text.toWellFormed().replace(INVISIBLE, '').replace(PILED_MARKS, '$1').normalize('NFC');
  // A mark that NFC takes apart counts as several, so they are counted again.
  return composed.replace(JOINERS, withoutStray).normalize('NFC').replace(PILED_MARKS, '$1');
}

/** Clean text on one line, each run of blanks one blank. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}

/**
 * Joiners belong into Devanagari and emoji; beside ASCII they only serve to split words and numbers. Both sides are
 * looked at here, not in the expression: a lookahead behind `+` tries each length of a run, which is quadratic.
 */
function withoutStray(joiners: string, at: number, text: string): string {
  return isAscii(text, at - 1) || isAscii(text, at + joiners.length) ? '' : joiners;
}

/** False also beyond the ends of the text. */
function isAscii(text: string, index: number): boolean {
  return text.charCodeAt(index) < 0x80;
}
