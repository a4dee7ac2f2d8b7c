import type { Index } from '../catalogue.ts';
import { illegalArgument, OpenSearchError, parsingError, unsupported } from '../errors.ts';
import { isObject } from '../json.ts';
import { boolQuery, constantScore, disMax } from './compound.ts';
import { matchPhraseQuery, matchQuery } from './full-text.ts';
import { knnQuery } from './knn.ts';
import { requireClauses } from './limits.ts';
import { multiMatch } from './multi-match.ts';
import { nestedQuery } from './nested.ts';
import { readBody } from './options.ts';
import { matchAll, matchNone, type Query, type QueryContext } from './query.ts';
import { rangeQuery } from './range.ts';
import { existsQuery, idsQuery, prefixQuery, termQuery, termsQuery } from './term-level.ts';

type Reader = (value: unknown, context: QueryContext) => Query;

const READERS: ReadonlyMap<string, Reader> = new Map([
  ['match_all', (value: unknown) => readBody('match_all', value, []).finish(matchAll)],
  ['match_none', (value: unknown) => readBody('match_none', value, []).finish(matchNone)],
  ['match', matchQuery],
  ['match_phrase', matchPhraseQuery],
  ['multi_match', multiMatch],
  ['dis_max', disMax],
  ['bool', boolQuery],
  ['constant_score', constantScore],
  ['term', termQuery],
  ['terms', termsQuery],
  ['range', rangeQuery],
  ['exists', existsQuery],
  ['ids', idsQuery],
  ['prefix', prefixQuery],
  ['nested', nestedQuery],
  ['knn', knnQuery],
]);

/** Queries of the real engine that are refused by name instead of as unknown. */
const KNOWN_ELSEWHERE = new Set(
  'query_string simple_query_string match_bool_prefix match_phrase_prefix fuzzy wildcard regexp intervals function_score boosting script script_score more_like_this has_child has_parent geo_distance geo_bounding_box percolate rank_feature span_term wrapper combined_fields terms_set hybrid neural distance_feature'.split(
    ' ',
  ),
);

/** Reads a query for one index. Throws 400 for what is malformed, unknown or not supported. */
export function compileQuery(
  json: unknown,
  { shard, analyzers }: Pick<Index, 'shard' | 'analyzers'>,
  now: number,
): Query {
  let clauses = 0;
  const context: QueryContext = {
    shard: shard(),
    now,
    compile: (inner) => read(inner, context),
    analyzer: (name) => analyzers.find(name),
    addClauses: (added) => {
      clauses += added;
      requireClauses(clauses);
    },
  };
  return context.compile(json);
}

function read(json: unknown, context: QueryContext): Query {
  if (!isObject(json)) throw parsingError('[_na] query malformed, must start with start_object');
  const [name, ...others] = Object.keys(json);
  if (name === undefined) throw illegalArgument('query malformed, empty clause found');
  if (others.length > 0) throw parsingError(`[${name}] malformed query, expected [END_OBJECT] but found [FIELD_NAME]`);
  const reader = READERS.get(name);
  if (reader !== undefined) return reader(json[name], context);
  if (KNOWN_ELSEWHERE.has(name)) throw unsupported(`query [${name}]`);
  const caused_by = { type: 'named_object_not_found_exception', reason: `unknown field [${name}]` };
  throw new OpenSearchError(400, 'parsing_exception', `unknown query [${name}]`, { caused_by });
}
