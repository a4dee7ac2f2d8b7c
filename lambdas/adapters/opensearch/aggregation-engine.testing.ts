import type { Interval } from '../../domain/analytics/dimensions.ts';
import { timeLabeller } from '../../domain/analytics/time-label.ts';
import { type CountedCall, says } from '../../testing/recount.ts';
import type { MultiSearch } from './multi-search.ts';

type Calls = readonly CountedCall[];
type Settings = Readonly<Record<string, unknown>>;
type Clause = Readonly<Record<string, Settings>>;
interface Body {
  readonly query: { readonly bool: { readonly filter: readonly Clause[] } };
  readonly aggs: Readonly<Record<string, Settings>>;
}

/** Carries out the bodies of plans in memory as OpenSearch documents them, on one shard; throws for any other feature. */
export function memoryEngine(calls: Calls): MultiSearch {
  return {
    msearch: async (bodies) =>
      (bodies as readonly Body[]).map(({ query, aggs }) => {
        const found = calls.filter((call) => query.bool.filter.every((clause) => matches(call, clause)));
        const answer = { _shards: { total: 1, failed: 0 }, hits: { total: { value: found.length } } };
        return { ...answer, aggregations: aggregate(found, aggs) };
      }),
  };
}

function valuesOf(call: CountedCall, field: string): readonly (string | number)[] {
  const value = (call as unknown as Settings)[field] as string | number | readonly string[] | undefined;
  return value === undefined ? [] : [...new Set([value].flat() as (string | number)[])];
}

function matches(call: CountedCall, clause: Clause): boolean {
  const [[kind, settings = {}] = []] = Object.entries(clause);
  if (kind === 'bool') return matchesBool(call, settings as Bool);
  if (kind === 'exists') return valuesOf(call, String(settings.field)).length > 0;
  const [[field, wanted] = ['', []]] = Object.entries(settings);
  if (kind === 'match_phrase') return says(call, String(wanted));
  const values = valuesOf(call, field);
  if (kind === 'terms') return values.some((value) => (wanted as readonly unknown[]).includes(value));
  if (kind !== 'range') throw new Error(`No query of kind ${kind}.`);
  const { gte, lte } = wanted as { gte?: string | number; lte?: string | number };
  return values.some((value) => (gte === undefined || value >= gte) && (lte === undefined || value <= lte));
}

interface Bool {
  readonly should?: readonly Clause[];
  readonly must_not?: readonly Clause[];
  readonly minimum_should_match?: number;
}

function matchesBool(call: CountedCall, { should = [], must_not = [], minimum_should_match, ...rest }: Bool): boolean {
  if (Object.keys(rest).length > 0) throw new Error(`No bool query with ${Object.keys(rest).join(', ')}.`);
  const least = minimum_should_match ?? (should.length > 0 ? 1 : 0);
  const matching = should.filter((clause) => matches(call, clause)).length;
  return matching >= least && !must_not.some((clause) => matches(call, clause));
}

function aggregate(calls: Calls, aggs: Readonly<Record<string, Settings>> = {}): Record<string, object> {
  return Object.fromEntries(
    Object.entries(aggs).map(([name, { aggs: inner, ...one }]) => {
      const [[kind, settings] = ['none', {}]] = Object.entries(one);
      const evaluate = KINDS[kind];
      if (evaluate === undefined) throw new Error(`No aggregation of kind ${kind}.`);
      return [name, evaluate(calls, settings as Settings, inner as Body['aggs'] | undefined)];
    }),
  );
}

type Evaluate = (calls: Calls, settings: Settings, inner?: Body['aggs']) => object;

const numbers = (calls: Calls, { field }: Settings) =>
  calls.flatMap((call) => valuesOf(call, String(field))) as number[];
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const KINDS: Readonly<Record<string, Evaluate>> = {
  terms,
  date_histogram: dateHistogram,
  avg: (calls, settings) => ({ value: calls.length === 0 ? null : sum(numbers(calls, settings)) / calls.length }),
  sum: (calls, settings) => ({ value: sum(numbers(calls, settings)) }),
  value_count: (calls, settings) => ({ value: numbers(calls, settings).length }),
  cardinality: (calls, settings) => ({ value: new Set(numbers(calls, settings)).size }),
  missing: (calls, { field }) => ({
    doc_count: calls.filter((call) => valuesOf(call, String(field)).length === 0).length,
  }),
  percentiles: (calls, settings) => {
    const sorted = numbers(calls, settings).sort((a, b) => a - b);
    const percents = settings.percents as readonly number[];
    return {
      values: Object.fromEntries(percents.map((percent) => [percent.toFixed(1), quantile(sorted, percent / 100)])),
    };
  },
};

