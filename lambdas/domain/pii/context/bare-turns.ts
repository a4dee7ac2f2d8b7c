import { claimAddress } from './address.ts';
import { remember } from './claim-name.ts';
import { type Code, isPlainNumber, READING, readCode } from './codes.ts';
import { typeByLength } from './fields.ts';
import { endOfName, TRUST } from './name-spans.ts';
import { isDateNumber, isQuantity, isShortDate } from './quantities.ts';
import { TAG } from './tags.ts';
import { claim, GAP, gapAfter, isTagged, lengthAt, sizeOf, skipLead, type Turn, word } from './turn.ts';
import { ASK, type ContextType } from './types.ts';

/** Tokens of a turn that holds nothing but values, at most. */
const MAX_TOKENS = 24;

/**
 * Turns that hold nothing but values and the words around them: `asha verma and 4471`. Only where the questions are
 * not heard, or where one waits for its answer.
 */
export function findBareValues(turn: Turn): void {
  const { context } = turn;
  if ((turn.seen & (TAG.NUMBER | TAG.MIXED | TAG.UNKNOWN | TAG.NAME)) === 0) return;
  findBesideName(turn);
  if (sizeOf(turn) > MAX_TOKENS || (context.agentHeard && (context.asked & ~ASK.KEEP) === 0)) return;
  if (claimSpelling(turn)) return;
  const values = readBare(turn);
  if (values === undefined) return;
  if (!context.agentHeard) claimBareAddress(turn);
  for (const name of values.names) {
    if (claim(turn, name.from, name.to, 'NAME')) remember(turn, name.from, name.to);
  }
  if ((context.asked & ASK.KEEP) !== 0) return;
  for (const code of values.codes) {
    const type = typeOfCode(turn, code);
    if (type !== undefined) claim(turn, code.from, code.to, type);
  }
}

/** Characters of a spelled code, at least, and of one of its parts, at most. */
const MIN_SPELLING = 5;
const MAX_PART = 3;
const MIN_PARTS = 3;

/** A turn of short words and numbers by turns: `nd 73 k 8`, `its re 80 as`. */
function claimSpelling(turn: Turn): boolean {
  if ((turn.seen & TAG.NUMBER) === 0) return false;
  let from = skipLead(turn);
  while (from > 0 && isPart(turn, from - 1) && lengthAt(turn, from - 1) <= 2 && isTagged(turn, from, TAG.NUMBER))
    from--;
  const last = turn.count - 1;
  if (turn.count - from < MIN_PARTS || (isTagged(turn, last, TAG.UNIT) && lengthAt(turn, last) > 1)) return false;
  let characters = 0;
  for (let i = from; i <= last; i++) {
    const alternates = i === from || isTagged(turn, i, TAG.NUMBER) !== isTagged(turn, i - 1, TAG.NUMBER);
    if (!isPart(turn, i) || !alternates || isQuantity(turn, i)) return false;
    characters += lengthAt(turn, i);
  }
  return characters >= MIN_SPELLING && claim(turn, from, turn.count, 'BOOKING');
}

