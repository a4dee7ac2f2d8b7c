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
}

/** Letters of a word inside a code, at most: airlines and policies spell up to four together. */
const MAX_CLUSTER = 4;

/** Digits that the words for numbers stand for; `double` adds one to those of the next word. */
const TWO_DIGITS = /^(?:ten|eleven|twelve|.+teen)$/;

/**
 * The code that begins at token `i`, or undefined. Its end is where the first token stands that is no part of one.
 */
export function readCode(turn: Turn, i: number, reading: number = READING.STRICT): Code | undefined {
  if (!isCodePart(turn, i, reading) || isQuantity(turn, i)) return undefined;
  let to = i;
  let digits = 0;
  let letters = 0;
  let spoken = false;
  while (isCodePart(turn, to, reading)) {
    if (to > i && (endsCode(turn, to - 1) || isQuantity(turn, to))) break;
    const tag = tagAt(turn, to);
    if ((tag & TAG.NUMBER) !== 0) digits += lengthAt(turn, to);
    else if ((tag & TAG.MIXED) !== 0) digits += countDigits(turn, to);
    else if (isSpokenDigit(turn, to)) {
      digits += TWO_DIGITS.test(word(turn, to)) ? 2 : 1;
      spoken = true;
    } else letters += lengthAt(turn, to);
    to++;
  }
  while (to > i + 1 && isLooseEnd(turn, to - 1)) {
    to--;
    if (!isSpokenDigit(turn, to)) letters -= lengthAt(turn, to);
  }
  return { from: i, to, digits, letters, spoken };
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
  return (tag & TAG.UNKNOWN) !== 0 || !/[aeiou]/.test(word(turn, i));
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
  return /^(?:th|st|nd|rd)$/.test(i + 1 < turn.count ? word(turn, i + 1) : '') && lengthAt(turn, i) <= 2;
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

/** A letter or short word left over at the end of a code: `4432 a week`. */
function isLooseEnd(turn: Turn, i: number): boolean {
  if (isTagged(turn, i, TAG.NUMBER | TAG.MIXED)) return false;
  if (/^(?:o|oh|do|to|double|triple)$/.test(word(turn, i))) return true;
  return isLetter(turn, i) && isOpenWord(turn, i, i + 1);
}

const MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;
const CURRENCY = '$\u20b9\u00a3\u20ac\u00a5';

/** A number that is an amount, a date, a time or a count. */
export function isQuantity(turn: Turn, i: number): boolean {
  if (!isTagged(turn, i, TAG.NUMBER | TAG.MIXED | TAG.DIGIT)) return false;
  const { text, start, end } = turn.tokens;
  const before = text.charAt((start[i] ?? 0) - 1);
  if (before !== '' && CURRENCY.includes(before)) return true;
  if (before === ' ' && CURRENCY.includes(text.charAt((start[i] ?? 0) - 2) || ' ')) return true;
  const after = text.charAt(end[i] ?? 0);
  if (after !== '' && `%${CURRENCY}`.includes(after)) return true;
  const previous = i > 0 && isTagged(turn, i - 1, TAG.UNIT | TAG.DATE) ? word(turn, i - 1) : '';
  if (/^(?:rs|usd|inr|rupees|dollars)$/.test(previous) || MONTH.test(previous)) return true;
  if (isYearOfDate(turn, i)) return true;
  if (isUnit(turn, i + 1) || (isTagged(turn, i + 1, TAG.DATE) && MONTH.test(word(turn, i + 1)))) return true;
  return isGrouped(turn, i) || isFraction(turn, i);
}

/** `june 10 2018`. */
function isYearOfDate(turn: Turn, i: number): boolean {
  if (i < 2 || lengthAt(turn, i) !== 4 || !isTagged(turn, i, TAG.NUMBER) || !isYear(Number(word(turn, i))))
    return false;
  const month = isTagged(turn, i - 1, TAG.DATE) && /^(?:th|st|nd|rd)$/.test(word(turn, i - 1)) ? i - 3 : i - 2;
  return month >= 0 && isTagged(turn, month, TAG.DATE) && MONTH.test(word(turn, month));
}

/** Single letters are units only where nothing follows that a code goes on with. */
function isUnit(turn: Turn, i: number): boolean {
  if (!isTagged(turn, i, TAG.UNIT) || gapAfter(turn, i - 1) > GAP.GLUE) return false;
  return lengthAt(turn, i) > 1 || !isTagged(turn, i + 1, TAG.NUMBER | TAG.MIXED | TAG.LETTER);
}

/** `10,000`. */
function isGrouped(turn: Turn, i: number): boolean {
  const { text, start, end } = turn.tokens;
  const comma = (k: number) => (start[k + 1] ?? 0) - (end[k] ?? 0) === 1 && text.charAt(end[k] ?? 0) === ',';
  const three = (k: number) => isTagged(turn, k, TAG.NUMBER) && lengthAt(turn, k) === 3;
  return (comma(i) && three(i + 1)) || (i > 0 && three(i) && comma(i - 1));
}

/** `12.50`, `6:30`, `12/05`: two numbers around one sign. */
function isFraction(turn: Turn, i: number): boolean {
  const { text, end } = turn.tokens;
  const joined = (k: number) =>
    k >= 0 &&
    isTagged(turn, k, TAG.NUMBER) &&
    isTagged(turn, k + 1, TAG.NUMBER | TAG.MIXED) &&
    gapAfter(turn, k) === GAP.GLUE &&
    '/.:'.includes(text.charAt(end[k] ?? 0));
  return joined(i) || joined(i - 1);
}

function countDigits(turn: Turn, i: number): number {
  const { text, start, end } = turn.tokens;
  let digits = 0;
  for (let at = start[i] ?? 0; at < (end[i] ?? 0); at++) if (/\p{Nd}/u.test(text.charAt(at))) digits++;
  return digits;
}

const YEAR = { FIRST: 1940, LAST: 2035 } as const;

/** A bare number that reads as a date (25062021, 6252021, 250621) or as a year. */
export function isDateNumber(text: string): boolean {
  if (!/^\d{4,8}$/.test(text) || text.length === 4) return text.length === 4 && isYear(Number(text));
  const year = text.length >= 7 ? Number(text.slice(-4)) : 2000 + Number(text.slice(-2));
  const rest = text.slice(0, text.length >= 7 ? -4 : -2);
  return isYear(year) && year >= 2000 && isDayAndMonth(rest);
}

const isYear = (year: number) => year >= YEAR.FIRST && year <= YEAR.LAST;

function isDayAndMonth(digits: string): boolean {
  for (let cut = 1; cut < digits.length; cut++) {
    const [a, b] = [Number(digits.slice(0, cut)), Number(digits.slice(cut))];
    if (cut > 2 || digits.length - cut > 2 || a === 0 || b === 0) continue;
    if ((a <= 12 && b <= 31) || (a <= 31 && b <= 12)) return true;
  }
  return false;
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

/** Four to six digits that end in a year of this time: `9918` for the ninth of September 2018. */
export function isShortDate(text: string): boolean {
  if (!/^\d{4,6}$/.test(text)) return false;
  const year = Number(text.slice(-2));
  return year >= 15 && year <= 35 && isDayAndMonth(text.slice(0, -2));
}
