import { hashOf } from '../text/tokenize.ts';

/**
 * Ids of words by the hashes of their folded texts: a hash table with open addressing, whose size is a power of two.
 * Slot `i` has its hash at `2 * i` and its id behind it, so that a look-up touches one line of the cache; id 0 is empty.
 */
export type WordIds = Int32Array;

/** Share of the slots that is in use at most. */
const LOAD = 0.5;

export function createWordIds(words: Iterable<readonly [word: string, id: number]>): WordIds {
  const entries = [...words];
  const size = 2 ** Math.ceil(Math.log2(entries.length / LOAD + 2));
  const slots = new Int32Array(2 * size);
  for (const [word, id] of entries) {
    const hash = hashOf(word);
    let slot = hash & (size - 1);
    while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & (size - 1);
    slots[2 * slot] = hash;
    slots[2 * slot + 1] = id;
  }
  return slots;
}

/**
 * Id of the word with that hash, 0 when the table does not hold it. It compares the 32-bit hashes alone, not the words:
 * of a million different words that are not in it three are taken for one that is, which costs a sentiment less than
 * comparing costs time.
 */
export function findWord(slots: WordIds, hash: number): number {
  const last = slots.length - 1;
  for (let at = (2 * hash) & last; ; at = (at + 2) & last) {
    const id = slots[at + 1] ?? 0;
    if (id === 0 || slots[at] === hash) return id;
  }
}
