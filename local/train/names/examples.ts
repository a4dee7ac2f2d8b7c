import { createContext } from '#lambdas/domain/pii/context/context.ts';
import { findInContext } from '#lambdas/domain/pii/context/find-in-context.ts';
import { featuresOf, MAX_FEATURES, wordFeatures } from '#lambdas/domain/pii/context/name-features.ts';
import { TAG } from '#lambdas/domain/pii/context/tags.ts';
import { readTurn, type Turn } from '#lambdas/domain/pii/context/turn.ts';
import { tokenize } from '#lambdas/domain/text/tokenize.ts';
import type { LabelledCall, LabelledTurn } from './corpora.ts';

export interface Example {
  readonly buckets: Uint16Array;
  readonly isName: boolean;
  readonly weight: number;
}

/** Share of a labelled token that a word from a list counts for, without any context. */
const LIST_WEIGHT = 0.3;

const out = new Uint16Array(MAX_FEATURES);

/** One example for each token that no list holds, in the state of the call that the finder meets it in. */
export function examplesOf(calls: readonly LabelledCall[]): Example[] {
  const examples: Example[] = [];
  for (const call of calls) {
    if (!call.labelled) continue;
    const context = createContext();
    for (const turn of call.turns) {
      const tokens = tokenize(turn.text);
      collect(readTurn(tokens, turn.speaker, context), turn, examples);
      findInContext(tokens, turn.speaker, context);
    }
  }
  return examples;
}

function collect(turn: Turn, labels: LabelledTurn, examples: Example[]): void {
  for (let i = 0; i < turn.count; i++) {
    const tag = turn.tags[i] ?? 0;
    if ((tag & (TAG.UNKNOWN | TAG.NAME)) === 0 || (tag & TAG.FUNCTION) !== 0) continue;
    const start = turn.tokens.start[i] ?? 0;
    const isName = labels.names.some(([from, to]) => start >= from && start < to);
    if ((tag & (TAG.UNKNOWN | TAG.WORD | TAG.PLACE)) === 0 && !isName) continue;
    if (labels.values.some(([from, to]) => start >= from && start < to)) continue;
    const count = featuresOf(turn, i, out);
    examples.push({ buckets: out.slice(0, count), isName, weight: 1 });
  }
}

/** Words of lists, by what they are made of alone: names, and words that are none. */
export function examplesOfLists(names: readonly string[], others: readonly string[]): Example[] {
  const context = createContext();
  const example = (word: string, isName: boolean): Example => {
    const turn = readTurn(tokenize(word), 'customer', context);
    const count = turn.count === 0 ? 0 : wordFeatures(turn, 0, out);
    return { buckets: out.slice(1, Math.max(count, 1)), isName, weight: LIST_WEIGHT };
  };
  return [...names.map((word) => example(word, true)), ...others.map((word) => example(word, false))];
}
