import { isKeyed } from './form.ts';
import { followsLetters, lettersBefore } from './joints.ts';
import { KEY, KEYWORDS } from './keyword-data.ts';
import { add, isAlone, isCoded, isImpersonal, isWhole, type Page, type Setting, settingOf } from './page.ts';
import { digitsOf, type Run } from './runs.ts';
import { type FormType, SURENESS } from './types.ts';

/** A number that only the words near by explain. */
interface KeyedNumber {
  readonly type: FormType;
  readonly keys: number;
  /** Fewest and most digits. */
  readonly min: number;
  readonly max: number;
}

const CARD_MIN = 15;
/** A digit wrongly heard breaks a checksum, and it is the number all the same. */
const KEYED_NUMBERS: readonly KeyedNumber[] = [
  { type: 'AADHAAR', keys: KEY.AADHAAR, min: 12, max: 12 },
  // Said to be a card, but its check digit says no: as personal, and no card.
  { type: 'ACCOUNT', keys: KEY.CARD, min: CARD_MIN, max: 16 },
  { type: 'SSN', keys: KEY.SSN, min: 9, max: 9 },
  { type: 'NHS', keys: KEY.NHS, min: 10, max: 10 },
  { type: 'ROUTING', keys: KEY.ROUTING, min: 9, max: 9 },
  { type: 'POSTCODE', keys: KEY.POSTAL, min: 5, max: 6 },
  { type: 'POSTCODE', keys: KEY.POSTAL, min: 9, max: 9 },
  { type: 'POSTCODE', keys: KEY.PIN, min: 6, max: 6 },
  { type: 'LICENCE', keys: KEY.LICENCE, min: 6, max: 16 },
];
const PHONE = { min: 7, max: 13, gap: 2 } as const;
/** `prefixed`: fewest digits behind letters that belong to the number. */
const ACCOUNT = { min: 6, max: 19, prefixed: 3 } as const;
/** So many digits in a row, of no goods and no sum, are the number of something that someone has. */
const BARE_ACCOUNT = { min: 11 } as const;
/** The secret number is said behind the number it opens. */
const PIN_BEHIND = /^[ ,]{1,2}(?:and |with |my |the ){0,2}pin\b(?! ?code)/i;
const PIN_REACH = 24;
/** Counts of things, which stand a little further behind words: "a phone with 5000000 pixels". */
const ROUND = /^\d+000$/;
/** Digits of a national number in India and North America. */
const BARE_PHONE = 10;
/** Ten digits one by one, or in pairs. */
const DICTATED_PHONE = /^[2-9]\d?(?:[ -]\d{1,2}){4,9}$/;
/** North America, without the area. */
const LOCAL_PHONE = /^\d{3}[ .-]\d{4}$/;

const DATE_OR_YEARS =
  /^(?:\d{1,2}([./-])\d{1,2}\1\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|(?:19|20)\d\d\D{1,3}(?:19|20)\d\d)(?:\s\d{1,2})?$/;

/** The numbers that the lines of a run are by the words around them. */
export function findKeyedRun(page: Page, run: Run): void {
  let first = 0;
  for (let i = 1; i < run.length; i++) {
    if (!page.text.slice(run[i - 1]?.end, run[i]?.start).includes('\n')) continue;
    findKeyedLine(page, run.slice(first, i));
    first = i;
  }
  findKeyedLine(page, first === 0 ? run : run.slice(first));
}

/** The number that a line of groups is; its first part when the line is too long. */
function findKeyedLine(page: Page, run: Run): void {
  const first = run[0]?.start;
  const end = run.at(-1)?.end;
  if (first === undefined || end === undefined) return;
  const start = page.text[first - 1] === '(' && page.text.slice(first, end).includes(')') ? first - 1 : first;
  const digits = digitsOf(run);
  if (digits < ACCOUNT.min - 1) findPrefixed(page, start, end, digits);
  else if (digits <= ACCOUNT.max) findKeyed(page, start, end, digits);
  else if (run.length > 1) findKeyedLine(page, joinedPart(page.text, run));
}

/** The groups up to the first blank. */
function joinedPart(text: string, run: Run): Run {
  const blank = run.findIndex((group, i) => i > 0 && /\s/.test(text.slice(run[i - 1]?.end, group.start)));
  return run.slice(0, blank > 0 ? blank : 1);
}

function findKeyed(page: Page, start: number, end: number, digits: number): void {
  if (!isWhole(page, start, end) || DATE_OR_YEARS.test(page.text.slice(start, end))) return;
  const setting = settingOf(page, start, end);
  if (isImpersonal(page, start, end, setting) || (setting.gap > 0 && followsLetters(page.text, start))) return;
  const type = typeOf(setting, digits, ROUND.test(page.text.slice(start, end)));
  if (type !== undefined) add(page, type, start, end, SURENESS.KEYED);
  else if (!findPrefixed(page, start, end, digits)) findBare(page, start, end, digits, setting);
}

