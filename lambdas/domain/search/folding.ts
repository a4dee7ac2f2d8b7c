/**
 * Folds words of Hindi so that what people write in Devanagari and in many Latin spellings meets: बिजली, bijli and bijlee
 * are one word. It is no transliteration for readers: vowels whose length nobody writes alike are made one or dropped.
 * The tables become a char filter and token filters of the index (index-definition.ts).
 */

/** Consonants without their inherent vowel, which Latin spellings write or leave out. The letters with a dot (nukta) come as two characters. */
const CONSONANTS = {
  क: 'k',
  ख: 'kh',
  ग: 'g',
  घ: 'gh',
  ङ: 'n',
  च: 'ch',
  छ: 'ch',
  ज: 'j',
  झ: 'jh',
  ञ: 'n',
  ट: 't',
  ठ: 'th',
  ड: 'd',
  ढ: 'dh',
  ण: 'n',
  त: 't',
  थ: 'th',
  द: 'd',
  ध: 'dh',
  न: 'n',
  प: 'p',
  फ: 'ph',
  ब: 'b',
  भ: 'bh',
  म: 'm',
  य: 'y',
  र: 'r',
  ल: 'l',
  ळ: 'l',
  व: 'v',
  श: 'sh',
  ष: 'sh',
  स: 's',
  ह: 'h',
  'क\u093c': 'k',
  'ख\u093c': 'kh',
  'ग\u093c': 'g',
  'ज\u093c': 'z',
  'ड\u093c': 'r',
  'ढ\u093c': 'rh',
  'फ\u093c': 'f',
  ज्ञ: 'gy',
  क्ष: 'ksh',
} as const;

const VOWELS = {
  अ: 'a',
  आ: 'aa',
  इ: 'i',
  ई: 'i',
  उ: 'u',
  ऊ: 'u',
  ए: 'e',
  ऐ: 'e',
  ओ: 'o',
  औ: 'o',
  ऑ: 'o',
  ऋ: 'ri',
  'ा': 'a',
  'ि': 'i',
  'ी': 'i',
  'ु': 'u',
  'ू': 'u',
  'े': 'e',
  'ै': 'e',
  'ो': 'o',
  'ौ': 'o',
  'ॉ': 'o',
  'ृ': 'ri',
} as const;

const SIGNS = {
  '\u0902': 'n',
  '\u0901': 'n',
  '\u0903': 'h',
  '\u094d': '',
  '\u093c': '',
  '\u0964': ' ',
  '\u0965': ' ',
  '\u200c': '',
  '\u200d': '',
} as const;

const DIGITS = Object.fromEntries(Array.from('०१२३४५६७८९', (digit, value) => [digit, String(value)]));

/** Rules `from=>to` of a char filter of type `mapping`; the longest that fits wins. */
export const DEVANAGARI_RULES: readonly string[] = Object.entries({
  ...CONSONANTS,
  ...VOWELS,
  ...SIGNS,
  ...DIGITS,
}).map(([from, to]) => `${escaped(from)}=>${escaped(to)}`);

/** The rules are read with Java's escapes; blanks at their ends would be cut off. */
function escaped(text: string): string {
  return Array.from(text, (c) => (c === ' ' ? '\\u0020' : c)).join('');
}

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
  ['(.)\\1+', '$1'],
  ['(?<=.)a', ''],
  ['(?<=..[eio])n$|(?<=h[eio])n$', ''],
];
