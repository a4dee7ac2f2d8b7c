import { claimAddress } from './address.ts';
import { claimName } from './claim-name.ts';
import { withGroups } from './code-groups.ts';
import { type Code, isPlainNumber, readCode } from './codes.ts';
import { endOfDate } from './dates.ts';
import { typeOf } from './fields.ts';
import { findLateAnswers } from './late-answers.ts';
import { isCasedInside, TRUST } from './name-spans.ts';
import { isEvent, isPaid, MONTH } from './quantities.ts';
import { claimSecret } from './secret-words.ts';
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
    if ((asked & ASK.NAME) !== 0) answerName(turn);
    if ((asked & ASK.SECURITY_ANSWER) !== 0) answerSecurity(turn);
    if ((asked & ASK.USERNAME) !== 0) answerWord(turn, ASK.USERNAME);
    if ((asked & ASK.PASSWORD) !== 0) answerWord(turn, ASK.PASSWORD);
    if ((asked & ASK.EMAIL) !== 0) answerWord(turn, ASK.EMAIL);
  }
  if ((asked & CODES) !== 0) answerCodes(turn, asked & CODES);
  findLateAnswers(turn);
}

const isAnswered = (turn: Turn, type: number): boolean => ((turn.found | turn.present) & type) !== 0;

function answerDate(turn: Turn): void {
  for (let i = 0; i < turn.count; i++) {
    if (!isTagged(turn, i, TAG.NUMBER | TAG.DATE | TAG.DIGIT | TAG.MIXED)) continue;
    const to = endOfDate(turn, i);
    if (to === i) continue;
    if (!isEvent(turn, i)) claim(turn, i, to, isPin(turn, i, to) ? 'PIN' : 'DOB');
    i = to - 1;
  }
  answerMonth(turn);
  if (!isAnswered(turn, ASK.DOB)) answerDigits(turn);
}

/** Four digits in a turn that speaks of another secret. */
const isPin = (turn: Turn, from: number, to: number): boolean =>
  (turn.announced & (ASK.PIN | ASK.OTP)) !== 0 && to === from + 1 && lengthAt(turn, from) === 4;

/** A date in words of which only the month is known: the rest of a short turn goes with it. */
function answerMonth(turn: Turn): void {
  if (sizeOf(turn) > MAX_DATE_WORDS || (turn.seen & TAG.DATE) === 0 || isAnswered(turn, ASK.DOB)) return;
  const from = skipLead(turn);
  let to = turn.count;
  while (to > from && isTagged(turn, to - 1, TAG.FILLER | TAG.FUNCTION)) to--;
  for (let i = from; i < to; i++)
    if (MONTH.test(word(turn, i)) && !isEvent(turn, i) && claim(turn, from, to, 'DOB')) return;
}

/** Digits of a date that is said as one number: of day and month, or with a year of two or four digits. */
const DATE_DIGITS = /^(?:\d{4}|\d{6}|\d{8})$/;

/** `0612, I think`: one number at the head of the answer. */
function answerDigits(turn: Turn): void {
  const from = skipLead(turn);
  const setOff = from + 1 === turn.count || gapAfter(turn, from) >= GAP.COMMA;
  if (setOff && isTagged(turn, from, TAG.NUMBER) && DATE_DIGITS.test(word(turn, from)))
    claim(turn, from, from + 1, 'DOB');
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
  if (isAnswered(turn, ASK.NAME)) {
    if (isLeadingName(turn, from)) claimName(turn, from, TRUST.SURE);
    return;
  }
  const left = sizeOf(turn) - from;
  const setOff = gapAfter(turn, from) >= GAP.COMMA || gapAfter(turn, from + 1) >= GAP.COMMA;
  const capital = isCapital(turn, from) && isTagged(turn, from, TAG.NAME);
  const sure = (left <= MAX_BARE || setOff || capital) && !isThing(turn, from) && !isVenue(turn, from);
  if (claimName(turn, from, sure ? TRUST.SURE : TRUST.LIKELY)) return;
  for (let i = 1; i < turn.count; i++) {
    if (isTagged(turn, i, TAG.NAME) && SAYS.test(word(turn, i - 1)) && claimName(turn, i, TRUST.SURE)) return;
  }
}

/** `Asha. My doctor is Mr Verma`: the answer comes before what is said of somebody else. */
function isLeadingName(turn: Turn, from: number): boolean {
  if (!isCapital(turn, from) || isTagged(turn, from, TAG.PLACE | TAG.BRAND | TAG.DATE)) return false;
  return isTagged(turn, from, TAG.NAME) && (from + 1 === turn.count || gapAfter(turn, from) >= GAP.COMMA);
}

/** `West Pier Hotel`: a name that is a word too, and part of what a place is called. */
const isVenue = (turn: Turn, i: number): boolean =>
  isTagged(turn, i, TAG.WORD) && (isTagged(turn, i + 1, TAG.COMPANY) || isTagged(turn, i + 2, TAG.COMPANY));

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
    claimSecret(turn, i, to, bare);
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
  if ((tag & TAG.NAME) !== 0 && isCapital(turn, i) && SAYS.test(word(turn, i + 1))) return true;
  if ((tag & (TAG.NAME | TAG.UNKNOWN)) !== 0) return (tag & TAG.WORD) === 0 || inside;
  return inside && (tag & (TAG.FUNCTION | TAG.FILLER)) === 0;
}

const TAG_OF_NAMES = TAG.NAME | TAG.UNKNOWN;

/** User names, passwords and addresses that were cut: a word with digits, or the only word of the turn. */
function answerWord(turn: Turn, type: number): void {
  const name = typeOf(type);
  if (name === undefined || isAnswered(turn, type)) return;
  const from = skipLead(turn);
  const alone = sizeOf(turn) - from <= 2;
  const lone = TAG.UNKNOWN | TAG.NAME | TAG.WORD | (type === ASK.PASSWORD ? TAG.NUMBER : 0);
  for (let i = from; i < turn.count; i++) {
    const tag = tagAt(turn, i);
    const first = i === from && isCapital(turn, i) && gapAfter(turn, i) === GAP.COMMA;
    const odd = (tag & TAG.MIXED) !== 0 || (alone && (tag & lone) !== 0) || (first && (tag & TAG_OF_NAMES) !== 0);
    if (!odd || (tag & (TAG.FUNCTION | TAG.FILLER)) !== 0) continue;
    let to = i + 1;
    while (to < turn.count && (gapAfter(turn, to - 1) === GAP.GLUE || isTagged(turn, to, TAG.NUMBER | TAG.MIXED))) to++;
    if (claim(turn, i, to, name)) return;
  }
}
