import { BUCKETS } from '#lambdas/domain/pii/context/name-features.ts';
import type { Example } from './examples.ts';

/** Chosen on the train split by the log loss of every tenth call. */
export const OPTIONS = { epochs: 6, rate: 0.15, decay: 2e-6, wordDropout: 0.5, seed: 7 } as const;

export interface Model {
  readonly bias: number;
  readonly weights: Float64Array;
}

/**
 * Logistic regression by AdaGrad (Duchi et al. 2011). The bucket of the whole word is left out half of the time, so
 * that its characters and its surroundings learn as well. Deterministic.
 */
export function trainLogistic(examples: readonly Example[], options: typeof OPTIONS = OPTIONS): Model {
  const random = mulberry32(options.seed);
  const weights = new Float64Array(BUCKETS);
  const squares = new Float64Array(BUCKETS).fill(1e-3);
  let bias = 0;
  const order = examples.map((_, i) => i);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (const index of order) {
      const example = examples[index];
      if (example === undefined) continue;
      const from = random() < options.wordDropout ? 1 : 0;
      const error = probability(sum(weights, bias, example.buckets, from)) - (example.isName ? 1 : 0);
      const gradient = error * example.weight;
      bias -= 0.01 * gradient;
      for (let k = from; k < example.buckets.length; k++) {
        const bucket = example.buckets[k] ?? 0;
        squares[bucket] = (squares[bucket] ?? 0) + gradient * gradient;
        const step = options.rate / Math.sqrt(squares[bucket] ?? 1);
        weights[bucket] = (weights[bucket] ?? 0) * (1 - options.decay) - step * gradient;
      }
    }
  }
  return { bias, weights };
}

export function sum(weights: Float64Array, bias: number, buckets: Uint16Array, from = 0): number {
  let total = bias;
  for (let k = from; k < buckets.length; k++) total += weights[buckets[k] ?? 0] ?? 0;
  return total;
}

export const probability = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
}

/** A small generator with 32 bits of state, so that a run can be repeated. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
