import type { Tokens } from '../../text/tokenize.ts';
import { foldText, NUMBER, wordAt } from '../../text/tokenize.ts';
import type { Context } from './context.ts';
import { DIGIT_VALUES } from './data/digit-values.ts';
import { TAG } from './tags.ts';
import { afterValue, claim, isTagged, lengthAt, type Turn, word } from './turn.ts';
import { ASK, CONTEXT_TYPES, type ContextSpan, type ContextType } from './types.ts';
import { tagOf } from './word-tags.ts';

/** Values kept of one call at most, and digits of one at least and at most. */
const MAX_VALUES = 256;
const MIN_DIGITS = 3;
const MAX_DIGITS = 40;
/** Tokens of one number at most. */
const MAX_TOKENS = 24;
/** Units between two tokens of one number at most. */
const MAX_GAP = 3;
/** Words in front of a number that are read. */
const MAX_BEFORE = 4;

const NUMERIC =
  ASK.PIN | ASK.OTP | ASK.SSN | ASK.ACCOUNT | ASK.BOOKING | ASK.CARD | ASK.CVV | ASK.PHONE | ASK.ID | ASK.PASSWORD;

/** Keeps the digits of the values that were found in a turn, so that they are found where they are read back. */
export function rememberValues(turn: Turn): void {
  if ((turn.found & NUMERIC) === 0) return;
  for (let i = 0; i < turn.count; i = afterValue(turn, i)) {
    const to = afterValue(turn, i);
    const type = CONTEXT_TYPES[((turn.owner[i] ?? 0) & 0x7f) - 1];
    if (type === undefined || (ASK[type] & NUMERIC) === 0) continue;
    const digits = digitsOf((k) => word(turn, k), i, to);
    if (digits.length >= MIN_DIGITS) remember(turn.context, digits, type);
  }
}

/** Keeps digits that were redacted by their form, in whatever grouping, so that they are found where they are read back. */
export function rememberDigits(context: Context, value: string, type: ContextType): void {
  const digits = foldText(value).replace(/\D/g, '');
  if (digits.length >= MIN_EARLIER && digits.length <= MAX_DIGITS) remember(context, digits, type);
}

function remember(context: Context, digits: string, type: ContextType): void {
  if (context.values.size >= MAX_VALUES || context.values.has(digits)) return;
  context.values.set(digits, type);
  context.valueLengths |= 1 << Math.min(digits.length, MAX_TOLD);
}

/** Digits of numbers and spoken digits; nothing when anything else stands among them. */
function digitsOf(wordOf: (i: number) => string, from: number, to: number): string {
  let digits = '';
  let times = 1;
  for (let i = from; i < to; i++) {
    const text = wordOf(i);
    const value = /^\p{Nd}+$/u.test(text) ? text : DIGIT_VALUES.get(text);
    if (value === undefined || digits.length > MAX_DIGITS) return '';
    if (value.startsWith('x')) times = Number(value.slice(1));
    else {
      digits += value.repeat(times);
      times = 1;
    }
  }
  return digits;
}

/** Values of the call that are read back in a turn: the same digits as whole words, all of a run of numbers or one of it. */
export function findReadBack(turn: Turn): void {
  if (turn.context.values.size === 0 || (turn.seen & (TAG.NUMBER | TAG.DIGIT)) === 0) return;
  for (let i = 0; i < turn.count; i++) {
    if (((turn.tags[i] ?? 0) & (TAG.NUMBER | TAG.DIGIT)) === 0 || turn.owner[i] !== 0) continue;
    let to = i + 1;
    while (to < i + MAX_TOKENS && isTagged(turn, to, TAG.NUMBER | TAG.DIGIT) && isNear(turn.tokens, to - 1)) to++;
    if (!claimKnown(turn, i, to, i, to) && to > i + 1) {
      for (let k = i; k < to; k++) if (isTagged(turn, k, TAG.NUMBER)) claimKnown(turn, k, k + 1, i, to);
    }
    i = to - 1;
  }
}

