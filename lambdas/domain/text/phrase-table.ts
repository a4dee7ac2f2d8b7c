import { codeAt } from './characters.ts';
import { ANY_WORD, createPhraseCompiler, type PhraseNode, reachableFree, reversePhrase } from './phrase-grammar.ts';
import type { Tokens } from './tokenize.ts';
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
  readonly next: Map<number, State>;
  /** Where every word that is in no phrase leads. */
  other: State | undefined;
  /** Entries whose phrases end here. */
  readonly entries: readonly number[];
}

/** Texts bring few of the possible states; when hostile ones bring more than this, the automaton starts anew. */
const MAX_STATES = 16_384;

/**
 * Compiles phrases (see phrase-grammar.ts); entry `i` is `phrases[i]`. The non-deterministic automaton is made
 * deterministic while texts are read, state by state (as in RE2; Cox, "Regular Expression Matching in the Wild", 2010).
 * A phrase does not reach over the end of a sentence.
 */
export function createPhraseTable(phrases: readonly string[]): PhraseTable {
  const compiler = createPhraseCompiler();
  const starts = phrases.flatMap((phrase, entry) => reachableFree(compiler.compile(phrase, entry)));
  const automaton = createAutomaton(starts, compiler.words.size);
  const words = createWordTable(compiler.words);
  const backwards = new Map<number, PhraseNode>();
  return {
    find: (tokens, onHit) => run(automaton, words, tokens, onHit),
    begin(tokens, entry, last) {
      const start = backwards.get(entry) ?? compiler.compile(reversePhrase(phrases[entry] ?? ''), entry);
      backwards.set(entry, start);
      return walkBack(start, words, tokens, last);
    },
  };
}

/** Follows all ways through the reversed phrase at once; the farthest end is the beginning of the phrase. */
function walkBack(start: PhraseNode, words: WordTable, tokens: Tokens, last: number): number {
  let begin = last;
  let active: readonly PhraseNode[] = reachableFree(start);
  for (let i = last; i >= 0 && active.length > 0; i--) {
    const word = words.get(tokens, i);
    const reached = new Set<PhraseNode>();
    for (const node of active) addReached(reached, node, word);
    active = [...reached];
    if (active.some((node) => node.entry >= 0)) begin = i;
    if (i > 0 && !sameSentence(tokens, i)) break;
  }
  return begin;
}

/** Adds the nodes that a word leads to from a node, and those reached from them without a word. */
function addReached(reached: Set<PhraseNode>, { word, next }: PhraseNode, met: number): void {
  if (next === undefined || (word !== met && word !== ANY_WORD)) return;
  for (const node of reachableFree(next)) reached.add(node);
}

function run(automaton: Automaton, ids: WordTable, tokens: Tokens, onHit: (entry: number, last: number) => void): void {
  const start = automaton.start;
  let state = start;
  for (let i = 0; i < tokens.count; i++) {
    if (state !== start && !sameSentence(tokens, i)) state = start;
    const word = ids.get(tokens, i);
    if (word === 0 && state === start) continue;
    const next = word === 0 ? state.other : state === start ? automaton.first[word] : state.next.get(word);
    state = next ?? automaton.step(state, word);
    const { entries } = state;
    for (let k = 0; k < entries.length; k++) onHit(entries[k] ?? 0, i);
  }
}

interface Automaton {
  readonly start: State;
  /** Where each word leads from the start, where most words are met. */
  readonly first: (State | undefined)[];
  step(state: State, word: number): State;
}

function createAutomaton(starts: readonly PhraseNode[], words: number): Automaton {
  const starters = byFirstWord(starts, words);
  const states = new Map<string, State>();
  const stateOf = (nodes: Set<PhraseNode>): State => {
    const key = [...nodes].map((node) => node.id).join();
    const known = states.get(key);
    if (known) return known;
    if (states.size >= MAX_STATES) forget();
    const entries = [...nodes].map((node) => node.entry).filter((entry) => entry >= 0);
    const state = newState([...nodes], [...new Set(entries)]);
    states.set(key, state);
    return state;
  };
  const start = newState([], []);
  const first = new Array<State | undefined>(words + 1).fill(undefined);
  const forget = () => {
    for (const state of states.values()) {
      state.next.clear();
      state.other = undefined;
    }
    first.fill(undefined);
    states.clear();
  };
  return {
    start,
    first,
    step(state, word) {
      const reached = new Set<PhraseNode>();
      for (const node of starters[word] ?? []) addReached(reached, node, word);
      for (const node of state.nodes) addReached(reached, node, word);
      const next = reached.size === 0 ? start : stateOf(reached);
      if (word === 0) state.other = next;
      else if (state === start) first[word] = next;
      else state.next.set(word, next);
      return next;
    },
  };
}

function newState(nodes: readonly PhraseNode[], entries: readonly number[]): State {
  return { nodes, entries, next: new Map(), other: undefined };
}

/** The nodes that a phrase may begin at, by the number of the word that leads on from them. */
function byFirstWord(starts: readonly PhraseNode[], words: number): (readonly PhraseNode[])[] {
  const nodes: PhraseNode[][] = Array.from({ length: words + 1 }, () => []);
  for (const start of starts) {
    if (start.word === ANY_WORD) throw new RangeError('A phrase must not begin with a gap.');
    nodes[start.word]?.push(start);
  }
  return nodes;
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
