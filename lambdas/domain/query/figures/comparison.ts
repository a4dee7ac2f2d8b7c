import type { Dimension, Field } from '../../analytics/dimensions.ts';
import type { Metric } from '../../analytics/metrics.ts';
import type { AggregationPlan } from '../../analytics/plan.ts';
import type { AggregationResult, Row } from '../../analytics/result.ts';
import { callsWords } from './calls-words.ts';
import { valueWords } from './label-words.ts';
import { besides, mainMetric, metricName, metricValue } from './metric-words.ts';
import { changeWords } from './number-words.ts';

/**
 * `North 41 against South 29 (+41.4 %)`, where exactly two values of the field are asked for and nothing else is in the
 * result; undefined otherwise. A value without a row has no call.
 */
export function comparison(plan: AggregationPlan, result: AggregationResult, by: Field): string | undefined {
  const { [by]: values = [], ...rest } = plan.filters;
  const [first, second] = values;
  const whole = result.other === 0 && result.rows.length <= 2;
  if (values.length !== 2 || first === undefined || second === undefined || !whole) return undefined;
  const main = mainMetric(plan);
  const sides = [first, second].map((value) => rowOf(result, by, value));
  const name =
    main === 'count' ? callsWords(rest, plan.time_zone) : `${metricName(main)} of ${callsWords(rest, plan.time_zone)}`;
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${against(plan, sides, by)}.`;
}

function rowOf({ rows }: AggregationResult, by: Field, value: string): Row {
  return rows.find(({ key }) => key[by] === value) ?? { key: { [by]: value }, metrics: { count: 0 } };
}

/** Two rows side by side, and by how much the first is above the second. */
export function against(plan: AggregationPlan, rows: readonly Row[], by: Dimension): string {
  const main = mainMetric(plan);
  const sides = rows.map((row) => side(plan, row, { by, main }));
  const [first, second] = rows.map(({ metrics }) => metrics[main] ?? undefined);
  const change = first === undefined || second === undefined ? undefined : changeWords(first, second);
  const said = sides.join(' against ');
  if (change === undefined) return said;
  return said.endsWith(')') ? `${said}, ${change}` : `${said} (${change})`;
}

function side(
  plan: AggregationPlan,
  row: Row,
  { by, main }: { readonly by: Dimension; readonly main: Metric },
): string {
  const others = besides(plan, row);
  const more = others.length === 0 ? '' : ` (${others.join(', ')})`;
  return `${valueWords(by, row.key[by] ?? '')} ${metricValue(main, row.metrics)}${more}`;
}
