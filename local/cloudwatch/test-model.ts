import type { CompositeAlarmModel, MetricAlarmModel, MetricQuery } from '../assembly/cloudwatch-model.ts';

const named = (name: string) => ({
  stack: 'App',
  logicalId: name,
  name: `app-test-${name}`,
  arn: `arn:aws:cloudwatch:us-east-1:000000000000:alarm:app-test-${name}`,
  description: `About ${name}.`,
  actionsEnabled: true,
  actions: { ALARM: [`arn:aws:sns:us-east-1:000000000000:${name}`], OK: [], INSUFFICIENT_DATA: [] },
});

export function sumOf(name: string, dimensions: Record<string, string> = {}): MetricQuery {
  const metric = { namespace: 'Test', name, dimensions };
  return { id: 'm1', returnData: true, kind: 'metric', metric, statistic: 'Sum', periodSeconds: 300 };
}

/** Raised when the sum of five minutes of a metric is one or more. */
export function metricAlarm(name: string, change: Partial<MetricAlarmModel> = {}): MetricAlarmModel {
  return {
    ...named(name),
    kind: 'metric',
    queries: [sumOf(name)],
    threshold: 1,
    comparison: 'GreaterThanOrEqualToThreshold',
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    treatMissingData: 'notBreaching',
    ...change,
  };
}

export function compositeAlarm(
  name: string,
  rule: string,
  change: Partial<CompositeAlarmModel> = {},
): CompositeAlarmModel {
  return { ...named(name), kind: 'composite', rule, ...change };
}
