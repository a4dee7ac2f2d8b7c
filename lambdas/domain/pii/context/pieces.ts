import { mayAnswer } from './context.ts';
import { typeOf } from './fields.ts';
import { isQuantity } from './quantities.ts';
import { TAG } from './tags.ts';
import { claim, isTagged, lengthAt, sizeOf, type Turn, word } from './turn.ts';
import { ASK } from './types.ts';

/** Types whose values are often said over several turns. */
export const PIECED = ASK.PHONE | ASK.ACCOUNT | ASK.CARD | ASK.SSN | ASK.ID | ASK.BOOKING | ASK.DOB;
/** Turns of the customer without a piece after which a value counts as complete. */
const MAX_PIECES_WAIT = 6;
/** Words of a turn that puts a piece right, at most: `no it is 0132 at the end`. */
const MAX_CORRECTION = 9;
/** Words of a question that repeats the one before, at most. */
const MAX_AGAIN = 8;
/** Words of the agent between two pieces, at most. */
const MAX_CONFIRMATION = 6;
/** Digits of a first piece, and of one that the agent reads back, at least. */
const MIN_DIGITS = 2;
const MIN_READ_BACK = 3;

const AROUND = TAG.TAKEN | TAG.FILLER | TAG.LINK | TAG.REQUEST;
const AROUND_WORDS = /^(?:and|then|so|um|uh|er|that|is|it's|its|the|a|of|aur|phir|fir|और|फिर)$/;

/**
 * Pieces of a value that was asked for: turns of nothing but digits, or of nothing but parts of a date; the agent's
 * reading of them; and what puts them right.
 */
export function findPieces(turn: Turn): void {
  const { asked, pieces } = turn.context;
  const type = pieceType(mayAnswer(turn.speaker) ? (asked & PIECED) | pieces : pieces, pieces);
  if (type === 0 || (asked & ASK.KEEP) !== 0) return;
  if ((turn.seen & (TAG.NUMBER | TAG.DIGIT | TAG.DATE | TAG.MIXED)) === 0) return;
  const correction = mayAnswer(turn.speaker) && pieces !== 0 && isCorrection(turn);
  if (correction || holdsOnlyPieces(turn, type)) claimPieces(turn, type, correction);
}

/** The lowest of the types, one of those that were given in part before the others. */
function pieceType(waiting: number, pieces: number): number {
  const types = pieces === 0 ? waiting : pieces;
  return types & -types;
}

const SAYS_NO = /^(?:no|nope|nahi|nahin|sorry|not|actually|wait|नहीं|wrong)$/;

function isCorrection(turn: Turn): boolean {
  return sizeOf(turn) <= MAX_CORRECTION && SAYS_NO.test(word(turn, 0));
}

function holdsOnlyPieces(turn: Turn, type: number): boolean {
  for (let i = 0; i < turn.count; i++) {
    if (isPieceOf(turn, i, type)) {
      if (type !== ASK.DOB && isQuantity(turn, i)) return false;
    } else if (!isTagged(turn, i, AROUND) && !AROUND_WORDS.test(word(turn, i))) return false;
  }
  return true;
}

const IDIOMS = /^(?:sec|secs|second|seconds|moment|minute|minutes|min|more|thing|time|again)$/;

/** A number, or a part of a date where one is asked for; the `one` of `one second` is neither. */
function isPieceOf(turn: Turn, i: number, type: number): boolean {
  const date = type === ASK.DOB;
  if (!isTagged(turn, i, TAG.NUMBER | TAG.DIGIT | TAG.MIXED | (date ? TAG.DATE : 0))) return false;
  if (date && isTagged(turn, i, TAG.MIXED)) return /^\d{1,2}(?:st|nd|rd|th)$/.test(word(turn, i));
  if (isTagged(turn, i, TAG.MIXED) && (type & (ASK.ID | ASK.BOOKING | ASK.ACCOUNT)) === 0) return false;
  return !(IDIOMS.test(word(turn, i)) && isTagged(turn, i, TAG.FILLER)) && !IDIOMS.test(word(turn, i + 1));
}

function claimPieces(turn: Turn, type: number, correction: boolean): void {
  const name = typeOf(type);
  for (let i = 0; i < turn.count && name !== undefined; i++) {
    let to = i;
    while (to < turn.count && isPieceOf(turn, to, type) && !(type !== ASK.DOB && isQuantity(turn, to))) to++;
    if (to === i) continue;
    if (isWorthy(turn, i, to, type, correction)) claim(turn, i, to, name);
    i = to;
  }
}

/** One digit alone is a piece only behind another piece, and none of a correction. */
function isWorthy(turn: Turn, from: number, to: number, type: number, correction: boolean): boolean {
  if (type === ASK.DOB) return !correction || turn.context.pieces !== 0;
  let digits = 0;
  for (let i = from; i < to; i++) digits += isTagged(turn, i, TAG.NUMBER | TAG.MIXED) ? lengthAt(turn, i) : 1;
  if (!mayAnswer(turn.speaker)) return digits >= MIN_READ_BACK;
  return digits >= MIN_DIGITS || (!correction && turn.context.pieces !== 0 && isTagged(turn, from, TAG.NUMBER));
}

/** Keeps which values may go on in the turns of the customer that follow. */
export function keepPieces(turn: Turn): void {
  const { context } = turn;
  const given = (context.asked | context.pieces) & (turn.found | turn.present) & PIECED;
  if (given !== 0) {
    context.pieces |= given;
    context.piecesAge = 0;
  } else if (++context.piecesAge >= MAX_PIECES_WAIT) context.pieces = 0;
}

const QUESTION = /^(?:how|which|when|where|why|who|what|what's|whats|kitna|kitne|kitni|kab|kahan|kyun|kaunsa)$/;
const GOES_ON = /^(?:repeat|again|pardon|rest|remaining|continue|next|month|year|day)$/;

const AGAIN = /^(?:repeat|pardon|rest|remaining)$/;

/** Whether a short question is the one before: `can you tell me the rest`, `please repeat`. */
export function asksAgain(turn: Turn): boolean {
  if (sizeOf(turn) > MAX_AGAIN) return false;
  for (let i = 0; i < turn.count; i++) if (AGAIN.test(word(turn, i))) return true;
  return false;
}

/** Whether a turn turns to something else: `what time`, `anything else`. */
export function asksSomethingElse(turn: Turn): boolean {
  if ((turn.seen & TAG.REQUEST) === 0) return false;
  for (let i = 0; i < turn.count; i++) if (QUESTION.test(word(turn, i)) || word(turn, i) === 'else') return true;
  return false;
}

/** Whether what is said between two pieces only asks for the next one: `yes`, `98765`, `and then`. */
export function asksForMore(turn: Turn): boolean {
  if (sizeOf(turn) > MAX_CONFIRMATION) return false;
  let question = false;
  for (let i = 0; i < turn.count; i++) {
    if (isTagged(turn, i, TAG.TAKEN)) continue;
    const text = word(turn, i);
    if (GOES_ON.test(text)) return true;
    question ||= QUESTION.test(text);
  }
  return !question;
}
