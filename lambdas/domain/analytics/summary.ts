import type { Filters } from '../search/filters.ts';
import { IMPORTANCES, INTENTS, type Intent, SENTIMENTS } from '../triage/types.ts';
import type { Field } from './dimensions.ts';
import type { Metric } from './metrics.ts';
import type { AggregationPlan } from './plan.ts';
import {
  FILTER_PARAMETERS,
  filterInput,
  type ParameterFault,
  planOfParameters,
  type QueryParameters,
  textOf,
  unknownParameter,
} from './query-parameters.ts';

/** Intents of calls that somebody complains in. */
export const COMPLAINT_INTENTS: readonly Intent[] = ['complaint', 'billing_dispute', 'technical_issue'];

/** Figures over all calls of a summary. */
export const OVERALL: readonly Metric[] = [
  'count',
  'distinct_clients',
  'avg_importance',
  'avg_sentiment',
  'avg_duration',
  'p50_duration',
  'p90_duration',
  'p95_duration',
  'total_duration',
  'total_cost',
  'avg_cost',
];

/** Values of a distribution that are always shown, in their own order; others come by their number of calls. */
export const FIXED = {
  intent: INTENTS,
  sentiment: SENTIMENTS,
  importance: IMPORTANCES,
} as const satisfies Partial<Record<Field, readonly string[]>>;

/** The plans of a summary by what they are for. */
export const SUMMARY_GROUPS = {
  products: { by: 'product', top: 10 },
  intents: { by: 'intent', top: 10 },
  sentiments: { by: 'sentiment', top: 10 },
  importances: { by: 'importance', top: 10 },
  regions: { by: 'region', top: 10 },
  channels: { by: 'channel', top: 10 },
  languages: { by: 'language', top: 10 },
} as const;

type SummaryGroup = keyof typeof SUMMARY_GROUPS;

export interface SummaryPlans extends Readonly<Record<SummaryGroup, AggregationPlan>> {
  readonly overall: AggregationPlan;
  /** Issues among complaints; undefined where the filters leave no complaint. */
  readonly complaints?: AggregationPlan;
  /** The same length of time just before; undefined without a whole date range. */
  readonly before?: AggregationPlan;
}

export type ParsedSummary =
  | { readonly ok: true; readonly plans: SummaryPlans }
  | { readonly ok: false; readonly fault: ParameterFault };

/** Parameters of GET /analytics/summary. */
export const SUMMARY_PARAMETERS = [...FILTER_PARAMETERS, 'time_zone'] as const;

/** Reads the query string of GET /analytics/summary. */
export function parseSummary(parameters: QueryParameters): ParsedSummary {
  const fault = unknownParameter(parameters, SUMMARY_PARAMETERS);
  if (fault !== undefined) return { ok: false, fault };
  const zone = textOf(parameters, 'time_zone');
  const filters = filterInput(parameters);
  const parsed = planOfParameters({ metrics: OVERALL, filters, ...(zone !== undefined && { time_zone: zone }) });
  return parsed.ok ? { ok: true, plans: summaryPlans(parsed.plan) } : parsed;
}

function summaryPlans(overall: AggregationPlan): SummaryPlans {
  const shares = { ...overall, metrics: ['count'], order_by: 'count', order: 'desc', percentages: true } as const;
  const groups = Object.entries(SUMMARY_GROUPS).map(([name, group]) => [name, { ...shares, group_by: [group] }]);
  const complaints = complaintFilters(overall.filters);
  const before = timeBefore(overall.filters);
  return {
    ...(Object.fromEntries(groups) as Record<SummaryGroup, AggregationPlan>),
    overall,
    ...(complaints && { complaints: { ...shares, filters: complaints, group_by: [{ by: 'issue', top: 10 }] } }),
    ...(before && { before: { ...overall, metrics: ['count', 'avg_importance'], filters: before } }),
  };
}

function complaintFilters(filters: Filters): Filters | undefined {
  const { intent: wanted } = filters;
  const intent = COMPLAINT_INTENTS.filter((one) => wanted?.includes(one) ?? true);
  return intent.length === 0 ? undefined : { ...filters, intent };
}

/** Ends a millisecond before the date range begins. */
function timeBefore(filters: Filters): Filters | undefined {
  const { start, end } = filters.date_range ?? {};
  if (start === undefined || end === undefined) return undefined;
  const [from, to] = [Date.parse(start), Date.parse(end)];
  const earlier = from - (to - from + 1);
  // Years before 0 have another form, which no engine reads.
  if (earlier < Date.parse('0001-01-01T00:00:00Z')) return undefined;
  const date_range = { start: new Date(earlier).toISOString(), end: new Date(from - 1).toISOString() };
  return { ...filters, date_range };
}
