import { isDateNumber, isQuantity } from './quantities.ts';
import { TAG } from './tags.ts';
import { GAP, gapAfter, isLetter, isTagged, lengthAt, type Turn, tagAt, word } from './turn.ts';

/** How freely short words count as spelled letters: not at all, in a turn of nothing but values, behind a cue. */
export const READING = { STRICT: 0, BARE: 1, CUED: 2 } as const;

/** A number or a spelled code: 3245, `k 4 w 9`, `nine double four`. Half-open range of tokens. */
export interface Code {
  readonly from: number;
  readonly to: number;
  readonly digits: number;
  readonly letters: number;
  /** Holds numbers that are said in words. */
  readonly spoken: boolean;
  /** Where reading goes on: behind what was looked at, so that nothing is read twice. */
  readonly next: number;
}

/** Letters of a word inside a code, at most: airlines and policies spell up to four together. */
const MAX_CLUSTER = 4;

/** Words that stand for two digits, or add two to the next word; all others stand for one, `double` among them. */
const TWO_DIGITS = /^(?:ten|eleven|twelve|.+teen|triple|treble|ट्रिपल)$/;

/** The code that begins at token `i`, or undefined. Its end is where the first token stands that is no part of one. */
export function readCode(turn: Turn, i: number, reading: number = READING.STRICT): Code | undefined {
  if (!isCodePart(turn, i, reading) || isQuantity(turn, i)) return undefined;
  let to = i;
  let digits = 0;
  let letters = 0;
  let spoken = false;
  while (isCodePart(turn, to, reading)) {
    if (to > i && (endsCode(turn, to - 1) || (isQuantity(turn, to) && !isLetter(turn, to + 1)))) break;
    const tag = tagAt(turn, to);
    if ((tag & TAG.NUMBER) !== 0) digits += lengthAt(turn, to);
    else if ((tag & TAG.MIXED) !== 0) {
      const own = countDigits(turn, to);
      digits += own;
      letters += lengthAt(turn, to) - own;
    } else if (isSpokenDigit(turn, to)) {
      digits += TWO_DIGITS.test(word(turn, to)) ? 2 : 1;
      spoken = true;
    } else letters += lengthAt(turn, to);
    to++;
  }
  const next = to;
  while (to > i + 1 && isLooseEnd(turn, to - 1)) {
    to--;
    if (!isSpokenDigit(turn, to)) letters -= lengthAt(turn, to);
  }
  return { from: i, to, digits, letters, spoken, next };
}

/** Whether a token can be part of a code. */
export function isCodePart(turn: Turn, i: number, reading: number): boolean {
  const tag = tagAt(turn, i);
  if ((tag & TAG.TAKEN) !== 0) return false;
  if ((tag & (TAG.NUMBER | TAG.MIXED)) !== 0) return !isOrdinal(turn, i);
  if ((tag & TAG.DIGIT) !== 0) return true;
  if (lengthAt(turn, i) === 1) return isSpelled(turn, i);
  return isCluster(turn, i) || (reading > READING.STRICT && isShortWord(turn, i, reading));
}

export function isSpokenDigit(turn: Turn, i: number): boolean {
  return (tagAt(turn, i) & (TAG.DIGIT | TAG.NUMBER)) === TAG.DIGIT;
}

/** One letter next to another one or to a number; `a`, `i` and `u` beside a word are words. */
function isSpelled(turn: Turn, i: number): boolean {
  return isSign(turn, i + 1) || (isSign(turn, i - 1) && !isOpenWord(turn, i, i + 1));
}

function isSign(turn: Turn, i: number): boolean {
  const tag = tagAt(turn, i);
  if ((tag & TAG.TAKEN) !== 0) return false;
  return (tag & (TAG.NUMBER | TAG.MIXED)) !== 0 || lengthAt(turn, i) === 1 || isCluster(turn, i);
}

const LETTER_WORDS = /^[aiunr]$/;

/** A letter that is a word, with a word beside it. */
function isOpenWord(turn: Turn, letter: number, beside: number): boolean {
  return LETTER_WORDS.test(word(turn, letter)) && beside < turn.count && lengthAt(turn, beside) > 1;
}