function isPart(turn: Turn, i: number): boolean {
  if (isTagged(turn, i, TAG.TAKEN) || lengthAt(turn, i) > MAX_PART || (i > 0 && gapAfter(turn, i - 1) > GAP.GLUE))
    return false;
  return !/^(?:and|or|to|by|at|in|on|of|for|is|the|my|x|am|pm)$/.test(word(turn, i));
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The values of a turn, or undefined when it says anything else. */
function readBare(turn: Turn): { names: Range[]; codes: Code[] } | undefined {
  const names: Range[] = [];
  const codes: Code[] = [];
  for (let i = 0; i < turn.count; i++) {
    const code = readCode(turn, i, READING.BARE);
    if (code !== undefined && code.digits > 0) {
      codes.push(code);
      i = code.to - 1;
      continue;
    }
    const to = endOfName(turn, i, TRUST.LIKELY);
    if (to > i) {
      names.push({ from: i, to });
      i = to - 1;
    } else if (!isSurrounding(turn, i)) return undefined;
  }
  return { names, codes };
}

const SURROUNDING =
  TAG.TAKEN |
  TAG.FILLER |
  TAG.LINK |
  TAG.CUE |
  TAG.PLACE |
  TAG.STREET |
  TAG.ADDRESS |
  TAG.COMPANY |
  TAG.TITLE |
  TAG.NUMBER;

/** Words that may stand around values without saying anything of them; a rare word in front of a number too. */
function isSurrounding(turn: Turn, i: number): boolean {
  if (isTagged(turn, i, SURROUNDING | TAG.UNKNOWN | TAG.NAME)) return true;
  if (/^(?:from|to)$/.test(word(turn, i))) return true;
  return (
    isTagged(turn, i, TAG.WORD | TAG.BRAND) &&
    (isTagged(turn, i + 1, TAG.COMPANY) || isTagged(turn, i + 2, TAG.COMPANY))
  );
}

/** A number right behind a name is that person's: `asha verma 4471`. */
function findBesideName(turn: Turn): void {
  if ((turn.seen & TAG.NUMBER) === 0 || (turn.found & ASK.NAME) === 0 || (turn.context.asked & ASK.KEEP) !== 0) return;
  for (let i = 1; i < turn.count; i++) {
    if (turn.owner[i - 1] === 0 || !isTagged(turn, i, TAG.NUMBER) || gapAfter(turn, i - 1) > GAP.COMMA) continue;
    const code = isNameToken(turn, i - 1) ? readCode(turn, i) : undefined;
    if (code === undefined || code.digits < 4 || isPlainNumber(turn, code) || isPostCode(turn, code)) continue;
    claim(turn, code.from, code.to, typeByLength(code));
  }
}

/** Whether the token belongs to a name: NAME is the first of the types. */
const isNameToken = (turn: Turn, i: number): boolean => ((turn.owner[i] ?? 0) & 0x7f) === 1;

/** A street, or a house number before a place, in a turn of nothing else. */
function claimBareAddress(turn: Turn): void {
  const street = (turn.seen & TAG.STREET) !== 0;
  if (!street && ((turn.seen & TAG.NUMBER) === 0 || (turn.seen & TAG.PLACE) === 0 || isPostal(turn))) return;
  if (!street && isPlaceAndPostCode(turn)) return;
  for (let i = 0; i < turn.count; i++) {
    if (isTagged(turn, i, TAG.FILLER | TAG.LINK | TAG.TAKEN)) continue;
    if (claimAddress(turn, i, !street)) return;
  }
}

/** `pune 411001`, a place and its post code, is no address yet. */
function isPlaceAndPostCode(turn: Turn): boolean {
  for (let i = 0; i < turn.count; i++) {
    const number = isTagged(turn, i, TAG.NUMBER);
    if (number ? lengthAt(turn, i) < 5 || lengthAt(turn, i) > 6 : isOther(turn, i)) return false;
  }
  return true;
}

/** Neither a place nor a word around one. */
const isOther = (turn: Turn, i: number): boolean =>
  !isTagged(turn, i, TAG.PLACE) && isTagged(turn, i, TAG.UNKNOWN | TAG.NAME | TAG.ADDRESS);

function typeOfCode(turn: Turn, code: Code): ContextType | undefined {
  const { context } = turn;
  if (isPlainNumber(turn, code) && !(context.afterName && code.digits === 4)) return undefined;
  if (isPostCode(turn, code) || isModel(turn, code)) return undefined;
  const first = word(turn, code.from);
  if (first.length >= (code.to - code.from > 1 ? 6 : 7) && isDateNumber(first)) return undefined;
  if ((context.afterPlace || (turn.seen & TAG.PLACE) !== 0) && code.letters === 0 && isShortDate(first))
    return undefined;
  if (code.letters > 0) {
    return code.digits + code.letters >= 5 && code.digits >= 2 && code.to - code.from > 1 ? 'BOOKING' : undefined;
  }
  return code.digits < 4 ? undefined : typeByLength(code);
}

/** Where post codes are talked of, or behind a place. */
function isPostCode(turn: Turn, { from, to, digits, letters }: Code): boolean {
  if (digits < 5 || digits > 7 || to - from > 2) return false;
  if (isPostal(turn)) return letters <= 4;
  return letters === 0 && (isTagged(turn, from - 1, TAG.PLACE | TAG.STREET) || isTagged(turn, to, TAG.PLACE));
}

/** Post codes are talked of, in this turn or before. */
const isPostal = (turn: Turn): boolean => turn.context.postal || (turn.seen & TAG.POSTAL) !== 0;

/** `audi a 4 2017`: a thing's model, behind its maker. */
function isModel(turn: Turn, code: Code): boolean {
  return code.letters > 0 && isTagged(turn, code.from - 1, TAG.BRAND);
}

/** Whether the turn held a name and nothing else. */
export function heldOnlyName(turn: Turn): boolean {
  if ((turn.found | turn.present) !== ASK.NAME) return false;
  for (let i = 0; i < turn.count; i++) if (!isTagged(turn, i, SURROUNDING) && lengthAt(turn, i) > 1) return false;
  return true;
}
