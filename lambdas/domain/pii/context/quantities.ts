import { TAG } from './tags.ts';
import { GAP, gapAfter, isTagged, lengthAt, type Turn, word } from './turn.ts';

/** Names of months, English and Hindi. */
export const MONTH =
  /^(?:जनवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्टूबर|नवंबर|दिसंबर|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;
const MEASURE =
  /^\d{1,5}(?:am|pm|st|nd|rd|th|[kmgt]b?|mb|kgs?|lbs?|oz|ml|l|cm|mm|km|ft|in|inch|hrs?|h|mins?|days?|yrs?|x|s|p|d|w|v|hz|[gm]hz|[mg]bps|mah|rs|usd|inr|gen|pcs?|k)$/;
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
  return isGrouped(turn, i) || isFraction(turn, i) || isDashedDate(turn, i) || isMeasure(turn, i);
}

/** Quarters and halves of a year. */
const PERIOD = /^(?:q[1-4]|h[12]|fy)$/;

/** `10am`, `3rd`, `128gb`, the `q3` of `q3 2024`. */
function isMeasure(turn: Turn, i: number): boolean {
  if (!isTagged(turn, i, TAG.MIXED) || lengthAt(turn, i) > 9) return false;
  return (
    MEASURE.test(word(turn, i)) ||
    (PERIOD.test(word(turn, i)) && isTagged(turn, i + 1, TAG.NUMBER) && lengthAt(turn, i + 1) === 4)
  );
}

/** `2024-02-29`, `29-02-2024`. */
function isDashedDate(turn: Turn, i: number): boolean {
  for (let first = i - 2; first <= i; first++) {
    const dashed =
      first >= 0 && isDash(turn, first) && isDash(turn, first + 1) && isTagged(turn, first + 2, TAG.NUMBER);
    if (!dashed || lengthAt(turn, first + 1) > 2) continue;
    const year = lengthAt(turn, first) === 4 ? first : first + 2;
    const day = year === first ? first + 2 : first;
    if (lengthAt(turn, year) === 4 && lengthAt(turn, day) <= 2 && isYear(Number(word(turn, year)))) return true;
  }
  return false;
}

function isDash(turn: Turn, i: number): boolean {
  if (!isTagged(turn, i, TAG.NUMBER) || gapAfter(turn, i) !== GAP.GLUE) return false;
  return turn.tokens.text.charAt(turn.tokens.end[i] ?? 0) === '-';
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

/** Four to six digits that end in a year of this time: `9918` for the ninth of September 2018. */
export function isShortDate(text: string): boolean {
  if (!/^\d{4,6}$/.test(text)) return false;
  const year = Number(text.slice(-2));
  return year >= 15 && year <= 35 && isDayAndMonth(text.slice(0, -2));
}

/** Words in front of a number that are read. */
const MAX_BEFORE = 3;
const PAYS =
  /^(?:paid|pay|paying|charged|cost|costs|owe|spent|spend|bill|billed|refund|ordered|bought|order|price|amount|emi)$/;

/** `i paid 4500`: somebody speaks of money instead of giving the number that was asked for. */
export const isPaid = (turn: Turn, from: number): boolean => followsWord(turn, from, MAX_BEFORE, PAYS);

/** Words in front of a date that are read. */
const MAX_EVENT = 5;
const EVENT =
  /^(?:order|orders|ordered|bought|purchased|purchase|paid|delivery|delivered|shipped|booked|flight|travel|arrived|due|since|called)$/;

/** `the order was 3 march`: the date of something else. */
export const isEvent = (turn: Turn, from: number): boolean => followsWord(turn, from, MAX_EVENT, EVENT);

/** Whether one of the words in front of a token, in its sentence, is such a word. */
function followsWord(turn: Turn, from: number, most: number, words: RegExp): boolean {
  for (let i = from - 1; i >= 0 && i >= from - most && gapAfter(turn, i) < GAP.STOP; i--)
    if (words.test(word(turn, i))) return true;
  return false;
}
