import type { JsonObject } from '../json.ts';
import type { Field } from '../mapping/field.ts';
import type { Query } from '../query/query.ts';
import type { Shard } from '../shard/shard.ts';
import type { Named } from './aggregation.ts';

export interface AggregationContext {
  readonly shard: Shard;
  /** Milliseconds since 1970. */
  readonly now: number;
  query(json: unknown): Query;
  /** The field of an aggregation; undefined when the mapping has none of that name. */
  field(type: string, json: JsonObject): Field | undefined;
}

export interface BucketContext extends AggregationContext {
  readonly name: string;
  readonly type: string;
  readonly subs: readonly Named[];
}
