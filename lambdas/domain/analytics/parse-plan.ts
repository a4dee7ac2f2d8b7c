import * as z from 'zod/mini';
import { describeIssue, type FieldFault } from '../validation/fault.ts';
import { isField } from './dimensions.ts';
import { withLocalDays } from './local-days.ts';
import type { Metric } from './metrics.ts';
import { type AggregationPlan, DEFAULT_TOP, type Group, PlanSchema } from './plan.ts';
import { brokenRule } from './plan-rules.ts';

export type ParsedPlan =
  | { readonly ok: true; readonly plan: AggregationPlan }
  | { readonly ok: false; readonly fault: FieldFault };

type Written = z.infer<typeof PlanSchema>;

/** Reads a plan of whatever origin; a bad one is refused with the field at fault. */
export function parsePlan(input: unknown): ParsedPlan {
  const parsed = z.safeParse(PlanSchema, withLocalDays(input));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { ok: false, fault: issue === undefined ? { field: '', reason: 'is not valid' } : describeIssue(issue) };
  }
  const fault = topOfTime(parsed.data);
  if (fault !== undefined) return { ok: false, fault };
  const plan = completed(parsed.data);
  const broken = brokenRule(plan);
  return broken === undefined ? { ok: true, plan } : { ok: false, fault: broken };
}

function topOfTime({ group_by }: Written): FieldFault | undefined {
  const index = group_by.findIndex(({ by, top }) => !isField(by) && top !== undefined);
  if (index < 0) return undefined;
  return {
    field: `group_by[${index}].top`,
    reason: `does not go with ${group_by[index]?.by}, whose groups are all shown`,
  };
}

function completed(written: Written): AggregationPlan {
  const { metrics, group_by, order_by, order, limit, ...rest } = written;
  const groups = group_by.map(completedGroup);
  const [first = 'count'] = metrics;
  const onlyTime = groups.length === 1 && groups.every((group) => !('top' in group));
  const by = order_by ?? (onlyTime ? 'key' : first);
  const ordering: readonly Metric[] = by === 'key' ? [] : [by];
  return {
    ...rest,
    metrics: [...new Set([...metrics, ...ordering])],
    group_by: groups,
    order_by: by,
    order: order ?? (by === 'key' ? 'asc' : 'desc'),
    ...(limit !== undefined && { limit }),
  };
}

function completedGroup({ by, top }: Written['group_by'][number]): Group {
  return isField(by) ? { by, top: top ?? DEFAULT_TOP } : { by };
}
