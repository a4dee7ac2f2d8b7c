/** Phrases as a tree of words, each word by its id. Nodes are numbered; 0 is the root, before the first word. */
export interface PhraseTrie {
  /** The node a word leads to, 0 when none. */
  readonly step: (node: number, wordId: number) => number;
  /** Id of the phrase that ends at a node, 0 when none does. */
  readonly phraseAt: (node: number) => number;
}

export interface Phrase {
  readonly wordIds: readonly number[];
  readonly id: number;
}

/** Ids of words take the lower 16 bits of a key; the rest leaves room for as many nodes within a 31-bit integer. */
const ID_BITS = 16;
const MOST_NODES = 1 << (31 - ID_BITS);

export function createPhraseTrie(phrases: Iterable<Phrase>): PhraseTrie {
  const edges = new Map<number, number>();
  const ends: number[] = [0];
  const follow = (node: number, wordId: number): number => {
    const key = (node << ID_BITS) | wordId;
    const known = edges.get(key);
    if (known !== undefined) return known;
    const made = ends.push(0) - 1;
    edges.set(key, made);
    return made;
  };
  for (const { wordIds, id } of phrases) ends[wordIds.reduce(follow, 0)] = id;
  if (ends.length > MOST_NODES) throw new RangeError(`The phrases have ${ends.length} nodes, too many for the keys.`);
  return {
    step: (node, wordId) => edges.get((node << ID_BITS) | wordId) ?? 0,
    phraseAt: (node) => ends[node] ?? 0,
  };
}
