/** Lists as long as the longest turn so far, used anew by each turn: a turn is read to its end before the next one. */
export interface Scratch {
  readonly tags: Int32Array;
  readonly cues: Int32Array;
  readonly places: Int32Array;
  readonly owner: Uint8Array;
  /** Where a span ends, at its first token, and where it begins, at its last one. */
  readonly spanEnd: Int32Array;
  readonly spanStart: Int32Array;
}

const FIRST_CAPACITY = 1024;

let scratch = createScratch(FIRST_CAPACITY);

/** Room for so many tokens; what it holds is left from the turn before. */
export function scratchFor(tokens: number): Scratch {
  if (tokens > scratch.tags.length) scratch = createScratch(2 ** Math.ceil(Math.log2(tokens)));
  return scratch;
}

function createScratch(capacity: number): Scratch {
  return {
    tags: new Int32Array(capacity),
    cues: new Int32Array(capacity),
    places: new Int32Array(capacity),
    owner: new Uint8Array(capacity),
    spanEnd: new Int32Array(capacity),
    spanStart: new Int32Array(capacity),
  };
}
