import type { Analyzer } from '../analysis/token.ts';
import { OpenSearchError } from '../errors.ts';
import type { Shard } from '../shard/shard.ts';
import type { Space } from '../shard/space.ts';

/** Documents of a space that match: 1 in `bits`, with one score for all or a score each. */
export interface Hits {
  readonly bits: Uint8Array;
  readonly score: number;
  readonly scores?: Float32Array;
}

/** What the clauses of one run have to tell beside their matches. */
export interface Run {
  readonly named: { readonly name: string; readonly space: Space; readonly hits: Hits }[];
  readonly inner: { readonly spec: InnerHits; readonly space: Space; readonly hits: Hits }[];
}

/** `inner_hits` of a nested query. */
export interface InnerHits {
  readonly name: string;
  readonly path: string;
  readonly from: number;
  readonly size: number;
  readonly source: unknown;
}

/** Words that a highlighter marks: one term, or those of a phrase. */
export interface Highlighted {
  readonly field: string;
  readonly terms: readonly string[];
  /** Position of each term of a phrase behind the first; words that are not indexed leave gaps. */
  readonly offsets?: readonly number[];
  /** Matches any word that begins like it. */
  readonly prefix?: boolean;
}

export interface Query {
  match(space: Space, run: Run): Hits;
  readonly highlighted: readonly Highlighted[];
}

export interface QueryContext {
  readonly shard: Shard;
  /** Milliseconds since 1970, the same for a whole request. */
  readonly now: number;
  compile(json: unknown): Query;
  /** Counts clauses of the whole search, which has a limit for them. */
  addClauses(count: number): void;
  /** Undefined when the index has no analyzer of that name. */
  analyzer(name: string): Analyzer | undefined;
}

/** A failure that the real engine finds on its shards, after the request was read: it is reported in another shape. */
export class ShardError extends OpenSearchError {}

export const shardError = (type: string, reason: string) => new ShardError(400, type, reason);

export function noHits(space: Space): Hits {
  return { bits: new Uint8Array(space.count), score: 0 };
}

export function scoreOf({ score, scores }: Hits, doc: number): number {
  return scores === undefined ? score : (scores[doc] ?? 0);
}

/** A query that gives every match the same score, from a test of each living document. */
export function testQuery(test: (space: Space) => ((doc: number) => boolean) | undefined): Query {
  return {
    highlighted: [],
    match(space) {
      const matches = test(space);
      const bits = new Uint8Array(space.count);
      const live = space.live.data;
      if (matches !== undefined)
        for (let doc = 0; doc < bits.length; doc++) if (live[doc] === 1 && matches(doc)) bits[doc] = 1;
      return { bits, score: 1 };
    },
  };
}

export const matchAll = testQuery(() => () => true);
export const matchNone = testQuery(() => undefined);

export function boosted(query: Query, boost: number): Query {
  if (boost === 1) return query;
  return {
    highlighted: query.highlighted,
    match(space, run) {
      const hits = query.match(space, run);
      const scores = hits.scores?.map((score) => score * boost);
      return { bits: hits.bits, score: Math.fround(hits.score * boost), ...(scores && { scores }) };
    },
  };
}

export function named(query: Query, name: string): Query {
  return {
    highlighted: query.highlighted,
    match(space, run) {
      const hits = query.match(space, run);
      run.named.push({ name, space, hits });
      return hits;
    },
  };
}
