import { Duration } from 'aws-cdk-lib';
import type { MetricAlarm } from './alarms.ts';
import { measured } from './metrics.ts';
import { platform } from './platform-metrics.ts';
import type { Watched } from './watched.ts';

/** Percent of the stored calls: 22.7 were measured (docs/COST.md), and a model is paid for each of them. */
export const ENRICHMENT_RATE = 25;

/** It is raised at once and stays until what has been waiting meanwhile is done, so that nobody is told of that as well. */
const WHILE_CALLS_CATCH_UP = { raise: 1, of: 4 };

/** The alarms of enrichment, beside those of its queues and models. */
export function enrichmentAlarms({ functions }: Watched) {
  return {
    EnrichmentBatchFailed: {
      severity: 'page',
      metric: measured('enrichmentBatchFailed', 'enrichment', { statistic: 'Maximum' }),
      description: 'No call of a batch got an answer of a model.',
      threshold: 1,
      periods: WHILE_CALLS_CATCH_UP,
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
      metric: measured('enrichmentRate', 'triage', { statistic: 'Average', period: Duration.hours(1) }),
      description: `For an hour, triage has sent more than ${ENRICHMENT_RATE} % of the calls to a model.`,
      threshold: ENRICHMENT_RATE,
      when: 'above',
    },
  } as const satisfies Readonly<Record<string, MetricAlarm>>;
}
