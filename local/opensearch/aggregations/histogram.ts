import { contentParseError, unsupported } from '../errors.ts';
import { isObject, type JsonObject, requireKnownKeys, toNumber } from '../json.ts';
import { shardError } from '../query/query.ts';
import { KeywordColumn, type NumberColumn } from '../shard/column.ts';
import { type Aggregation, columnFor, groupDocs, requireBuckets, runAll } from './aggregation.ts';
import type { BucketContext } from './context.ts';
import { readOrder } from './order.ts';

const KEYS = [
  'field',
  'interval',
  'offset',
  'min_doc_count',
  'extended_bounds',
  'order',
  'keyed',
  'missing',
  'hard_bounds',
  'format',
];

/** How values become buckets. Keys are the lower ends. */
export interface Rounding {
  floor(value: number): number;
  next(key: number): number;
  /** Further properties of a bucket, such as key_as_string. */
  describe(key: number): JsonObject;
}

export interface HistogramOptions {
  readonly minimum: number;
  readonly order: unknown;
  readonly bounds?: { readonly min?: number; readonly max?: number };
}

export function histogram(json: JsonObject, context: BucketContext): Aggregation {
  requireKnownKeys(json, KEYS, 'histogram');
  for (const key of ['keyed', 'missing', 'hard_bounds', 'format', 'offset'])
    if (json[key] !== undefined && json[key] !== false && json[key] !== 0) throw unsupported(`[${key}] in histogram`);
  const interval = toNumber(json.interval);
  if (interval === undefined || interval <= 0) throw contentParseError('[histogram] failed to parse field [interval]');
  const bounds = isObject(json.extended_bounds) ? json.extended_bounds : {};
  const [min, max] = [toNumber(bounds.min), toNumber(bounds.max)];
  const rounding: Rounding = {
    floor: (value) => Math.floor(value / interval) * interval,
    next: (key) => (Math.round(key / interval) + 1) * interval,
    describe: () => ({}),
  };
  const options = {
    minimum: toNumber(json.min_doc_count ?? 0) ?? 0,
    order: json.order,
    bounds: { ...(min !== undefined && { min }), ...(max !== undefined && { max }) },
  };
  return bucketsBy(json, context, rounding, options);
}

/** Buckets of equal rounding, in the order of their keys, with empty ones between them when the minimum is 0. */
export function bucketsBy(
  json: JsonObject,
  context: BucketContext,
  rounding: Rounding,
  options: HistogramOptions,
): Aggregation {
  const field = context.field(context.type, json);
  const column = columnFor(context.shard, field);
  if (column instanceof KeywordColumn)
    throw shardError(
      'illegal_argument_exception',
      `Field [${field?.name}] of type [${field?.type}] is not supported for aggregation [${context.type}]`,
    );
  const order = readOrder(options.order ?? { _key: 'asc' }, context.subs);
  return {
    run(docs) {
      const { keys, groups } = groupByKey(column, docs, rounding);
      const numbers = new Map(keys.map((key, number) => [key, number]));
      const listed =
        options.minimum === 0 ? withGaps(keys, rounding, options.bounds ?? {}) : [...keys].sort((a, b) => a - b);
      requireBuckets(listed.length);
      const buckets = listed.map((key) => {
        const number = numbers.get(key);
        const members = number === undefined ? new Int32Array(0) : groups.docs(number);
        const answer = runAll(context.subs, members);
        return { key, rank: key, count: members.length, subs: () => answer };
      });
      const shown = buckets.filter(({ count }) => count >= options.minimum).sort(order.compare);
      return {
        buckets: shown.map(({ key, count, subs }) => ({ ...rounding.describe(key), key, doc_count: count, ...subs() })),
      };
    },
  };
}

function groupByKey(column: NumberColumn, docs: Int32Array, rounding: Rounding) {
  const buckets = new Map<number, number>();
  const place = (value: number, add: (bucket: number) => void, before: number) => {
    const key = rounding.floor(value);
    if (key === before) return key;
    const bucket = buckets.get(key) ?? buckets.size;
    buckets.set(key, bucket);
    add(bucket);
    return key;
  };
  const groups = groupDocs(docs, (doc, add) => {
    let before = Number.NaN;
    for (const value of column.values(doc)) before = place(value, add, before);
  });
  return { keys: [...buckets.keys()], groups };
}

function withGaps(
  keys: readonly number[],
  rounding: Rounding,
  { min, max }: NonNullable<HistogramOptions['bounds']>,
): readonly number[] {
  let first = keys.reduce((least, key) => Math.min(least, key), Infinity);
  let last = keys.reduce((most, key) => Math.max(most, key), -Infinity);
  if (min !== undefined) first = Math.min(first, rounding.floor(min));
  if (max !== undefined) last = Math.max(last, rounding.floor(max));
  const all: number[] = [];
  for (let key = first; key <= last; key = rounding.next(key)) {
    all.push(key);
    requireBuckets(all.length);
  }
  return all;
}
