import { INTENSIFIERS, NEGATIONS, VALENCE } from './lexicon.ts';
import type { Sentiment } from './types.ts';

/** How far a negation reaches back, in words, and what it leaves of a valence (Hutto & Gilbert, VADER, ICWSM 2014). */
const NEGATION_REACH = 3;
const NEGATION_FACTOR = -0.74;
/** Normalisation constant of the same paper: sum / sqrt(sum^2 + 15). */
const NORMALISATION = 15;

const valences = new Map(Object.entries(VALENCE));
const intensifiers = new Map(Object.entries(INTENSIFIERS));

/** Sentiment of a text, -1..1; 0 when no word of it is in the table. */
export function sentimentScore(text: string): number {
  const words =
    text
      .toLowerCase()
      .replaceAll('\u2019', "'")
      .match(/[\p{L}\p{M}']+/gu) ?? [];
  let sum = 0;
  words.forEach((word, at) => {
    const valence = valences.get(word);
    if (valence !== undefined) sum += inContext(valence, words, at);
  });
  return sum / Math.sqrt(sum * sum + NORMALISATION);
}

function inContext(valence: number, words: readonly string[], at: number): number {
  let result = valence;
  for (const before of words.slice(Math.max(0, at - NEGATION_REACH), at)) {
    if (NEGATIONS.has(before)) result *= NEGATION_FACTOR;
    const boost = intensifiers.get(before);
    if (boost !== undefined) result += Math.sign(result) * boost;
  }
  return result;
}

/** The class of a score; the middle band is what the table cannot tell from neutral. */
export function sentimentOf(score: number): Sentiment {
  if (score <= -0.6) return 'very_negative';
  if (score <= -0.2) return 'negative';
  if (score < 0.2) return 'neutral';
  return score < 0.6 ? 'positive' : 'very_positive';
}
