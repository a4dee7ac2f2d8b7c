import { fold, TRAIT } from '#lambdas/domain/text/characters.ts';
import { TAG } from './tags.ts';
import { gapAfter, isCapital, lengthAt, type Turn } from './turn.ts';
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

/** Writes the buckets of token `i` to `out` and says how many there are. */
export function featuresOf(turn: Turn, i: number, out: Uint16Array): number {
  let n = wordFeatures(turn, i, out);
  const { context, tags } = turn;
  const put = (kind: number, value: number) => {
    out[n++] = bucket(kind, value);
  };
  const before = i === 0 ? -1 : kindOf(tags[i - 1] ?? 0) + 100 * gapAfter(turn, i - 1);
  const after = i + 1 === turn.count ? -1 : kindOf(tags[i + 1] ?? 0) + 100 * gapAfter(turn, i);
  put(KIND.BEFORE, before);
  put(KIND.AFTER, after);
  put(KIND.PLACE, (before + 1) * 1024 + after + 1);
  put(KIND.BEFORE_WORD, i === 0 ? 0 : (turn.tokens.hash[i - 1] ?? 0));
  put(KIND.AFTER_WORD, i + 1 === turn.count ? 0 : (turn.tokens.hash[i + 1] ?? 0));
  const size = Math.min(turn.count, 9);
  put(KIND.TURN, size * 16 + Math.min(i, 9));
  put(KIND.TURN, 1000 + size * 2 + (context.agentHeard ? 1 : 0));
  put(KIND.CALL, Math.min(context.turns, 8) * 2 + (size <= 2 ? 1 : 0));
  put(KIND.CALL, 100 + Math.min(context.names.size, 3) * 2 + (size <= 2 ? 1 : 0));
  put(
    KIND.CALL,
    200 + (context.postal ? 1 : 0) + (context.afterName ? 2 : 0) + ((context.asked & ASK.NAME) !== 0 ? 4 : 0),
  );
  put(KIND.CASE, caseOf(turn, i));
  return n;
}

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
      const code = k < 0 || k === length ? EDGE : fold(text.charCodeAt(from + k));
      value = Math.imul(value ^ code, FNV_PRIME);
      if (k > at || code !== EDGE) out[n++] = bucket(KIND.GRAM + k - at, value);
    }
  }
  return n;
}

function caseOf(turn: Turn, i: number): number {
  if ((turn.tokens.traits & TRAIT.UPPER) === 0) return 0;
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
