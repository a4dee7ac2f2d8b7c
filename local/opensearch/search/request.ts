import { illegalArgument, OpenSearchError, parsingError, unsupported } from '../errors.ts';
import { isObject, type JsonObject, toBoolean, toNumber } from '../json.ts';
import { readSort, type SortSpec } from './sort.ts';
import type { SourceFilter } from './source-filter.ts';

/** The body of a search, as far as it is the same for every index. */
export interface SearchRequest {
  readonly query: unknown;
  readonly from: number;
  readonly size: number;
  /** Undefined: by score. */
  readonly sort?: readonly SortSpec[];
  readonly searchAfter?: readonly unknown[];
  /** Hits up to which the total is exact; undefined: no total. */
  readonly totalUpTo: number | undefined;
  /** Undefined: no _source. */
  readonly source: SourceFilter | undefined;
  readonly highlight?: JsonObject;
  readonly minScore?: number;
  /** Neither id nor _source are shown: `stored_fields: _none_`. */
  readonly hidden: boolean;
  readonly trackScores: boolean;
  readonly version: boolean;
  readonly seq: boolean;
  readonly aggs?: JsonObject;
}

const KEYS = [
  'query', 'from', 'size', 'sort', 'search_after', 'track_total_hits', '_source', 'stored_fields', 'highlight', 'min_score',
  'timeout', 'aggs', 'aggregations', 'track_scores', 'version', 'seq_no_primary_term',
]; // biome-ignore format: a list
/** Keys of the real engine that are refused by name. */
const KNOWN_ELSEWHERE = new Set(
  'explain post_filter rescore collapse suggest script_fields docvalue_fields fields indices_boost profile slice pit ext terminate_after stats point_in_time derived search_pipeline include_named_queries_score'.split(
    ' ',
  ),
);
/** index.max_result_window */
const MAX_WINDOW = 10_000;
const DEFAULT_TOTAL = 10_000;

/** Throws parsing_exception or illegal_argument_exception (400). */
export function readSearch(body: unknown, params: URLSearchParams): SearchRequest {
  if (!isObject(body)) throw parsingError('Expected [START_OBJECT] but found another value');
  for (const [key, value] of Object.entries(body)) if (!KEYS.includes(key)) throw unknownKey(key, value);
  const given = (key: string) => body[key] ?? params.get(key) ?? undefined;
  const from = whole('from', given('from') ?? 0);
  const size = whole('size', given('size') ?? 10);
  requireWindow(from, size);
  const minScore = body.min_score === undefined ? undefined : toNumber(body.min_score);
  if (body.min_score !== undefined && minScore === undefined)
    throw new OpenSearchError(400, 'number_format_exception', `For input string: "${String(body.min_score)}"`);
  const sort = body.sort === undefined ? undefined : readSort(body.sort);
  const hidden = readStoredFields(body);
  const aggs = body.aggs ?? body.aggregations;
  const after = body.search_after;
  if (after !== undefined && (!Array.isArray(after) || after.length === 0))
    throw illegalArgument('Values must contains at least one value.');
  return {
    query: body.query ?? { match_all: {} },
    from,
    size,
    totalUpTo: readTotal(given('track_total_hits')),
    source: hidden ? undefined : readSource(body._source),
    hidden,
    trackScores: body.track_scores === true,
    version: body.version === true,
    seq: body.seq_no_primary_term === true,
    ...(sort !== undefined && !isByScore(sort) && { sort }),
    ...(Array.isArray(after) && { searchAfter: after }),
    ...(isObject(body.highlight) && { highlight: body.highlight }),
    ...(minScore !== undefined && { minScore }),
    ...(isObject(aggs) && { aggs }),
  };
}

/** The order that there is without a sort as well; the real engine then takes it as none. */
const isByScore = (sort: readonly SortSpec[]) =>
  sort.length === 0 || (sort.length === 1 && sort[0]?.field === '_score' && sort[0].descending);

function readStoredFields({ stored_fields: fields, _source: source }: JsonObject): boolean {
  if (fields === undefined) return false;
  if (String(fields) !== '_none_') throw unsupported('[stored_fields] other than _none_');
  if (source !== undefined && source !== false)
    throw new OpenSearchError(500, 'search_exception', '[stored_fields] cannot be disabled if [_source] is requested');
  return true;
}

function unknownKey(key: string, value: unknown): OpenSearchError {
  if (KNOWN_ELSEWHERE.has(key)) return unsupported(`[${key}] in a search`);
  const kind = Array.isArray(value) ? 'START_ARRAY' : isObject(value) ? 'START_OBJECT' : `VALUE_${kindOf(value)}`;
  return parsingError(`Unknown key for a ${kind} in [${key}].`);
}

const kindOf = (value: unknown) => (value === null ? 'NULL' : (typeof value).toUpperCase());

function whole(name: string, value: unknown): number {
  const number = toNumber(value);
  if (number === undefined) throw parsingError(`For input string: "${String(value)}"`);
  if (number < 0) throw illegalArgument(`[${name}] parameter cannot be negative, found [${number}]`);
  return Math.trunc(number);
}

function requireWindow(from: number, size: number): void {
  if (from + size <= MAX_WINDOW) return;
  const setting = 'This limit can be set by changing the [index.max_result_window] index level setting.';
  const advice = 'See the scroll api for a more efficient way to request large data sets.';
  const reason = `Result window is too large, from + size must be less than or equal to: [${MAX_WINDOW}] but was [${from + size}]. ${advice} ${setting}`;
  throw windowError(reason);
}

const windowError = (reason: string) => {
  const cause = { type: 'illegal_argument_exception', reason };
  return new OpenSearchError(400, 'search_phase_execution_exception', 'all shards failed', {
    phase: 'query',
    grouped: true,
    root_cause: [cause],
    caused_by: cause,
  });
};

function readTotal(value: unknown): number | undefined {
  if (value === undefined) return DEFAULT_TOTAL;
  const flag = toBoolean(value);
  if (flag !== undefined) return flag ? Number.POSITIVE_INFINITY : undefined;
  const limit = toNumber(value);
  if (limit === undefined)
    throw new OpenSearchError(400, 'number_format_exception', `For input string: "${String(value)}"`);
  if (limit < -1) throw illegalArgument(`[track_total_hits] parameter must be positive or equals to -1, got ${limit}`);
  return limit === -1 ? Number.POSITIVE_INFINITY : limit;
}

/** `_source` in a body: undefined stands for false. */
export function readSource(value: unknown): SourceFilter | undefined {
  const all = { includes: [], excludes: [] };
  if (value === undefined || value === true) return all;
  if (value === false) return undefined;
  if (typeof value === 'string') return { ...all, includes: [value] };
  if (Array.isArray(value)) return { ...all, includes: value.map(String) };
  if (!isObject(value)) throw parsingError('Expected one of [VALUE_BOOLEAN, START_OBJECT] but found another value');
  const list = (entry: unknown) => (entry === undefined ? [] : (Array.isArray(entry) ? entry : [entry]).map(String));
  const stray = Object.keys(value).find((key) => !['includes', 'include', 'excludes', 'exclude'].includes(key));
  if (stray !== undefined) throw parsingError(`Unknown key for a VALUE_STRING in [${stray}].`);
  return { includes: list(value.includes ?? value.include), excludes: list(value.excludes ?? value.exclude) };
}
