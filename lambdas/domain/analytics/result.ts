import type { Dimension } from './dimensions.ts';
import type { Metric } from './metrics.ts';

/** Values of the metrics of a plan, rounded to 6 decimals; null where there is no call to take an average of. */
export type MetricValues = { readonly count: number } & { readonly [M in Metric]?: number | null };

/** One group of calls. */
export interface Row {
  /** Value of each dimension of the plan; times as in time-label.ts. */
  readonly key: { readonly [D in Dimension]?: string };
  readonly metrics: MetricValues;
  /** Percent of all calls that the filters let through, two decimals; only where the plan asks for percentages. */
  readonly share?: number;
}

/** What a reader of the figures should know. */
export const NOTES = {
  /** A call can stand in several groups, so counts may add up to more than there are calls, and shares to more than 100. */
  overlap: 'groups-overlap',
  /** Some groups' counts may be too low, because the calls lie on several shards and the groups are very many. */
  groups: 'groups-approximate',
  /** So many clients that their number is an estimate, some percent off at most. */
  distinct: 'distinct-clients-approximate',
} as const;
export type Note = (typeof NOTES)[keyof typeof NOTES];

export interface AggregationResult {
  /** In the order that the plan asks for, ties by key. */
  readonly rows: readonly Row[];
  /** Of all calls that the filters let through, whatever group they are in. */
  readonly totals: MetricValues;
  /**
   * Calls that stand in no row because of `top`, `min_count` or `limit`. With a field of several values: pairs of a
   * call and a value. Null where two such fields are combined: those pairs are not counted.
   */
  readonly other: number | null;
  /** Calls that are in no group because they have no value of a field of several values; of the outermost such field. */
  readonly without_value: number;
  /** Rows were left out, or groups were that may have had some. */
  readonly truncated: boolean;
  /** Some figure is an estimate; `notes` says which. */
  readonly approximate: boolean;
  readonly notes: readonly Note[];
}
