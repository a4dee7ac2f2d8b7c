import type { Dimension } from '../../analytics/dimensions.ts';
import { hasSeveral } from '../../analytics/dimensions.ts';
import type { AggregationPlan } from '../../analytics/plan.ts';
import type { AggregationResult, Row } from '../../analytics/result.ts';
import { countedCalls } from './calls-words.ts';
import { valueWords } from './label-words.ts';
import { besides, mainMetric, metricName, metricValue } from './metric-words.ts';
import { numberWords } from './number-words.ts';

/** Most groups that are listed. */
const MAX_LISTED = 12;

/** One group, and several. */
const GROUPS: { readonly [D in Dimension]: readonly [one: string, several: string] } = {
  product: ['product', 'products'],
  client_segment: ['segment', 'segments'],
  region: ['region', 'regions'],
  channel: ['channel', 'channels'],
  language: ['language', 'languages'],
  agent_id: ['agent', 'agents'],
  client_id: ['client', 'clients'],
  intent: ['intent', 'intents'],
  sentiment: ['sentiment', 'sentiments'],
  importance: ['importance', 'levels of importance'],
  lane: ['lane', 'lanes'],
  issue: ['issue', 'issues'],
  mentioned_product: ['mentioned product', 'mentioned products'],
  flag: ['flag', 'flags'],
  key_issue: ['key issue', 'key issues'],
  tag: ['tag', 'tags'],
  resolution: ['resolution', 'resolutions'],
  churn_risk: ['churn risk', 'levels of churn risk'],
  escalation_risk: ['escalation risk', 'levels of escalation risk'],
  enriched: ['enrichment', 'kinds of enrichment'],
  hour: ['hour', 'hours'],
  day: ['day', 'days'],
  week: ['week', 'weeks'],
  month: ['month', 'months'],
  quarter: ['quarter', 'quarters'],
  year: ['year', 'years'],
  hour_of_day: ['hour of the day', 'hours of the day'],
  day_of_week: ['day of the week', 'days of the week'],
};

/** `Top 5 products by calls, of 412 calls …: Fibre 500 (37, 12.3 %), …; 14 calls are of others.` */
export function ranking(plan: AggregationPlan, result: AggregationResult): string {
  const listed = result.rows.slice(0, MAX_LISTED);
  const all = listed.length === result.rows.length && result.other === 0 && !result.truncated;
  const calls = countedCalls(result.totals.count, plan.filters, plan.time_zone);
  const entries = listed.map((row) => entry(plan, row)).join(', ');
  const more = listed.length < result.rows.length ? '; more are in the figures' : '';
  return `${title(plan, listed.length, all)}, of ${calls}: ${entries}${others(plan, result)}${more}.`;
}

function title(plan: AggregationPlan, listed: number, all: boolean): string {
  const { group_by, order, order_by } = plan;
  const [first, second] = group_by;
  const metric = capital(metricName(mainMetric(plan)));
  const names = group_by.map(({ by }) => GROUPS[by][0]).join(' and ');
  if (first === undefined || second !== undefined || order_by === 'key') return `${metric} by ${names}`;
  const end = order === 'asc' ? 'Lowest' : 'Top';
  if (all) return order === 'asc' ? `${metric} by ${names}, the lowest first` : `${metric} by ${names}`;
  const groups = listed === 1 ? GROUPS[first.by][0] : `${numberWords(listed)} ${GROUPS[first.by][1]}`;
  return `${end} ${groups} by ${metricName(mainMetric(plan))}`;
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function entry(plan: AggregationPlan, row: Row): string {
  const labels = plan.group_by.map(({ by }) => valueWords(by, row.key[by] ?? ''));
  const figures = [metricValue(mainMetric(plan), row.metrics), ...besides(plan, row)];
  return `${labels.join(' / ')} (${figures.join(', ')})`;
}

/** Calls that stand in no row (of a field of several values pairs of a call and a value), and those without a value. */
function others({ group_by }: AggregationPlan, { other, without_value }: AggregationResult): string {
  const several = group_by.find(({ by }) => hasSeveral(by));
  const said: string[] = [];
  if (other !== null && other > 0) {
    const [one, more] = several === undefined ? ['call is', 'calls are'] : ['more is', 'more are'];
    said.push(`; ${numberWords(other)} ${other === 1 ? one : more} of others`);
  }
  if (several !== undefined && without_value > 0)
    said.push(
      `; ${numberWords(without_value)} ${without_value === 1 ? 'call has' : 'calls have'} no ${GROUPS[several.by][0]}`,
    );
  return said.join('');
}
