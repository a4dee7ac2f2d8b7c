import type { Sentiment } from '../../triage/types.ts';
import type { ListedComplaint } from '../listing/list.ts';
import type { Kpis, Percentiles } from '../listing/stats.ts';

/** Which complaints a summary is about: those that were opened in the period. */
export interface SummaryScope {
  /** All departments when left out. */
  readonly department?: string | undefined;
  /** Inclusive, UTC ISO. */
  readonly start: string;
  readonly end: string;
  readonly now: string;
}

export interface IssueFigure {
  readonly issue: string;
  readonly count: number;
  /** Of all complaints of the scope, 0..1. */
  readonly share: number;
}

/** What is counted before anything is written; every figure of a summary is one of these. */
export interface SummaryFacts {
  readonly kpis: Kpis;
  /** By frequency, of equal ones by name; all issues of the scope. */
  readonly issues: readonly IssueFigure[];
  readonly sentiment: Readonly<Record<Sentiment, number>>;
  /** Complaints that speak for each of the three most frequent issues that have a name: the most pressing and newest first, at most 8 each. */
  readonly examples: readonly ListedComplaint[];
  /** Resolution of the scope's department (or all) over the 90 days before `now`. */
  readonly history: Percentiles;
}

export interface Recommendation {
  readonly text: string;
  /** complaint_ids of examples that it rests on; at least one. */
  readonly evidence: readonly string[];
}

/** POST /complaints/summary. */
export interface ComplaintSummary {
  readonly summary_id: string;
  readonly department: string | null;
  readonly date_range: { readonly start: string; readonly end: string };
  /** Two or three sentences; figures in it are counted. */
  readonly what: string;
  readonly total: number;
  readonly top_issues: readonly IssueFigure[];
  readonly sentiment: Readonly<Record<Sentiment, number>>;
  readonly recommendations: readonly Recommendation[];
  /** Working minutes to resolution, from history; null where nothing was resolved yet. */
  readonly expected_resolution_minutes: {
    readonly p50: number;
    readonly p90: number;
    readonly measured: number;
  } | null;
  readonly processing: {
    readonly model_used: string | null;
    readonly cost_usd: number;
    readonly cached: boolean;
    readonly degraded: boolean;
    readonly degraded_reason: string | null;
    readonly dropped_recommendations: number;
    readonly duration_ms: number;
  };
  readonly timestamp: string;
}
