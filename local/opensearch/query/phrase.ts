import type { Space } from '../shard/space.ts';
import type { Postings, TextIndex } from '../shard/text-index.ts';
import { bm25, idf } from './bm25.ts';
import type { Hits } from './query.ts';

export interface Phrase {
  readonly terms: readonly string[];
  /** Position of each term behind the first. */
  readonly offsets: readonly number[];
  readonly norms: boolean;
}

/** Documents where the terms stand at exactly these distances. The idf of a phrase is the sum of its terms'. */
export function phraseMatches(space: Space, text: TextIndex, { terms, offsets, norms }: Phrase): Hits {
  const bits = new Uint8Array(space.count);
  const scores = new Float32Array(space.count);
  const known = new Map<string, Cursor>();
  for (const term of terms) if (!known.has(term)) known.set(term, cursorOf(text.find(term)));
  const cursors = terms.map((term) => known.get(term) ?? cursorOf(text.find(term)));
  const weight = cursors.reduce((sum, { postings }) => sum + idf(text.docCount, postings.docs.length), 0);
  const score = bm25(text, weight, norms);
  const rarest = cursors.reduce((least, cursor) =>
    cursor.postings.docs.length < least.postings.docs.length ? cursor : least,
  );
  for (const doc of rarest.postings.docs) {
    const frequency = phraseFrequency(
      cursors.map((cursor) => positionsIn(cursor, doc)),
      offsets,
    );
    if (frequency === 0) continue;
    bits[doc] = 1;
    scores[doc] = score(doc, frequency);
  }
  return { bits, score: 0, scores };
}

/** Walks through postings; documents are asked for in ascending order. */
interface Cursor {
  readonly postings: Postings;
  at: number;
  /** Where the positions of the document at `at` begin. */
  start: number;
}

const cursorOf = (postings: Postings): Cursor => ({ postings, at: 0, start: 0 });

function positionsIn(cursor: Cursor, doc: number): Int32Array {
  const { docs, frequencies, positions } = cursor.postings;
  while (cursor.at < docs.length && (docs[cursor.at] ?? 0) < doc) cursor.start += frequencies[cursor.at++] ?? 0;
  if (docs[cursor.at] !== doc) return positions.subarray(0, 0);
  return positions.subarray(cursor.start, cursor.start + (frequencies[cursor.at] ?? 0));
}

function phraseFrequency(positions: readonly Int32Array[], offsets: readonly number[]): number {
  const [first, ...others] = positions;
  if (first === undefined || positions.some(({ length }) => length === 0)) return 0;
  const pointers = new Int32Array(others.length);
  let frequency = 0;
  for (const start of first) {
    const complete = others.every((list, i) => {
      const wanted = start + (offsets[i + 1] ?? 0);
      while ((pointers[i] ?? 0) < list.length && (list[pointers[i] ?? 0] ?? 0) < wanted)
        pointers[i] = (pointers[i] ?? 0) + 1;
      return list[pointers[i] ?? 0] === wanted;
    });
    if (complete) frequency++;
  }
  return frequency;
}
