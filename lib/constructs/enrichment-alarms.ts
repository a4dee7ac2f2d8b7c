import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { type FunctionName, METRIC, METRICS_NAMESPACE } from '#lambdas/names.ts';
import type { Config } from '../config.ts';
import type { CallQueues } from './call-queues.ts';
import type { WorkQueue } from './work-queue.ts';

/** Days before the end of a model from which it is time to take another one. */
const END_OF_LIFE_DAYS = 60;
/** Seconds that a critical call may wait for a function. */
const PRIORITY_AGE_SECONDS = 900;
const PERIOD = Duration.minutes(5);

export interface EnrichmentAlarmsProps {
  readonly config: Config;
  readonly alerts: Topic;
  readonly queues: CallQueues;
  /** The function that looks after batch jobs; it fails when one cannot be finished. */
  readonly batch: LambdaFunction;
}

interface AlarmRule {
  readonly metric: IMetric;
  readonly description: string;
  readonly threshold: number;
  /** @default raised at the threshold and above it */
  readonly below?: boolean;
  /** @default no data is no alarm; else it stays as it is while there is none */
  readonly lastCounts?: boolean;
}

/** The alarms of enrichment, each with a name that stays. */
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
    this.alarm('ModelRefused', {
      metric: measured(METRIC.modelRefused, 'enrichment', 'Sum'),
      description: 'Bedrock refuses requests, which no repetition changes: model access, rights or the request itself.',
      threshold: 1,
    });
    this.alarm('BatchModelRefused', {
      metric: measured(METRIC.modelRefused, 'batch-enrichment', 'Sum'),
      description: 'Bedrock refuses batch jobs, which no repetition changes: model access, rights or the job itself.',
      threshold: 1,
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

  /** A step lasts until the function that saw it says otherwise, also through a night without calls. */
  private budget(): void {
    const description = 'Most of the budget is committed: only the economical model is used.';
    const spent = 'The budget is committed: calls get what can be said without a model.';
    for (const [prefix, service] of [
      ['', 'enrichment'],
      ['Batch', 'batch-enrichment'],
    ] as const) {
      const metric = measured(METRIC.budgetStep, service, 'Maximum');
      this.alarm(`${prefix}BudgetEconomyOnly`, { metric, description, threshold: 1, lastCounts: true });
      this.alarm(`${prefix}BudgetExtractiveOnly`, { metric, description: spent, threshold: 2, lastCounts: true });
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

  private alarm(name: string, { metric, description, threshold, below = false, lastCounts = false }: AlarmRule): void {
    const { config, alerts } = this.props;
    const { GREATER_THAN_OR_EQUAL_TO_THRESHOLD, LESS_THAN_OR_EQUAL_TO_THRESHOLD } = ComparisonOperator;
    const alarm = new Alarm(this, name, {
      alarmName: alarmName(config, name),
      alarmDescription: description,
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: below ? LESS_THAN_OR_EQUAL_TO_THRESHOLD : GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: lastCounts ? TreatMissingData.IGNORE : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(alerts));
  }
}

/** The name in an account of an alarm of this deployment; `*` stands for all of them. */
export function alarmName({ name, env }: Pick<Config, 'name' | 'env'>, alarm: string): string {
  return `${name}-${env}-${alarm}`;
}

/** A metric as a function writes it: Powertools adds the name of the service, nothing else. */
function measured(metricName: string, service: FunctionName, statistic: string, period = PERIOD): Metric {
  return new Metric({ namespace: METRICS_NAMESPACE, metricName, dimensionsMap: { service }, statistic, period });
}
