/**
 * Characters that carry no speech and may hide some: C0 without tab and line feed, C1 and DEL, zero-width space, word
 * joiner, byte order mark, directional marks and overrides, and the tag block (Unicode 16, chapter 23).
 */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing control characters is what this is for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/gu;

/** Joiners belong into Devanagari and emoji; beside ASCII they only serve to split words and numbers. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range
const STRAY_JOINER = /(?<=[\u0000-\u007f])[\u200c\u200d]+|[\u200c\u200d]+(?=[\u0000-\u007f])/g;

/** Well-formed, composed (NFC) text without invisible characters; lone surrogates become U+FFFD. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(INVISIBLE, '').replace(STRAY_JOINER, '').normalize('NFC');
}
