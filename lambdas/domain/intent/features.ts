import { NUMBER, type Tokens } from '../text/tokenize.ts';

/** Number of intents; their order is that of INTENTS. */
export const CLASSES = 5;
/** Column of the weights that tells whether people would hold a call for important. */
export const ATTENTION = CLASSES;
/** Weights of each feature: one for each intent, one for attention. */
export const COLUMNS = CLASSES + 1;

/** Strong and weak phrases of each intent: place `2 * intent + (weak ? 1 : 0)`. */
export const RULE_KINDS = 2 * CLASSES;

/** Phrases found of each kind, in a text and in what the customer says first. */
export interface RuleCounts {
  readonly all: readonly number[];
  readonly opening: readonly number[];
}

/** A customer states the purpose within this many turns of more than a greeting. */
const OPENING_TURNS = 3;
const OPENING_WORDS = 3;

/** Counts the phrases of a call, turn by turn. */
export function createRuleCounter(): {
  readonly counts: RuleCounts;
  add(found: readonly number[], words: number): void;
} {
  const all = new Array<number>(RULE_KINDS).fill(0);
  const opening = new Array<number>(RULE_KINDS).fill(0);
  let opened = 0;
  return {
    counts: { all, opening },
    add(found, words) {
      addTo(all, found);
      if (opened < OPENING_TURNS) addTo(opening, found);
      if (words >= OPENING_WORDS) opened++;
    },
  };
}

function addTo(counts: number[], found: readonly number[]): void {
  for (let kind = 0; kind < found.length; kind++) counts[kind] = (counts[kind] ?? 0) + (found[kind] ?? 0);
}

/** Value of a rule feature beside the n-grams, whose values are 1/sqrt(n). */
export const RULE_VALUE = 0.3;

/** Counts above these say nothing more. */
const MAX_ALL = 4;
const MAX_OPENING = 2;
const OPENING_AT = RULE_KINDS * MAX_ALL;
const BEST_AT = OPENING_AT + RULE_KINDS * MAX_OPENING;
const CALM_AT = BEST_AT + CLASSES + 1;
const LENGTH_AT = CALM_AT + 4;
const MAX_LENGTH = 6;

/** Number of rule features. */
export const RULE_FEATURES = LENGTH_AT + MAX_LENGTH + 1;

/**
 * The rule features that are on, each with the value RULE_VALUE: how many phrases of each kind were found, which intent
 * has most strong ones, whether nothing grave was found, and how long the text is (logarithm of its n-grams).
 */
export function ruleFeatures(counts: RuleCounts, ngrams: number): number[] {
  const on: number[] = [];
  for (let kind = 0; kind < RULE_KINDS; kind++) {
    for (let i = 0; i < Math.min(counts.all[kind] ?? 0, MAX_ALL); i++) on.push(kind * MAX_ALL + i);
    for (let i = 0; i < Math.min(counts.opening[kind] ?? 0, MAX_OPENING); i++) {
      on.push(OPENING_AT + kind * MAX_OPENING + i);
    }
  }
  const strong = (intent: number) => counts.all[2 * intent] ?? 0;
  let best = 0;
  for (let intent = 1; intent < CLASSES; intent++) if (strong(intent) > strong(best)) best = intent;
  on.push(BEST_AT + (strong(best) > 0 ? best : CLASSES));
  if (strong(0) + strong(1) + strong(2) === 0) on.push(CALM_AT + (strong(3) > 0 ? 1 : 0) + (strong(4) > 0 ? 2 : 0));
  on.push(LENGTH_AT + Math.min(MAX_LENGTH, Math.floor(Math.log2(ngrams + 1) / 1.5)));
  return on;
}

const START = 12345;
const NUMBER_OF_LENGTH = 4242;

/**
 * Calls `visit` with the bucket of every word and pair of neighbouring words (feature hashing; Weinberger et al.,
 * ICML 2009). Numbers count by their length alone. `mask` is the number of buckets less one, a power of two less one.
 */
export function visitNgrams(tokens: Tokens, mask: number, visit: (bucket: number) => void): void {
  let previous = START;
  for (let i = 0; i < tokens.count; i++) {
    const number = tokens.kind[i] === NUMBER;
    const hash = number ? NUMBER_OF_LENGTH + (tokens.end[i] ?? 0) - (tokens.start[i] ?? 0) : (tokens.hash[i] ?? 0);
    visit(mix(hash) & mask);
    visit(mix(Math.imul(previous, 31) ^ hash) & mask);
    previous = hash;
  }
}

/** FNV leaves the high bits uneven; two rounds of multiply and shift even them out. */
function mix(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return once ^ (once >>> 12);
}
