import { Logger as PowertoolsLogger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { METRICS_NAMESPACE } from '../names.ts';

/** What the use cases count with. */
export interface Counter {
  /** Adds to a count, zero included: a zero says that somebody looked. With a dimension it is also split by its value. */
  count(metric: string, by: number, dimension?: { readonly name: string; readonly value: string }): void;
}

/** What the use cases measure with, beside counting. */
export interface Meter extends Counter {
  /** A duration or an age in seconds. */
  seconds(metric: string, value: number): void;
}

/** Structured log lines; details must hold nothing personal. */
export interface Logger {
  info(message: string, details: Readonly<Record<string, unknown>>): void;
  warn(message: string, details: Readonly<Record<string, unknown>>): void;
}

export const logger = new PowertoolsLogger();
export const metrics = new Metrics({ namespace: METRICS_NAMESPACE });

/** Counts as CloudWatch embedded metrics; the middy stack writes them out at the end of the invocation. */
export const counter: Meter = {
  seconds(metric, value) {
    try {
      metrics.addMetric(metric, MetricUnit.Seconds, value);
    } catch (error) {
      lost(metric, error);
    }
  },
  count(metric, by, dimension) {
    try {
      metrics.addMetric(metric, MetricUnit.Count, by);
      if (dimension === undefined) return;
      const split = metrics.singleMetric();
      split.addDimension(dimension.name, dimension.value);
      split.addMetric(metric, MetricUnit.Count, by);
    } catch (error) {
      lost(metric, error);
    }
  },
};

/** A figure that is lost is better than a call that is. */
function lost(metric: string, error: unknown): void {
  logger.warn('A metric could not be counted', { metric, fault: error instanceof Error ? error.name : 'unknown' });
}
