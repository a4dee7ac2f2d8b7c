import type { Cycle, Interval } from '../../analytics/dimensions.ts';
import type { AggregationPlan } from '../../analytics/plan.ts';
import type { AggregationResult, Row } from '../../analytics/result.ts';
import { countedCalls } from './calls-words.ts';
import { against } from './comparison.ts';
import { valueWords } from './label-words.ts';
import { mainMetric, metricName, metricValue } from './metric-words.ts';

/** Most periods that are listed; of more, those that stand out. */
const MAX_POINTS = 12;

type Time = Interval | Cycle;

/** Period in words, and what stands before it in a sentence. */
const PERIODS: { readonly [T in Time]: readonly [name: string, preposition: string] } = {
  hour: ['hour', 'at '],
  day: ['day', 'on '],
  week: ['week', 'in the '],
  month: ['month', 'in '],
  quarter: ['quarter', 'in '],
  year: ['year', 'in '],
  hour_of_day: ['hour of the day', 'at '],
  day_of_week: ['day of the week', 'on '],
};

/** How a figure goes with time: its highest and lowest period, and all of them where they are few. */
export function trend(plan: AggregationPlan, { rows, totals }: AggregationResult, by: Time): string {
  const main = mainMetric(plan);
  const calls = countedCalls(totals.count, plan.filters, plan.time_zone);
  const name = main === 'count' ? calls : `${metricName(main)} of ${calls}`;
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}, by ${PERIODS[by][0]}`;
  const inTime = [...rows].sort((a, b) => (keyOf(a, by) < keyOf(b, by) ? -1 : 1));
  const [earlier, later] = inTime;
  if (inTime.length === 2 && earlier && later && by in LINEAR)
    return `${title}: ${against(plan, [later, earlier], by)}.`;
  const listed = rows.length > MAX_POINTS ? ends(plan, inTime, by) : rows.map((row) => point(plan, row, by));
  return `${title}: ${extremes(plan, rows, by)}. ${listed.join(', ')}.`;
}

/** Periods that follow each other once; those of a cycle are neither earlier nor later. */
const LINEAR = { hour: true, day: true, week: true, month: true, quarter: true, year: true };

const keyOf = ({ key }: Row, by: Time) => key[by] ?? '';
const periodOf = (row: Row, by: Time) => PERIODS[by][1] + valueWords(by, keyOf(row, by));

function extremes(plan: AggregationPlan, rows: readonly Row[], by: Time): string {
  const main = mainMetric(plan);
  const known = rows.flatMap((row) =>
    typeof row.metrics[main] === 'number' ? [{ row, value: row.metrics[main] }] : [],
  );
  const [first, ...others] = known;
  if (first === undefined) return 'no value';
  const highest = others.reduce((best, one) => (one.value > best.value ? one : best), first);
  const lowest = others.reduce((best, one) => (one.value < best.value ? one : best), first);
  const said = (one: typeof first) => `${periodOf(one.row, by)} with ${metricValue(main, one.row.metrics)}`;
  if (highest.value === lowest.value) return `the same each time, ${metricValue(main, first.row.metrics)}`;
  return `highest ${said(highest)}, lowest ${said(lowest)}`;
}

function point(plan: AggregationPlan, row: Row, by: Time): string {
  const words = valueWords(by, keyOf(row, by));
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}: ${metricValue(mainMetric(plan), row.metrics)}`;
}

function ends(plan: AggregationPlan, inTime: readonly Row[], by: Time): readonly string[] {
  return [inTime[0], inTime.at(-1)].flatMap((row) => (row === undefined ? [] : [point(plan, row, by)]));
}
