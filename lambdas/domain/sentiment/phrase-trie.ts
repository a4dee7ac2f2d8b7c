/**
 * Phrases as a tree of words, each word by its id. Nodes are numbered; 0 is the root, before the first word.
 * The edges are a hash table with open addressing, whose size is a power of two.
 */
export interface PhraseTrie {
  /** Slot `i` has the key of its edge at `2 * i` and the node the edge leads to behind it; node 0 is empty. */
  readonly edges: Int32Array;
  /** Ids of the phrases that end at the nodes, 0 where none does. */
  readonly ends: Int32Array;
}

export interface Phrase {
  readonly wordIds: readonly number[];
  readonly id: number;
}

/** Ids of words take the lower 16 bits of a key; the rest leaves room for as many nodes within a 31-bit integer. */
const ID_BITS = 16;
const MOST_NODES = 1 << (31 - ID_BITS);
/** Share of the slots that is in use at most. */
const LOAD = 0.5;
/** 2^32 over the golden ratio: multiplying by it spreads neighbouring keys (Knuth, TAOCP 3, 6.4). */
const SPREAD = 0x9e3779b1 | 0;

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
  return { edges: tableOf(edges), ends: Int32Array.from(ends) };
}

/** The node a word leads to, 0 when none. */
export function step({ edges }: PhraseTrie, node: number, wordId: number): number {
  const key = (node << ID_BITS) | wordId;
  const last = edges.length - 1;
  for (let at = firstPlace(key, last); ; at = (at + 2) & last) {
    const next = edges[at + 1] ?? 0;
    if (next === 0 || edges[at] === key) return next;
  }
}

/** Id of the phrase that ends at a node, 0 when none does. */
export function phraseAt({ ends }: PhraseTrie, node: number): number {
  return ends[node] ?? 0;
}

function tableOf(edges: ReadonlyMap<number, number>): Int32Array {
  const slots = new Int32Array(2 ** (1 + Math.ceil(Math.log2(edges.size / LOAD + 2))));
  const last = slots.length - 1;
  for (const [key, node] of edges) {
    let at = firstPlace(key, last);
    while (slots[at + 1] !== 0) at = (at + 2) & last;
    slots[at] = key;
    slots[at + 1] = node;
  }
  return slots;
}

/** Where the search for a key begins: an even place, from the upper bits of the product. */
function firstPlace(key: number, last: number): number {
  const product = Math.imul(key, SPREAD);
  return (product >>> 15) & last & ~1;
}
