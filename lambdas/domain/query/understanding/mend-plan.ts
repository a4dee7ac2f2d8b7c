import { type Dimension, isCycle, isField, isInterval } from '../../analytics/dimensions.ts';
import { specOf } from '../../analytics/metrics.ts';
import { parsePlan } from '../../analytics/parse-plan.ts';
import type { AggregationPlan, PlanInput } from '../../analytics/plan.ts';
import type { Filters } from '../../search/filters.ts';

export interface SettledPlan {
  readonly plan: AggregationPlan;
  /** Changes that were needed, in their order. */
  readonly mended: readonly Mending[];
}

export type Mending = 'default-range' | 'coarser-periods' | 'fewer-groups' | 'fewer-metrics';

interface Mended {
  readonly input: PlanInput;
  readonly how: Mending;
}

const MAX_MENDINGS = 8;
const DAY_MS = 86_400_000;
/** Days of a plan by hours or days that names no time. */
const DEFAULT_DAYS = 30;

/** Reads a plan that a rule or a model made, mended where it cannot be carried out; undefined where that does not help. */
export function settlePlan(wanted: PlanInput, now: Date): SettledPlan | undefined {
  const mended: Mending[] = [];
  let input: PlanInput = wanted;
  for (let tries = 0; tries <= MAX_MENDINGS; tries++) {
    const parsed = parsePlan(input);
    if (parsed.ok) return { plan: parsed.plan, mended };
    const next = mend(input, parsed.fault.field, now);
    if (next === undefined) return undefined;
    mended.push(next.how);
    input = next.input;
  }
  return undefined;
}

function mend(input: PlanInput, field: string, now: Date): Mended | undefined {
  if (field === 'filters.date_range') return isOpen(input) ? withDefaultRange(input, now) : withCoarserPeriods(input);
  if (field.startsWith('metrics')) return withFewerMetrics(input);
  return field.startsWith('group_by') ? withFewerGroups(input) : undefined;
}

function isOpen({ filters }: PlanInput): boolean {
  return filters?.date_range?.start === undefined || filters.date_range.end === undefined;
}

/** The 30 days up to now, or up to the end that is named; what has a start goes on until now. */
function withDefaultRange(input: PlanInput, now: Date): Mended {
  const { start: from, end: until } = (input.filters?.date_range ?? {}) as NonNullable<Filters['date_range']>;
  const end = until ?? (from !== undefined && from > now.toISOString() ? from : now.toISOString());
  const start = from ?? new Date(Date.parse(end) - DEFAULT_DAYS * DAY_MS).toISOString();
  return { input: { ...input, filters: { ...input.filters, date_range: { start, end } } }, how: 'default-range' };
}

const COARSER: Readonly<Partial<Record<Dimension, Dimension>>> = {
  hour: 'day',
  day: 'week',
  week: 'month',
  month: 'quarter',
  quarter: 'year',
};

function withCoarserPeriods(input: PlanInput): Mended | undefined {
  const groups = input.group_by ?? [];
  if (!groups.some(({ by }) => COARSER[by] !== undefined)) return withFewerGroups(input);
  const group_by = groups.map((group) => (isInterval(group.by) ? { by: COARSER[group.by] ?? group.by } : group));
  return { input: { ...input, group_by }, how: 'coarser-periods' };
}

/** Leaves out the inner group; of two, one that is no field. */
function withFewerGroups(input: PlanInput): Mended | undefined {
  const groups = input.group_by ?? [];
  if (groups.length === 0) return undefined;
  const kept = groups.find(({ by }) => isField(by)) ?? groups[0];
  const group_by = groups.length === 1 || kept === undefined ? [] : [kept];
  return { input: { ...input, group_by }, how: 'fewer-groups' };
}

/** Only what adds up by cycles; and not the clients of each client. */
function withFewerMetrics(input: PlanInput): Mended | undefined {
  const cycle = input.group_by?.some(({ by }) => isCycle(by)) ?? false;
  const refused = (metric: NonNullable<PlanInput['metrics']>[number]) =>
    specOf(metric).kind === 'distinct' || (cycle && specOf(metric).kind === 'percentile');
  const wanted = input.metrics ?? [];
  const kept = wanted.filter((metric) => !refused(metric));
  if (kept.length === wanted.length) return undefined;
  const { order_by, ...rest } = input;
  const orders = order_by !== undefined && (order_by === 'key' || !refused(order_by)) && { order_by };
  return { input: { ...rest, ...orders, metrics: kept.length > 0 ? kept : ['count'] }, how: 'fewer-metrics' };
}
