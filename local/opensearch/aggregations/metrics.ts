import { contentParseError, unsupported } from '../errors.ts';
import { asArray, type JsonObject, requireKnownKeys, toNumber } from '../json.ts';
import type { Field } from '../mapping/field.ts';
import { shardError } from '../query/query.ts';
import { KeywordColumn, type NumberColumn } from '../shard/column.ts';
import { type Aggregation, columnFor } from './aggregation.ts';
import type { BucketContext } from './context.ts';
import { keyText } from './keys.ts';

export const METRICS = ['avg', 'sum', 'min', 'max', 'stats', 'value_count', 'cardinality', 'percentiles'] as const;

const KEYS: Readonly<Record<string, readonly string[]>> = {
  cardinality: ['field', 'precision_threshold', 'missing'],
  percentiles: ['field', 'percents', 'keyed', 'tdigest', 'missing'],
};
const DEFAULT_PERCENTS = [1, 5, 25, 50, 75, 95, 99];

export function metric(json: JsonObject, context: BucketContext): Aggregation {
  const { type } = context;
  requireKnownKeys(json, KEYS[type] ?? ['field', 'missing'], type);
  if (json.missing !== undefined) throw unsupported(`[missing] in ${type}`);
  const field = context.field(type, json);
  const column = columnFor(context.shard, field);
  if (type === 'cardinality') return { run: (docs) => ({ value: cardinality(column, docs) }) };
  if (type === 'value_count') return { run: (docs) => ({ value: countValues(column, docs) }) };
  if (column instanceof KeywordColumn)
    throw shardError(
      'illegal_argument_exception',
      `Field [${field?.name}] of type [${field?.type}] is not supported for aggregation [${type}]`,
    );
  if (type === 'percentiles') return percentiles(json, column, field);
  return { run: (docs) => describe(type, field, summarize(column, docs)) };
}

interface Summary {
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
}

/** Sums with Kahan's compensation, as the real engine does. */
function summarize(column: NumberColumn, docs: Int32Array): Summary {
  let count = 0;
  let sum = 0;
  let compensation = 0;
  let min = Infinity;
  let max = -Infinity;
  const add = (value: number) => {
    count++;
    const corrected = value - compensation;
    const next = sum + corrected;
    compensation = next - sum - corrected;
    sum = next;
    if (value < min) min = value;
    if (value > max) max = value;
  };
  eachNumber(column, docs, add);
  return { count, sum, min, max };
}

function eachNumber(column: NumberColumn, docs: Int32Array, add: (value: number) => void): void {
  const first = column.first.data;
  const { several } = column;
  for (const doc of docs) {
    const value = doc < first.length ? (first[doc] ?? Number.NaN) : Number.NaN;
    if (Number.isNaN(value)) continue;
    const all = several.size === 0 ? undefined : several.get(doc);
    if (all === undefined) add(value);
    else for (const one of all) add(one);
  }
}

function describe(type: string, field: Field | undefined, { count, sum, min, max }: Summary): JsonObject {
  const orNull = (value: number) => (count === 0 ? null : value);
  const text = (value: number) => (count === 0 || field === undefined ? undefined : keyText(field, value));
  const single = (value: number | null) => {
    const shown = value === null ? undefined : text(value);
    return { value, ...(shown !== undefined && { value_as_string: shown }) };
  };
  if (type === 'avg') return single(orNull(sum / count));
  if (type === 'min') return single(orNull(min));
  if (type === 'max') return single(orNull(max));
  if (type === 'sum') return { value: sum, ...(text(sum) !== undefined && { value_as_string: text(sum) }) };
  const values = { min: orNull(min), max: orNull(max), avg: orNull(sum / count), sum };
  const shown = Object.entries(values).map(([name, value]) => [
    `${name}_as_string`,
    // The real engine writes these as JSON booleans.
    value === null ? undefined : field?.type === 'boolean' ? value !== 0 : text(value),
  ]);
  return { count, ...values, ...Object.fromEntries(shown.filter(([, value]) => value !== undefined)) };
}

function cardinality(column: KeywordColumn | NumberColumn, docs: Int32Array): number {
  const seen = new Set<number>();
  for (const doc of docs) for (const value of column.values(doc)) seen.add(value);
  return seen.size;
}

function countValues(column: KeywordColumn | NumberColumn, docs: Int32Array): number {
  let count = 0;
  for (const doc of docs) count += column.values(doc).length;
  return count;
}

function percentiles(json: JsonObject, column: NumberColumn, field: Field | undefined): Aggregation {
  if (json.keyed === false) throw unsupported('percentiles that are not keyed');
  const percents =
    json.percents === undefined ? DEFAULT_PERCENTS : asArray(json.percents).map((value) => toNumber(value));
  if (percents.length === 0 || percents.some((value) => value === undefined || value < 0 || value > 100))
    throw contentParseError('[percentiles] failed to parse field [percents]');
  const wanted = percents.map(Number).sort((a, b) => a - b);
  return {
    run(docs) {
      const numbers: number[] = [];
      eachNumber(column, docs, (value) => void numbers.push(value));
      const sorted = Float64Array.from(numbers).sort();
      const values = wanted.flatMap((percent) => {
        const value = percentile(sorted, percent / 100);
        const name = Number.isInteger(percent) ? `${percent}.0` : String(percent);
        const text = value === null || field === undefined ? undefined : keyText(field, value);
        return text === undefined
          ? [[name, value]]
          : [
              [name, value],
              [`${name}_as_string`, text],
            ];
      });
      return { values: Object.fromEntries(values) };
    },
  };
}

/**
 * Value at a share of sorted numbers, between the two around it: each stands for the middle of its share (Hazen). A
 * t-digest that still has every number apart gives the same; with many it only comes near to it.
 */
export function percentile(sorted: Float64Array, share: number): number | null {
  if (sorted.length === 0) return null;
  const place = share * sorted.length - 0.5;
  const below = Math.min(Math.max(Math.floor(place), 0), sorted.length - 1);
  const above = Math.min(below + 1, sorted.length - 1);
  const low = sorted[below] ?? 0;
  const weight = Math.min(Math.max(place - below, 0), 1);
  return low + ((sorted[above] ?? low) - low) * weight;
}
