import type { Catalogue, Index } from '../catalogue.ts';
import { errorAnswer, OpenSearchError, parsingError, unsupported } from '../errors.ts';
import { isObject, type JsonObject, parseJson } from '../json.ts';
import { readSearch, type SearchRequest } from '../search/request.ts';
import { count, search } from '../search/search.ts';
import { bodyObject, ok, type Route } from './router.ts';

const SEARCH_PARAMS = [
  'from', 'size', 'track_total_hits', 'ignore_unavailable', 'allow_no_indices', 'expand_wildcards', 'preference', 'request_cache',
  'ccs_minimize_roundtrips', 'max_concurrent_searches', 'max_concurrent_shard_requests', 'batched_reduce_size', 'typed_keys',
  'rest_total_hits_as_int', 'search_type', 'pre_filter_shard_size',
]; // biome-ignore format: a list
const REFUSED_PARAMS = ['typed_keys', 'rest_total_hits_as_int'];
const HEADER_KEYS = [
  'index',
  'search_type',
  'preference',
  'request_cache',
  'ignore_unavailable',
  'allow_no_indices',
  'expand_wildcards',
  'ccs_minimize_roundtrips',
  'max_concurrent_shard_requests',
  'allow_partial_search_results',
];

function requirePlain(params: URLSearchParams): void {
  for (const name of REFUSED_PARAMS) if (params.get(name) === 'true') throw unsupported(`parameter [${name}]`);
}

/** Routes that search and count. */
export function searchRoutes(catalogue: Catalogue, now: () => number): readonly Route[] {
  const resolve = (index: string | undefined, lenient: boolean) =>
    index === undefined || index === '' ? catalogue.all() : catalogue.resolve(index, lenient);
  const isLenient = (params: URLSearchParams) => params.get('ignore_unavailable') === 'true';
  return [
    ...['/_search', '/{index}/_search'].map(
      (pattern): Route => ({
        methods: ['POST', 'GET'],
        pattern,
        params: SEARCH_PARAMS,
        handle: (request, { index }) => {
          requirePlain(request.params);
          const read = readSearch(bodyObject(request), request.params);
          return ok(search(resolve(index, isLenient(request.params)), read, now()));
        },
      }),
    ),
    ...['/_msearch', '/{index}/_msearch'].map(
      (pattern): Route => ({
        methods: ['POST', 'GET'],
        pattern,
        params: SEARCH_PARAMS,
        handle: ({ body, params }, { index }) => {
          requirePlain(params);
          return ok(multiSearch(body, index, { resolve, now }));
        },
      }),
    ),
    ...['/_count', '/{index}/_count'].map(
      (pattern): Route => ({
        methods: ['POST', 'GET'],
        pattern,
        params: ['ignore_unavailable', 'allow_no_indices', 'expand_wildcards', 'preference'],
        handle: (request, { index }) => {
          const body = bodyObject(request);
          const stray = Object.keys(body).find((key) => key !== 'query');
          if (stray !== undefined) throw parsingError(`request does not support [${stray}]`);
          const indices = resolve(index, isLenient(request.params));
          const total = indices.length;
          const counted = count(indices, body.query ?? { match_all: {} }, now());
          return ok({ count: counted, _shards: { total, successful: total, skipped: 0, failed: 0 } });
        },
      }),
    ),
  ];
}

/** Found while a request is read, so that the whole of it fails. */
const UNREADABLE = ['parsing_exception', 'x_content_parse_exception', 'illegal_argument_exception'];

interface Searching {
  resolve(index: string | undefined, lenient: boolean): readonly Index[];
  now(): number;
}

/** A body that cannot be read fails the whole request, as on the real engine; one that cannot be answered only itself. */
function multiSearch(body: string, fallback: string | undefined, { resolve, now }: Searching): JsonObject {
  const started = performance.now();
  if (body === '') throw new OpenSearchError(400, 'parse_exception', 'request body or source parameter is required');
  if (!body.endsWith('\n'))
    throw new OpenSearchError(
      400,
      'illegal_argument_exception',
      'The msearch request must be terminated by a newline [\\n]',
    );
  const searches = readSearches(body, fallback);
  const responses = searches.map(({ index, lenient, request }) => {
    try {
      return { ...search(resolve(index, lenient), request, now()), status: 200 };
    } catch (error) {
      if (!(error instanceof OpenSearchError) || UNREADABLE.includes(error.type)) throw error;
      return errorAnswer(error);
    }
  });
  return { took: Math.round(performance.now() - started), responses };
}

function readSearches(body: string, fallback: string | undefined) {
  const lines = body.split('\n');
  lines.pop();
  const searches: { index: string | undefined; lenient: boolean; request: SearchRequest }[] = [];
  for (let i = 0; i + 1 < lines.length; i += 2) {
    const header = parseJson(lines[i] === '' ? '{}' : (lines[i] ?? ''));
    if (!isObject(header)) throw parsingError('a header of _msearch has to be an object');
    const stray = Object.keys(header).find((key) => !HEADER_KEYS.includes(key));
    if (stray !== undefined)
      throw new OpenSearchError(
        400,
        'illegal_argument_exception',
        `key [${stray}] is not supported in the metadata section`,
      );
    const index = Array.isArray(header.index)
      ? header.index.join(',')
      : header.index === undefined
        ? fallback
        : String(header.index);
    const request = readSearch(parseJson(lines[i + 1] ?? ''), new URLSearchParams());
    searches.push({ index, lenient: header.ignore_unavailable === true, request });
  }
  if (searches.length === 0)
    throw new OpenSearchError(400, 'action_request_validation_exception', 'Validation Failed: 1: no requests added;');
  return searches;
}
