import { contentParseError, unsupported } from '../errors.ts';
import { type JsonObject, requireKnownKeys, toNumber } from '../json.ts';
import type { Field } from '../mapping/field.ts';
import { readValue, type Scalar } from '../mapping/values.ts';
import { KeywordColumn, type NumberColumn } from '../shard/column.ts';
import { type Aggregation, columnFor, type Groups, groupDocs, requireBuckets, runAll } from './aggregation.ts';
import type { BucketContext } from './context.ts';
import { keyText } from './keys.ts';
import { type Bucket, readOrder } from './order.ts';

const KEYS = [
  'field', 'size', 'shard_size', 'order', 'missing', 'min_doc_count', 'include', 'exclude', 'show_term_doc_count_error',
  'execution_hint', 'collect_mode', 'value_type', 'shard_min_doc_count',
]; // biome-ignore format: a list

/** Documents by key: bucket numbers and what their keys are. */
interface Keyed {
  readonly groups: Groups;
  readonly keys: readonly Scalar[];
  /** Places of the keys in their order. */
  readonly ranks: ArrayLike<number>;
}

interface Options {
  readonly size: number;
  readonly minimum: number;
  readonly missing: Scalar | undefined;
  readonly wanted: (key: Scalar) => boolean;
}

export function termsAggregation(json: JsonObject, context: BucketContext): Aggregation {
  requireKnownKeys(json, KEYS, 'terms');
  const field = context.field('terms', json);
  const options = readOptions(json, field, context.name);
  const order = readOrder(json.order, context.subs);
  const column = columnFor(context.shard, field);
  return {
    run(docs) {
      const { groups, keys, ranks } =
        column instanceof KeywordColumn ? byWord(column, docs, options) : byNumber(column, docs, options);
      const buckets: (Bucket & { readonly number: number })[] = [];
      let total = 0;
      keys.forEach((key, number) => {
        const count = groups.counts[number] ?? 0;
        const exists = count > 0 || (column instanceof KeywordColumn && (column.counts.data[number] ?? 0) > 0);
        if (count < options.minimum || !exists || !options.wanted(key)) return;
        total += count;
        const subs = remembered(() => runAll(context.subs, groups.docs(number)));
        buckets.push({ number, count, rank: ranks[number] ?? 0, subs });
      });
      const chosen = buckets.sort(order.compare).slice(0, options.size);
      requireBuckets(chosen.length);
      const shown = chosen.reduce((sum, { count }) => sum + count, 0);
      return {
        doc_count_error_upper_bound: 0,
        sum_other_doc_count: total - shown,
        buckets: chosen.map(({ number, count, subs }) => ({
          ...keyOf(field, keys[number] ?? ''),
          doc_count: count,
          ...subs(),
        })),
      };
    },
  };
}

function remembered<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function keyOf(field: Field | undefined, key: Scalar): JsonObject {
  const text = field !== undefined && typeof key === 'number' ? keyText(field, key) : undefined;
  return text === undefined ? { key } : { key, key_as_string: text };
}

function readOptions(json: JsonObject, field: Field | undefined, name: string): Options {
  const size = toNumber(json.size ?? 10);
  if (size === undefined || size <= 0)
    throw contentParseError(
      `[terms] failed to parse field [size]: [size] must be greater than 0. Found [${String(json.size)}] in [${name}]`,
    );
  const list = (key: 'include' | 'exclude') => {
    const value = json[key];
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) throw unsupported(`[${key}] that is no list`);
    return new Set(value.map((item) => readKey(field, item)));
  };
  const [include, exclude] = [list('include'), list('exclude')];
  return {
    size,
    minimum: toNumber(json.min_doc_count ?? 1) ?? 1,
    missing: json.missing === undefined ? undefined : readKey(field, json.missing),
    wanted: (key) => (include?.has(key) ?? true) && !exclude?.has(key),
  };
}

function readKey(field: Field | undefined, value: unknown): Scalar | undefined {
  return field === undefined ? (typeof value === 'number' ? value : String(value)) : readValue(field, value, '');
}

function byWord(column: KeywordColumn, docs: Int32Array, { missing }: Options): Keyed {
  const known = missing === undefined ? -1 : column.code(String(missing));
  const added = missing !== undefined && known < 0;
  const fill = added ? column.words.length : known;
  const first = column.first.data;
  const { several } = column;
  const groups = groupDocs(docs, (doc, add) => {
    const code = doc < first.length ? (first[doc] ?? -1) : -1;
    const all = several.size === 0 ? undefined : several.get(doc);
    if (all !== undefined) for (const one of all) add(one);
    else if (code >= 0) add(code);
    else if (fill >= 0) add(fill);
  });
  if (!added) return { groups, keys: column.words, ranks: column.ranks };
  const keys = [...column.words, String(missing)];
  return { groups, keys, ranks: [...column.ranks, column.words.filter((word) => word < String(missing)).length - 0.5] };
}

function byNumber(column: NumberColumn, docs: Int32Array, { missing }: Options): Keyed {
  const buckets = new Map<number, number>();
  const place = (value: number, add: (bucket: number) => void) => {
    const bucket = buckets.get(value) ?? buckets.size;
    buckets.set(value, bucket);
    add(bucket);
  };
  const groups = groupDocs(docs, (doc, add) => {
    const values = column.values(doc);
    if (values.length === 0 && missing !== undefined) place(Number(missing), add);
    else for (let i = 0; i < values.length; i++) if (values[i] !== values[i - 1]) place(values[i] ?? 0, add);
  });
  const keys = [...buckets.keys()];
  return { groups, keys, ranks: keys };
}