/** By the nearest word; then by any word near. */
function typeOf(setting: Setting, digits: number, isRound: boolean): FormType | undefined {
  if ((setting.mask | setting.after) === 0) return undefined;
  const nearest = keyedNumber(digits, (keys) => (setting.nearest & keys) !== 0);
  if (nearest === undefined && digits >= CARD_MIN && (setting.mask & KEY.CARD) !== 0) return 'ACCOUNT';
  return nearest ?? phoneOrAccount(setting, digits, isRound) ?? keyedNumber(digits, (keys) => isKeyed(setting, keys));
}

function keyedNumber(digits: number, fits: (keys: number) => boolean): FormType | undefined {
  return KEYED_NUMBERS.find(({ keys, min, max }) => digits >= min && digits <= max && fits(keys))?.type;
}

function phoneOrAccount(setting: Setting, digits: number, isRound: boolean): FormType | undefined {
  const { nearest, gap, after } = setting;
  const isPhoneLong = digits >= PHONE.min && digits <= PHONE.max;
  if (isPhoneLong && gap <= (isRound ? 0 : PHONE.gap) && (nearest & KEY.PHONE) !== 0) return 'PHONE';
  const isAccountLong = digits >= ACCOUNT.min;
  if (isAccountLong && gap === 0 && saysAccount(setting)) return 'ACCOUNT';
  if (isPhoneLong && (after & (KEY.PHONE | KEY.PLACE)) !== 0) return 'PHONE';
  return isAccountLong && (after & KEY.ACCOUNT) !== 0 ? 'ACCOUNT' : undefined;
}

/** An account by its name, or the number or id of someone. */
export function saysAccount({ nearest, mask }: Setting): boolean {
  if ((nearest & (KEY.ACCOUNT | KEY.TAX)) !== 0) return true;
  const isNumber = (mask & (KEY.ID | KEY.NUMBER)) !== 0;
  return ((nearest & KEY.PERSON) !== 0 && isNumber) || (nearest === 0 && (mask & KEY.ID) !== 0);
}

function findBare(page: Page, start: number, end: number, digits: number, { mask, nearest }: Setting): void {
  if (isCoded(page, start, end)) return;
  if (PIN_BEHIND.test(page.text.slice(end, end + PIN_REACH))) add(page, 'ACCOUNT', start, end, SURENESS.KEYED);
  else if (isPhoneLike(page.text.slice(start, end), digits, nearest === 0 && (mask & KEY.NUMBER) !== 0))
    add(page, 'PHONE', start, end, SURENESS.PLAIN);
  else if (digits >= BARE_ACCOUNT.min && (end - start === digits || isAlone(page, start, end)))
    add(page, 'ACCOUNT', start, end, SURENESS.ALONE_WEAKEST);
}

function isPhoneLike(value: string, digits: number, isNumber: boolean): boolean {
  if (isNumber && LOCAL_PHONE.test(value)) return true;
  return digits === BARE_PHONE && (isNumber || DICTATED_PHONE.test(value));
}

/** Longest run of letters that may belong to a number. */
const CODE_LETTERS = 4;

/** With the letters in front that belong to the number: "policy number pvt 75219", "claim ABC 123". */
function findPrefixed(page: Page, start: number, end: number, digits: number): boolean {
  if (digits < ACCOUNT.prefixed) return false;
  const letters = lettersBefore(page.text, start, CODE_LETTERS);
  if (letters < 2) return false;
  const from = start - letters - 1;
  if (isShortWord(page.text.slice(from, start - 1).toLowerCase())) return false;
  const setting = settingOf(page, from, end);
  if (setting.gap > 0 || !saysAccount(setting) || !isWhole(page, from, end)) return false;
  add(page, 'ACCOUNT', from, end, SURENESS.KEYED);
  return true;
}

/** Words of two to four letters that stand between "account number" and an unrelated number. */
const SHORT_WORDS: ReadonlySet<string> = new Set(
  (
    'of for to on in at by and or but not has had have was were with from than then that this when who why how what all ' +
    'any new old two one ten six only just like over also both last end ends else did does do got get gave give made make ' +
    'paid pay cost says said say see saw use used via since till upto up out off now ago next open more less most into'
  ).split(' '),
);

function isShortWord(word: string): boolean {
  return SHORT_WORDS.has(word) || KEYWORDS.has(word);
}
