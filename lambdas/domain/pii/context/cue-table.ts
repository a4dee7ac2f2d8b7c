import { hashOf, PLACEHOLDER, type Tokens, tokenize, wordAt } from '../../text/tokenize.ts';

/** Phrases with a value each; the longest one that begins at a token counts. */
export interface CueTable {
  /** The first words of all phrases. */
  readonly firstWords: readonly string[];
  /**
   * `value << LENGTH_BITS | number of tokens` of the longest phrase that begins at token `i` and ends before token
   * `to`, 0 when none does.
   */
  match(tokens: Tokens, i: number, to: number): number;
}

interface Node {
  readonly next: Map<number, Node>;
  value: number;
}

export const LENGTH_BITS = 4;
const LENGTH_MASK = (1 << LENGTH_BITS) - 1;

export const cueLength = (match: number): number => match & LENGTH_MASK;
export const cueOf = (match: number): number => match >> LENGTH_BITS;

/**
 * Compiles phrases to a trie over word hashes. In a phrase `(a|b c|)` are alternatives, the empty one included; a
 * phrase has at most 15 words. A match reads at most that many tokens. Two words with one 32-bit hash count as equal.
 */
export function createCueTable(entries: Iterable<readonly [phrase: string, value: number]>): CueTable {
  const root = newNode();
  const firstWords = new Set<string>();
  for (const [phrase, value] of entries) {
    for (const words of spellings(phrase)) {
      firstWords.add(words[0] ?? '');
      let node = root;
      for (const word of words) node = child(node, hashOf(word));
      node.value ||= value;
    }
  }
  return { firstWords: [...firstWords], match: (tokens, i, to) => longest(root, tokens, i, to) };
}

function longest(root: Node, tokens: Tokens, i: number, to: number): number {
  let node = root;
  let found = 0;
  for (let at = i; at < to; at++) {
    if (tokens.kind[at] === PLACEHOLDER) break;
    const next = node.next.get(tokens.hash[at] ?? 0);
    if (next === undefined) break;
    node = next;
    if (node.value > 0) found = (node.value << LENGTH_BITS) | (at + 1 - i);
  }
  return found;
}

function spellings(phrase: string): string[][] {
  let all: string[][] = [[]];
  for (const [, group, word] of phrase.matchAll(/\(([^()]*)\)|([^\s()]+)/g)) {
    const choices = (group ?? word ?? '').split('|').map(wordsOf);
    all = all.flatMap((start) => choices.map((choice) => [...start, ...choice]));
  }
  return all.filter((words) => words.length > 0 && words.length <= LENGTH_MASK);
}

function wordsOf(part: string): string[] {
  const tokens = tokenize(part);
  return tokens.hash.map((_, i) => wordAt(tokens, i));
}

function child(node: Node, hash: number): Node {
  const next = node.next.get(hash) ?? newNode();
  node.next.set(hash, next);
  return next;
}

function newNode(): Node {
  return { next: new Map(), value: 0 };
}
