import type { AggregationPlan } from '../domain/analytics/plan.ts';
import type { VersionedAnalytics, VersionedResult } from '../domain/analytics/ports.ts';
import { fixedShares, type ValueShare } from '../domain/analytics/read-summary.ts';
import type { AggregationResult } from '../domain/analytics/result.ts';
import type { Figures } from '../domain/query/answer.ts';
import type { Interpretation } from '../domain/query/interpretation.ts';
import type { Filters } from '../domain/search/filters.ts';
import { SENTIMENTS } from '../domain/triage/types.ts';

/** The calls that the filters of an interpretation let through. */
export interface MatchingCalls {
  readonly total_matching_calls: number;
  /** From very negative to very positive, also those without calls. */
  readonly sentiment_distribution: readonly ValueShare[];
}

export interface Counted {
  readonly matching: MatchingCalls;
  /** What the interpretation's plan comes to; null without one. */
  readonly figures: Figures | null;
  /** Of the further plan. */
  readonly more: AggregationResult | undefined;
  /**
   * Of the calls that all of it was counted from, of a share the calls of the whole; null where a call changed in between.
   */
  readonly version: string | null;
}

/** Counts what an interpretation is about, and carries out a further plan, all in one request. */
export async function countCalls(
  analytics: VersionedAnalytics,
  { filters, plan, share_of }: Pick<Interpretation, 'filters' | 'plan' | 'share_of'>,
  further?: AggregationPlan,
): Promise<Counted> {
  const whole = plan === null || share_of === null ? undefined : countOf(share_of, plan);
  const plans = { sentiments: countBy('sentiment', filters, SENTIMENTS.length), plan, whole, further };
  const asked = Object.entries(plans).flatMap(([name, one]) => (one ? [[name, one] as const] : []));
  const results = await analytics.aggregateVersioned(asked.map(([, one]) => one));
  const byName = new Map(asked.map(([name], i) => [name, results[i]]));
  const [sentiments, result, all] = [byName.get('sentiments'), byName.get('plan'), byName.get('whole')];
  if (sentiments === undefined) throw new Error('A plan was given no result.');
  return {
    matching: {
      total_matching_calls: sentiments.totals.count,
      sentiment_distribution: fixedShares(sentiments, 'sentiment'),
    },
    figures: result === undefined ? null : { result: plain(result), share_percent: all ? percent(result, all) : null },
    more: byName.get('further'),
    version: (result ?? sentiments).data_version === sentiments.data_version ? (all ?? sentiments).data_version : null,
  };
}

function plain({ data_version: _, ...result }: VersionedResult): AggregationResult {
  return result;
}

/** Number of calls by a field, the largest groups first. */
export function countBy(by: 'sentiment' | 'issue', filters: Filters, top: number): AggregationPlan {
  return { ...COUNT, filters, time_zone: 'UTC', group_by: [{ by, top }], percentages: true };
}

/** The calls of wider filters, in all. */
function countOf(filters: Filters, { time_zone }: AggregationPlan): AggregationPlan {
  return { ...COUNT, filters, time_zone, group_by: [], percentages: false };
}

const COUNT = { metrics: ['count'], order_by: 'count', order: 'desc', min_count: 1 } as const;

/** Two decimals; null of nothing. */
function percent(part: AggregationResult, whole: AggregationResult): number | null {
  const { count } = whole.totals;
  return count === 0 ? null : Math.round((10_000 * part.totals.count) / count) / 100;
}
