import { OpenSearchError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import type { Field } from '../mapping/field.ts';
import { KeywordColumn, NumberColumn } from '../shard/column.ts';
import type { Shard } from '../shard/shard.ts';

/** An aggregation over documents of one index. */
export interface Aggregation {
  run(docs: Int32Array): JsonObject;
}

export interface Named {
  readonly name: string;
  readonly aggregation: Aggregation;
}

/** search.max_buckets */
const MAX_BUCKETS = 65_535;

export function requireBuckets(count: number): void {
  if (count <= MAX_BUCKETS) return;
  const reason = `Trying to create too many buckets. Must be less than or equal to: [${MAX_BUCKETS}] but was [${count}]. This limit can be set by changing the [search.max_buckets] cluster level setting.`;
  throw new OpenSearchError(503, 'too_many_buckets_exception', reason, { max_buckets: MAX_BUCKETS });
}

/** The answers of aggregations for one set of documents, by name. */
export function runAll(aggregations: readonly Named[], docs: Int32Array): JsonObject {
  return Object.fromEntries(aggregations.map(({ name, aggregation }) => [name, aggregation.run(docs)]));
}

/** The number of a document's latest write, which every index has beside the fields of its mapping. */
export const SEQ_NO: Field = {
  name: '_seq_no',
  type: 'long',
  space: '',
  indexed: true,
  docValues: true,
  ignoreAbove: Number.POSITIVE_INFINITY,
  positions: false,
  norms: false,
};

/** The column of a field; an empty one when it has none here, as for nested fields. */
export function columnFor(shard: Shard, field: Field | undefined): KeywordColumn | NumberColumn {
  if (field === SEQ_NO) return shard.seqColumn();
  const column = field?.space === '' ? shard.root.columns.get(field.name) : undefined;
  return column ?? (field?.type === 'keyword' ? new KeywordColumn() : new NumberColumn());
}

/** Documents by bucket. */
export interface Groups {
  readonly counts: Int32Array;
  docs(bucket: number): Int32Array;
}

/**
 * Sorts documents into buckets, each once a bucket. `place` calls `add` for each bucket of a document; buckets are
 * numbered from 0.
 */
export function groupDocs(docs: Int32Array, place: (doc: number, add: (bucket: number) => void) => void): Groups {
  let buckets = new Int32Array(docs.length);
  let members = new Int32Array(docs.length);
  let counts = new Int32Array(64);
  let pairs = 0;
  let current = 0;
  const add = (bucket: number) => {
    if (pairs === buckets.length) {
      buckets = doubled(buckets);
      members = doubled(members);
    }
    while (bucket >= counts.length) counts = doubled(counts);
    buckets[pairs] = bucket;
    members[pairs++] = current;
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  };
  for (const doc of docs) {
    current = doc;
    place(doc, add);
  }
  let sorted: { starts: Int32Array; docs: Int32Array } | undefined;
  return {
    counts,
    docs(bucket) {
      sorted ??= countingSort(buckets, members, counts, pairs);
      const start = sorted.starts[bucket] ?? 0;
      return sorted.docs.subarray(start, start + (counts[bucket] ?? 0));
    },
  };
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(Math.max(64, array.length * 2));
  grown.set(array);
  return grown;
}

function countingSort(
  buckets: Int32Array,
  members: Int32Array,
  counts: Int32Array,
  pairs: number,
): { starts: Int32Array; docs: Int32Array } {
  const starts = new Int32Array(counts.length);
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i - 1] ?? 0) + (counts[i - 1] ?? 0);
  const next = starts.slice();
  const docs = new Int32Array(pairs);
  for (let i = 0; i < pairs; i++) {
    const bucket = buckets[i] ?? 0;
    docs[next[bucket] ?? 0] = members[i] ?? 0;
    next[bucket] = (next[bucket] ?? 0) + 1;
  }
  return { starts, docs };
}