function quantile(sorted: readonly number[], q: number): number | null {
  const rank = Math.min(Math.max(q * sorted.length - 0.5, 0), sorted.length - 1);
  const [below, above] = [sorted[Math.floor(rank)], sorted[Math.ceil(rank)]];
  return below === undefined || above === undefined ? null : below + (above - below) * (rank % 1);
}

interface MemoryBucket extends Readonly<Record<string, unknown>> {
  readonly key: string | number;
  readonly doc_count: number;
}

function terms(calls: Calls, settings: Settings, inner?: Body['aggs']): object {
  const { field, missing, size, min_doc_count, order } = settings;
  const keysOf = (call: CountedCall) => {
    const values = valuesOf(call, String(field));
    return values.length === 0 && missing !== undefined ? [String(missing)] : values.map(String);
  };
  const keys = [...new Set(calls.flatMap(keysOf))];
  const buckets = keys.map((key): MemoryBucket => {
    const within = calls.filter((call) => keysOf(call).includes(key));
    return { key, doc_count: within.length, ...aggregate(within, inner) };
  });
  const enough = buckets.filter(({ doc_count }) => doc_count >= Number(min_doc_count));
  const sorted = enough.sort((a, b) => compare(a, b, order as readonly Record<string, string>[]));
  const left = sorted.slice(Number(size)).map(({ doc_count }) => doc_count);
  return { doc_count_error_upper_bound: 0, sum_other_doc_count: sum(left), buckets: sorted.slice(0, Number(size)) };
}

function compare(a: MemoryBucket, b: MemoryBucket, order: readonly Record<string, string>[]): number {
  for (const [[path, direction] = ['', '']] of order.map((one) => Object.entries(one))) {
    const [left, right] = [orderValue(a, path), orderValue(b, path)];
    const difference =
      typeof left === 'string' ? Buffer.compare(Buffer.from(left), Buffer.from(String(right))) : left - Number(right);
    if (difference !== 0) return direction === 'asc' ? difference : -difference;
  }
  return 0;
}

function orderValue(bucket: MemoryBucket, path: string): string | number {
  if (path === '_key') return bucket.key;
  if (path === '_count') return bucket.doc_count;
  const [name = '', percent] = path.split('.');
  const { value, values } = bucket[name] as { value?: number; values?: Record<string, number> };
  return value ?? values?.[Number(percent).toFixed(1)] ?? 0;
}

const STEP_MS = 15 * 60_000;

/** Walks over the time in quarters of an hour; a bucket's key is the first moment with its label. */
function dateHistogram(calls: Calls, settings: Settings, inner?: Body['aggs']): object {
  const label = timeLabeller(settings.calendar_interval as Interval, String(settings.time_zone));
  const { min, max } = (settings.extended_bounds ?? {}) as { min?: number; max?: number };
  const times = calls.map(({ timestamp }) => Date.parse(timestamp));
  const [from, to] = [Math.min(...times, min ?? Number.POSITIVE_INFINITY), Math.max(...times, max ?? 0)];
  const starts = new Map<string, number>();
  for (let ms = Math.floor(from / STEP_MS) * STEP_MS; ms <= to; ms += STEP_MS) {
    if (!starts.has(label(ms))) starts.set(label(ms), ms);
  }
  const grouped = Map.groupBy(calls, ({ timestamp }) => label(Date.parse(timestamp)));
  const all = [...starts].map(([name, key]): MemoryBucket => {
    const within = grouped.get(name) ?? [];
    return { key, doc_count: within.length, ...aggregate(within, inner) };
  });
  return { buckets: all.filter(({ doc_count }) => doc_count >= Number(settings.min_doc_count)) };
}
