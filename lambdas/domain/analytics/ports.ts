import type { AggregationPlan } from './plan.ts';
import type { AggregationResult } from './result.ts';

/** The engine does not know the time zone of a plan, though we do: its time zone data are older. */
export class UnknownTimeZoneError extends Error {
  constructor(cause: unknown) {
    super('The search engine does not know the time zone.', { cause });
    this.name = 'UnknownTimeZoneError';
  }
}

/** A result, and the version of the calls that it was counted from (domain/query/data-version.ts). */
export interface VersionedResult extends AggregationResult {
  readonly data_version: string;
}

export interface CallAnalytics {
  /** Carries out all plans in one request; results are in their order. Throws an IndexUnavailableError or an UnknownTimeZoneError. */
  aggregate(plans: readonly AggregationPlan[]): Promise<readonly AggregationResult[]>;
}

export interface VersionedAnalytics {
  /**
   * The results of plans, each with the version of the calls that its filters let through, taken in the same moment as its
   * figures. As aggregate otherwise.
   */
  aggregateVersioned(plans: readonly AggregationPlan[]): Promise<readonly VersionedResult[]>;
}
