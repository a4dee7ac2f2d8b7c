import { codeAt, fold } from './characters.ts';
import { foldText, hashOf, type Tokens } from './tokenize.ts';

/** Values of words; a look-up allocates nothing. */
export interface WordTable {
  /** Value of token `i`, 0 when the table does not hold it. */
  get(tokens: Tokens, i: number): number;
  /** Value of a word, 0 when the table does not hold it. */
  of(word: string): number;
}

/** Share of the slots that are used at most, so that a search ends after about one step. */
const LOAD = 0.25;

/**
 * A hash table with open addressing on the tokens' own hashes. A word that is given twice keeps its last value.
 * A hit is compared by length, first and last letter as well: what then is taken for another word is one foreign word
 * in about 10^12.
 */
export function createWordTable(entries: Iterable<readonly [word: string, value: number]>): WordTable {
  const words = [...new Map([...entries].map(([word, value]) => [foldText(word), value]))];
  const size = 2 ** Math.ceil(Math.log2(words.length / LOAD + 2));
  const mask = size - 1;
  const slots = new Int32Array(size).fill(-1);
  const hashes = Int32Array.from(words, ([word]) => hashOf(word));
  const shapes = Int32Array.from(words, ([word]) => shapeOf(word, 0, word.length));
  const values = Float64Array.from(words, ([, value]) => value);
  hashes.forEach((hash, index) => {
    let slot = hash & mask;
    while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
    slots[slot] = index;
  });
  const find = (hash: number, text: string, start: number, end: number): number => {
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const index = slots[slot] ?? -1;
      if (index < 0) return 0;
      if (hashes[index] === hash && shapes[index] === shapeOf(text, start, end)) return values[index] ?? 0;
    }
  };
  return {
    get: (tokens, i) => find(tokens.hash[i] ?? 0, tokens.text, tokens.start[i] ?? 0, tokens.end[i] ?? 0),
    of: (word) => find(hashOf(word), word, 0, word.length),
  };
}

/** Length, first and last letter in one number. */
function shapeOf(text: string, start: number, end: number): number {
  return ((end - start) << 24) ^ (fold(codeAt(text, start)) << 12) ^ fold(codeAt(text, end - 1));
}
