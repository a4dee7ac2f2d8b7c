import { parsingError, unsupported } from '../errors.ts';
import { isObject, type JsonObject, requireKnownKeys } from '../json.ts';
import { type Aggregation, columnFor, runAll } from './aggregation.ts';
import type { BucketContext } from './context.ts';

const bucket = (docs: Int32Array, { subs }: BucketContext): JsonObject => ({
  doc_count: docs.length,
  ...runAll(subs, docs),
});

/** Bucket of the documents that also match a query. */
function selected(json: unknown, context: BucketContext): (docs: Int32Array) => JsonObject {
  const bitsOf = context.matching(json);
  return (docs) => {
    const bits = bitsOf();
    if (context.subs.length === 0) return { doc_count: countIn(docs, bits) };
    return bucket(
      docs.filter((doc) => bits[doc] === 1),
      context,
    );
  };
}

function countIn(docs: Int32Array, bits: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < docs.length; i++) count += bits[docs[i] ?? 0] ?? 0;
  return count;
}

export function filterAggregation(json: JsonObject, context: BucketContext): Aggregation {
  return { run: selected(json, context) };
}

export function filtersAggregation(json: JsonObject, context: BucketContext): Aggregation {
  requireKnownKeys(json, ['filters', 'other_bucket', 'other_bucket_key'], 'filters');
  if (json.other_bucket !== undefined || json.other_bucket_key !== undefined) throw unsupported('other_bucket');
  const { filters } = json;
  if (Array.isArray(filters)) {
    const selects = filters.map((query) => selected(query, context));
    return { run: (docs) => ({ buckets: selects.map((select) => select(docs)) }) };
  }
  if (!isObject(filters)) throw parsingError('[filters] requires [filters]');
  const selects = Object.keys(filters)
    .sort()
    .map((name) => [name, selected(filters[name], context)] as const);
  return {
    run: (docs) => ({
      buckets: Object.fromEntries(selects.map(([name, select]) => [name, select(docs)])),
    }),
  };
}

export function missingAggregation(json: JsonObject, context: BucketContext): Aggregation {
  requireKnownKeys(json, ['field'], 'missing');
  const column = columnFor(context.shard, context.field('missing', json));
  return {
    run: (docs) =>
      bucket(
        docs.filter((doc) => !column.has(doc)),
        context,
      ),
  };
}
