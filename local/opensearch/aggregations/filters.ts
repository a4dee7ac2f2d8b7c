import { parsingError, unsupported } from '../errors.ts';
import { isObject, type JsonObject, requireKnownKeys } from '../json.ts';
import type { Query } from '../query/query.ts';
import type { Space } from '../shard/space.ts';
import { type Aggregation, columnFor, runAll } from './aggregation.ts';
import type { BucketContext } from './context.ts';

const bucket = (docs: Int32Array, { subs }: BucketContext): JsonObject => ({
  doc_count: docs.length,
  ...runAll(subs, docs),
});

/** The documents that also match a query; it runs once, however many buckets ask. */
function selector(query: Query, space: Space): (docs: Int32Array) => Int32Array {
  let bits: Uint8Array | undefined;
  return (docs) => {
    const matching = bits ?? query.match(space, { named: [], inner: [] }).bits;
    bits = matching;
    return docs.filter((doc) => matching[doc] === 1);
  };
}

export function filterAggregation(json: JsonObject, context: BucketContext): Aggregation {
  const select = selector(context.query(json), context.shard.root);
  return { run: (docs) => bucket(select(docs), context) };
}

export function filtersAggregation(json: JsonObject, context: BucketContext): Aggregation {
  requireKnownKeys(json, ['filters', 'other_bucket', 'other_bucket_key'], 'filters');
  if (json.other_bucket !== undefined || json.other_bucket_key !== undefined) throw unsupported('other_bucket');
  const { filters } = json;
  const { root } = context.shard;
  if (Array.isArray(filters)) {
    const selects = filters.map((query) => selector(context.query(query), root));
    return { run: (docs) => ({ buckets: selects.map((select) => bucket(select(docs), context)) }) };
  }
  if (!isObject(filters)) throw parsingError('[filters] requires [filters]');
  const selects = Object.keys(filters)
    .sort()
    .map((name) => [name, selector(context.query(filters[name]), root)] as const);
  return {
    run: (docs) => ({
      buckets: Object.fromEntries(selects.map(([name, select]) => [name, bucket(select(docs), context)])),
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
