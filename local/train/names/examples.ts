import { closeTurn, openTurn } from '#lambdas/domain/pii/context/call-state.ts';
import { createContext } from '#lambdas/domain/pii/context/context.ts';
import { featuresOf, MAX_FEATURES, wordFeatures } from '#lambdas/domain/pii/context/name-features.ts';
import { TAG } from '#lambdas/domain/pii/context/tags.ts';
import { claim, readTurn, refresh, type Turn, tagAt } from '#lambdas/domain/pii/context/turn.ts';
import type { ContextType } from '#lambdas/domain/pii/context/types.ts';
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

/** How much an example counts that is read twice: as it was said, and with its other values gone. */
const HALF = 0.5;

/** Two examples for each token that no list holds, in the state of the call that its labels leave behind. */
export function examplesOf(calls: readonly LabelledCall[]): Example[] {
  const examples: Example[] = [];
  for (const call of calls) {
    if (!call.labelled) continue;
    const context = createContext();
    for (const labels of call.turns) {
      const turn = openTurn(tokenize(labels.text), labels.speaker, context);
      collect(turn, labels, examples);
      claimRanges(turn, labels.values, 'ACCOUNT');
      refresh(turn);
      collect(turn, labels, examples);
      claimRanges(turn, labels.names, 'NAME');
      refresh(turn);
      closeTurn(turn);
    }
  }
  return examples;
}

function claimRanges(turn: Turn, ranges: LabelledTurn['names'], type: ContextType): void {
  const { start, end } = turn.tokens;
  for (const [from, to] of ranges) {
    const inside = start.flatMap((at, i) => (at >= from && (end[i] ?? 0) <= to ? [i] : []));
    claim(turn, inside[0] ?? 0, (inside.at(-1) ?? -1) + 1, type);
  }
}

function collect(turn: Turn, labels: LabelledTurn, examples: Example[]): void {
  for (let i = 0; i < turn.count; i++) {
    const tag = tagAt(turn, i);
    if ((tag & (TAG.UNKNOWN | TAG.NAME)) === 0 || (tag & TAG.FUNCTION) !== 0) continue;
    const start = turn.tokens.start[i] ?? 0;
    const isName = labels.names.some(([from, to]) => start >= from && start < to);
    if ((tag & (TAG.UNKNOWN | TAG.WORD | TAG.PLACE)) === 0 && !isName) continue;
    if (labels.values.some(([from, to]) => start >= from && start < to)) continue;
    const count = featuresOf(turn, i, out);
    examples.push({ buckets: out.slice(0, count), isName, weight: HALF });
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
