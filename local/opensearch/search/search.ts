import { compileAggregations, runAggregations } from '../aggregations/compile.ts';
import type { Index } from '../catalogue.ts';
import { shardsFailed, unsupported } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { compileQuery } from '../query/compile.ts';
import { type Hits, type Query, type Run, ShardError, scoreOf, shardError } from '../query/query.ts';
import { shortFloat } from './float.ts';
import { createHighlighter } from './highlight.ts';
import { buildHit } from './hits.ts';
import type { SearchRequest } from './request.ts';
import { type Key, type SortSpec, type SortValue, sortKey } from './sort.ts';
import { compareValues, type Ranked, selectTop } from './top.ts';

const BY_SCORE: readonly SortSpec[] = [
  { field: '_score', descending: true, missing: undefined, mode: undefined, unmappedType: undefined },
];

/** What one index has to say. */
interface IndexResult {
  readonly index: Index;
  readonly query: Query;
  readonly run: Run;
  readonly hits: Hits;
  readonly total: number;
  readonly maxScore: number;
  readonly top: readonly Ranked[];
  readonly keys: readonly Key[];
  readonly docs: Int32Array;
}

/** Answers a search over indices. */
export function search(indices: readonly Index[], request: SearchRequest, now: number): JsonObject {
  const started = performance.now();
  if (request.aggs !== undefined && indices.length > 1) throw unsupported('aggregations over several indices');
  const results = indices.map((index) => onShard(index, () => searchIndex(index, request, now)));
  const merged = results
    .flatMap((result) => result.top.map((ranked) => ({ result, ranked })))
    .sort((a, b) => compareValues(a.ranked.values, b.ranked.values, a.result.keys))
    .slice(request.from, request.from + request.size);
  const builders = new Map(results.map((result) => [result, hitBuilder(result, request)]));
  const hits = merged.map(({ result, ranked }) => builders.get(result)?.(ranked));
  const total = results.reduce((sum, result) => sum + result.total, 0);
  const maxScore = results.reduce((max, result) => Math.max(max, result.maxScore), -Infinity);
  const scored = request.sort === undefined || request.trackScores;
  const aggregated = aggregate(results[0], request, now);
  return {
    took: Math.round(performance.now() - started),
    timed_out: false,
    _shards: { total: indices.length, successful: indices.length, skipped: 0, failed: 0 },
    hits: {
      ...totalOf(total, request.totalUpTo),
      max_score: scored && request.size > 0 && Number.isFinite(maxScore) ? shortFloat(maxScore) : null,
      hits,
    },
    ...(aggregated && { aggregations: aggregated }),
  };
}

/** How many documents match. */
export function count(indices: readonly Index[], query: unknown, now: number): number {
  return indices.reduce((sum, index) => {
    const { bits } = onShard(index, () => {
      const { root } = index.shard();
      return compileQuery(query, index, now).match(root, { named: [], inner: [] });
    });
    return sum + bits.reduce((matches, bit) => matches + bit, 0);
  }, 0);
}

/** Reports what only the index could find wrong in the shape for failed shards. */
function onShard<T>(index: Index, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof ShardError ? shardsFailed(error, index) : error;
  }
}

function searchIndex(index: Index, request: SearchRequest, now: number): IndexResult {
  const shard = index.shard();
  const query = compileQuery(request.query, index, now);
  const run: Run = { named: [], inner: [] };
  const hits = query.match(shard.root, run);
  const docs = matching(hits, request.minScore);
  const keys = (request.sort ?? BY_SCORE).map((spec) => sortKey(spec, shard, hits));
  const after = readAfter(request, keys);
  const window = request.size === 0 ? 0 : request.from + request.size;
  const top = selectTop(docs, keys, { count: window, ...(after && { after }) });
  const maxScore = docs.reduce((max, doc) => Math.max(max, scoreOf(hits, doc)), -Infinity);
  return { index, query, run, hits, total: docs.length, maxScore, top, keys, docs };
}

function matching(hits: Hits, minScore: number | undefined): Int32Array {
  const { bits } = hits;
  const docs = new Int32Array(bits.length);
  let found = 0;
  for (let doc = 0; doc < bits.length; doc++)
    if (bits[doc] === 1 && (minScore === undefined || scoreOf(hits, doc) >= minScore)) docs[found++] = doc;
  return docs.subarray(0, found);
}

function readAfter({ searchAfter, sort, from }: SearchRequest, keys: readonly Key[]): readonly SortValue[] | undefined {
  if (searchAfter === undefined) return undefined;
  if (sort === undefined) throw shardError('illegal_argument_exception', 'Sort must contain at least one field.');
  if (from > 0)
    throw new ShardError(500, 'search_exception', '`from` parameter must be set to 0 when `search_after` is used.');
  if (searchAfter.length !== keys.length)
    throw shardError(
      'illegal_argument_exception',
      `search_after has ${searchAfter.length} value(s) but sort has ${keys.length}.`,
    );
  return keys.map((key, i) => key.read(searchAfter[i]));
}

function totalOf(total: number, upTo: number | undefined): object {
  if (upTo === undefined) return {};
  return { total: total > upTo ? { value: upTo, relation: 'gte' } : { value: total, relation: 'eq' } };
}

function hitBuilder({ index, query, run, hits }: IndexResult, request: SearchRequest): (ranked: Ranked) => JsonObject {
  const shard = index.shard();
  const { highlight, sort } = request;
  const mark = highlight && onShard(index, () => createHighlighter(highlight, query.highlighted, shard));
  const scored = sort === undefined || request.trackScores || sort.some(({ field }) => field === '_score');
  return ({ doc, values }) => {
    const sorted = sort === undefined ? undefined : values;
    const score = scored ? scoreOf(hits, doc) : null;
    return buildHit({ index, shard, run, request }, { doc, score, sorted, mark });
  };
}

function aggregate(result: IndexResult | undefined, { aggs }: SearchRequest, now: number): JsonObject | undefined {
  if (result === undefined || aggs === undefined) return undefined;
  const { index, docs } = result;
  return onShard(index, () => runAggregations(compileAggregations(aggs, index, now), docs));
}
