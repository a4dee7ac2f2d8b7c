import type { Tokens } from '../text/tokenize.ts';
import {
  ATTENTION,
  CLASSES,
  COLUMNS,
  createRuleCounter,
  RULE_VALUE,
  type RuleCounts,
  ruleFeatures,
  visitNgrams,
} from './features.ts';
import type { IntentModel } from './intent-model.ts';

/** Probabilities in the order of INTENTS; they add up to 1. */
export type IntentProbabilities = readonly number[];

/** Reads the customer's turns of one call, in order. */
export interface IntentScorer {
  /** Probabilities of this turn alone. `found` counts the rule phrases in it by kind (see RuleCounts). */
  turn(tokens: Tokens, found: readonly number[]): IntentProbabilities;
  /** Probabilities of all turns so far together, and the probability that people would hold the call for important. */
  call(): { readonly intents: IntentProbabilities; readonly attention: number };
}

/** Sums over the distinct n-grams of a text; a bucket counts once. Its marks are shared by one text after another. */
interface Sum {
  readonly seen: Int32Array;
  text: number;
  ngrams: number;
  readonly logits: Float64Array;
}

/**
 * Makes scorers, one a call. The logit of a class is its bias, plus the mean-like sum of its n-gram weights
 * (divided by the square root of their number), plus RULE_VALUE times its rule weights.
 * A scorer must not be used any more when the next one is made: they share their working memory.
 */
export function createIntentScorers(model: IntentModel): () => IntentScorer {
  const ofTurn = newSum(model);
  const ofCall = newSum(model);
  const add = (bucket: number) => {
    addBucket(model, ofTurn, bucket);
    addBucket(model, ofCall, bucket);
  };
  return () => {
    const rules = createRuleCounter();
    let turns = 0;
    restart(ofCall);
    return {
      turn(tokens, found) {
        restart(ofTurn);
        visitNgrams(tokens, model.mask, add);
        rules.add(found, tokens.count);
        turns++;
        const logits = logitsOf(model, ofTurn, { all: found, opening: found });
        return softmax(logits.slice(0, CLASSES), model.temperature.text);
      },
      call() {
        const logits = logitsOf(model, ofCall, rules.counts);
        const temperature = turns > 1 ? model.temperature.call : model.temperature.text;
        return { intents: softmax(logits.slice(0, CLASSES), temperature), attention: sigmoid(logits[ATTENTION] ?? 0) };
      },
    };
  };
}

function newSum(model: IntentModel): Sum {
  return { seen: new Int32Array(model.mask + 1), text: 0, ngrams: 0, logits: new Float64Array(COLUMNS) };
}

function restart(sum: Sum): void {
  sum.text = (sum.text + 1) | 0;
  sum.ngrams = 0;
  sum.logits.fill(0);
}

function addBucket(model: IntentModel, sum: Sum, bucket: number): void {
  if (sum.seen[bucket] === sum.text) return;
  sum.seen[bucket] = sum.text;
  sum.ngrams++;
  const at = bucket * COLUMNS;
  for (let c = 0; c < COLUMNS; c++) sum.logits[c] = (sum.logits[c] ?? 0) + (model.ngrams[at + c] ?? 0);
}

function logitsOf(model: IntentModel, sum: Sum, rules: RuleCounts): number[] {
  const unit = sum.ngrams === 0 ? 0 : model.scale / Math.sqrt(sum.ngrams);
  const logits = model.bias.map((bias, c) => bias + unit * (sum.logits[c] ?? 0));
  for (const feature of ruleFeatures(rules, sum.ngrams)) {
    const at = feature * COLUMNS;
    for (let c = 0; c < COLUMNS; c++) logits[c] = (logits[c] ?? 0) + RULE_VALUE * (model.rules[at + c] ?? 0);
  }
  return logits;
}

export function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

/** exp(z/T) over its sum; the largest is taken off first, so that nothing overflows. */
export function softmax(logits: readonly number[], temperature = 1): number[] {
  const top = Math.max(...logits);
  const powers = logits.map((z) => Math.exp((z - top) / temperature));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}
