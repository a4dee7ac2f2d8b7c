import { illegalArgument, parsingError, unsupported } from '../errors.ts';
import { asArray, isObject, requireKnownKeys } from '../json.ts';
import { parseDate } from '../mapping/dates.ts';
import type { Field } from '../mapping/field.ts';
import { type Hits, scoreOf, shardError } from '../query/query.ts';
import { compareWords, KeywordColumn, NumberColumn } from '../shard/column.ts';
import type { Shard } from '../shard/shard.ts';

export type SortValue = number | string | null;

export interface SortSpec {
  readonly field: string;
  readonly descending: boolean;
  readonly missing: unknown;
  readonly mode: unknown;
  readonly unmappedType: unknown;
}

/** What numbers and dates without a value sort as: Java's Long.MAX_VALUE and MIN_VALUE. */
const LAST = 2 ** 63;

export function readSort(json: unknown): readonly SortSpec[] {
  return asArray(json).map((item) => {
    if (typeof item === 'string') return spec(item, {});
    const entries = isObject(item) ? Object.entries(item) : [];
    const [entry] = entries;
    if (entry === undefined || entries.length > 1)
      throw illegalArgument('malformed sort format, within the sort array, an object, or an actual string are allowed');
    return spec(entry[0], isObject(entry[1]) ? entry[1] : { order: entry[1] });
  });
}

function spec(field: string, json: Readonly<Record<string, unknown>>): SortSpec {
  requireKnownKeys(
    json,
    ['order', 'missing', 'mode', 'unmapped_type', 'format', 'numeric_type', 'nested'],
    'field_sort',
  );
  for (const key of ['format', 'numeric_type', 'nested'])
    if (json[key] !== undefined) throw unsupported(`[${key}] in sort`);
  const order = String(json.order ?? (field === '_score' ? 'desc' : 'asc')).toLowerCase();
  if (order !== 'asc' && order !== 'desc') throw illegalArgument(`Unknown SortOrder [${order}]`);
  const { missing, mode, unmapped_type: unmappedType } = json;
  return { field, descending: order === 'desc', missing, mode, unmappedType };
}

/** How documents of one index are ordered by one criterion. */
export interface Key {
  readonly descending: boolean;
  value(doc: number): SortValue;
  /** Reads a value of search_after. */
  read(value: unknown): SortValue;
  compare(a: SortValue, b: SortValue): number;
}

const numbers = (a: SortValue, b: SortValue) => Number(a) - Number(b) || 0;

export function sortKey(sort: SortSpec, shard: Shard, hits: Hits): Key {
  const { descending } = sort;
  const readNumber = (value: unknown) => {
    if (value === null) return descending ? -LAST : LAST;
    const number = Number(value);
    if (Number.isNaN(number)) throw parsingError(`Failed to parse search_after value for field [${sort.field}].`);
    return number;
  };
  const plain = { descending, read: readNumber, compare: numbers };
  if (sort.field === '_score')
    return {
      ...plain,
      read: (value) => Math.fround(readNumber(value) ?? 0),
      value: (doc) => Math.fround(scoreOf(hits, doc)),
    };
  if (sort.field === '_doc') return { ...plain, value: (doc) => doc };
  if (sort.field === '_id') return { descending, read: String, compare: words(sort), value: (doc) => shard.id(doc) };
  const field = shard.mapping.fields.get(sort.field);
  if (field === undefined) {
    if (sort.unmappedType === undefined)
      throw shardError('query_shard_exception', `No mapping found for [${sort.field}] in order to sort on`);
    const text = sort.unmappedType === 'keyword';
    const last = descending === (sort.missing === '_first') ? LAST : -LAST;
    return { ...plain, ...(text && { read: readWord, compare: words(sort) }), value: () => (text ? null : last) };
  }
  return fieldKey(sort, field, shard);
}

const readWord = (value: unknown) => (value === null ? null : String(value));

function fieldKey(sort: SortSpec, field: Field, shard: Shard): Key {
  if (field.type === 'text') throw textFieldData(field.name);
  const column = shard.root.columns.get(field.name);
  if (!field.docValues || (column === undefined && field.space === ''))
    throw shardError(
      'illegal_argument_exception',
      `Can't load fielddata on [${field.name}] because fielddata is unsupported on fields of type [${field.type}]. Use doc values instead.`,
    );
  if (field.space !== '') throw unsupported('sorting by nested fields');
  if (sort.mode !== undefined && sort.mode !== 'min' && sort.mode !== 'max')
    throw unsupported(`sort mode [${String(sort.mode)}]`);
  const highest = sort.mode === 'max' || (sort.mode === undefined && sort.descending);
  return column instanceof KeywordColumn
    ? wordKey(sort, column, highest)
    : numberKey(sort, field, { column: column ?? new NumberColumn(), highest });
}

export const textFieldData = (name: string) =>
  shardError(
    'illegal_argument_exception',
    `Text fields are not optimised for operations that require per-document field data like aggregations and sorting, so these operations are disabled by default. Please use a keyword field instead. Alternatively, set fielddata=true on [${name}] in order to load field data by uninverting the inverted index. Note that this can use significant memory.`,
  );

function wordKey(sort: SortSpec, column: KeywordColumn, highest: boolean): Key {
  const fill =
    sort.missing === undefined || sort.missing === '_last' || sort.missing === '_first' ? null : String(sort.missing);
  const value = (doc: number) => {
    const codes = column.values(doc);
    const code = highest ? codes.at(-1) : codes[0];
    return code === undefined ? fill : column.word(code);
  };
  return { descending: sort.descending, value, read: readWord, compare: words(sort) };
}

/** Missing words are last in either direction, or first when asked for. */
function words({ descending, missing }: SortSpec): Key['compare'] {
  const nullFirst = (missing === '_first') !== descending;
  return (a, b) => {
    if (a === null || b === null) return a === b ? 0 : (a === null) === nullFirst ? -1 : 1;
    return compareWords(String(a), String(b));
  };
}

function numberKey(
  sort: SortSpec,
  field: Field,
  { column, highest }: { readonly column: NumberColumn; readonly highest: boolean },
): Key {
  const { descending, missing } = sort;
  const last = (missing === '_first') === descending;
  const real = field.type === 'double' || field.type === 'float' || field.type === 'half_float';
  const whole = last ? LAST : -LAST;
  const named = missing === undefined || missing === '_last' || missing === '_first';
  const fill = named ? (real ? (last ? Infinity : -Infinity) : whole) : readBound(field, missing);
  return {
    descending,
    compare: numbers,
    read: (value) => readBound(field, value),
    value: (doc) => {
      const values = column.values(doc);
      return (highest ? values.at(-1) : values[0]) ?? fill;
    },
  };
}

function readBound(field: Field, value: unknown): number {
  const number =
    field.type === 'date' && typeof value === 'string'
      ? parseDate(value)
      : field.type === 'boolean' && typeof value === 'boolean'
        ? Number(value)
        : Number(value);
  if (number === undefined || Number.isNaN(number))
    throw shardError('illegal_argument_exception', `Failed to parse search_after value for field [${field.name}].`);
  return number;
}
