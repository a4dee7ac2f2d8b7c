import { illegalArgument, parsingError, unsupported } from '../errors.ts';
import { toNumber } from '../json.ts';
import type { Space } from '../shard/space.ts';
import type { VectorColumn } from '../shard/vector-column.ts';
import { readFieldBody } from './options.ts';
import { type Hits, noHits, type Query, type QueryContext, type Run, shardError } from './query.ts';

/** index.knn's largest k. */
const MAX_K = 10_000;

interface Search {
  readonly vector: Float32Array;
  /** Nearest documents to return; in a nested query they count by their parents. Undefined with `minScore`. */
  readonly k?: number;
  readonly minScore?: number;
  readonly filter?: Query;
}

/** Exact, where the real engine walks an HNSW graph and may miss some. */
export function knnQuery(value: unknown, context: QueryContext): Query {
  const known = [
    'vector',
    'k',
    'filter',
    'min_score',
    'max_distance',
    'method_parameters',
    'rescore',
    'expand_nested_docs',
  ];
  const { field: name, json, finish } = readFieldBody('knn', value, 'vector', known);
  for (const key of ['max_distance', 'rescore', 'expand_nested_docs'])
    if (json[key] !== undefined) throw unsupported(`[${key}] in knn`);
  const numbers = Array.isArray(json.vector) ? json.vector.map((number) => toNumber(number)) : [];
  if (numbers.length === 0) throw illegalArgument("[knn] 'vector' requires a non-empty array");
  if (numbers.some((number) => number === undefined || !Number.isFinite(number)))
    throw parsingError('[knn] vector has finite numbers only');
  const k = json.k === undefined ? undefined : toNumber(json.k);
  const minScore = json.min_score === undefined ? undefined : toNumber(json.min_score);
  requireOneLimit(k, minScore);
  const filter = json.filter === undefined ? undefined : context.compile(json.filter);
  const field = context.shard.mapping.fields.get(name);
  if (field?.vector === undefined)
    throw shardError('query_shard_exception', `failed to create query: Field '${name}' is not knn_vector type.`);
  const vector = Float32Array.from(numbers, Number);
  const { dimension, space: vectorSpace } = field.vector;
  if (vector.length !== dimension)
    throw shardError(
      'query_shard_exception',
      `failed to create query: Query vector has invalid dimension: ${vector.length}. Dimension should be: ${dimension}`,
    );
  if (vectorSpace === 'cosinesimil' && vector.every((number) => number === 0))
    throw shardError(
      'query_shard_exception',
      'failed to create query: zero vector is not supported when space type is [cosinesimil]',
    );
  const search: Search = {
    vector,
    ...(k !== undefined && { k }),
    ...(minScore !== undefined && { minScore }),
    ...(filter && { filter }),
  };
  return finish({
    highlighted: [],
    match(space, run) {
      const column = field.space === space.path ? space.vectors.get(name) : undefined;
      if (column === undefined) return noHits(space);
      return nearest(column, search, { space, root: context.shard.root, run });
    },
  });
}

function requireOneLimit(k: number | undefined, minScore: number | undefined): void {
  if (k === undefined && minScore === undefined)
    throw illegalArgument('[knn] requires exactly one of k, distance or score to be set');
  if (k !== undefined && minScore !== undefined)
    throw illegalArgument('[knn] requires exactly one of k, distance or score to be set');
  if (k !== undefined && (!Number.isInteger(k) || k <= 0))
    throw illegalArgument('[knn] requires k to be in the range (0, 10000]');
  if (k !== undefined && k > MAX_K) throw illegalArgument('[knn] requires k to be in the range (0, 10000]');
  if (minScore !== undefined && minScore <= 0) throw illegalArgument('[knn] requires minScore to be greater than 0');
}

interface Place {
  readonly space: Space;
  readonly root: Space;
  readonly run: Run;
}

function nearest(column: VectorColumn, { vector, k, minScore, filter }: Search, { space, root, run }: Place): Hits {
  const allowed = filter?.match(root, run).bits;
  const live = space.live.data;
  const parents = space.parents.data;
  const nested = space.path !== '';
  const wanted = (doc: number) =>
    live[doc] === 1 && (allowed === undefined || allowed[nested ? (parents[doc] ?? 0) : doc] === 1);
  const bits = new Uint8Array(space.count);
  const scores = new Float32Array(space.count);
  if (k === undefined) {
    column.scan(vector, wanted, (doc, score) => {
      if (score < (minScore ?? 0)) return;
      bits[doc] = 1;
      scores[doc] = score;
    });
    return { bits, score: 0, scores };
  }
  const owners = nested ? root.count : space.count;
  const best = new Int32Array(owners).fill(-1);
  column.scan(vector, wanted, (doc, score) => {
    const owner = nested ? (parents[doc] ?? 0) : doc;
    const rival = best[owner] ?? -1;
    scores[doc] = score;
    if (rival < 0 || (scores[doc] ?? 0) > (scores[rival] ?? 0)) best[owner] = doc;
  });
  const found = best.filter((doc) => doc >= 0).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  for (const doc of found.subarray(0, k)) bits[doc] = 1;
  return { bits, score: 0, scores };
}
