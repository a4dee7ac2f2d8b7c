import { illegalArgument, parsingError, unsupported } from '../errors.ts';
import { type DateReading, parseDate } from '../mapping/dates.ts';
import type { Field } from '../mapping/field.ts';
import { zoneNamed } from '../search/time-zone.ts';
import { compareWords, KeywordColumn } from '../shard/column.ts';
import { notIndexed } from './match-terms.ts';
import { readFieldBody } from './options.ts';
import { matchNone, type Query, type QueryContext, shardError, testQuery } from './query.ts';
import { columnOf, exactNumber, onNumbers, unreadableDate } from './term-level.ts';

const KEYS = [
  'gt',
  'gte',
  'lt',
  'lte',
  'from',
  'to',
  'include_lower',
  'include_upper',
  'time_zone',
  'format',
  'relation',
];

interface Bounds {
  readonly low?: unknown;
  readonly lowIncluded: boolean;
  readonly high?: unknown;
  readonly highIncluded: boolean;
}

export function rangeQuery(value: unknown, context: QueryContext): Query {
  const { field: name, json, finish } = readFieldBody('range', value, 'gte', KEYS);
  if (json.format !== undefined) throw unsupported('format in range');
  const bounds: Bounds = {
    low: json.gte ?? json.gt ?? json.from,
    lowIncluded: json.gte !== undefined || (json.gt === undefined && json.include_lower !== false),
    high: json.lte ?? json.lt ?? json.to,
    highIncluded: json.lte !== undefined || (json.lt === undefined && json.include_upper !== false),
  };
  for (const bound of [bounds.low, bounds.high])
    if (typeof bound === 'object' && bound !== null)
      throw parsingError('[range] query does not support objects as bounds');
  const field = context.shard.mapping.fields.get(name);
  if (field === undefined) return finish(matchNone);
  if (!field.indexed && !field.docValues) throw notIndexed(field);
  const zone = json.time_zone === undefined ? undefined : zoneNamed(String(json.time_zone));
  if (json.time_zone !== undefined && zone === undefined)
    throw illegalArgument(`Unknown time-zone ID: ${String(json.time_zone)}`);
  if (field.type === 'date')
    return finish(dateRange(field, bounds, { now: context.now, ...(zone && { zone: zone.offsetAtLocal }) }));
  if (field.type === 'keyword') return finish(wordRange(field, bounds));
  if (field.type === 'text' || field.type === 'knn_vector')
    throw unsupported(`range on fields of type [${field.type}]`);
  return finish(numberRange(field, bounds));
}

function dateRange(field: Field, { low, lowIncluded, high, highIncluded }: Bounds, reading: DateReading): Query {
  const read = (bound: unknown, roundUp: boolean) => {
    const time = parseDate(bound, { ...reading, roundUp });
    if (time === undefined) throw unreadableDate(bound);
    return time;
  };
  const from = low === undefined || low === null ? -Infinity : read(low, !lowIncluded) + (lowIncluded ? 0 : 1);
  const to = high === undefined || high === null ? Infinity : read(high, highIncluded) - (highIncluded ? 0 : 1);
  return onNumbers(field, (time) => time >= from && time <= to);
}

function numberRange(field: Field, { low, lowIncluded, high, highIncluded }: Bounds): Query {
  const read = (bound: unknown, fallback: number) => {
    if (bound === undefined || bound === null) return fallback;
    if (field.type === 'boolean') return exactNumber(field, bound) ?? 0;
    const number = Number(bound);
    if (bound === '' || Number.isNaN(number))
      throw shardError('query_shard_exception', `failed to create query: For input string: "${String(bound)}"`);
    return field.type === 'float' ? Math.fround(number) : number;
  };
  const from = read(low, -Infinity);
  const to = read(high, Infinity);
  return onNumbers(
    field,
    (number) => (lowIncluded ? number >= from : number > from) && (highIncluded ? number <= to : number < to),
  );
}

function wordRange(field: Field, { low, lowIncluded, high, highIncluded }: Bounds): Query {
  const within = (word: string) => {
    const above = low === undefined || low === null ? 1 : compareWords(word, String(low));
    const below = high === undefined || high === null ? -1 : compareWords(word, String(high));
    return (above > 0 || (lowIncluded && above === 0)) && (below < 0 || (highIncluded && below === 0));
  };
  return testQuery((space) => {
    const column = columnOf(space, field);
    if (!(column instanceof KeywordColumn)) return undefined;
    const inside = Uint8Array.from(column.words, (word) => (within(word) ? 1 : 0));
    return (doc) => column.values(doc).some((code) => inside[code] === 1);
  });
}
