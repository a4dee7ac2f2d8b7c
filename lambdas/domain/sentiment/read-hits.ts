import { TRAIT } from '../text/characters.ts';
import type { Tokens } from '../text/tokenize.ts';
import { isParted } from './boundary.ts';
import { hasSmallLetters, isCapitals } from './capitals.ts';
import { findSigns } from './emoticons.ts';
import { type Entry, ROLE } from './entries.ts';
import { CAPITALS, inContext, negatedAfter, REACH } from './in-context.ts';
import { entryAt, firstOf, lookUp, speakingAt, useUp } from './look-up.ts';

/** What stands before "but" counts half (as in VADER), what stands after it a little more (VADER: 1.5). */
const BEFORE_CONTRAST = 0.5;
const AFTER_CONTRAST = 1.2;
/** How many words after a word its negation may stand in Hindi. */
const REACH_AFTER = 2;

/** What a text says: valences in context, with their ranges in UTF-16 units. */
export interface Hits {
  count: number;
  readonly valence: number[];
  readonly start: number[];
  readonly end: number[];
}

/** Kept from text to text, so that reading allocates nothing. */
const hits: Hits = { count: 0, valence: [], start: [], end: [] };

/** The words, phrases, emoticons and emoji of a text that carry sentiment. Valid until the next call. */
export function readHits(tokens: Tokens): Hits {
  hits.count = 0;
  const speakers = lookUp(tokens);
  const capitalsStandOut = (tokens.traits & TRAIT.UPPER) !== 0 && hasSmallLetters(tokens.text);
  let lastHit = -1;
  let contrasted = 0;
  let factor = 1;
  for (let index = 0; index < speakers; index++) {
    const i = speakingAt(index);
    const entry = entryAt(i);
    if (entry.role === ROLE.contrast) {
      weaken(contrasted);
      contrasted = hits.count;
      factor = AFTER_CONTRAST;
    } else if (entry.role === ROLE.negationEither && reachesBack(tokens, lastHit, i)) {
      hits.valence[hits.count - 1] = negatedAfter(hits.valence[hits.count - 1] ?? 0);
      useUp(i);
      lastHit = -1;
    } else if (entry.valence !== 0 && !servesNext(tokens, entry, i)) {
      push(valenceAt(tokens, entry, i, capitalsStandOut) * factor, tokens.start[firstOf(i)] ?? 0, tokens.end[i] ?? 0);
      lastHit = i;
    }
  }
  findSigns(tokens, push);
  return hits;
}

function valenceAt(tokens: Tokens, entry: Entry, i: number, capitalsStandOut: boolean): number {
  const first = firstOf(i);
  const emphasised = capitalsStandOut && isCapitals(tokens.text, tokens.start[first] ?? 0, tokens.end[i] ?? 0);
  const valence = emphasised ? entry.valence + Math.sign(entry.valence) * CAPITALS : entry.valence;
  return inContext(tokens, first, valence, capitalsStandOut);
}

/** A negation or booster with a valence of its own ("no", "damn") only has it when no such word follows. */
function servesNext(tokens: Tokens, entry: Entry, i: number): boolean {
  if (entry.role === ROLE.plain) return false;
  const last = Math.min(i + REACH, tokens.count - 1);
  for (let next = i + 1; next <= last; next++) {
    if (entryAt(next).valence !== 0) return !isParted(tokens, i, next);
  }
  return false;
}

function reachesBack(tokens: Tokens, lastHit: number, i: number): boolean {
  return lastHit >= 0 && i - lastHit <= REACH_AFTER && !isParted(tokens, lastHit, i);
}

function weaken(from: number): void {
  for (let at = from; at < hits.count; at++) hits.valence[at] = (hits.valence[at] ?? 0) * BEFORE_CONTRAST;
}

function push(valence: number, start: number, end: number): void {
  const at = hits.count++;
  hits.valence[at] = valence;
  hits.start[at] = start;
  hits.end[at] = end;
}