/** Takes a number of a run when its digits were heard and the run is no amount. */
function claimKnown(turn: Turn, from: number, to: number, first: number, last: number): boolean {
  const digits = writtenDigits(turn, from, to);
  if ((digits === MAX_TOLD && to === from + 1) || !mayBeHeard(turn.context, digits)) return false;
  const type = turn.context.values.get(digitsOf((k) => word(turn, k), from, to));
  return type !== undefined && !isKept(turn.tokens, first, last) && claim(turn, from, to, type);
}

/** Lengths that `valueLengths` tells apart; all longer ones may have been heard. */
const MAX_TOLD = 31;

/** Digits of a run of written numbers; MAX_TOLD when one of them is said in words. */
function writtenDigits(turn: Turn, from: number, to: number): number {
  let digits = 0;
  for (let i = from; i < to; i++) digits += isTagged(turn, i, TAG.NUMBER) ? lengthAt(turn, i) : MAX_TOLD;
  return digits;
}

/** Whether a value with so many digits was heard. */
const mayBeHeard = (context: Context, digits: number): boolean =>
  digits >= MAX_TOLD || (context.valueLengths & (1 << digits)) !== 0;

/** Digits of a number that is found in what was said before its value was heard, at least. */
const MIN_EARLIER = 4;

/**
 * The same in a text that was read before its value was heard: numbers that stand alone only, so that the text has as
 * many words with its placeholders as before and is read alike. Meant for a second pass.
 */
export function findKnownValues(tokens: Tokens, context: Context): ContextSpan[] {
  const spans: ContextSpan[] = [];
  if (context.values.size === 0) return spans;
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== NUMBER) continue;
    const digits = (tokens.end[i] ?? 0) - (tokens.start[i] ?? 0);
    if (digits < MIN_EARLIER || !mayBeHeard(context, digits) || !standsAlone(tokens, i)) continue;
    const type = context.values.get(digitsOf((k) => wordAt(tokens, k), i, i + 1));
    if (type === undefined || isKept(tokens, i, i + 1)) continue;
    spans.push({ type, start: tokens.start[i] ?? 0, end: tokens.end[i] ?? 0 });
  }
  return spans;
}

const standsAlone = (tokens: Tokens, i: number): boolean =>
  tokens.kind[i + 1] !== NUMBER && (i === 0 || tokens.kind[i - 1] !== NUMBER);

/** Nothing but a space, a dash or a comma with its space between token `i` and the next one. */
function isNear(tokens: Tokens, i: number): boolean {
  const from = tokens.end[i] ?? 0;
  const to = tokens.start[i + 1] ?? from;
  return to - from <= MAX_GAP && /^(?:[ \-,]{0,3})$/.test(tokens.text.slice(from, to));
}

const KEPT =
  /^(?:orders?|rs|inr|usd|amount|invoice|ticket|case|complaint|transaction|txn|ref|reference|paid|pay|charged|charge|price|cost|total|balance|refund|tracking|shipment|room|flight|model|version|error|channel|extension|rupees)$/;

/** An amount, a part of a decimal or a number that somebody else gave: an order, a ticket. */
function isKept(tokens: Tokens, from: number, to: number): boolean {
  const { text, start, end } = tokens;
  const before = text.slice(Math.max(0, (start[from] ?? 0) - 2), start[from]);
  const after = text.slice(end[to - 1], (end[to - 1] ?? 0) + 2);
  if (/[$\u20b9\u00a3\u20ac\u00a5]|[\p{Nd}][.,:/]$/u.test(before) || /^%|^[.,:/]\p{Nd}/u.test(after)) return true;
  if (to < tokens.count && (tagOf(tokens, to) & TAG.UNIT) !== 0 && isNear(tokens, to - 1)) return true;
  for (let i = from - 1; i >= 0 && i >= from - MAX_BEFORE; i--) if (KEPT.test(wordAt(tokens, i))) return true;
  return false;
}
