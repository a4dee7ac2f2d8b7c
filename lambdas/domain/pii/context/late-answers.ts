import { isPlainNumber, readCode } from './codes.ts';
import { mayAnswer } from './context.ts';
import { isEvent, isPaid } from './quantities.ts';
import { claimSecret } from './secret-words.ts';
import { TAG } from './tags.ts';
import { claim, GAP, gapAfter, isCapital, isTagged, lengthAt, sizeOf, skipLead, type Turn, word } from './turn.ts';
import { ASK, CONTEXT_TYPES } from './types.ts';

/** Secrets that were asked for earlier in the call and come to mind later: four digits, or a long number. */
const LATE = ASK.PIN | ASK.SSN | ASK.OTP;
const LONG_NUMBER = 7;
/** What is asked of somebody who has to show who they are. */
const IDENTITY = LATE | ASK.DOB | ASK.SECURITY_ANSWER | ASK.PASSWORD;

/** Values that were asked for earlier in the call, and guesses at them. */
export function findLateAnswers(turn: Turn): void {
  const { asked, everAsked } = turn.context;
  const known = everAsked | turn.announced;
  if ((asked & ASK.KEEP) === 0 && (turn.seen & TAG.NUMBER) !== 0) {
    if ((known & (LATE | ASK.ACCOUNT)) !== 0) answerLate(turn, known);
    if ((turn.found & LATE) !== 0) findAlternatives(turn);
    if ((known & IDENTITY) !== 0) findBirthDate(turn);
  }
  if ((everAsked & ASK.SECURITY_ANSWER) !== 0) answerAlone(turn);
}

function answerLate(turn: Turn, known: number): void {
  for (let i = 0; i < turn.count; i++) {
    const code = readCode(turn, i);
    if (code === undefined) continue;
    i = code.next - 1;
    if (code.letters > 0 || isPlainNumber(turn, code) || isPaid(turn, code.from)) continue;
    if ((known & LATE) !== 0 && code.digits === 4) claim(turn, code.from, code.to, 'PIN');
    else if (code.digits >= LONG_NUMBER) claim(turn, code.from, code.to, 'ACCOUNT');
  }
}

/** Digits of a secret that is guessed at, at least and at most. */
const MIN_GUESS = 3;
const MAX_GUESS = 8;

/** `7400 or 2951`: what stands beside a secret as the other choice is one too, however round. */
function findAlternatives(turn: Turn): void {
  for (let i = 1; i + 1 < turn.count; i++) {
    if (!/^(?:or|ya|या)$/.test(word(turn, i)) || gapAfter(turn, i - 1) > GAP.COMMA) continue;
    const next = skipGuess(turn, i + 1);
    if (isLate(turn, i - 1)) claimGuess(turn, next);
    else if (isLate(turn, next)) claimGuess(turn, i - 1);
  }
}

/** The `maybe it's` of `7400 or maybe it's 2951`. */
function skipGuess(turn: Turn, from: number): number {
  let at = from;
  while (at < from + 3 && /^(?:maybe|perhaps|its|it's|it|is|possibly|was|could|be)$/.test(word(turn, at))) at++;
  return at;
}

function isLate(turn: Turn, i: number): boolean {
  const type = CONTEXT_TYPES[((turn.owner[i] ?? 0) & 0x7f) - 1];
  return i < turn.count && type !== undefined && (ASK[type] & LATE) !== 0;
}

function claimGuess(turn: Turn, i: number): void {
  const code = isTagged(turn, i, TAG.NUMBER) ? readCode(turn, i) : undefined;
  if (code === undefined || code.to !== i + 1 || code.letters > 0) return;
  if (code.digits >= MIN_GUESS && code.digits <= MAX_GUESS) claim(turn, i, i + 1, 'PIN');
}

/** Years of a date that is somebody's birth rather than the day of what a call is about. */
const FIRST_BIRTH = 1900;
const LAST_BIRTH = 2007;

/** `05/11/1968` where somebody has to show who they are. */
function findBirthDate(turn: Turn): void {
  for (let i = 2; i < turn.count; i++) {
    if (lengthAt(turn, i) !== 4 || !isTagged(turn, i, TAG.NUMBER) || !isDayOrMonth(turn, i - 1)) continue;
    const year = Number(word(turn, i));
    if (year < FIRST_BIRTH || year > LAST_BIRTH || !isDayOrMonth(turn, i - 2) || isEvent(turn, i - 2)) continue;
    claim(turn, i - 2, i + 1, 'DOB');
  }
}

/** One or two digits, with a sign and no space behind them. */
const isDayOrMonth = (turn: Turn, i: number): boolean =>
  isTagged(turn, i, TAG.NUMBER) && lengthAt(turn, i) <= 2 && gapAfter(turn, i) === GAP.GLUE;

/** Turns of the customer after which nobody waits for a security answer. */
const MAX_AGE = 4;
const NO_ANSWER =
  TAG.TAKEN | TAG.FUNCTION | TAG.FILLER | TAG.STATE | TAG.REQUEST | TAG.PLACE | TAG.BRAND | TAG.NUMBER | TAG.COMPANY;

/** A name or a rare word alone in its turn, while the call is still about who somebody is. */
function answerAlone(turn: Turn): void {
  const { context } = turn;
  if (!mayAnswer(turn.speaker) || context.asked !== 0 || context.securityAge > MAX_AGE) return;
  const from = skipLead(turn);
  if (sizeOf(turn) !== from + 1 || lengthAt(turn, from) < 3 || isTagged(turn, from, NO_ANSWER)) return;
  if (word(turn, 0) === 'the' || (isTagged(turn, from, TAG.UNKNOWN | TAG.WORD) && !isCapital(turn, from))) return;
  if (isTagged(turn, from, TAG.NAME | TAG.UNKNOWN)) claimSecret(turn, from, from + 1, true);
}
