import { parsingError } from '../errors.ts';
import { asArray, isObject, type JsonObject } from '../json.ts';
import { ShardError } from '../query/query.ts';
import type { Named } from './aggregation.ts';

export interface Bucket {
  readonly count: number;
  /** Place among the keys. */
  readonly rank: number;
  /** Answers of the sub-aggregations, when the order needs them. */
  readonly subs: () => JsonObject;
}

export interface BucketOrder {
  /** Whether sub-aggregations are needed for it. */
  readonly bySubs: boolean;
  readonly compare: (a: Bucket, b: Bucket) => number;
}

type Compare = BucketOrder['compare'];

/** Reads `order`; ties are broken by the key. */
export function readOrder(json: unknown, subs: readonly Named[]): BucketOrder {
  const criteria = asArray(json ?? { _count: 'desc' }).map((item) => {
    const entries = isObject(item) ? Object.entries(item) : [];
    const [entry] = entries;
    if (entry === undefined || entries.length > 1) throw parsingError('Must specify at least one field for [order]');
    const direction = String(entry[1]).toLowerCase();
    if (direction !== 'asc' && direction !== 'desc') throw parsingError(`Unknown order direction [${direction}]`);
    return { path: entry[0], sign: direction === 'asc' ? 1 : -1 };
  });
  const compares = criteria.map(({ path, sign }): Compare => {
    const compare = comparison(path, subs);
    return (a, b) => compare(a, b, sign);
  });
  const compare: Compare = (a, b) => {
    for (const one of compares) {
      const order = one(a, b);
      if (order !== 0) return order;
    }
    return a.rank - b.rank;
  };
  return { compare, bySubs: criteria.some(({ path }) => !path.startsWith('_')) };
}

function comparison(path: string, subs: readonly Named[]): (a: Bucket, b: Bucket, sign: number) => number {
  if (path === '_count') return (a, b, sign) => sign * (a.count - b.count);
  if (path === '_key' || path === '_term') return (a, b, sign) => sign * (a.rank - b.rank);
  const [name = '', ...rest] = path.split('.');
  if (!subs.some((sub) => sub.name === name)) {
    const problem = `The provided aggregation [${name}] either does not exist, or is a pipeline aggregation and cannot be used to sort the buckets.`;
    throw new ShardError(
      500,
      'aggregation_execution_exception',
      `Invalid aggregation order path [${path}]. ${problem}`,
    );
  }
  return (a, b, sign) => {
    const [x, y] = [metricOf(a, name, rest.join('.')), metricOf(b, name, rest.join('.'))];
    // Buckets without a value come last in either direction.
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    return sign * (x - y);
  };
}

function metricOf(bucket: Bucket, name: string, property: string): number {
  const answer = bucket.subs()[name];
  if (!isObject(answer)) return Number.NaN;
  const values = isObject(answer.values) ? answer.values : undefined;
  const value =
    values === undefined
      ? answer[property || ('value' in answer ? 'value' : 'doc_count')]
      : (values[property] ?? values[`${property}.0`]);
  return typeof value === 'number' ? value : Number.NaN;
}
