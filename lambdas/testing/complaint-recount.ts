import { timeLabeller } from '../domain/analytics/time-label.ts';
import { startOfDay } from '../domain/analytics/time-zone.ts';
import type { ComplaintDocument } from '../domain/complaints/document.ts';
import type { ComplaintFilters, ListedComplaint, ListOrder } from '../domain/complaints/listing/list.ts';
import type { ComplaintStats, Kpis, Percentiles, StatsQuery } from '../domain/complaints/listing/stats.ts';
import type { SummaryFacts, SummaryScope } from '../domain/complaints/summary/types.ts';
import { SENTIMENTS, type Sentiment } from '../domain/triage/types.ts';

type Documents = readonly ComplaintDocument[];

/** What lists, figures and facts of complaints must be, by brute force over the documents. Text is not looked for. */
export function passing(all: Documents, filters: ComplaintFilters): Documents {
  return all.filter((one) => passes(one, filters));
}

function passes(one: ComplaintDocument, filters: ComplaintFilters): boolean {
  const { due_before, opened_from = '', opened_to = '~', client_id, call_id } = filters;
  const isAmong = (list: readonly string[] | undefined, value: string) => list === undefined || list.includes(value);
  return (
    isAmong(filters.department, one.department) &&
    isAmong(filters.status, one.status) &&
    isAmong(filters.priority, one.priority) &&
    isAmong(filters.owner, one.owner ?? 'none') &&
    isAmong(filters.group, one.group) &&
    isAmong(filters.issue, one.issue) &&
    (client_id ?? one.client_id) === one.client_id &&
    (call_id ?? one.call_id) === one.call_id &&
    (due_before === undefined || (one.due_at ?? '~') < due_before) &&
    one.opened_at >= opened_from &&
    one.opened_at <= opened_to
  );
}

const byText = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);
const byId = (a: ComplaintDocument, b: ComplaintDocument) => byText(a.complaint_id, b.complaint_id);
const byDue = (a: ComplaintDocument, b: ComplaintDocument) => byText(a.due_at ?? '~', b.due_at ?? '~') || byId(a, b);
const newest = (a: ComplaintDocument, b: ComplaintDocument) => byText(b.opened_at, a.opened_at) || byId(a, b);

const ORDERS: Readonly<Record<ListOrder, (a: ComplaintDocument, b: ComplaintDocument) => number>> = {
  due: byDue,
  opened: newest,
  priority: (a, b) => a.priority_rank - b.priority_rank || byDue(a, b),
};

export function listed(all: Documents, filters: ComplaintFilters, order: ListOrder): readonly ListedComplaint[] {
  return passing(all, filters).toSorted(ORDERS[order]).map(shown);
}

function shown({ text: _, priority_rank: __, ...rest }: ComplaintDocument): ListedComplaint {
  return rest;
}

export function recountStats(all: Documents, { filters, interval, time_zone, now }: StatsQuery): ComplaintStats {
  const chosen = passing(all, filters);
  const departments = [...Map.groupBy(chosen, ({ department }) => department)];
  const startOf = startIn(interval, time_zone);
  const periods = Map.groupBy(chosen, ({ opened_at }) => startOf(Date.parse(opened_at)));
  return {
    total: kpis(chosen, now),
    by_department: departments
      .sort(([a, x], [b, y]) => y.length - x.length || byText(a, b))
      .map(([department, within]) => ({ department, ...kpis(within, now) })),
    trend: [...periods]
      .sort(([a], [b]) => byText(a, b))
      .map(([start, within]) => {
        const { opened, breached, resolved } = kpis(within, now);
        return { start, opened, breached, resolved };
      }),
  };
}

function startIn(interval: StatsQuery['interval'], zone: string): (ms: number) => string {
  const label = timeLabeller(interval, zone);
  return (ms) => {
    const day = label(ms);
    return new Date(startOfDay(day.length === 7 ? `${day}-01` : day, zone) ?? Number.NaN).toISOString();
  };
}

function kpis(chosen: Documents, now: string): Kpis {
  const isLate = ({ due_at }: ComplaintDocument) => due_at !== undefined && due_at < now;
  const count = (counts: (one: ComplaintDocument) => boolean) => chosen.filter(counts).length;
  const open = count(({ is_open }) => is_open);
  const resolved = chosen.length - open;
  const reopened = count((one) => one.reopened > 0);
  const ended = resolved + count((one) => one.reopened > 0 && one.is_open);
  return {
    opened: chosen.length,
    open,
    resolved,
    breached: count((one) => one.missed.length > 0 || isLate(one)),
    overdue: count((one) => one.is_open && isLate(one)),
    reopened,
    reopen_rate: ended === 0 ? null : decimals(reopened / ended),
    first_response_minutes: percentiles(chosen.flatMap((one) => one.first_response_minutes ?? [])),
    resolution_minutes: percentiles(chosen.flatMap((one) => one.resolution_minutes ?? [])),
  };
}

function percentiles(numbers: readonly number[]): Percentiles {
  const sorted = numbers.toSorted((a, b) => a - b);
  return { p50: quantile(sorted, 0.5), p90: quantile(sorted, 0.9), measured: sorted.length };
}

/** Between the two values whose middles of rank the quantile lies; `sorted` in ascending order. */
function quantile(sorted: readonly number[], share: number): number | null {
  const rank = Math.min(Math.max(share * sorted.length - 0.5, 0), sorted.length - 1);
  const [below, above] = [sorted[Math.floor(rank)], sorted[Math.ceil(rank)]];
  if (below === undefined || above === undefined) return null;
  return decimals(below + (above - below) * (rank - Math.floor(rank)));
}

const decimals = (value: number) => Math.round(value * 1_000_000) / 1_000_000 + 0;

const HISTORY_MS = 90 * 86_400_000;

export function recountFacts(all: Documents, { department, start, end, now }: SummaryScope): SummaryFacts {
  const inDepartment = department === undefined ? {} : { department: [department] };
  const chosen = passing(all, { ...inDepartment, opened_from: start, opened_to: end });
  const issues = [...Map.groupBy(chosen, ({ issue }) => issue)]
    .sort(([a, x], [b, y]) => y.length - x.length || byText(a, b))
    .map(([issue, { length: count }]) => ({ issue, count, share: decimals(count / chosen.length) }));
  const pressing = chosen.toSorted((a, b) => a.priority_rank - b.priority_rank || newest(a, b));
  const since = new Date(Date.parse(now) - HISTORY_MS).toISOString();
  const recent = passing(all, inDepartment).filter(
    ({ resolved_at }) => resolved_at !== undefined && resolved_at >= since && resolved_at <= now,
  );
  const sentiment = SENTIMENTS.map((name) => [name, chosen.filter((one) => one.sentiment === name).length] as const);
  return {
    kpis: kpis(chosen, now),
    issues,
    sentiment: Object.fromEntries(sentiment) as Record<Sentiment, number>,
    examples: issues
      .filter(({ issue }) => issue !== 'unspecified')
      .slice(0, 3)
      .flatMap(({ issue }) => pressing.filter((one) => one.issue === issue).slice(0, 8))
      .map(shown),
    history: percentiles(recent.flatMap((one) => one.resolution_minutes ?? [])),
  };
}
