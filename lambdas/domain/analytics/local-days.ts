import { knownZone, startOfDay } from './time-zone.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Replaces the days of a plan's date range by when they begin and end in the plan's time zone. Everything else, valid or
 * not, stays for validation to judge.
 */
export function withLocalDays(plan: unknown): unknown {
  if (!isFields(plan) || !isFields(plan.filters) || !isFields(plan.filters.date_range)) return plan;
  const { time_zone: zone } = plan;
  if (typeof zone !== 'string' || knownZone(zone) === undefined) return plan;
  const { date_range } = plan.filters;
  const start = startOf(date_range.start, zone, 0);
  const next = startOf(date_range.end, zone, 1);
  const range = {
    ...date_range,
    ...(start !== undefined && { start: new Date(start).toISOString() }),
    ...(next !== undefined && { end: new Date(next - 1).toISOString() }),
  };
  return { ...plan, filters: { ...plan.filters, date_range: range } };
}

function startOf(day: unknown, zone: string, after: number): number | undefined {
  return typeof day === 'string' ? startOfDay(day, zone, after) : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
