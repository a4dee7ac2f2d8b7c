import type { CallDocument, Moment } from '../../domain/search/document.ts';
import { mergeRanges, type Range, readMarks } from '../../domain/search/evidence.ts';
import { MARK } from './search-bodies.ts';

/** An answer to the bodies of search-bodies.ts, as far as it is read. */
export interface SearchResponse {
  readonly hits: {
    readonly total?: { readonly value: number; readonly relation: 'eq' | 'gte' };
    readonly hits: readonly EngineHit[];
  };
}

export interface EngineHit {
  /** Not of a ranking. */
  readonly _id?: string;
  /** Score and call_id, of a ranking. */
  readonly sort?: readonly [number, string];
  readonly matched_queries?: readonly string[];
  readonly _source?: Partial<CallDocument>;
  readonly highlight?: Readonly<Record<string, readonly string[]>>;
  readonly inner_hits?: { readonly moments: { readonly hits: { readonly hits: readonly { _source: Moment }[] } } };
}

/** Where the call's text has words of the query, by stem or by sound; ordered, none overlaps another. */
export function markedRanges({ highlight = {} }: EngineHit, text: string): readonly Range[] {
  const marked = Object.values(highlight).flatMap(([whole]) => (whole === undefined ? [] : [readMarks(whole, MARK)]));
  return mergeRanges(
    marked.flatMap((one) => {
      // OpenSearch cuts off the blanks around what it marks, and with them the first turns where they are empty.
      const from = text.indexOf(one.text);
      return from < 0 ? [] : one.ranges.map(([start, end]) => [start + from, end + from] as const);
    }),
  );
}

/** The moment of the call that is nearest to the query's vector. */
export function nearestMoment({ inner_hits }: EngineHit): Moment | undefined {
  return inner_hits?.moments.hits.hits[0]?._source;
}
