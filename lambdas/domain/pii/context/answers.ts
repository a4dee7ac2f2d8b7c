import { claimAddress } from './address.ts';
import { withGroups } from './code-groups.ts';
import { type Code, isPlainNumber, readCode } from './codes.ts';
import { endOfDate } from './dates.ts';
import { typeOf } from './fields.ts';
import { isCasedInside, TRUST } from './name-spans.ts';
import { claimName } from './names.ts';
import { MONTH } from './quantities.ts';
import { TAG } from './tags.ts';
import {
  claim,
  GAP,
  gapAfter,
  isCapital,
  isTagged,
  lengthAt,
  sizeOf,
  skipLead,
  type Turn,
  tagAt,
  word,
} from './turn.ts';
import { ASK, CODES } from './types.ts';

/** Words of an answer that is nothing but the value, at most. */
const MAX_BARE = 4;
/** Words of a turn that gives a date and nothing else, at most. */
const MAX_DATE_WORDS = 9;

/** Values in a turn that answers a question. */
export function findAnswers(turn: Turn): void {
  const { asked } = turn.context;
  if (asked !== 0) {
    if ((asked & ASK.DOB) !== 0) answerDate(turn);
    if ((asked & ASK.ADDRESS) !== 0) answerAddress(turn);
    if ((asked & ASK.NAME) !== 0 && !isAnswered(turn, ASK.NAME)) answerName(turn);
    if ((asked & ASK.SECURITY_ANSWER) !== 0) answerSecurity(turn);
    if ((asked & ASK.USERNAME) !== 0) answerWord(turn, ASK.USERNAME);
    if ((asked & ASK.PASSWORD) !== 0) answerWord(turn, ASK.PASSWORD);
    if ((asked & ASK.EMAIL) !== 0) answerWord(turn, ASK.EMAIL);
  }
  if ((asked & CODES) !== 0) answerCodes(turn, asked & CODES);
  answerLate(turn);
}

const isAnswered = (turn: Turn, type: number): boolean => ((turn.found | turn.present) & type) !== 0;

function answerDate(turn: Turn): void {
  for (let i = 0; i < turn.count; i++) {
    if (!isTagged(turn, i, TAG.NUMBER | TAG.DATE | TAG.DIGIT | TAG.MIXED)) continue;
    const to = endOfDate(turn, i);
    if (to === i) continue;
    if (!isEvent(turn, i)) claim(turn, i, to, 'DOB');
    i = to - 1;
  }
  answerMonth(turn);
}

/** Words in front of a date that are read. */
const MAX_EVENT = 5;
const EVENT =
  /^(?:order|orders|ordered|bought|purchased|purchase|paid|delivery|delivered|shipped|booked|flight|travel|arrived|due|since|called)$/;

/** `the order was 3 march`: the date of something else. */
function isEvent(turn: Turn, from: number): boolean {
  for (let i = from - 1; i >= 0 && i >= from - MAX_EVENT; i--) if (EVENT.test(word(turn, i))) return true;
  return false;
}

/** A date in words of which only the month is known: the rest of a short turn goes with it. */
function answerMonth(turn: Turn): void {
  if (sizeOf(turn) > MAX_DATE_WORDS || (turn.seen & TAG.DATE) === 0 || isAnswered(turn, ASK.DOB)) return;
  const from = skipLead(turn);
  let to = turn.count;
  while (to > from && isTagged(turn, to - 1, TAG.FILLER | TAG.FUNCTION)) to--;
  for (let i = from; i < to; i++)
    if (MONTH.test(word(turn, i)) && !isEvent(turn, i) && claim(turn, from, to, 'DOB')) return;
}

function answerAddress(turn: Turn): void {
  const from = skipLead(turn);
  if (claimAddress(turn, from, true)) return;
  for (let i = from; i < turn.count; i++) {
    if (isTagged(turn, i, TAG.NUMBER) && claimAddress(turn, i, false)) return;
  }
}

/** Types of long numbers, which are said in groups. */
const GROUPED = ASK.PHONE | ASK.ACCOUNT | ASK.CARD;

/** Numbers of one question go to its types by their length. */
function answerCodes(turn: Turn, asked: number): void {
  if ((turn.seen & (TAG.NUMBER | TAG.MIXED | TAG.DIGIT | TAG.LETTER)) === 0) return;
  for (let i = 0; i < turn.count; i++) {
    const first = readCode(turn, i);
    if (first === undefined) continue;
    const code = (asked & GROUPED) === 0 ? first : withGroups(turn, first, true);
    const name = typeOf(typeFor(turn, code, asked));
    if (name !== undefined) claim(turn, code.from, code.to, name);
    i = code.next - 1;
  }
}

/** Secrets that were asked for earlier in the call and come to mind later: four digits, or a long number. */
const LATE = ASK.PIN | ASK.SSN | ASK.OTP;
const LONG_NUMBER = 7;

function answerLate(turn: Turn): void {
  const { asked } = turn.context;
  const known = turn.context.everAsked | turn.announced;
  if ((known & (LATE | ASK.ACCOUNT)) === 0 || (asked & ASK.KEEP) !== 0 || (turn.seen & TAG.NUMBER) === 0) return;
  for (let i = 0; i < turn.count; i++) {
    const code = readCode(turn, i);
    if (code === undefined) continue;
    i = code.next - 1;
    if (code.letters > 0 || isPlainNumber(turn, code) || isPaid(turn, code.from)) continue;
    if ((known & LATE) !== 0 && code.digits === 4) claim(turn, code.from, code.to, 'PIN');
    else if (code.digits >= LONG_NUMBER) claim(turn, code.from, code.to, 'ACCOUNT');
  }
}

