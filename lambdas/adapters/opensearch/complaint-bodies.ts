import { knownZone } from '../../domain/analytics/time-zone.ts';
import type { ComplaintFilters, ListOrder, ListQuery } from '../../domain/complaints/listing/list.ts';
import type { StatsQuery } from '../../domain/complaints/listing/stats.ts';
import type { SummaryScope } from '../../domain/complaints/summary/types.ts';
import { anyOf, complaintClauses, dueBefore } from './complaint-clauses.ts';
import type { Clause } from './filter-clauses.ts';

/** What a list does not show. */
const _source = { excludes: ['text', 'priority_rank'] };

/**
 * When what is never due is due, for sorting: the last millisecond of the year 9999. What engines put there by themselves is
 * larger than a number of JSON can be in JavaScript, so that no page could go on behind it.
 */
export const NEVER_MS = 253_402_300_799_999;

const byDue = { due_at: { order: 'asc', missing: NEVER_MS } };
const byId = { complaint_id: 'asc' };

const SORTS: Readonly<Record<ListOrder, readonly object[]>> = {
  due: [byDue, byId],
  opened: [{ opened_at: 'desc' }, byId],
  priority: [{ priority_rank: 'asc' }, byDue, byId],
};

/** One more than the page holds tells whether there is another. */
export function listBody({ filters, order, limit, after }: ListQuery): object {
  return {
    size: limit + 1,
    track_total_hits: true,
    query: filtered(complaintClauses(filters)),
    sort: SORTS[order],
    _source,
    ...(after && { search_after: after }),
  };
}

const filtered = (filter: readonly Clause[]) => ({ bool: { filter } });

/** Names of the aggregations of a body, and of what stands in each of its groups. */
export const PART = {
  departments: 'departments',
  trend: 'trend',
  issues: 'issues',
  sentiments: 'sentiments',
  open: 'open',
  breached: 'breached',
  overdue: 'overdue',
  reopened: 'reopened',
  reopenedOpen: 'reopened_open',
  firstResponse: 'first_response',
  firstResponses: 'first_responses',
  resolution: 'resolution',
  resolutions: 'resolutions',
} as const;

/** Departments and issues are names of configuration, far fewer than this. */
const MAX_GROUPS = 1_000;
const SHARD_GROUPS = 10_000;
const LARGEST_FIRST = [{ _count: 'desc' }, { _key: 'asc' }];

const largest = (field: string) => ({
  terms: { field, size: MAX_GROUPS, shard_size: SHARD_GROUPS, order: LARGEST_FIRST },
});

type Aggregations = Readonly<Record<string, object>>;

const OPEN: Clause = { term: { is_open: true } };
const REOPENED: Clause = { range: { reopened: { gte: 1 } } };

/** As one filter: what was noticed as missed and is overdue as well counts once. */
const breached = (now: string) => anyOf({ exists: { field: 'missed' } }, dueBefore(now));

function kpis(now: string): Aggregations {
  return {
    [PART.open]: { filter: OPEN },
    [PART.breached]: { filter: breached(now) },
    [PART.overdue]: { filter: filtered([OPEN, dueBefore(now)]) },
    [PART.reopened]: { filter: REOPENED },
    [PART.reopenedOpen]: { filter: filtered([REOPENED, OPEN]) },
    ...percentiles(PART.firstResponse, PART.firstResponses, 'first_response_minutes'),
    ...percentiles(PART.resolution, PART.resolutions, 'resolution_minutes'),
  };
}

/**
 * How finely a t-digest keeps apart what it counts (Dunning and Ertl 2019): with this, some thousand values come out as if
 * each was kept, and the engine's default of 100 would blur the 90th percentile of a department of some hundred.
 */
const COMPRESSION = 1_000;

function percentiles(name: string, counted: string, field: string): Aggregations {
  return {
    [name]: { percentiles: { field, percents: [50, 90], tdigest: { compression: COMPRESSION } } },
    [counted]: { value_count: { field } },
  };
}

/** Everything in one search without hits. */
export function statsBody({ filters, interval, time_zone, now }: StatsQuery): object {
  return {
    ...countBody(filters),
    aggs: {
      ...kpis(now),
      [PART.departments]: { ...largest('department'), aggs: kpis(now) },
      [PART.trend]: {
        date_histogram: {
          field: 'opened_at',
          calendar_interval: interval,
          time_zone: knownZone(time_zone) ?? time_zone,
          min_doc_count: 1,
        },
        aggs: { [PART.open]: { filter: OPEN }, [PART.breached]: { filter: breached(now) } },
      },
    },
  };
}

const countBody = (filters: ComplaintFilters) => ({
  size: 0,
  track_total_hits: true,
  query: filtered(complaintClauses(filters)),
});

const HISTORY_MS = 90 * 86_400_000;

/** Figures, issues and sentiments of the scope, and how long resolutions took of late. */
export function factsBodies(scope: SummaryScope): readonly [figures: object, history: object] {
  const { now } = scope;
  const figures = {
    ...countBody(scopeFilters(scope)),
    aggs: { ...kpis(now), [PART.issues]: largest('issue'), [PART.sentiments]: largest('sentiment') },
  };
  const since = new Date(Date.parse(now) - HISTORY_MS).toISOString();
  const { department } = scopeFilters(scope);
  const resolved = { range: { resolved_at: { gte: since, lte: now } } };
  const history = {
    ...countBody({}),
    query: filtered([...complaintClauses({ department }), resolved]),
    aggs: percentiles(PART.resolution, PART.resolutions, 'resolution_minutes'),
  };
  return [figures, history];
}

/** Complaints that speak for an issue: the most pressing and newest first. */
export function exampleBody(scope: SummaryScope, issue: string, size: number): object {
  return {
    size,
    query: filtered(complaintClauses({ ...scopeFilters(scope), issue: [issue] })),
    sort: [{ priority_rank: 'asc' }, { opened_at: 'desc' }, byId],
    _source,
  };
}

function scopeFilters({ department, start, end }: SummaryScope): ComplaintFilters {
  return { ...(department !== undefined && { department: [department] }), opened_from: start, opened_to: end };
}
