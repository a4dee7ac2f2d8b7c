/** Letters and digits in pieces joined by the separators that order numbers are written with. Linear: no piece can be read twice. */
const CANDIDATE = /[\p{L}\p{N}]+(?:[-/_#.:\u2010-\u2015\u2212][\p{L}\p{N}]+)*/gu;
const SEPARATORS = /[-/_#.:\u2010-\u2015\u2212]/g;
/** A short word and groups of digits behind it: `TKT 90 8123`, `ord 4711 ab`. */
const SPACED = /(?<![\p{L}\p{N}])([a-z]{2,5})((?: \d{1,12}){1,5})(?: ([a-z]{1,3}))?(?![\p{L}\p{N}])/giu;

const MIN_DIGITS = 5;
/** Beside letters fewer digits are enough. */
const MIN_DIGITS_WITH_LETTERS = 3;
const MIN_DIGITS_SPACED = 4;
const MAX_LENGTH = 64;
/** Most identifiers that are kept of one text. */
const MAX_IDENTIFIERS = 500;

/** What has digits and names nothing: times, dates, amounts, sizes and durations. */
const NO_IDENTIFIER: readonly RegExp[] = [
  /^\d{1,2}(?::\d{2}){0,2}(?:am|pm)?$/,
  /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/,
  /^\d{1,12}\.\d{1,2}$/,
  /^\d{1,12}(?:\.\d{1,3})?(?:st|nd|rd|th|[kmgt]b|[kmg]bps|[kmg]?hz|[km]?g|[kcm]?m|mins?|hrs?|h|secs?|m?s|p|k|rs|usd|eur|inr|gbp|x|k?wh?|v|m?l)$/,
  /^(?:rs|inr|usd|eur|gbp)\.?\d{1,12}(?:\.\d{1,2})?$/,
];
const YEAR = /^(?:19|20)\d{2}$/;

/** Words that stand before a number without naming anything. */
const BEFORE_NUMBERS = new Set(
  'in on at for of the and or to from by since until till about over than last next year years day days week only just like paid pay cost costs call calls room age code is was are be my your our its no not all any but with got get'.split(
    ' ',
  ),
);

/** What redaction put in place of a value: it names no order. */
const PLACEHOLDER = /\[[A-Z][A-Z_]{0,19}_\d{1,6}\]/g;

/** First digits of the scripts that write numbers with digits of their own. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xff10];
const OTHER_DIGIT =
  /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f\u0ae6-\u0aef\u0b66-\u0b6f\u0be6-\u0bef\u0c66-\u0c6f\u0ce6-\u0cef\u0d66-\u0d6f\uff10-\uff19]/g;

/**
 * What looks like an order number, a ticket or a serial number: five digits, or letters and three digits, that are no time,
 * date, amount or size. Written without separators, in capitals and in ASCII digits, so that `ORD-4711/AB`, `ord 4711 ab` and
 * `Ord–४७११–ab` are the same.
 */
export function identifiersIn(text: string): readonly string[] {
  const plain = text.replace(PLACEHOLDER, ' ').replace(OTHER_DIGIT, asciiDigit);
  const found = new Set<string>();
  for (const [candidate] of plain.matchAll(CANDIDATE)) {
    if (found.size >= MAX_IDENTIFIERS) return [...found];
    if (isIdentifier(candidate)) found.add(written(candidate));
  }
  for (const [, word = '', groups = '', rest = ''] of plain.matchAll(SPACED)) {
    if (found.size >= MAX_IDENTIFIERS) return [...found];
    const digits = groups.replaceAll(' ', '');
    if (digits.length < MIN_DIGITS_SPACED || YEAR.test(digits) || BEFORE_NUMBERS.has(word.toLowerCase())) continue;
    for (const whole of rest === '' ? [word + digits] : [word + digits, word + digits + rest]) {
      if (whole.length <= MAX_LENGTH) found.add(written(whole));
    }
  }
  return [...found].slice(0, MAX_IDENTIFIERS);
}

function isIdentifier(candidate: string): boolean {
  const identifier = written(candidate);
  if (identifier.length > MAX_LENGTH) return false;
  const digits = identifier.match(/\d/g)?.length ?? 0;
  const enough = digits === identifier.length ? MIN_DIGITS : MIN_DIGITS_WITH_LETTERS;
  if (digits < enough) return false;
  const lower = candidate.toLowerCase();
  return !NO_IDENTIFIER.some((pattern) => pattern.test(lower));
}

function written(candidate: string): string {
  return candidate.replace(SEPARATORS, '').toUpperCase();
}

function asciiDigit(digit: string): string {
  const unit = digit.charCodeAt(0);
  const zero = ZEROS.findLast((first) => first <= unit) ?? unit;
  return String(unit - zero);
}
