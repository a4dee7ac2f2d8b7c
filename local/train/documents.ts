import {
  createRuleCounter,
  RULE_VALUE,
  type RuleCounts,
  ruleFeatures,
  visitNgrams,
} from '#lambdas/domain/intent/features.ts';
import { createRedactor } from '#lambdas/domain/pii/redact-call.ts';
import { tokenize } from '#lambdas/domain/text/tokenize.ts';
import type { CompiledRules } from '#lambdas/domain/triage/rules.ts';
import { classOf, type Example } from '../data/call-sets.ts';

/** Buckets of n-grams: 2^16, five bytes each. */
export const BITS = 16;
export const BUCKETS = 1 << BITS;

/** A text as the model sees it. */
export interface Document {
  readonly example: Example;
  /** Distinct n-gram buckets, then rule features from BUCKETS on. */
  readonly features: Int32Array;
  readonly values: Float32Array;
  /** How many of the features are n-grams; they come first. */
  readonly ngrams: number;
  readonly gold: number;
  /** Accepted classes as bits. */
  readonly accept: number;
  /** Whether a keyword of the high class was found. */
  readonly grave: boolean;
}

/** Redacts an example and computes its features, as triage does with what is not said by the agent. */
export function toDocument(example: Example, rules: CompiledRules): Document {
  const turns = example.turns.map((turn, i) => ({ ...turn, turn: i }));
  const counter = createRuleCounter();
  const buckets = new Set<number>();
  let grave = false;
  for (const turn of createRedactor().redactTurns(turns)) {
    if (turn.speaker === 'agent') continue;
    const tokens = tokenize(turn.text);
    const { intents, high } = rules.find(tokens);
    if (high.length > 0) grave = true;
    visitNgrams(tokens, BUCKETS - 1, (bucket) => buckets.add(bucket));
    counter.add(intents, tokens.count);
  }
  return {
    example,
    ...featuresOf(buckets, counter.counts),
    gold: classOf(example.gold),
    accept: acceptBits(example),
    grave,
  };
}

function featuresOf(buckets: ReadonlySet<number>, counts: RuleCounts) {
  const rules = ruleFeatures(counts, buckets.size);
  const features = Int32Array.from([...buckets, ...rules.map((feature) => BUCKETS + feature)]);
  const values = new Float32Array(features.length).fill(RULE_VALUE);
  values.fill(1 / Math.sqrt(Math.max(1, buckets.size)), 0, buckets.size);
  return { features, values, ngrams: buckets.size };
}

function acceptBits({ accept, gold }: Example): number {
  return [...accept, gold].reduce((bits, intent) => bits | (1 << classOf(intent)), 0);
}
