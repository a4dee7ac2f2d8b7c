import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { type FunctionName, METRIC, METRICS_NAMESPACE } from '#lambdas/names.ts';
import type { Config } from '../config.ts';

/** What is looked at as one. */
export const PERIOD = Duration.minutes(5);

export interface AlarmProps {
  readonly config: Config;
  readonly alerts: Topic;
}

export interface AlarmRule {
  readonly metric: IMetric;
  readonly description: string;
  readonly threshold: number;
  /** @default raised at the threshold and above it */
  readonly below?: boolean;
  /** @default no data is no alarm; else it stays as it is while there is none */
  readonly lastCounts?: boolean;
}

/** An alarm with a name that stays, which tells the topic of alerts. */
export function addAlarm(scope: Construct, { config, alerts }: AlarmProps, name: string, rule: AlarmRule): void {
  const { metric, description, threshold, below = false, lastCounts = false } = rule;
  const { GREATER_THAN_OR_EQUAL_TO_THRESHOLD, LESS_THAN_OR_EQUAL_TO_THRESHOLD } = ComparisonOperator;
  const alarm = new Alarm(scope, name, {
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

/** The name in an account of an alarm of this deployment; `*` stands for all of them. */
export function alarmName({ name, env }: Pick<Config, 'name' | 'env'>, alarm: string): string {
  return `${name}-${env}-${alarm}`;
}

/** A metric as a function writes it: Powertools adds the name of the service, nothing else. */
export function measured(metricName: string, service: FunctionName, statistic: string, period = PERIOD): Metric {
  return new Metric({ namespace: METRICS_NAMESPACE, metricName, dimensionsMap: { service }, statistic, period });
}

/** Requests of a function that a model refuses: nothing but a person mends that. */
export function refusals(service: FunctionName): AlarmRule {
  return {
    metric: measured(METRIC.modelRefused, service, 'Sum'),
    description: 'Bedrock refuses requests, which no repetition changes: model access, rights or the request itself.',
    threshold: 1,
  };
}

/**
 * The steps of the budget as a function sees them, by the end of the alarm's name. A step lasts until the function that saw
 * it says otherwise, also through a night without calls. `spent` says what comes of a spent budget.
 */
export function budgetSteps(service: FunctionName, spent: string): Readonly<Record<string, AlarmRule>> {
  const metric = measured(METRIC.budgetStep, service, 'Maximum');
  const economy = 'Most of the budget is committed: only the economical model is used.';
  return {
    BudgetEconomyOnly: { metric, description: economy, threshold: 1, lastCounts: true },
    BudgetExtractiveOnly: { metric, description: spent, threshold: 2, lastCounts: true },
  };
}
