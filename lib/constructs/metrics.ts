import { createHash } from 'node:crypto';
import { Duration, Token } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { METRICS, METRICS_NAMESPACE, type MetricKey } from '#lambdas/metrics.ts';
import { COUNTED_BY, type Counting } from './counted-by.ts';

/** What is looked at as one. */
export const PERIOD = Duration.minutes(5);

/** A dimension that the catalogue splits a metric by, and one of its values. */
export type Split<K extends MetricKey> = readonly [dimension: (typeof METRICS)[K]['by'][number], value: string];

export interface Measure<K extends MetricKey> {
  /** `Sum`, `Average`, `Minimum`, `Maximum`, `SampleCount` or a percentile such as `p99`. */
  readonly statistic: string;
  /** @default five minutes */
  readonly period?: Duration;
  /** @default its name */
  readonly label?: string;
  /** @default the whole of it */
  readonly by?: Split<K>;
}

/** A metric of the catalogue as one function writes it. */
export function measured<K extends MetricKey>(key: K, service: Counting<K>, measure: Measure<K>): Metric {
  const { statistic, period = PERIOD, label, by } = measure;
  return new Metric({
    namespace: METRICS_NAMESPACE,
    metricName: METRICS[key].name,
    dimensionsMap: { service, ...(by !== undefined && { [by[0]]: by[1] }) },
    statistic,
    period,
    ...(label !== undefined && { label }),
  });
}

export interface Together<K extends MetricKey> extends Partial<Measure<K>> {
  /** @default all functions that count it */
  readonly of?: readonly Counting<K>[];
}

/** What functions together have counted; nothing counted is 0 as soon as one of them has counted something. */
export function summed<K extends MetricKey>(key: K, measure: Together<K> = {}): IMetric {
  const { label = METRICS[key].name, period = PERIOD } = measure;
  const each = ofEach(key, { statistic: 'Sum', label, ...measure });
  return each.length === 1 && each[0] ? each[0] : total(each, label, period);
}

const HOUR_SECONDS = 3600;

/** What functions together count in an hour at this pace: the same whatever the period that is drawn. */
export function hourly<K extends MetricKey>(key: K, measure: Together<K> = {}): IMetric {
  const { label = METRICS[key].name, period = PERIOD } = measure;
  const usingMetrics = named(ofEach(key, { statistic: 'Sum', label, ...measure }));
  const ids = Object.keys(usingMetrics);
  // PERIOD takes metrics only, not what expressions make of them.
  const expression = `${HOUR_SECONDS} / PERIOD(${ids[0]}) * SUM([${ids.map((id) => `FILL(${id}, 0)`).join(', ')}])`;
  return new MathExpression({ expression, usingMetrics, label, period });
}

/** The highest value that any function has counted. */
export function highest<K extends MetricKey>(key: K, measure: Together<K> = {}): IMetric {
  const { label = METRICS[key].name, period = PERIOD } = measure;
  const each = ofEach(key, { label, ...measure, statistic: 'Maximum' });
  if (each.length === 1 && each[0]) return each[0];
  const usingMetrics = named(each);
  return new MathExpression({
    expression: `MAX([${Object.keys(usingMetrics).join(', ')}])`,
    usingMetrics,
    label,
    period,
  });
}

/** The same where a function that says nothing says 0. */
export function highestOrZero<K extends MetricKey>(key: K, measure: Together<K> = {}): IMetric {
  const { label = METRICS[key].name, period = PERIOD } = measure;
  const usingMetrics = named(ofEach(key, { label, ...measure, statistic: 'Maximum' }));
  const filled = Object.keys(usingMetrics).map((id) => `FILL(${id}, 0)`);
  return new MathExpression({ expression: `MAX([${filled.join(', ')}])`, usingMetrics, label, period });
}

/** The mean over everything that functions have counted, each value with the same weight. */
export function averaged<K extends MetricKey>(key: K, measure: Together<K> = {}): IMetric {
  const { label = METRICS[key].name, period = PERIOD } = measure;
  const sums = summed(key, { ...measure, statistic: 'Sum' });
  const samples = summed(key, { ...measure, statistic: 'SampleCount' });
  return ratio([sums, samples], { label, period });
}

function ofEach<K extends MetricKey>(
  key: K,
  { of, ...measure }: Together<K> & { readonly statistic: string },
): Metric[] {
  const services: readonly Counting<K>[] = of ?? COUNTED_BY[key];
  return services.map((service) => measured(key, service, measure));
}

interface Shown {
  readonly label: string;
  readonly period?: Duration;
  /** @default 1 */
  readonly times?: number;
}

/** One metric divided by another. Where nothing was counted there is nothing to divide by, and no value. */
export function ratio(
  [of, by]: readonly [IMetric, IMetric],
  { label, period = PERIOD, times = 1 }: Shown,
): MathExpression {
  const usingMetrics = named([of, by]);
  const [part, whole] = Object.keys(usingMetrics);
  const scaled = times === 1 ? part : `${times} * ${part}`;
  return new MathExpression({ expression: `${scaled} / ${whole}`, usingMetrics, label, period });
}

/** The sum of metrics, of which some may be without a value. */
export function total(metrics: readonly IMetric[], label: string, period = PERIOD): MathExpression {
  const usingMetrics = named(metrics);
  const filled = Object.keys(usingMetrics).map((id) => `FILL(${id}, 0)`);
  return new MathExpression({ expression: `SUM([${filled.join(', ')}])`, usingMetrics, label, period });
}

/**
 * Metrics by an id that says what they are: it is the same for the same metric, and another one for any other, as the
 * expressions of a graph have their ids in common.
 */
export function named(metrics: readonly IMetric[]): Record<string, IMetric> {
  return Object.fromEntries(metrics.map((metric) => [idOf(metric), metric]));
}

function idOf(metric: IMetric): string {
  const { metricStat, mathExpression, renderingProperties } = metric.toMetricConfig();
  if (!metricStat) return `e_${digest([mathExpression?.expression, mathExpression?.period])}`;
  const { namespace, metricName, statistic, period, dimensions = [] } = metricStat;
  // What only the deployment names has its label for a name, which stays the same from synthesis to synthesis.
  const of = dimensions.map(({ value }) => (Token.isUnresolved(value) ? renderingProperties?.label : value));
  const name = metricName.replace(/[^A-Za-z]+/g, '').replace(/^[A-Z]/, (letter) => letter.toLowerCase());
  return `${name.slice(0, ID_NAME_LENGTH)}_${digest([namespace, metricName, of, statistic, period.toSeconds()])}`;
}

/** Expressions have 1,024 characters at most, and some name forty metrics. */
const ID_NAME_LENGTH = 12;

/** Ids begin with a small letter, hold letters, digits and underscores, and are short (API reference, MetricDataQuery: Id). */
function digest(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 8);
}