/** A few letters that make no word, beside a number. */
function isCluster(turn: Turn, i: number): boolean {
  const tag = tagAt(turn, i);
  if ((tag & (TAG.UNKNOWN | TAG.WORD)) === 0 || (tag & (TAG.FUNCTION | TAG.LINK | TAG.CUE | TAG.UNIT | TAG.NAME)) !== 0)
    return false;
  if (!besideNumber(turn, i)) return false;
  return (tag & TAG.UNKNOWN) !== 0 || !/[aeiou]|^try$/.test(word(turn, i));
}

function besideNumber(turn: Turn, i: number): boolean {
  if (lengthAt(turn, i) > MAX_CLUSTER) return false;
  return isTagged(turn, i + 1, TAG.NUMBER | TAG.MIXED) || (i > 0 && isTagged(turn, i - 1, TAG.NUMBER | TAG.MIXED));
}

/** Words of three letters that spell when they are read loosely: `fly 058`; grammar that joins numbers does not. */
function isShortWord(turn: Turn, i: number, reading: number): boolean {
  if (reading === READING.BARE && isTagged(turn, i, TAG.BRAND | TAG.PLACE | TAG.ADDRESS | TAG.UNIT)) return false;
  if (!besideNumber(turn, i) || lengthAt(turn, i) > 3 || isTagged(turn, i, TAG.LINK | TAG.CUE | TAG.TAKEN))
    return false;
  return !/^(?:and|aur|or|to|by|at|in|of|on|a|the|for|i|my|im|yes|ok|not|but|se|ko|ka|ki)$/.test(word(turn, i));
}

/** `12 th`: the number is no code. */
function isOrdinal(turn: Turn, i: number): boolean {
  return /^(?:th|st|nd|rd)$/.test(word(turn, i + 1)) && lengthAt(turn, i) <= 2;
}

/** Codes go on over spaces and dashes; over commas only between single digits, as a voice pauses. */
function endsCode(turn: Turn, i: number): boolean {
  const gap = gapAfter(turn, i);
  if (gap === GAP.SPACE || gap === GAP.COLON) return false;
  if (gap === GAP.GLUE) return '/.:@'.includes(turn.tokens.text.charAt(turn.tokens.end[i] ?? 0));
  if (gap !== GAP.COMMA) return true;
  const single = (k: number) => isSpokenDigit(turn, k) || lengthAt(turn, k) === 1;
  return !(single(i) && single(i + 1));
}

/** Behind one of these `do` is two. */
const HINDI_DIGIT = /^(?:ek|teen|tin|cha+r|pa+n?ch|ch+[ea]+h?|sa+t|a+th|nau|shu?o?nya|do)$/;

/** A letter or short word left over at the end of a code: `4432 a week`. */
function isLooseEnd(turn: Turn, i: number): boolean {
  if (isTagged(turn, i, TAG.NUMBER | TAG.MIXED)) return false;
  const text = word(turn, i);
  if (text === 'do') return !HINDI_DIGIT.test(word(turn, i - 1));
  if (/^(?:o|oh|to|double|triple)$/.test(text)) return true;
  return isLetter(turn, i) && isOpenWord(turn, i, i + 1);
}

function countDigits(turn: Turn, i: number): number {
  const { text, start, end } = turn.tokens;
  let digits = 0;
  for (let at = start[i] ?? 0; at < (end[i] ?? 0); at++) if (/\p{Nd}/u.test(text.charAt(at))) digits++;
  return digits;
}

/** Numbers that no cue announces and that read as dates, years or round sums are left. */
export function isPlainNumber(turn: Turn, code: Code): boolean {
  if (code.letters > 0 || code.spoken) return false;
  const text = digitsOf(turn, code);
  if (code.to - code.from > 1)
    return isDateNumber(text) && lengthAt(turn, code.to - 1) === 4 && code.to - code.from === 3;
  return isDateNumber(text) || /^[1-9]\d{0,2}0{2,}$/.test(text);
}

function digitsOf(turn: Turn, code: Code): string {
  let digits = '';
  for (let i = code.from; i < code.to && digits.length < 40; i++) digits += word(turn, i);
  return digits;
}
