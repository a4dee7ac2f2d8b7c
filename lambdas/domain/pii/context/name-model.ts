import { NAME_BIAS, NAME_SCALE, NAME_WEIGHTS } from './data/name-weights.ts';
import { featuresOf, MAX_FEATURES } from './name-features.ts';
import type { Turn } from './turn.ts';

/** One signed byte a bucket; a weight is its byte divided by the scale. */
const weights = new Int8Array(Buffer.from(NAME_WEIGHTS, 'base64'));
const buckets = new Uint16Array(MAX_FEATURES);

/** Log-odds that token `i`, a word no list holds, is part of a person's name: logistic regression over hashed features. */
export function nameScore(turn: Turn, i: number): number {
  const count = featuresOf(turn, i, buckets);
  let sum = 0;
  for (let k = 0; k < count; k++) sum += weights[buckets[k] ?? 0] ?? 0;
  return NAME_BIAS + sum / NAME_SCALE;
}
