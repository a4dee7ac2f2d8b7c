import { illegalArgument, parsingError, unsupported } from '../errors.ts';
import { isObject, requireKnownKeys, toNumber } from '../json.ts';
import type { Space } from '../shard/space.ts';
import { readBody } from './options.ts';
import { type Hits, type InnerHits, noHits, type Query, type QueryContext, scoreOf, shardError } from './query.ts';

const SCORE_MODES = ['avg', 'max', 'min', 'sum', 'none'] as const;
type ScoreMode = (typeof SCORE_MODES)[number];

export function nestedQuery(value: unknown, context: QueryContext): Query {
  const known = ['path', 'query', 'score_mode', 'ignore_unmapped', 'inner_hits'];
  const { json, finish } = readBody('nested', value, known);
  if (typeof json.path !== 'string') throw parsingError("[nested] requires 'path' field");
  if (json.query === undefined) throw parsingError("[nested] requires 'query' field");
  const mode = SCORE_MODES.find((name) => name === (json.score_mode ?? 'avg'));
  if (mode === undefined) throw illegalArgument(`No score mode for child query [${String(json.score_mode)}] found`);
  const spec = json.inner_hits === undefined ? undefined : readInnerHits(json.inner_hits, json.path);
  const query = context.compile(json.query);
  const object = context.shard.mapping.objects.get(json.path);
  if (object?.kind !== 'nested') {
    if (json.ignore_unmapped === true && object === undefined) return finish({ highlighted: [], match: noHits });
    const problem =
      object === undefined
        ? `failed to find nested object under path [${json.path}]`
        : `nested object under path [${json.path}] is not of nested type`;
    throw shardError('query_shard_exception', `failed to create query: [nested] ${problem}`);
  }
  const children = context.shard.space(json.path);
  return finish({
    highlighted: query.highlighted,
    match(space, run) {
      if (space.path !== '') return noHits(space);
      const hits = query.match(children, run);
      if (spec !== undefined) run.inner.push({ spec, space: children, hits });
      return joinParents(space, children, hits, mode);
    },
  });
}

function readInnerHits(value: unknown, path: string): InnerHits {
  if (!isObject(value)) throw parsingError('[inner_hits] has to be an object');
  requireKnownKeys(
    value,
    ['name', 'from', 'size', '_source', 'highlight', 'sort', 'docvalue_fields', 'fields'],
    'inner_hits',
  );
  const { name, from, size, _source, ...others } = value;
  const [unread] = Object.keys(others);
  if (unread !== undefined) throw unsupported(`[${unread}] in inner_hits`);
  return {
    name: name === undefined ? path : String(name),
    path,
    from: toNumber(from ?? 0) ?? 0,
    size: toNumber(size ?? 3) ?? 3,
    source: _source,
  };
}

/** Documents with a matching nested one; their score is made of the children's. */
function joinParents(space: Space, children: Space, hits: Hits, mode: ScoreMode): Hits {
  const bits = new Uint8Array(space.count);
  const scores = new Float32Array(space.count);
  const counts = mode === 'avg' ? new Uint16Array(space.count) : undefined;
  const parents = children.parents.data;
  for (let child = 0; child < hits.bits.length; child++) {
    if (hits.bits[child] !== 1) continue;
    const parent = parents[child] ?? 0;
    const score = scoreOf(hits, child);
    const so = scores[parent] ?? 0;
    if (bits[parent] === 0) scores[parent] = score;
    else if (mode === 'max') scores[parent] = Math.max(so, score);
    else if (mode === 'min') scores[parent] = Math.min(so, score);
    else scores[parent] = so + score;
    bits[parent] = 1;
    if (counts !== undefined) counts[parent] = (counts[parent] ?? 0) + 1;
  }
  if (counts !== undefined)
    for (let doc = 0; doc < bits.length; doc++)
      if (bits[doc] === 1) scores[doc] = (scores[doc] ?? 0) / (counts[doc] ?? 1);
  return mode === 'none' ? { bits, score: 0 } : { bits, score: 0, scores };
}
