import type { AggregationPlan } from './plan.ts';
import type { AggregationResult } from './result.ts';

export interface CallAnalytics {
  /** Carries out all plans in one request; results are in their order. Throws an IndexUnavailableError. */
  aggregate(plans: readonly AggregationPlan[]): Promise<readonly AggregationResult[]>;
}
