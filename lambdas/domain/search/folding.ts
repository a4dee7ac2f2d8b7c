import { CONSONANTS, NUKTA, OTHER_SIGNS, VIRAMA, VOWEL_SIGNS, VOWELS, WITH_NUKTA } from '../text/devanagari.ts';

/**
 * Folds words of Hindi so that what people write in Devanagari and in many Latin spellings meets: बिजली, bijli and bijlee
 * are one word. It is no transliteration for readers: vowels whose length nobody writes alike are made one or dropped.
 * The tables become a char filter and token filters of the index (index-definition.ts).
 */

/** A blank as the rules of the filter have to write it: they are read with Java's escapes, and blanks at their ends are cut off. */
const BLANK = '\\u0020';

/** What holds letters together or apart and has no sound, and the full stops of Hindi. */
const SILENT = { [VIRAMA]: '', [NUKTA]: '', '\u0964': ' ', '\u0965': ' ', '\u200c': '', '\u200d': '' };

const DIGITS = Object.fromEntries(Array.from('०१२३४५६७८९', (digit, value) => [digit, String(value)]));

/** Two letters that are spoken as others than those they are written with. */
const LIGATURES = { ज्ञ: 'gy' };

const DOTTED = Object.fromEntries(Object.entries(WITH_NUKTA).map(([letter, sound]) => [letter + NUKTA, sound]));

/** Rules `from=>to` of a char filter of type `mapping`; the longest that fits wins. */
export const DEVANAGARI_RULES: readonly string[] = Object.entries({
  ...{ ...CONSONANTS, ...DOTTED, ...LIGATURES },
  ...{ ...VOWELS, ...VOWEL_SIGNS, ...OTHER_SIGNS },
  ...{ ...SILENT, ...DIGITS },
}).map(([from, to]) => `${from}=>${to === ' ' ? BLANK : to}`);

/**
 * One after the other on words in lower case: pattern, replacement. Aspirated and doubled consonants, w and v, z and j,
 * long and short vowels, and the nasal at the end of a word are spelled either way; the a is left out as often as written.
 */
export const SPELLING_RULES: readonly (readonly [pattern: string, replacement: string])[] = [
  ['chh', 'ch'],
  ['ph', 'f'],
  ['x', 'ks'],
  ['sh', 's'],
  ['w', 'v'],
  ['z', 'j'],
  ['q|ck', 'k'],
  ['ee|ii|ie|ea', 'i'],
  ['oo|uu', 'u'],
  ['ai|ay|ei|ey', 'e'],
  ['au|ou', 'o'],
  ['y$', 'i'],
  // Letters alone: 3000 is not 30.
  ['(\\D)\\1+', '$1'],
  ['(?<=.)a', ''],
  ['(?<=..[eio])n$|(?<=h[eio])n$', ''],
];
