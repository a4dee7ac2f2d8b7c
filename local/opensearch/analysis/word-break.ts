/**
 * Classes of characters for the standard tokenizer, derived from the Unicode properties that JavaScript knows.
 * Source: UAX #29, table 3 (Word_Break), in the version that Lucene 9 follows, where a colon still joins letters.
 * https://www.unicode.org/reports/tr29/tr29-35.html#Table_Word_Break_Property_Values
 */
export const CLASS = {
  other: 0,
  letter: 1,
  hebrew: 2,
  hangul: 3,
  digit: 4,
  katakana: 5,
  connector: 6,
  midLetter: 7,
  midNumber: 8,
  midBoth: 9,
  singleQuote: 10,
  doubleQuote: 11,
  extend: 12,
  han: 13,
  hiragana: 14,
  southEastAsian: 15,
  regional: 16,
  pictographic: 17,
} as const;

const MID_LETTER = new Set([0x3a, 0xb7, 0x387, 0x55f, 0x5f4, 0x2027, 0xfe13, 0xfe55, 0xff1a]);
const MID_BOTH = new Set([0x2e, 0x2018, 0x2019, 0x2024, 0xfe52, 0xff07, 0xff0e]);
const MID_NUMBER = new Set([
  0x2c, 0x3b, 0x37e, 0x589, 0x60c, 0x60d, 0x66c, 0x7f8, 0x2044, 0xfe10, 0xfe14, 0xfe50, 0xfe54, 0xff0c, 0xff1b,
]);

/**
 * Extended_Pictographic as of Unicode 12.1, which Lucene 9 follows; later versions took characters away again.
 * https://www.unicode.org/Public/emoji/12.0/emoji-data.txt
 */
export const PICTOGRAPH =
  '[\\p{Extended_Pictographic}\\u2388\\u2600-\\u2605\\u2607-\\u2612\\u2614-\\u2685\\u2690-\\u2705\\u2708-\\u2712\\u2763-\\u2767' +
  '\\u{1F000}-\\u{1F0FF}\\u{1F10D}-\\u{1F10F}\\u{1F12F}\\u{1F16C}-\\u{1F171}\\u{1F1AD}-\\u{1F1E5}\\u{1F249}-\\u{1F3FA}' +
  '\\u{1F400}-\\u{1F53D}\\u{1F546}-\\u{1F64F}\\u{1F680}-\\u{1F6FF}\\u{1F7D5}-\\u{1F7FF}\\u{1F90C}-\\u{1F93A}\\u{1F93C}-\\u{1F945}' +
  '\\u{1F947}-\\u{1FFFD}]';

const EXTEND = /^[\p{Grapheme_Extend}\p{Mc}\p{Emoji_Modifier}\u200D]$/u;
const FORMAT = /^\p{Cf}$/u;
const KATAKANA = /^[\p{Script=Katakana}\u3031-\u3035\u309B\u309C\u30A0\u30FC\uFF70]$/u;
const SOUTH_EAST_ASIAN =
  /^[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tai_Le}\p{Script=New_Tai_Lue}\p{Script=Tai_Tham}\p{Script=Tai_Viet}\p{Script=Ahom}]$/u;
const LETTER =
  /^[\p{Alphabetic}\u02C2-\u02C5\u02D2-\u02D7\u02DE\u02DF\u02ED\u02EF-\u02FF\u055B\u055C\u055E\u05F3\uA708-\uA716\uA720\uA721\uA789\uA78A\uAB5B]$/u;

/** Rules in order; the first that holds gives the class. */
const RULES: readonly (readonly [RegExp, number])[] = [
  [/^\p{Regional_Indicator}$/u, CLASS.regional],
  [EXTEND, CLASS.extend],
  [/^\u200B$/u, CLASS.other],
  [FORMAT, CLASS.extend],
  [new RegExp(`^${PICTOGRAPH}$`, 'u'), CLASS.pictographic],
  [/^[\p{Nd}\u066B]$/u, CLASS.digit],
  [KATAKANA, CLASS.katakana],
  [/^[\p{Pc}\u202F]$/u, CLASS.connector],
  [/^\u3005$/u, CLASS.letter],
  [/^\p{Script=Han}$/u, CLASS.han],
  [/^\p{Script=Hiragana}$/u, CLASS.hiragana],
  [/^(?=\p{Script=Hebrew})\p{Lo}$/u, CLASS.hebrew],
  [/^(?=\p{Script=Hangul})\p{Alphabetic}$/u, CLASS.hangul],
  [/^\p{Alphabetic}$/u, CLASS.letter],
  [LETTER, CLASS.letter],
];

/** Class + 1 of each UTF-16 unit that was asked for already; 0 for the others. */
const known = new Uint8Array(0x10000);

/** The class of a code point. */
export function wordClass(code: number): number {
  const cached = code < 0x10000 ? (known[code] ?? 0) : 0;
  if (cached > 0) return cached - 1;
  const found = classify(code);
  if (code < 0x10000) known[code] = found + 1;
  return found;
}

function classify(code: number): number {
  if (code === 0x27) return CLASS.singleQuote;
  if (code === 0x22) return CLASS.doubleQuote;
  if (MID_LETTER.has(code)) return CLASS.midLetter;
  if (MID_BOTH.has(code)) return CLASS.midBoth;
  if (MID_NUMBER.has(code)) return CLASS.midNumber;
  const character = String.fromCodePoint(code);
  const found = RULES.find(([pattern]) => pattern.test(character))?.[1] ?? CLASS.other;
  const letter = found === CLASS.letter && code !== 0x3005;
  if (letter && SOUTH_EAST_ASIAN.test(character)) return CLASS.southEastAsian;
  return letter && /^\p{Ideographic}$/u.test(character) ? CLASS.other : found;
}
