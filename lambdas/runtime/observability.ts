import { Logger as PowertoolsLogger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { METRICS_NAMESPACE, type MetricIn, type SplitOf } from '../metrics.ts';
import { createBoundedValues } from './bounded-values.ts';
import { faultName } from './describe-fault.ts';
import { CorrelatedLines } from './log-lines.ts';
import { createMetricRecords } from './metric-records.ts';
import { metricUse, type Split } from './metric-use.ts';

/** What the use cases count with. The catalogue (metrics.ts) says in which unit, and by what a metric may be split. */
export interface Counter {
  /** Adds to a count, zero included: a zero says that somebody looked. With values of dimensions it is also split by each. */
  count<N extends MetricIn<'Count'>>(metric: N, by: number, split?: SplitOf<N>, beside?: Beside): void;
}

/**
 * What stands in the record of a metric and is none of its dimensions, so that queries of the logs find it and its values,
 * of which there may be many, are no metrics to pay for. Nothing personal.
 */
export type Beside = Readonly<Record<string, string>>;

/** What the use cases measure with, beside counting. */
export interface Meter extends Counter {
  /** A duration or an age in seconds. */
  seconds<N extends MetricIn<'Seconds'>>(metric: N, value: number, split?: SplitOf<N>): void;
  /** A value that is no count: percent, dollars, milliseconds, days. */
  gauge<N extends MetricIn<'Percent' | 'Milliseconds' | 'None'>>(metric: N, value: number, split?: SplitOf<N>): void;
}

/** Structured log lines; details must hold nothing personal. */
export interface Logger {
  info(message: string, details: Readonly<Record<string, unknown>>): void;
  warn(message: string, details: Readonly<Record<string, unknown>>): void;
}

export const logger = new PowertoolsLogger({ logFormatter: new CorrelatedLines() });
export const metrics = new Metrics({ namespace: METRICS_NAMESPACE });
export const splitMetrics = createMetricRecords();

/**
 * Measures as CloudWatch embedded metrics; the middy stacks write them out at the end of the invocation. Never throws: a figure that is lost is better than a call that is.
 */
export const counter: Meter = { count: measure, seconds: measure, gauge: measure };

const bounded = createBoundedValues();

function measure(metric: string, value: number, split?: Split, beside: Beside = {}): void {
  try {
    // Powertools would write null.
    if (!Number.isFinite(value)) throw new RangeError('A metric is no number.');
    const { unit, values, unknown } = metricUse(metric, split);
    if (unknown.length > 0) logger.warn('A metric has no such dimension', { metric, dimensions: unknown });
    if (values.length === 0) {
      metrics.addMetric(metric, unit, value);
      return;
    }
    const bound = values.map(([name, raw]) => [name, bounded(metric, name, raw)] as const);
    splitMetrics.add(metric, unit, value, { values: bound, beside });
  } catch (error) {
    metricsLost(error, { metric });
  }
}

/** Tells of metrics that are lost, if that can be told. */
export function metricsLost(error: unknown, details: Readonly<Record<string, string>> = {}): void {
  try {
    logger.warn('Metrics are lost', { ...details, fault: faultName(error) });
  } catch {
    // Nowhere is left to say it.
  }
}
