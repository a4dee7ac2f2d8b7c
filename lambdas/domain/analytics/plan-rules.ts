import type { FieldFault } from '../validation/fault.ts';
import { isCycle, isField } from './dimensions.ts';
import { specOf } from './metrics.ts';
import { type AggregationPlan, type Group, MAX_ROWS } from './plan.ts';
import { type GroupSize, MAX_BUCKETS, MAX_POINTS, sizeOf } from './plan-limits.ts';

type Rule = (plan: AggregationPlan) => FieldFault | undefined;

/** The first rule between fields that a plan breaks. */
export function brokenRule(plan: AggregationPlan): FieldFault | undefined {
  for (const rule of RULES) {
    const fault = rule(plan);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

const DATE_RANGE = 'filters.date_range';
const isTime = ({ by }: Group) => !isField(by);

const RULES: readonly Rule[] = [
  ({ group_by: [outer, inner] }) =>
    outer !== undefined && outer.by === inner?.by
      ? { field: 'group_by[1].by', reason: 'must differ from group_by[0].by' }
      : undefined,
  ({ group_by }) =>
    group_by.filter(isTime).length > 1
      ? { field: 'group_by[1].by', reason: 'must be a field, because the other group is a time already' }
      : undefined,
  ({ group_by: [outer, inner] }) =>
    outer !== undefined && isCycle(outer.by) && inner !== undefined
      ? { field: 'group_by[0].by', reason: `must come second, because ${outer.by} is added up from single periods` }
      : undefined,
  cycleMetrics,
  clientMetrics,
  knownSizes,
  points,
  groups,
];

/** A call is in one period only, so counts, sums and averages add up; clients and percentiles do not. */
function cycleMetrics({ metrics, group_by }: AggregationPlan): FieldFault | undefined {
  const cycle = group_by.find(({ by }) => isCycle(by));
  const index = metrics.findIndex((metric) => ['distinct', 'percentile'].includes(specOf(metric).kind));
  if (cycle === undefined || index < 0) return undefined;
  return { field: `metrics[${index}]`, reason: `cannot be ${metrics[index]}, which does not add up by ${cycle.by}` };
}

/** It is 1 for each, and would take a table of its own for each of perhaps a million clients. */
function clientMetrics({ metrics, group_by }: AggregationPlan): FieldFault | undefined {
  const index = metrics.indexOf('distinct_clients');
  if (index < 0 || !group_by.some(({ by }) => by === 'client_id')) return undefined;
  return { field: `metrics[${index}]`, reason: 'cannot be distinct_clients where calls are grouped by client_id' };
}

function sizes({ group_by, filters }: AggregationPlan): readonly (GroupSize | undefined)[] {
  return group_by.map((group) => sizeOf(group, filters.date_range));
}

function knownSizes(plan: AggregationPlan): FieldFault | undefined {
  const open = plan.group_by[sizes(plan).indexOf(undefined)];
  if (open === undefined) return undefined;
  return { field: DATE_RANGE, reason: `must have a start and an end where calls are grouped by ${open.by}` };
}

function points(plan: AggregationPlan): FieldFault | undefined {
  const index = plan.group_by.findIndex(isTime);
  const size = sizes(plan)[index];
  if (size === undefined || size.rows <= MAX_POINTS) return undefined;
  const by = plan.group_by[index]?.by;
  return {
    field: DATE_RANGE,
    reason: `must be shorter or the interval longer, because it has ${size.rows} points by ${by} and ${MAX_POINTS} are the most`,
  };
}

function groups(plan: AggregationPlan): FieldFault | undefined {
  const all = sizes(plan).map((size) => size ?? { rows: 1, buckets: 1 });
  const rows = all.reduce((product, size) => product * size.rows, 1);
  const buckets = all.reduce((product, size) => product * size.buckets, 1);
  if (rows <= MAX_ROWS && buckets <= MAX_BUCKETS) return undefined;
  const [made, most] = rows > MAX_ROWS ? [rows, MAX_ROWS] : [buckets, MAX_BUCKETS];
  const field = plan.group_by.findLastIndex((group) => 'top' in group);
  return {
    field: field < 0 ? DATE_RANGE : `group_by[${field}].top`,
    reason: `must be smaller, because the groups come to ${made} and ${most} are the most`,
  };
}
