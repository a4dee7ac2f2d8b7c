import type { AggregationPlan } from './plan.ts';
import type { AggregationResult } from './result.ts';

/** The engine does not know the time zone of a plan, though we do: its time zone data are older. */
export class UnknownTimeZoneError extends Error {
  constructor(cause: unknown) {
    super('The search engine does not know the time zone.', { cause });
    this.name = 'UnknownTimeZoneError';
  }
}

export interface CallAnalytics {
  /** Carries out all plans in one request; results are in their order. Throws an IndexUnavailableError or an UnknownTimeZoneError. */
  aggregate(plans: readonly AggregationPlan[]): Promise<readonly AggregationResult[]>;
}
