import type { JsonObject } from '../json.ts';
import type { Field } from '../mapping/field.ts';
import type { Shard } from '../shard/shard.ts';
import type { Named } from './aggregation.ts';

export interface AggregationContext {
  readonly shard: Shard;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The documents that match a query, a bit each; however often it is asked for, it runs once. */
  matching(json: unknown): () => Uint8Array;
  /** The field of an aggregation; undefined when the mapping has none of that name. */
  field(type: string, json: JsonObject): Field | undefined;
}

export interface BucketContext extends AggregationContext {
  readonly name: string;
  readonly type: string;
  readonly subs: readonly Named[];
}
