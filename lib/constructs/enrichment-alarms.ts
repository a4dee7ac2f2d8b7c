import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { MetricAlarm } from './alarms.ts';
import { measured } from './metrics.ts';
import { platform } from './platform-metrics.ts';
import type { Watched } from './watched.ts';

/** Percent of the stored calls: 22.7 were measured (docs/COST.md), and a model is paid for each of them. */
export const ENRICHMENT_RATE = 25;
/**
 * Fewer calls in an hour make no rate: of a thousand of which 22.7 % are to be read, more than 25 % are by chance in one
 * hour of 24, of a hundred in one of 4, and those that somebody tries the system with are anything. Nor are they money: a
 * thousand calls that are all read cost about 35 cents (docs/COST.md).
 */
export const FEWEST_CALLS = 1_000;

/** It is raised at once and stays until what has been waiting meanwhile is done, so that nobody is told of that as well. */
const WHILE_CALLS_CATCH_UP = { raise: 1, of: 4 };

/** At night a batch is a single call, which fails for reasons of its own: nobody is woken by the first. */
const FAILED_BATCHES = 2;
/** As long as the other alarm lasts. */
const TWENTY_MINUTES = Duration.minutes(20);

/** The alarms of enrichment, beside those of its queues and models. */
export function enrichmentAlarms({ functions }: Watched) {
  return {
    EnrichmentBatchFailed: {
      severity: 'ticket',
      metric: measured('enrichmentBatchFailed', 'enrichment', { statistic: 'Maximum' }),
      description: 'No call of a batch got an answer of a model.',
      threshold: 1,
      periods: WHILE_CALLS_CATCH_UP,
    },
    ModelsUnavailable: {
      severity: 'page',
      metric: measured('enrichmentBatchFailed', 'enrichment', { statistic: 'Sum', period: TWENTY_MINUTES }),
      description: 'In twenty minutes, at least two batches of calls got no answer of any model: calls wait.',
      threshold: FAILED_BATCHES,
    },
    BatchJobFailed: {
      severity: 'ticket',
      metric: measured('enrichmentBatchFailed', 'batch-enrichment', { statistic: 'Maximum' }),
      description: 'No call of a batch job got an answer of use: all are read singly, at the full price.',
      threshold: 1,
    },
    BatchEnrichmentFailed: {
      severity: 'ticket',
      metric: platform(
        'AWS/Lambda',
        'Errors',
        { FunctionName: functions['batch-enrichment'].functionName },
        { statistic: 'Sum' },
      ),
      description: 'Batch jobs cannot be begun or finished; each run of the function tries again.',
      threshold: 1,
    },
    EnrichmentRateHigh: {
      severity: 'ticket',
      metric: enrichmentRateOfMany(),
      description: `Within an hour, triage has sent more than ${ENRICHMENT_RATE} % of at least ${FEWEST_CALLS} calls to a model.`,
      threshold: ENRICHMENT_RATE,
      when: 'above',
    },
  } as const satisfies Readonly<Record<string, MetricAlarm>>;
}

/** Percent of the calls of an hour; no value while they are few. */
function enrichmentRateOfMany(): MathExpression {
  const period = Duration.hours(1);
  return new MathExpression({
    expression: `IF(calls >= ${FEWEST_CALLS}, rate)`,
    usingMetrics: {
      calls: measured('enrichmentRate', 'triage', { statistic: 'SampleCount', period }),
      rate: measured('enrichmentRate', 'triage', { statistic: 'Average', period }),
    },
    label: '% of the calls to be read by a model',
    period,
  });
}
