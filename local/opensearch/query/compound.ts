import { contentParseError, parsingError } from '../errors.ts';
import { asArray, isObject, toNumber } from '../json.ts';
import type { Space } from '../shard/space.ts';
import { MAX_CLAUSES, tooManyClauses } from './limits.ts';
import { minimumShouldMatch } from './minimum-should-match.ts';
import { readBody } from './options.ts';
import { type Hits, type Query, type QueryContext, type Run, scoreOf } from './query.ts';

const BOOL_KEYS = [
  'must',
  'filter',
  'should',
  'must_not',
  'minimum_should_match',
  'adjust_pure_negative',
  'boost',
  '_name',
];

interface Clauses {
  readonly must: readonly Query[];
  readonly filter: readonly Query[];
  readonly should: readonly Query[];
  readonly mustNot: readonly Query[];
  readonly minimum: number;
}

export function boolQuery(value: unknown, context: QueryContext): Query {
  const unknown = isObject(value) ? Object.keys(value).find((key) => !BOOL_KEYS.includes(key)) : undefined;
  if (unknown !== undefined) throw contentParseError(`[bool] unknown field [${unknown}]`);
  const { json, finish } = readBody('bool', value, BOOL_KEYS);
  const given = ['must', 'filter', 'should', 'must_not'].map((key) => asArray(json[key] ?? []).length);
  if (given.reduce((sum, count) => sum + count, 0) > MAX_CLAUSES) throw tooManyClauses();
  const list = (key: string) => asArray(json[key] ?? []).map((inner) => context.compile(inner));
  const [must, filter, should, mustNot] = [list('must'), list('filter'), list('should'), list('must_not')];
  const required = must.length + filter.length;
  const spec = json.minimum_should_match;
  const fallback = required > 0 || should.length === 0 ? 0 : 1;
  const minimum = spec === undefined || spec === null ? fallback : minimumShouldMatch(String(spec), should.length);
  const clauses = { must, filter, should, mustNot, minimum };
  return finish({
    highlighted: [...must, ...filter, ...should].flatMap(({ highlighted }) => highlighted),
    match: (space, run) => matchBool(clauses, space, run),
  });
}

function matchBool({ must, filter, should, mustNot, minimum }: Clauses, space: Space, run: Run): Hits {
  const length = space.count;
  const bits = space.live.data.slice(0, length);
  const scores = new Float32Array(length);
  const scored = must.length + should.length > 0;
  for (const query of must) {
    const hits = query.match(space, run);
    for (let doc = 0; doc < length; doc++) bits[doc] = (bits[doc] ?? 0) & (hits.bits[doc] ?? 0);
    addScores(scores, hits);
  }
  for (const query of filter) {
    const hits = query.match(space, run).bits;
    for (let doc = 0; doc < length; doc++) bits[doc] = (bits[doc] ?? 0) & (hits[doc] ?? 0);
  }
  const counts = should.length > 0 && minimum > 0 ? new Uint16Array(length) : undefined;
  for (const query of should) {
    const hits = query.match(space, run);
    if (counts !== undefined)
      for (let doc = 0; doc < length; doc++) counts[doc] = (counts[doc] ?? 0) + (hits.bits[doc] ?? 0);
    addScores(scores, hits);
  }
  if (counts !== undefined || minimum > should.length)
    for (let doc = 0; doc < length; doc++) if ((counts?.[doc] ?? 0) < minimum) bits[doc] = 0;
  for (const query of mustNot) {
    const hits = query.match(space, run).bits;
    for (let doc = 0; doc < length; doc++) if (hits[doc] === 1) bits[doc] = 0;
  }
  if (scored) return { bits, score: 0, scores };
  return { bits, score: filter.length === 0 && mustNot.length === 0 ? 1 : 0 };
}

function addScores(scores: Float32Array, hits: Hits): void {
  const { bits, score, scores: own } = hits;
  for (let doc = 0; doc < scores.length; doc++)
    if (bits[doc] === 1) scores[doc] = (scores[doc] ?? 0) + (own === undefined ? score : (own[doc] ?? 0));
}

export function disMax(value: unknown, context: QueryContext): Query {
  const { json, finish } = readBody('dis_max', value, ['queries', 'tie_breaker']);
  if (json.queries === undefined) throw parsingError("[dis_max] requires 'queries' field with at least one clause");
  const queries = asArray(json.queries).map((inner) => context.compile(inner));
  const tie = json.tie_breaker === undefined ? 0 : toNumber(json.tie_breaker);
  if (tie === undefined) throw parsingError('[dis_max] tie_breaker has to be a number');
  return finish(best(queries, tie));
}

/** Score of the best query, plus those of the others times `tie`. */
export function best(queries: readonly Query[], tie: number): Query {
  return {
    highlighted: queries.flatMap(({ highlighted }) => highlighted),
    match(space, run) {
      const bits = new Uint8Array(space.count);
      const top = new Float32Array(space.count);
      const sums = new Float64Array(space.count);
      for (const query of queries) {
        const hits = query.match(space, run);
        for (let doc = 0; doc < bits.length; doc++) {
          if (hits.bits[doc] !== 1) continue;
          const score = scoreOf(hits, doc);
          bits[doc] = 1;
          sums[doc] = (sums[doc] ?? 0) + score;
          if (score > (top[doc] ?? 0)) top[doc] = score;
        }
      }
      const scores = top.map((score, doc) => score + ((sums[doc] ?? 0) - score) * tie);
      return { bits, score: 0, scores };
    },
  };
}

/** Any of the queries; scores add up. */
export function anyOf(queries: readonly Query[]): Query {
  const clauses = { must: [], filter: [], should: queries, mustNot: [], minimum: 1 };
  return {
    highlighted: queries.flatMap(({ highlighted }) => highlighted),
    match: (space, run) => matchBool(clauses, space, run),
  };
}

export function constantScore(value: unknown, context: QueryContext): Query {
  const { json, finish } = readBody('constant_score', value, ['filter']);
  if (!isObject(json.filter)) throw parsingError("[constant_score] requires a 'filter' element");
  const filter = context.compile(json.filter);
  return finish({
    highlighted: filter.highlighted,
    match: (space, run) => ({ bits: filter.match(space, run).bits, score: 1 }),
  });
}
