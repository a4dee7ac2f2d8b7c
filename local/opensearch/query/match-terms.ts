import type { Field } from '../mapping/field.ts';
import type { Space } from '../shard/space.ts';
import { bm25, idf } from './bm25.ts';
import { type Hits, noHits, shardError } from './query.ts';

export const notIndexed = ({ name }: Field) =>
  shardError(
    'query_shard_exception',
    `failed to create query: Cannot search on field [${name}] since it is not indexed.`,
  );

/** Documents with at least `minimum` of the terms; their BM25 scores add up. */
export function matchTerms(space: Space, field: Field, terms: readonly string[], minimum: number): Hits {
  const text = field.space === space.path ? space.texts.get(field.name) : undefined;
  if (text === undefined) return noHits(space);
  const bits = new Uint8Array(space.count);
  const scores = new Float32Array(space.count);
  const counts = minimum > 1 ? new Uint16Array(space.count) : undefined;
  for (const term of terms) {
    const { docs, frequencies } = text.find(term);
    const score = bm25(text, idf(text.docCount, docs.length), field.norms);
    for (let i = 0; i < docs.length; i++) {
      const doc = docs[i] ?? 0;
      bits[doc] = 1;
      scores[doc] = (scores[doc] ?? 0) + score(doc, frequencies[i] ?? 0);
      if (counts !== undefined) counts[doc] = (counts[doc] ?? 0) + 1;
    }
  }
  if (counts !== undefined) for (let doc = 0; doc < bits.length; doc++) if ((counts[doc] ?? 0) < minimum) bits[doc] = 0;
  return { bits, score: 0, scores };
}
