import { codeAt } from './characters.ts';
import { compilePhrase, nodeFactory, type PhraseNode, reachableFree, reversePhrase } from './phrase-grammar.ts';
import { type Tokens, wordAt } from './tokenize.ts';
import { createWordTable, type WordTable } from './word-table.ts';

/** Finds any of many phrases in a text at the cost of one look-up a word, however many phrases there are. */
export interface PhraseTable {
  /** Calls `onHit` with the entry of each phrase found and the place of its last token, in the order of the text. */
  find(tokens: Tokens, onHit: (entry: number, last: number) => void): void;
  /** First token of the longest phrase of that entry that ends at `last`; costs more than the search itself. */
  begin(tokens: Tokens, entry: number, last: number): number;
}

/** A state of the deterministic automaton. */
interface State {
  /** Nodes of the phrases that are active, their beginnings aside. */
  readonly nodes: readonly PhraseNode[];
  /** Where each word of the vocabulary leads, as far as it was met; 0 stands for every other word. */
  readonly next: (State | undefined)[];
  /** Entries whose phrases end here. */
  readonly entries: readonly number[];
}

/** Texts bring few of the possible states; when hostile ones bring more than this, the automaton starts anew. */
const MAX_STATES = 2048;

/**
 * Compiles phrases (see phrase-grammar.ts); entry `i` is `phrases[i]`. The non-deterministic automaton is made
 * deterministic while texts are read, state by state (as in RE2; Cox, "Regular Expression Matching in the Wild", 2010).
 * A phrase does not reach over the end of a sentence.
 */
export function createPhraseTable(phrases: readonly string[]): PhraseTable {
  const newNode = nodeFactory();
  const starts = phrases.flatMap((phrase, entry) => reachableFree(compilePhrase(phrase, entry, newNode)));
  const words = vocabulary(starts);
  const automaton = createAutomaton(starts, [...words.keys()]);
  const ids = createWordTable(words);
  const backwards = new Map<number, PhraseNode>();
  return {
    find: (tokens, onHit) => run(automaton, ids, tokens, onHit),
    begin(tokens, entry, last) {
      const start = backwards.get(entry) ?? compilePhrase(reversePhrase(phrases[entry] ?? ''), entry, newNode);
      backwards.set(entry, start);
      return walkBack(start, tokens, last);
    },
  };
}

/** Follows all ways through the reversed phrase at once; the farthest end is the beginning of the phrase. */
function walkBack(start: PhraseNode, tokens: Tokens, last: number): number {
  let begin = last;
  let active: readonly PhraseNode[] = reachableFree(start);
  for (let i = last; i >= 0 && active.length > 0; i--) {
    const word = wordAt(tokens, i);
    const next = active.flatMap((node) => [...(node.words.get(word) ?? []), ...node.any]);
    active = next.length === 1 ? next.flatMap(reachableFree) : [...new Set(next.flatMap(reachableFree))];
    if (active.some((node) => node.entry >= 0)) begin = i;
    if (i > 0 && !sameSentence(tokens, i)) break;
  }
  return begin;
}

function run(automaton: Automaton, ids: WordTable, tokens: Tokens, onHit: (entry: number, last: number) => void): void {
  const start = automaton.start;
  let state = start;
  for (let i = 0; i < tokens.count; i++) {
    if (state !== start && !sameSentence(tokens, i)) state = start;
    const word = ids.get(tokens, i);
    if (word === 0 && state === start) continue;
    state = state.next[word] ?? automaton.step(state, word);
    const { entries } = state;
    for (let k = 0; k < entries.length; k++) onHit(entries[k] ?? 0, i);
  }
}

interface Automaton {
  readonly start: State;
  step(state: State, word: number): State;
}

function createAutomaton(starts: readonly PhraseNode[], vocabulary: readonly string[]): Automaton {
  const fromStart = firstWords(starts);
  const states = new Map<string, State>();
  const stateOf = (nodes: Set<PhraseNode>): State => {
    const key = [...nodes].map((node) => node.id).join();
    const known = states.get(key);
    if (known) return known;
    if (states.size >= MAX_STATES) forget();
    const entries = [...nodes].map((node) => node.entry).filter((entry) => entry >= 0);
    const state = newState([...nodes], [...new Set(entries)], vocabulary.length + 1);
    states.set(key, state);
    return state;
  };
  const start = newState([], [], vocabulary.length + 1);
  const forget = () => {
    for (const state of states.values()) state.next.fill(undefined);
    start.next.fill(undefined);
    states.clear();
  };
  return {
    start,
    step(state, word) {
      const text = vocabulary[word - 1];
      const reached = new Set<PhraseNode>();
      const add = (nodes: readonly PhraseNode[] | undefined) => {
        for (const node of nodes ?? []) for (const free of reachableFree(node)) reached.add(free);
      };
      if (text !== undefined) add(fromStart.get(text));
      for (const node of state.nodes) {
        add(node.any);
        if (text !== undefined) add(node.words.get(text));
      }
      const next = reached.size === 0 ? start : stateOf(reached);
      state.next[word] = next;
      return next;
    },
  };
}

function newState(nodes: readonly PhraseNode[], entries: readonly number[], words: number): State {
  return { nodes, entries, next: new Array<State | undefined>(words).fill(undefined) };
}

/** Where each word leads from the beginning of any phrase. */
function firstWords(starts: readonly PhraseNode[]): Map<string, PhraseNode[]> {
  const firsts = new Map<string, PhraseNode[]>();
  for (const start of starts) {
    if (start.any.length > 0) throw new RangeError('A phrase must not begin with a gap.');
    for (const [word, nodes] of start.words) firsts.set(word, [...(firsts.get(word) ?? []), ...nodes]);
  }
  return firsts;
}

/** All words of the phrases, numbered from 1; 0 stands for every other word. */
function vocabulary(starts: readonly PhraseNode[]): Map<string, number> {
  const words = new Map<string, number>();
  const seen = new Set(starts);
  for (const node of seen) {
    for (const word of node.words.keys()) if (!words.has(word)) words.set(word, words.size + 1);
    for (const next of [...[...node.words.values()].flat(), ...node.any, ...node.free]) seen.add(next);
  }
  return words;
}

/** Longest stretch between two words that is looked through for the end of a sentence. */
const MAX_BETWEEN = 16;

/** Whether no sentence ends between token `i` and the one before it. */
function sameSentence(tokens: Tokens, i: number): boolean {
  const from = tokens.end[i - 1] ?? 0;
  const to = tokens.start[i] ?? 0;
  if (to - from === 1 && codeAt(tokens.text, from) === 0x20) return true;
  return to - from <= MAX_BETWEEN && !/[.!?;\n\u0964]/.test(tokens.text.slice(from, to));
}
