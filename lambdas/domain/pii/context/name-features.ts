import { codeAt, fold } from '../../text/characters.ts';
import { TAG } from './tags.ts';
import { afterValue, gapAfter, isCapital, isTagged, lengthAt, sizeOf, type Turn, tagAt } from './turn.ts';
import { ASK } from './types.ts';

/** Buckets of the hashed features (Weinberger et al. 2009). */
export const BUCKETS = 1 << 16;

/** Longest run of characters that makes a feature, and characters of a word that are read. */
const MAX_GRAM = 4;
const MAX_CHARACTERS = 20;
const EDGE = 0x5e;

/** Values of `out` that `featuresOf` may fill: all runs of 20 characters with their edges, and the context. */
export const MAX_FEATURES = (MAX_CHARACTERS + 2) * MAX_GRAM + 32;

const FNV_PRIME = 0x01000193;

/** Kinds of features, so that equal values of two kinds share no bucket but by chance. */
const KIND = {
  WORD: 0x1000,
  GRAM: 0x2000,
  LENGTH: 0x3000,
  BEFORE: 0x4000,
  BEFORE_WORD: 0x5000,
  AFTER: 0x6000,
  AFTER_WORD: 0x7000,
  TURN: 0x8000,
  CALL: 0x9000,
  CASE: 0xa000,
  PLACE: 0xb000,
} as const;

/** Writes the buckets of token `i` to `out` and says how many there are. Values found count as placeholders do. */
export function featuresOf(turn: Turn, i: number, out: Uint16Array): number {
  let n = wordFeatures(turn, i, out);
  const put = (kind: number, value: number) => {
    out[n++] = bucket(kind, value);
  };
  const before = i === 0 ? -1 : kindOf(tagAt(turn, i - 1)) + 100 * gapAfter(turn, i - 1);
  const after = i + 1 === turn.count ? -1 : kindOf(tagAt(turn, i + 1)) + 100 * gapAfter(turn, i);
  put(KIND.BEFORE, before);
  put(KIND.AFTER, after);
  put(KIND.PLACE, (before + 1) * 1024 + after + 1);
  put(KIND.BEFORE_WORD, hashAt(turn, i - 1));
  put(KIND.AFTER_WORD, hashAt(turn, i + 1));
  put(KIND.CASE, caseOf(turn, i));
  const size = Math.min(sizeOf(turn), MAX_SIZE);
  put(KIND.TURN, size * 16 + placeOf(turn, i));
  put(KIND.TURN, 1000 + size * 2 + (turn.context.agentHeard ? 1 : 0));
  return n + callFeatures(turn, size <= 2 ? 1 : 0, out, n);
}

/** What the call was about so far. */
function callFeatures(turn: Turn, short: number, out: Uint16Array, n: number): number {
  const { turns, named, postal, afterName, asked } = turn.context;
  const now = ((turn.found | turn.present) & ASK.NAME) !== 0 ? 2 : 0;
  out[n] = bucket(KIND.CALL, Math.min(turns, 8) * 2 + short);
  out[n + 1] = bucket(KIND.CALL, 100 + Math.min(named, 3) * 4 + now + short);
  out[n + 2] = bucket(KIND.CALL, 200 + (postal ? 1 : 0) + (afterName ? 2 : 0) + ((asked & ASK.NAME) !== 0 ? 4 : 0));
  return 3;
}

/** Longest turns and places that are told apart. */
const MAX_SIZE = 9;

/** Words in front of token `i`, each value counted as one. */
function placeOf(turn: Turn, i: number): number {
  let place = 0;
  for (let k = 0; k < i && place < MAX_SIZE; k = afterValue(turn, k)) place++;
  return place;
}

/** Hash of a word outside of values, 0 elsewhere. */
const hashAt = (turn: Turn, i: number): number => (isTagged(turn, i, TAG.TAKEN) ? 0 : (turn.tokens.hash[i] ?? 0));

/** The word itself, its length and its runs of one to four characters, edges included. */
export function wordFeatures(turn: Turn, i: number, out: Uint16Array): number {
  const { text, start, hash } = turn.tokens;
  const from = start[i] ?? 0;
  const length = Math.min(lengthAt(turn, i), MAX_CHARACTERS);
  out[0] = bucket(KIND.WORD, hash[i] ?? 0);
  out[1] = bucket(KIND.LENGTH, length);
  let n = 2;
  for (let at = -1; at <= length; at++) {
    let value: number = KIND.GRAM;
    for (let k = at; k < at + MAX_GRAM && k <= length; k++) {
      const code = k < 0 || k === length ? EDGE : fold(codeAt(text, from + k));
      value = Math.imul(value ^ code, FNV_PRIME);
      if (k > at || code !== EDGE) out[n++] = bucket(KIND.GRAM + k - at, value);
    }
  }
  return n;
}

function caseOf(turn: Turn, i: number): number {
  if (!turn.cased) return 0;
  const head = i === 0 || gapAfter(turn, i - 1) >= 4;
  return (isCapital(turn, i) ? 1 : 2) + (head ? 2 : 0);
}

/** The most telling tag of a neighbour. */
function kindOf(tag: number): number {
  if ((tag & TAG.TAKEN) !== 0) return 1;
  if ((tag & TAG.NUMBER) !== 0) return 2;
  if ((tag & TAG.MIXED) !== 0) return 3;
  if ((tag & TAG.NAME) !== 0) return (tag & TAG.WORD) !== 0 ? 4 : 5;
  if ((tag & TAG.UNKNOWN) !== 0) return 6;
  if ((tag & TAG.PLACE) !== 0) return 7;
  if ((tag & TAG.STREET) !== 0) return 8;
  if ((tag & TAG.FUNCTION) !== 0) return 9;
  if ((tag & TAG.FILLER) !== 0) return 10;
  if ((tag & TAG.CUE) !== 0) return 11;
  return (tag & TAG.LETTER) !== 0 ? 12 : 13;
}

function bucket(kind: number, value: number): number {
  const mixed = Math.imul(value ^ (kind * 0x9e3779b1), 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & (BUCKETS - 1);
}
