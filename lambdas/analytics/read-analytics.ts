import type { AggregationPlan } from '../domain/analytics/plan.ts';
import type { CallAnalytics } from '../domain/analytics/ports.ts';
import type { ParameterFault, QueryParameters } from '../domain/analytics/query-parameters.ts';
import { readSummary, type Summary, type SummaryResults } from '../domain/analytics/read-summary.ts';
import type { AggregationResult } from '../domain/analytics/result.ts';
import { parseSummary, type SummaryPlans } from '../domain/analytics/summary.ts';
import { parseTrend, readTrend, type Trend } from '../domain/analytics/trend.ts';
import { type IndexProblemDeps, indexProblem } from '../runtime/index-problem.ts';
import type { Answer, Problem } from '../runtime/problem.ts';

export interface AnalyticsDeps extends IndexProblemDeps {
  readonly analytics: CallAnalytics;
  readonly now: () => Date;
}

/** The figures of a time, all from one request to the index. */
export async function summariseCalls(deps: AnalyticsDeps, parameters: QueryParameters): Promise<Answer<Summary>> {
  const parsed = parseSummary(parameters);
  if (!parsed.ok) return refused(parsed.fault);
  const names = Object.keys(parsed.plans) as (keyof SummaryPlans)[];
  const plans = Object.values(parsed.plans) as readonly AggregationPlan[];
  return whenAvailable(deps, async () => {
    const results = await deps.analytics.aggregate(plans);
    const byName = Object.fromEntries(names.map((name, index) => [name, results[index]]));
    return readSummary(parsed.plans, byName as unknown as SummaryResults);
  });
}

/** A metric over time, as one series or one for each of the largest groups. */
export async function followTrend(deps: AnalyticsDeps, parameters: QueryParameters): Promise<Answer<Trend>> {
  const parsed = parseTrend(parameters, deps.now());
  if (!parsed.ok) return refused(parsed.fault);
  const { points, totals } = parsed.plans;
  return whenAvailable(deps, async () => {
    const [pointResult, totalResult] = await deps.analytics.aggregate([points, totals]);
    return readTrend(parsed.plans, given(pointResult), given(totalResult));
  });
}

function given(result: AggregationResult | undefined): AggregationResult {
  if (result === undefined) throw new Error('A plan was given no result.');
  return result;
}

async function whenAvailable<T>(deps: AnalyticsDeps, read: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, body: await read() };
  } catch (error) {
    const problem = indexProblem(deps, error);
    if (problem === undefined) throw error;
    return { ok: false, problem };
  }
}

function refused({ field, title }: ParameterFault): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { status: 400, code: 'bad-parameter', title, field } };
}
