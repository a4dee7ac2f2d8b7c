import type { CountedCall } from './counted-calls.ts';

export type Field = Exclude<keyof CountedCall, 'timestamp' | 'seconds'>;
export type Total = 'count' | 'distinct_clients' | 'avg_duration' | 'total_duration';
export type Keep = (call: CountedCall) => boolean;

/** What is to come out, of the calls that are kept. */
export type Measure =
  | { readonly kind: 'total'; readonly metric: Total }
  /** Calls by the values of a field, or by day; the greatest first, so many of them. */
  | { readonly kind: 'groups'; readonly by: Field | 'day'; readonly top?: number }
  /** Percent that `part` is of the calls that are kept, two decimals. */
  | { readonly kind: 'share'; readonly part: Keep };

export interface FigureQuestion {
  readonly query: string;
  readonly time_zone: string;
  readonly keep: Keep;
  readonly measure: Measure;
  /** Whether it can be recounted from the files alone, or by what triage stored. */
  readonly from: 'files' | 'triage';
}

export const COUNT: Measure = { kind: 'total', metric: 'count' };
