import { isField } from '../../analytics/dimensions.ts';
import type { AggregationPlan } from '../../analytics/plan.ts';
import { type AggregationResult, NOTES, type Note } from '../../analytics/result.ts';
import type { Figures } from '../answer.ts';
import type { Interpretation } from '../interpretation.ts';
import { callsWords, countedCalls, countSentence, noCall, predicate } from './calls-words.ts';
import { comparison } from './comparison.ts';
import { narrowing } from './describe-filters.ts';
import { metricName, metricValue, namedValue } from './metric-words.ts';
import { percentWords } from './number-words.ts';
import { ranking } from './ranking.ts';
import { trend } from './trend.ts';

/**
 * One to three plain sentences that answer a question for figures with its figures. Numbers are those of the result, with
 * their units; what is counted is always named, so that a wrong understanding can be seen.
 */
export function describeFigures({ plan, filters, share_of }: Interpretation, figures: Figures): string {
  const { result, share_percent } = figures;
  if (plan === null) return countOrNone(result, filters, 'UTC');
  const shared = share_of !== null && share_percent !== null;
  const share = shared ? [shareSentence(plan, figures, { share_of, share_percent })] : [];
  const rest = shared && plan.group_by.length === 0 && plan.metrics.length === 1 ? [] : [figuresSentence(plan, result)];
  return [...share, ...rest, ...notes(result)].join(' ');
}

function countOrNone(
  { totals: { count } }: AggregationResult,
  filters: AggregationPlan['filters'],
  zone: string,
): string {
  return count === 0 ? noCall(filters, zone) : countSentence(count, filters, zone);
}

function shareSentence(
  { filters, time_zone }: AggregationPlan,
  { result }: Figures,
  { share_of, share_percent }: { readonly share_of: AggregationPlan['filters']; readonly share_percent: number },
): string {
  const { count } = result.totals;
  const said = predicate(narrowing(filters, share_of), time_zone) || 'match';
  const whole = callsWords(share_of, time_zone);
  if (count === 0) return `None of the ${whole} ${said} (${percentWords(share_percent)}).`;
  return `${percentWords(share_percent)} of the ${whole} ${said}: ${namedValue('count', result.totals)}.`;
}

function figuresSentence(plan: AggregationPlan, result: AggregationResult): string {
  const { filters, time_zone, group_by } = plan;
  if (result.totals.count === 0) return noCall(filters, time_zone);
  const [group, second] = group_by;
  if (group === undefined) return whole(plan, result);
  if (result.rows.length === 0)
    return `No group has as many calls as asked for, of ${countedCalls(result.totals.count, filters, time_zone)}.`;
  if (second !== undefined) return ranking(plan, result);
  if (!isField(group.by)) return trend(plan, result, group.by);
  return comparison(plan, result, group.by) ?? ranking(plan, result);
}

/** Figures of all calls together. */
function whole({ filters, time_zone, metrics }: AggregationPlan, result: AggregationResult): string {
  const { totals } = result;
  const others = metrics.filter((metric) => metric !== 'count');
  if (others.length === 0) return countOrNone(result, filters, time_zone);
  const said = others.map((metric) =>
    metric === 'distinct_clients'
      ? `the number of different clients is ${metricValue(metric, totals)}`
      : `the ${metricName(metric)} is ${metricValue(metric, totals)}`,
  );
  return `Of ${countedCalls(totals.count, filters, time_zone)}, ${said.join(', ')}.`;
}

const NOTE_WORDS: Readonly<Record<Note, string>> = {
  [NOTES.overlap]: 'a call can stand in several groups',
  [NOTES.groups]: 'some counts may be too low',
  [NOTES.distinct]: 'the number of clients is an estimate',
};

/** One sentence of what a reader should know. */
function notes({ notes: found, rows }: AggregationResult): readonly string[] {
  if (found.length === 0 || rows.length === 0) return [];
  return [`Note: ${found.map((note) => NOTE_WORDS[note]).join('; ')}.`];
}
