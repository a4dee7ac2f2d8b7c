import type { Field } from './dimensions.ts';
import type { AggregationResult, MetricValues } from './result.ts';
import { FIXED, type SUMMARY_GROUPS, type SummaryPlans } from './summary.ts';

/** One value of a field. */
export interface ValueShare {
  readonly value: string;
  /** Number of calls. */
  readonly count: number;
  /** Percent of the calls that the list is about, two decimals. */
  readonly share: number;
}

type Value = number | null;

/** What GET /analytics/summary answers. Durations in seconds, costs in US dollars, scores as in a call. */
export interface Summary {
  readonly total_calls: number;
  /** UTC, inclusive; null where it is open. */
  readonly date_range: { readonly start: string | null; readonly end: string | null };
  readonly time_zone: string;
  readonly distinct_clients: number;
  /** Calls whose intent is a complaint, a billing dispute or a technical issue. */
  readonly complaint_calls: number;
  /** Issues of those calls; shares are of them, and may add up to more than 100, since a call can have several. */
  readonly top_complaints: readonly ValueShare[];
  readonly top_products: readonly ValueShare[];
  /** From the most to the least pressing, also those without calls. */
  readonly intents: readonly ValueShare[];
  readonly sentiment_distribution: readonly ValueShare[];
  readonly importance_distribution: readonly ValueShare[];
  readonly regions: readonly ValueShare[];
  readonly channels: readonly ValueShare[];
  readonly languages: readonly ValueShare[];
  readonly avg_importance: Value;
  readonly avg_sentiment: Value;
  readonly duration_seconds: Readonly<Record<'avg' | 'p50' | 'p90' | 'p95' | 'total', Value>>;
  readonly costs: { readonly total_usd: Value; readonly avg_usd: Value };
  /** The same length of time just before; null without a start and an end. */
  readonly previous: PreviousTime | null;
  /** Some figure is an estimate. */
  readonly approximate: boolean;
}

export interface PreviousTime {
  readonly date_range: { readonly start: string; readonly end: string };
  readonly total_calls: number;
  /** Change of the number of calls since then, percent, two decimals; null where there were none. */
  readonly change_percent: Value;
  readonly avg_importance: Value;
}

/** Results by what their plans are for. */
export type SummaryResults = { readonly [K in keyof SummaryPlans]: AggregationResult };

/** The summary from the results of its plans. */
export function readSummary(plans: SummaryPlans, results: SummaryResults): Summary {
  const { totals } = results.overall;
  const { start = null, end = null } = plans.overall.filters.date_range ?? {};
  return {
    total_calls: totals.count,
    date_range: { start, end },
    time_zone: plans.overall.time_zone,
    distinct_clients: totals.distinct_clients ?? 0,
    complaint_calls: results.complaints?.totals.count ?? 0,
    top_complaints: results.complaints === undefined ? [] : shares(results.complaints, 'issue'),
    ...distributions(results),
    avg_importance: totals.avg_importance ?? null,
    avg_sentiment: totals.avg_sentiment ?? null,
    duration_seconds: durations(totals),
    costs: { total_usd: totals.total_cost ?? null, avg_usd: totals.avg_cost ?? null },
    previous: previousTime(plans, results),
    approximate: Object.values(results).some((result) => result?.approximate),
  };
}

function distributions(results: Readonly<Record<keyof typeof SUMMARY_GROUPS, AggregationResult>>) {
  return {
    top_products: shares(results.products, 'product'),
    intents: fixedShares(results.intents, 'intent'),
    sentiment_distribution: fixedShares(results.sentiments, 'sentiment'),
    importance_distribution: fixedShares(results.importances, 'importance'),
    regions: shares(results.regions, 'region'),
    channels: shares(results.channels, 'channel'),
    languages: shares(results.languages, 'language'),
  };
}

function shares({ rows }: AggregationResult, field: Field): readonly ValueShare[] {
  return rows.map(({ key, metrics, share = 0 }) => ({ value: key[field] ?? '', count: metrics.count, share }));
}

/** Shares of all values of a field that has an order of its own, also of those without calls. */
export function fixedShares(result: AggregationResult, field: keyof typeof FIXED): readonly ValueShare[] {
  const found = new Map(shares(result, field).map((one) => [one.value, one]));
  return FIXED[field].map((value) => found.get(value) ?? { value, count: 0, share: 0 });
}

function durations(totals: MetricValues): Summary['duration_seconds'] {
  return {
    avg: totals.avg_duration ?? null,
    p50: totals.p50_duration ?? null,
    p90: totals.p90_duration ?? null,
    p95: totals.p95_duration ?? null,
    total: totals.total_duration ?? null,
  };
}

function previousTime({ before }: SummaryPlans, results: SummaryResults): PreviousTime | null {
  const { start, end } = before?.filters.date_range ?? {};
  if (results.before === undefined || start === undefined || end === undefined) return null;
  const { count, avg_importance = null } = results.before.totals;
  const change = (results.overall.totals.count - count) / count;
  return {
    date_range: { start, end },
    total_calls: count,
    change_percent: count === 0 ? null : Math.round(change * 10_000) / 100,
    avg_importance,
  };
}
