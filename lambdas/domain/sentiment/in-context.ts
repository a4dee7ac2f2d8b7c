import type { Tokens } from '../text/tokenize.ts';
import { GAP, gapBefore } from './boundary.ts';
import { isCapitals } from './capitals.ts';
import { ROLE, type Role } from './entries.ts';
import { entryAt, firstOf } from './look-up.ts';

/** How many words back a negation or booster reaches, and these constants: Hutto & Gilbert, VADER, ICWSM 2014. */
export const REACH = 3;
const NEGATION_FACTOR = -0.74;
const BOOST = 0.293;
/** Added to a word in capitals among small letters. */
export const CAPITALS = 0.733;
const DECAY = [1, 0.95, 0.9];

/** "Not bad" says less than "good", and "no problem hai" still less. */
const NEGATED_BLAME = -0.5;
const NEGATED_AFTER_BLAME = -0.3;
/** What is only wished, supposed or possible counts less (irrealis; Taboada et al., Computational Linguistics 2011). */
const MAYBE_FACTOR = 0.6;

/** A valence as the words before token `first` leave it. */
export function inContext(tokens: Tokens, first: number, valence: number, capitalsStandOut: boolean): number {
  let result = valence;
  for (let distance = 0; distance < REACH; distance++) {
    const i = first - 1 - distance;
    const gap = i < 0 ? GAP.stop : gapBefore(tokens, i + 1);
    if (gap === GAP.stop) break;
    const { role } = entryAt(i);
    // "No, it is good": a negation before a comma is an answer.
    if (role === ROLE.plain || (gap !== GAP.none && isNegation(role))) continue;
    const emphasised = capitalsStandOut && isCapitals(tokens.text, tokens.start[firstOf(i)] ?? 0, tokens.end[i] ?? 0);
    result = influence(result, role, distance, emphasised ? BOOST + CAPITALS : BOOST);
  }
  return result;
}

/** A valence that a negation after it turns round, as in "accha nahi hai". */
export function negatedAfter(valence: number): number {
  return valence * (valence > 0 ? NEGATION_FACTOR : NEGATED_AFTER_BLAME);
}

function influence(valence: number, role: Role, distance: number, strength: number): number {
  const boost = Math.sign(valence) * strength * (DECAY[distance] ?? 0);
  if (role === ROLE.more) return valence + boost;
  if (role === ROLE.less) return valence - boost;
  if (role === ROLE.maybe) return valence * MAYBE_FACTOR;
  if (!isNegation(role) && !(role === ROLE.least && distance === 0)) return valence;
  return valence * (valence > 0 ? NEGATION_FACTOR : NEGATED_BLAME);
}

function isNegation(role: Role): boolean {
  return role === ROLE.negation || role === ROLE.negationEither;
}
