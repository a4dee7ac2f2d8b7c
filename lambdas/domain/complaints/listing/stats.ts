import type { ComplaintFilters } from './list.ts';

/** Intervals of the trend. */
export const STATS_INTERVALS = ['day', 'week', 'month'] as const;
export type StatsInterval = (typeof STATS_INTERVALS)[number];

export interface StatsQuery {
  /** opened_from and opened_to are the period. */
  readonly filters: ComplaintFilters;
  readonly interval: StatsInterval;
  readonly time_zone: string;
  /** What is due before it and not done is overdue, UTC ISO. */
  readonly now: string;
}

/** Minutes of working time; null where nothing was measured. */
export interface Percentiles {
  readonly p50: number | null;
  readonly p90: number | null;
  /** Complaints that it is of. */
  readonly measured: number;
}

/** Figures of the complaints that were opened in the period. */
export interface Kpis {
  readonly opened: number;
  /** Neither resolved nor closed at present. */
  readonly open: number;
  /** Resolved or closed at present. */
  readonly resolved: number;
  /** A promise was missed, whether it was noticed already or is only overdue. */
  readonly breached: number;
  /** Of the open ones: due and not done. */
  readonly overdue: number;
  readonly reopened: number;
  /** reopened / (resolved + reopened that are open again); null without any. */
  readonly reopen_rate: number | null;
  readonly first_response_minutes: Percentiles;
  readonly resolution_minutes: Percentiles;
}

export interface ComplaintStats {
  readonly total: Kpis;
  /** The largest first. */
  readonly by_department: readonly (Kpis & { readonly department: string })[];
  /** Every interval of the period that had any, in order; `start` is when it begins, UTC ISO. */
  readonly trend: readonly {
    readonly start: string;
    readonly opened: number;
    readonly breached: number;
    readonly resolved: number;
  }[];
}
