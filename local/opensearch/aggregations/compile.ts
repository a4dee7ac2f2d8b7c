import type { Index } from '../catalogue.ts';
import { contentParseError, OpenSearchError, parsingError, unsupported } from '../errors.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { Field } from '../mapping/field.ts';
import { compileQuery } from '../query/compile.ts';
import { shardError } from '../query/query.ts';
import { textFieldData } from '../search/sort.ts';
import type { Shard } from '../shard/shard.ts';
import { type Aggregation, type Named, runAll, SEQ_NO } from './aggregation.ts';
import type { AggregationContext, BucketContext } from './context.ts';
import { dateHistogram } from './date-histogram.ts';
import { filterAggregation, filtersAggregation, missingAggregation } from './filters.ts';
import { histogram } from './histogram.ts';
import { METRICS, metric } from './metrics.ts';
import { termsAggregation } from './terms.ts';

type Reader = (json: JsonObject, context: BucketContext) => Aggregation;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['terms', termsAggregation],
  ['date_histogram', dateHistogram],
  ['histogram', histogram],
  ['filter', filterAggregation],
  ['filters', filtersAggregation],
  ['missing', missingAggregation],
  ...METRICS.map((type): [string, Reader] => [type, metric]),
]);
const KNOWN_ELSEWHERE = new Set(
  'nested reverse_nested range date_range composite global sampler significant_terms top_hits extended_stats weighted_avg percentile_ranks rare_terms adjacency_matrix auto_date_histogram scripted_metric bucket_sort bucket_selector bucket_script derivative cumulative_sum moving_fn avg_bucket max_bucket min_bucket sum_bucket stats_bucket multi_terms median_absolute_deviation geo_bounds ip_range'.split(
    ' ',
  ),
);

/** Reads aggregations for one index. Throws 400 for what is malformed, unknown or not supported. */
export function compileAggregations(json: JsonObject, index: Index, now: number): readonly Named[] {
  const shard = index.shard();
  const context: AggregationContext = {
    shard,
    now,
    matching: matcher(index, now),
    field: (type, body) => fieldOf(shard, type, body),
  };
  return readAll(json, context);
}

export const runAggregations = runAll;

/** The same filter stands in many groups: it is read and run once. */
function matcher(index: Index, now: number): AggregationContext['matching'] {
  const known = new Map<string, () => Uint8Array>();
  return (json) => {
    const key = JSON.stringify(json) ?? '';
    const before = known.get(key);
    if (before !== undefined) return before;
    const query = compileQuery(json, index, now);
    let bits: Uint8Array | undefined;
    const matching = () => {
      bits ??= query.match(index.shard().root, { named: [], inner: [] }).bits;
      return bits;
    };
    known.set(key, matching);
    return matching;
  };
}

function readAll(json: JsonObject, context: AggregationContext): readonly Named[] {
  return Object.entries(json).map(([name, definition]) => {
    if (/[[\]>]/.test(name))
      throw parsingError(
        `Invalid aggregation name [${name}]. Aggregation names can contain any character except '[', ']', and '>'`,
      );
    return { name, aggregation: readOne(name, definition, context) };
  });
}

function readOne(name: string, definition: unknown, context: AggregationContext): Aggregation {
  if (!isObject(definition)) throw parsingError(`Aggregation definition for [${name}] has to be an object`);
  const { aggs, aggregations, meta, ...types } = definition;
  if (meta !== undefined) throw unsupported('meta of aggregations');
  const [type, ...others] = Object.keys(types);
  if (type === undefined) throw parsingError(`Missing definition for aggregation [${name}]`);
  if (others.length > 0)
    throw parsingError(`Found two aggregation type definitions in [${name}]: [${type}] and [${others[0]}]`);
  const reader = READERS.get(type);
  if (reader === undefined) throw unknownType(type);
  const subs = aggs ?? aggregations;
  const children = isObject(subs) ? readAll(subs, context) : [];
  if (children.length > 0 && (METRICS as readonly string[]).includes(type))
    throw new OpenSearchError(
      500,
      'aggregation_initialization_exception',
      `Aggregator [${name}] of type [${type}] cannot accept sub-aggregations`,
    );
  const body = types[type];
  if (!isObject(body)) throw parsingError(`Expected [START_OBJECT] under [${type}] in [${name}]`);
  return reader(body, { ...context, name, type, subs: children });
}

function unknownType(type: string): OpenSearchError {
  if (KNOWN_ELSEWHERE.has(type)) return unsupported(`aggregation [${type}]`);
  const caused_by = { type: 'named_object_not_found_exception', reason: `unknown field [${type}]` };
  return new OpenSearchError(400, 'parsing_exception', `Unknown aggregation type [${type}]`, { caused_by });
}

function fieldOf(shard: Shard, type: string, { field }: JsonObject): Field | undefined {
  if (typeof field !== 'string')
    throw contentParseError(`Required one of fields [field, script], but none were specified. `);
  if (field === SEQ_NO.name) return SEQ_NO;
  const found = shard.mapping.fields.get(field);
  if (found?.type === 'text') throw textFieldData(field);
  if (found !== undefined && !found.docValues)
    throw shardError(
      'illegal_argument_exception',
      `Can't load fielddata on [${field}] because fielddata is unsupported on fields of type [${found.type}]. Use doc values instead.`,
    );
  if (found?.type === 'knn_vector') throw unsupported(`[${type}] on vectors`);
  return found;
}
