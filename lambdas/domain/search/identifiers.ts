/** Longest identifier that is kept, in UTF-16 units. */
const MAX_LENGTH = 64;
/** Most identifiers that are kept of one text. */
const MAX_IDENTIFIERS = 500;
/** Digits that are enough by themselves, beside letters, and of letters and digits with blanks between them. */
const DIGITS = { alone: 5, withLetters: 3, withBlanks: 4 } as const;

/** What redaction put in place of a value: it names no order. */
const PLACEHOLDER = /\[[A-Z][A-Z_]{0,19}_\d{1,6}\]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;
const FOREIGN_DIGIT = /(?![0-9])\p{Nd}/gu;

/**
 * Letters and digits in pieces joined by separators, and by commas as they group the digits of amounts. Linear: nothing
 * follows that could fail, so no piece is read twice.
 */
const CANDIDATE = /[\p{L}\p{M}\p{N}]+(?:(?:[-/_#.:]|(?<=\d),(?=\d{2,3}(?!\d)))[\p{L}\p{M}\p{N}]+)*/gu;
const NOT_ALPHANUMERIC = /[^\p{L}\p{M}\p{N}]/gu;

const CURRENCY = '(?:RS|INR|USD|EUR|GBP)';
const UNIT =
  '(?:RS|INR|USD|EUR|GBP|RUPEES?|DOLLARS?|EUROS?|POUNDS?|PERCENT|LAKHS?|CRORES?|[KMGT]B|[KMG]BPS|HRS?|HOURS?|MINS?|MINUTES?|SECS?|SECONDS?|DAYS?|WEEKS?|MONTHS?|YEARS?|TIMES|POINTS?|KG|CM|MM|KM|[KMG]?HZ|KWH?|MAH|ST|ND|RD|TH)';
const NUMBER = String.raw`\d{1,12}(?:[.,]\d{1,3}){0,6}`;
const TIME = String.raw`\d{1,2}(?:[:.]\d{2}){0,2}(?:\.\d{1,9})?(?:[AP]M|Z|H)?`;
const YEAR = String.raw`(?:19|20)\d{2}`;
const DAY = '(?:0?[1-9]|[12][0-9]|3[01])';
const MONTH = '(?:0?[1-9]|1[0-2])';
const MONTH_NAME = '(?:JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)[A-Z]{0,6}';
const BY = '[-/.]';
const DATE = [
  `${YEAR}${BY}${MONTH}(?:${BY}${DAY})?`,
  `(?:${DAY}${BY}${MONTH}|${MONTH}${BY}${DAY})${BY}(?:${YEAR}|\\d{2})`,
  `${MONTH}${BY}${YEAR}`,
  `(?:${DAY}(?:ST|ND|RD|TH)?${BY}?)?${MONTH_NAME}${BY}?(?:${YEAR}|\\d{2})`,
].join('|');

/** Whole candidates that name a time, a day, an amount or a size. Numbers are bounded, so each is read in constant time. */
const ORDINARY = new RegExp(
  [
    `${TIME}(?:[-/]${TIME})?`,
    `(?:${DATE})(?:T${TIME})?`,
    `${YEAR}[-/](?:${YEAR}|\\d{2})`,
    String.raw`\d{1,3}(?:,\d{2,3}){1,6}(?:\.\d{1,2})?`,
    String.raw`\d{1,3}(?:\.\d{3}){1,6}`,
    String.raw`\d{1,12}\.\d{1,2}`,
    `${CURRENCY}[-.:]?${NUMBER}`,
    `${NUMBER}[-.]?${UNIT}(?:[-/.][A-Z]{1,8})?`,
    String.raw`\d{1,4}[-.]?(?:[AP]M|[GHIKMPSVWX])`,
    String.raw`\d{1,4}X\d{1,4}P?`,
  ]
    .map((one) => `^(?:${one})$`)
    .join('|'),
);
const NUMBER_ONLY = new RegExp(`^${NUMBER}$`);
/** What makes an amount of a number that it stands before or behind; `/-` is how rupees end. */
const BEFORE_AMOUNT = new RegExp(`(?:\\p{Sc}|(?<![\\p{L}\\p{N}])${CURRENCY}\\.?) ?-?$`, 'u');
const AFTER_AMOUNT = new RegExp(`^(?: ?[%\\p{Sc}]|/-| ${UNIT}(?![\\p{L}\\p{M}\\p{N}]))`, 'u');
/** Characters beside a number that tell whether it is an amount. */
const CONTEXT = 10;

/** Letters with digits behind them, and blanks between the pieces. Every quantifier is bounded. */
const GAP = '(?: {1,2}| ?[-/_#.:] ?)';
const SPACED = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}])([A-Z]{2,5})(${GAP}?\\d{1,12}(?:${GAP}\\d{1,12}){0,3})(?:(${GAP}?)([A-Z]{1,8}))?(?![\\p{L}\\p{M}\\p{N}]|,\\d| ?%|/-)`,
  'gu',
);
const GROUP = /([^\d]{0,3})(\d{1,12})/g;
const YEAR_ONLY = new RegExp(`^${YEAR}$`);
const UNIT_ONLY = new RegExp(`^(?:${UNIT}|[AP]M)$`);
/** Longest letters that end an identifier behind a blank. */
const MAX_ENDING = 3;
/** Short words that stand before or behind a number in any sentence. */
const ORDINARY_WORDS = new Set(
  `A ABOUT ABOVE AFTER ALL ALMOST AM AN AND ARE AS AT BE BEEN BELOW BILL BUT BY CALL COST COSTS DO EACH EVERY FEE FOR FROM
   GET GETS GOT HAD HAS HAVE HE I IF IN IS IT JUST LAST LEFT LIKE MADE MAKE ME MORE MY NEAR NEED NEXT NO NOT NOW OF OFF ON
   ONLY OR OTHER OUR OUT OVER OWE OWED PAID PAY PAYS PER PLUS ROOM SAID SAY SEND SENT SHE SINCE SO SOME SPENT STILL TAKE
   TAKES THAN THAT THE THEM THEN THEY THIS TILL TIME TIMES TO TOOK TOTAL TRY UNDER UNTIL UP US USE USED VERY WANT WAS WAY WE
   WERE WHEN WHO WILL WITH WORTH YEAR YES YET YOU YOUR ZERO
   JAN FEB MAR MARCH APR APRIL MAY JUN JUNE JUL JULY AUG SEP SEPT OCT NOV DEC
   AAP AUR BHI DO EK HAI HAIN HO HUM IS KA KAR KE KI KO KYA LIYE MAIN ME MEIN MERA MERE MERI NE PAR PE RUPAY SE TAK TEEN THA THE
   THI TO US WO YEH RS INR USD EUR GBP`.split(/\s+/),
);

/**
 * What looks like an order number, a ticket or a serial number: five digits or more, or letters and three digits or more,
 * that are no time, date, amount or size. Written in capitals and ASCII digits without separators, so that `ord-4711/22`
 * is the same as `ORD.4711.22`; `ORD 4711 22` gives that too, beside what its pieces are by themselves.
 */
export function identifiersIn(text: string): readonly string[] {
  const folded = foldText(text);
  const found = new Set<string>();
  for (const identifier of candidatesIn(folded)) {
    if (identifier.length <= MAX_LENGTH) found.add(identifier);
    if (found.size === MAX_IDENTIFIERS) break;
  }
  return [...found];
}

function foldText(text: string): string {
  const compatible = text.replace(PLACEHOLDER, '\n').normalize('NFKC');
  return compatible.replace(DASHES, '-').replace(FOREIGN_DIGIT, digitOf).toUpperCase();
}

const ANY_DIGIT = /^\p{Nd}$/u;

/**
 * Decimal value of a digit of any script: every script's ten stand in a row, zero first
 * (https://www.unicode.org/policies/stability_policy.html, Numeric_Type=Decimal).
 */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (ANY_DIGIT.test(String.fromCodePoint(first - 1))) first--;
  return String((code - first) % 10);
}

function* candidatesIn(text: string): Generator<string> {
  for (const { 0: candidate, index } of text.matchAll(CANDIDATE)) {
    if (candidate.length > 2 * MAX_LENGTH || !/\d/.test(candidate) || ORDINARY.test(candidate)) continue;
    if (NUMBER_ONLY.test(candidate) && isAmount(text, index, index + candidate.length)) continue;
    for (const written of candidate.split(',')) yield* readingsOf(written);
  }
  for (const [whole, letters = '', digits = '', gap = '', word = ''] of text.matchAll(SPACED)) {
    if (whole.includes(' ') && !ORDINARY_WORDS.has(letters)) yield* spacedIdentifiers(letters, digits, gap, word);
  }
}

function isAmount(text: string, start: number, end: number): boolean {
  return (
    BEFORE_AMOUNT.test(text.slice(Math.max(0, start - CONTEXT), start)) ||
    AFTER_AMOUNT.test(text.slice(end, end + CONTEXT))
  );
}

const LABEL = /^\p{L}[\p{L}\p{M}]{1,30}[#:]/u;
const NEXT_SENTENCE = /[.:]\p{L}[\p{L}\p{M}]{1,30}$/u;
const JOINT = /[/.:#]/;

/** The whole, and what it holds where a label, the next sentence or another identifier is written onto it. */
function* readingsOf(written: string): Generator<string> {
  const parts = written.split(JOINT);
  const bare = written.replace(LABEL, '').replace(NEXT_SENTENCE, '');
  const several = parts.every((part) => hasEnoughDigits(part.replace(NOT_ALPHANUMERIC, ''))) ? parts : [];
  for (const reading of new Set([written, bare, ...several])) {
    const identifier = reading.replace(NOT_ALPHANUMERIC, '');
    if (hasEnoughDigits(identifier) && !ORDINARY.test(reading)) yield identifier;
  }
}

function hasEnoughDigits(identifier: string): boolean {
  const digits = countDigits(identifier);
  return digits >= (/\p{L}/u.test(identifier) ? DIGITS.withLetters : DIGITS.alone);
}

function countDigits(text: string): number {
  return text.match(/\d/g)?.length ?? 0;
}

/** `TKT`, ` 90 8123`: each run of groups that ends before a blank may be all of it. Amounts, dates and years are none. */
function* spacedIdentifiers(letters: string, digits: string, gap: string, word: string): Generator<string> {
  const groups = [...digits.matchAll(GROUP)];
  const joined = groups.map(([, , group = '']) => group).join('');
  const isOrdinary = UNIT_ONLY.test(word) || ORDINARY.test(digits.replace(/^[^\d]{1,3}/, ''));
  const complete = !isOrdinary && isEnough(joined);
  let prefix = '';
  for (const [i, [, , group = '']] of groups.entries()) {
    prefix += group;
    const next = groups[i + 1]?.[1];
    const ends = next === undefined ? complete && (word === '' || gap.includes(' ')) : next.includes(' ');
    if (ends && isEnough(prefix)) yield letters + prefix;
  }
  if (complete && word !== '' && word.length <= MAX_ENDING && !ORDINARY_WORDS.has(word)) yield letters + joined + word;
}

function isEnough(digits: string): boolean {
  return digits.length >= DIGITS.withBlanks && !YEAR_ONLY.test(digits);
}
