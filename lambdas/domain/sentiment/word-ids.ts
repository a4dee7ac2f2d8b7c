import { hashOf } from '../text/tokenize.ts';

/** Ids of words by the hash of their folded text; 0 for a word that is not in the table. */
export interface WordIds {
  readonly find: (hash: number) => number;
}

/** Share of the slots that is in use at most. */
const LOAD = 0.5;

/**
 * A hash table with open addressing. It compares the 32-bit hashes alone, not the words: of a million different
 * words that are not in it three are taken for one that is, which costs a sentiment less than comparing costs time.
 */
export function createWordIds(words: Iterable<readonly [word: string, id: number]>): WordIds {
  const entries = [...words];
  const size = 2 ** Math.ceil(Math.log2(entries.length / LOAD + 2));
  const mask = size - 1;
  // Hash and id side by side, so that a look-up touches one line of the cache.
  const slots = new Int32Array(2 * size);
  for (const [word, id] of entries) {
    const hash = hashOf(word);
    let slot = hash & mask;
    while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
    slots[2 * slot] = hash;
    slots[2 * slot + 1] = id;
  }
  return {
    find(hash) {
      for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
        const id = slots[2 * slot + 1] ?? 0;
        if (id === 0 || slots[2 * slot] === hash) return id;
      }
    },
  };
}