/** Shortest and longest values of each kind, the most particular kinds first. */
const SHAPES: readonly (readonly [type: number, least: number, most: number, letters: boolean])[] = [
  [ASK.CARD, 12, 19, false],
  [ASK.PHONE, 7, 15, false],
  [ASK.CVV, 3, 4, false],
  [ASK.SSN, 4, 9, false],
  [ASK.PIN, 3, 8, false],
  [ASK.OTP, 3, 10, true],
  [ASK.BOOKING, 4, 16, true],
  [ASK.ID, 4, 24, true],
  [ASK.ACCOUNT, 4, 34, true],
  [ASK.CARD, 4, 34, true],
];

function typeFor(turn: Turn, code: Code, asked: number): number {
  if (code.digits === 0 || isAmountLike(turn, code)) return 0;
  for (const [type, least, most, letters] of SHAPES) {
    if ((asked & type) === 0 || code.digits + code.letters < least || code.digits > most) continue;
    if (letters || code.letters === 0) return type;
  }
  return 0;
}

/** Words in front of a number that are read. */
const MAX_BEFORE = 3;
const PAYS =
  /^(?:paid|pay|paying|charged|cost|costs|owe|spent|spend|bill|billed|refund|ordered|bought|order|price|amount|emi)$/;

/** `i paid 4500`: somebody speaks of money instead of giving the number that was asked for. */
function isPaid(turn: Turn, from: number): boolean {
  for (let i = from - 1; i >= 0 && i >= from - MAX_BEFORE; i--) if (PAYS.test(word(turn, i))) return true;
  return false;
}

/** In a longer sentence a round number is an amount, and a spoken one a count. */
function isAmountLike(turn: Turn, code: Code): boolean {
  if (isPaid(turn, code.from)) return true;
  if (sizeOf(turn) - (code.to - code.from) <= MAX_BARE) return false;
  return (isPlainNumber(turn, code) && !leads(turn, code)) || (code.spoken && code.digits < 4);
}

/** `1943 the year I got married`: the answer comes first. */
const leads = (turn: Turn, code: Code): boolean => code.from === skipLead(turn) && code.digits === 4;

/** The name of an answer: `Jane Doe`, `sure, it's mark`, `Mark is giving the party`. */
function answerName(turn: Turn): void {
  const from = skipLead(turn);
  const left = sizeOf(turn) - from;
  const setOff = gapAfter(turn, from) >= GAP.COMMA || gapAfter(turn, from + 1) >= GAP.COMMA;
  const capital = isCapital(turn, from) && isTagged(turn, from, TAG.NAME);
  const sure = (left <= MAX_BARE || setOff || capital) && !isThing(turn, from);
  if (claimName(turn, from, sure ? TRUST.SURE : TRUST.LIKELY)) return;
  for (let i = 1; i < turn.count; i++) {
    if (isTagged(turn, i, TAG.NAME) && SAYS.test(word(turn, i - 1)) && claimName(turn, i, TRUST.SURE)) return;
  }
}

/** `refund`, `technician please`: a common word and no name. */
const isThing = (turn: Turn, i: number): boolean => lengthAt(turn, i) > 1 && !isTagged(turn, i, TAG.NAME | TAG.UNKNOWN);

const SAYS = /^(?:is|was|it's|its|i'm|im|am|named|called|hai|hoon)$/;

/** A short turn is the answer; in a longer one its names and words with a capital letter. */
function answerSecurity(turn: Turn): void {
  const from = skipLead(turn);
  const bare = sizeOf(turn) - from <= 3;
  for (let i = from; i < turn.count; i++) {
    if (!(bare ? isBareAnswer(turn, i) : isRareAnswer(turn, i, from))) continue;
    let to = i + 1;
    while (to < turn.count && gapAfter(turn, to - 1) <= GAP.GLUE && isBareAnswer(turn, to) && to - i < 3) to++;
    claim(turn, i, to, 'SECURITY_ANSWER');
    i = to - 1;
  }
}

function isBareAnswer(turn: Turn, i: number): boolean {
  const tag = tagAt(turn, i);
  if ((tag & TAG.NAME) !== 0) return true;
  return (tag & (TAG.TAKEN | TAG.FUNCTION | TAG.FILLER | TAG.STATE)) === 0;
}

function isRareAnswer(turn: Turn, i: number, from: number): boolean {
  const tag = tagAt(turn, i);
  if ((tag & TAG.TAKEN) !== 0) return false;
  const inside = isCasedInside(turn, i);
  if ((tag & TAG.NAME) !== 0 && (i === from || (i > 0 && SAYS.test(word(turn, i - 1))))) return true;
  if ((tag & (TAG.NAME | TAG.UNKNOWN)) !== 0) return (tag & TAG.WORD) === 0 || inside;
  return inside && (tag & (TAG.FUNCTION | TAG.FILLER)) === 0;
}

/** User names, passwords and addresses that were cut: a word with digits, or the only word of the turn. */
function answerWord(turn: Turn, type: number): void {
  const name = typeOf(type);
  if (name === undefined || isAnswered(turn, type)) return;
  const from = skipLead(turn);
  const alone = sizeOf(turn) - from <= 2;
  const lone = TAG.UNKNOWN | TAG.NAME | TAG.WORD | (type === ASK.PASSWORD ? TAG.NUMBER : 0);
  for (let i = from; i < turn.count; i++) {
    const tag = tagAt(turn, i);
    const odd = (tag & TAG.MIXED) !== 0 || (alone && (tag & lone) !== 0);
    if (!odd || (tag & (TAG.FUNCTION | TAG.FILLER)) !== 0) continue;
    let to = i + 1;
    while (to < turn.count && (gapAfter(turn, to - 1) === GAP.GLUE || isTagged(turn, to, TAG.NUMBER | TAG.MIXED))) to++;
    if (claim(turn, i, to, name)) return;
  }
}
