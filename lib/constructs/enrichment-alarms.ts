import { Duration } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { METRIC } from '#lambdas/names.ts';
import { type AlarmProps, type AlarmRule, addAlarm, budgetSteps, measured, PERIOD, refusals } from './alarms.ts';
import type { CallQueues } from './call-queues.ts';
import type { WorkQueue } from './work-queue.ts';

/** Days before the end of a model from which it is time to take another one. */
const END_OF_LIFE_DAYS = 60;
/** Seconds that a critical call may wait for a function. */
const PRIORITY_AGE_SECONDS = 900;

export interface EnrichmentAlarmsProps extends AlarmProps {
  readonly queues: CallQueues;
  /** The function that looks after batch jobs; it fails when one cannot be finished. */
  readonly batch: LambdaFunction;
}

/** The alarms of enrichment. */
export class EnrichmentAlarms extends Construct {
  private readonly props: EnrichmentAlarmsProps;

  constructor(scope: Construct, id: string, props: EnrichmentAlarmsProps) {
    super(scope, id);
    this.props = props;
    this.models();
    this.budget();
    this.queues();
  }

  private models(): void {
    this.alarm('EnrichmentBatchFailed', {
      metric: measured(METRIC.enrichmentBatchFailed, 'enrichment', 'Maximum'),
      description: 'No call of a batch got an answer of a model.',
      threshold: 1,
    });
    this.alarm('BatchJobFailed', {
      metric: measured(METRIC.enrichmentBatchFailed, 'batch-enrichment', 'Maximum'),
      description: 'No call of a batch job got an answer of use: all are read singly, at the full price.',
      threshold: 1,
    });
    this.alarm('ModelRefused', refusals('enrichment'));
    this.alarm('BatchModelRefused', {
      ...refusals('batch-enrichment'),
      description: 'Bedrock refuses batch jobs, which no repetition changes: model access, rights or the job itself.',
    });
    this.alarm('BatchEnrichmentFailed', {
      metric: this.props.batch.metricErrors({ period: PERIOD, statistic: 'Sum' }),
      description: 'Batch jobs cannot be begun or finished; each run of the function tries again.',
      threshold: 1,
    });
    this.alarm('ModelEndOfLife', {
      metric: measured(METRIC.modelEndOfLifeDays, 'enrichment', 'Minimum', Duration.hours(6)),
      description: `A model in use ends within ${END_OF_LIFE_DAYS} days.`,
      threshold: END_OF_LIFE_DAYS,
      below: true,
      lastCounts: true,
    });
  }

  private budget(): void {
    const spent = 'The budget is committed: calls get what can be said without a model.';
    for (const [prefix, service] of [
      ['', 'enrichment'],
      ['Batch', 'batch-enrichment'],
    ] as const) {
      for (const [name, rule] of Object.entries(budgetSteps(service, spent))) this.alarm(`${prefix}${name}`, rule);
    }
  }

  private queues(): void {
    const { priority, normal } = this.props.queues;
    this.deadLetters('EnrichmentPriorityDeadLetters', priority);
    this.deadLetters('EnrichmentDeadLetters', normal);
    this.alarm('EnrichmentPriorityDelayed', {
      metric: priority.queue.metricApproximateAgeOfOldestMessage({ period: PERIOD, statistic: 'Maximum' }),
      description: 'A critical call has been waiting to be enriched for a quarter of an hour.',
      threshold: PRIORITY_AGE_SECONDS,
    });
  }

  private deadLetters(name: string, { deadLetters }: WorkQueue): void {
    this.alarm(name, {
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: 'Maximum' }),
      description: 'Calls could not be enriched again and again and lie in the dead-letter queue.',
      threshold: 1,
    });
  }

  private alarm(name: string, rule: AlarmRule): void {
    addAlarm(this, this.props, name, rule);
  }
}
