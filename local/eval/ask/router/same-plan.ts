import { isField } from '#lambdas/domain/analytics/dimensions.ts';
import type { AggregationPlan, Group } from '#lambdas/domain/analytics/plan.ts';
import type { ExpectedPlan } from './questions.ts';

/** Whether a plan works out what is expected. Groups may be in any order; a number of groups may be a top or a limit. */
export function samePlan(expected: ExpectedPlan, given: AggregationPlan | null): boolean {
  if (given === null) return false;
  return (
    sameMetrics(expected.metrics ?? ['count'], given.metrics) &&
    sameGroups(expected.group_by ?? [], given) &&
    (expected.order ?? given.order) === given.order &&
    (expected.percentages ?? false) === given.percentages
  );
}

/** A count comes with whatever else is worked out. */
function sameMetrics(expected: readonly string[], given: readonly string[]): boolean {
  const asked = new Set(expected.filter((metric) => metric !== 'count'));
  const more = new Set(given.filter((metric) => metric !== 'count'));
  return asked.size === more.size && [...asked].every((metric) => more.has(metric));
}

function sameGroups(expected: NonNullable<ExpectedPlan['group_by']>, given: AggregationPlan): boolean {
  if (expected.length !== given.group_by.length) return false;
  return expected.every(({ by, top }) => {
    const group = given.group_by.find((one) => one.by === by);
    return group !== undefined && (top === undefined || shown(group, given) === top);
  });
}

/** Groups that are shown of a field. */
function shown(group: Group, { group_by: groups, limit }: AggregationPlan): number {
  const rows = groups.length === 1 ? (limit ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
  return Math.min('top' in group && isField(group.by) ? group.top : Number.POSITIVE_INFINITY, rows);
}
