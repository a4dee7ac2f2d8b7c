import type { AggregationPlan } from '../domain/analytics/plan.ts';
import type { Figures } from '../domain/query/answer.ts';
import { describeFigures } from '../domain/query/figures/describe-figures.ts';
import type { Interpretation } from '../domain/query/interpretation.ts';
import { type Draft, PLAIN } from './draft.ts';
import { countMatching } from './matching-calls.ts';
import type { QueryDeps } from './query-deps.ts';

/** Answers a question for figures by its plan, in one request to the index and without any model. */
export async function answerFigures(
  { analytics }: Pick<QueryDeps, 'analytics'>,
  interpretation: Interpretation,
  plan: AggregationPlan,
): Promise<Draft> {
  const { share_of, filters, confidence } = interpretation;
  const whole: readonly AggregationPlan[] = share_of === null ? [] : [countOf(share_of, plan)];
  const { matching, results } = await countMatching(analytics, filters, [plan, ...whole]);
  const [result, of] = results;
  if (result === undefined) throw new Error('The plan was given no result.');
  const figures: Figures = {
    result,
    share_percent: of === undefined ? null : percent(result.totals.count, of.totals.count),
  };
  return { ...PLAIN, answer: describeFigures(interpretation, figures), confidence, matching, figures };
}

/** The calls of wider filters, in all. */
function countOf(filters: AggregationPlan['filters'], { time_zone }: AggregationPlan): AggregationPlan {
  const whole = { metrics: ['count'], group_by: [], order_by: 'count', order: 'desc' } as const;
  return { ...whole, filters, time_zone, percentages: false, min_count: 1 };
}

/** Two decimals; null of nothing. */
function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((10_000 * part) / whole) / 100;
}
