import type { AggregationPlan } from '../domain/analytics/plan.ts';
import type { CallAnalytics } from '../domain/analytics/ports.ts';
import { fixedShares, type ValueShare } from '../domain/analytics/read-summary.ts';
import type { AggregationResult } from '../domain/analytics/result.ts';
import type { Filters } from '../domain/search/filters.ts';
import { SENTIMENTS } from '../domain/triage/types.ts';

/** The calls that the filters of an interpretation let through. */
export interface MatchingCalls {
  readonly total_matching_calls: number;
  /** From very negative to very positive, also those without calls. */
  readonly sentiment_distribution: readonly ValueShare[];
}

/** Counts them, and carries out further plans in the same request; results are in the order of the plans. */
export async function countMatching(
  analytics: CallAnalytics,
  filters: Filters,
  plans: readonly AggregationPlan[] = [],
): Promise<{ readonly matching: MatchingCalls; readonly results: readonly AggregationResult[] }> {
  const [sentiments, ...results] = await analytics.aggregate([sentimentPlan(filters), ...plans]);
  if (sentiments === undefined || results.length !== plans.length) throw new Error('A plan was given no result.');
  const matching = {
    total_matching_calls: sentiments.totals.count,
    sentiment_distribution: fixedShares(sentiments, 'sentiment'),
  };
  return { matching, results };
}

/** Number of calls by a field, the largest groups first. */
export function countBy(by: 'sentiment' | 'issue', filters: Filters, top: number): AggregationPlan {
  return {
    metrics: ['count'],
    group_by: [{ by, top }],
    filters,
    time_zone: 'UTC',
    order_by: 'count',
    order: 'desc',
    percentages: true,
    min_count: 1,
  };
}

const sentimentPlan = (filters: Filters) => countBy('sentiment', filters, SENTIMENTS.length);
