import type { AlarmModel, AlarmState, MetricAlarmModel, MetricQuery } from '../../assembly/cloudwatch-model.ts';

/** What an alarm tells a topic when it changes its state. */
export interface AlarmChange {
  readonly alarm: AlarmModel;
  readonly from: AlarmState;
  readonly to: AlarmState;
  readonly reason: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Of a composite alarm: the alarms that made it change. */
  readonly children: readonly { readonly arn: string; readonly state: AlarmState; readonly at: number }[];
}

/** Longest subject of a notification, in characters. */
const MAX_SUBJECT = 100;

export function subjectOf({ alarm, to }: AlarmChange, region: string): string {
  return `${to}: "${alarm.name}" in ${regionName(region)}`.slice(0, MAX_SUBJECT);
}

/**
 * The message of a metric alarm or of a composite one
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html).
 */
export function messageOf(change: AlarmChange, { region, account }: { region: string; account: string }) {
  const { alarm, from, to, reason, at } = change;
  const shared = {
    AlarmName: alarm.name,
    AlarmDescription: alarm.description,
    AWSAccountId: account,
    NewStateValue: to,
    NewStateReason: reason,
    StateChangeTime: timeOf(at),
    Region: regionName(region),
    AlarmArn: alarm.arn,
    OldStateValue: from,
    OKActions: alarm.actions.OK,
    AlarmActions: alarm.actions.ALARM,
    InsufficientDataActions: alarm.actions.INSUFFICIENT_DATA,
  };
  if (alarm.kind === 'metric') return { ...shared, Trigger: triggerOf(alarm) };
  const TriggeringChildren = change.children.map((child) => {
    return { Arn: child.arn, State: { Value: child.state, Timestamp: timeOf(child.at) } };
  });
  return { ...shared, AlarmRule: alarm.rule, TriggeringChildren };
}

function triggerOf(alarm: MetricAlarmModel) {
  const { evaluationPeriods, datapointsToAlarm, comparison, threshold, treatMissingData, queries } = alarm;
  const rule = {
    EvaluationPeriods: evaluationPeriods,
    DatapointsToAlarm: datapointsToAlarm,
    ComparisonOperator: comparison,
    Threshold: threshold,
    TreatMissingData: treatMissingData ?? '',
    EvaluateLowSampleCountPercentile: '',
  };
  const [only, second] = queries;
  if (only?.kind !== 'metric' || second !== undefined) return { ...rule, Metrics: queries.map(metricOf) };
  const { statistic, periodSeconds, metric } = only;
  const plain = STATISTICS[statistic];
  return {
    MetricName: metric.name,
    Namespace: metric.namespace,
    ...(plain === undefined
      ? { StatisticType: 'ExtendedStatistic', ExtendedStatistic: statistic }
      : { StatisticType: 'Statistic', Statistic: plain }),
    Unit: null,
    Dimensions: dimensionsOf(metric.dimensions),
    Period: periodSeconds,
    ...rule,
  };
}

/** As the message spells them. */
const STATISTICS: Readonly<Record<string, string>> = {
  Sum: 'SUM',
  Average: 'AVERAGE',
  Minimum: 'MINIMUM',
  Maximum: 'MAXIMUM',
  SampleCount: 'SAMPLE_COUNT',
};

function metricOf(query: MetricQuery) {
  const shared = {
    Id: query.id,
    ...(query.label !== undefined && { Label: query.label }),
    ReturnData: query.returnData,
  };
  if (query.kind === 'expression') return { ...shared, Expression: query.expression };
  const { metric, periodSeconds, statistic } = query;
  const { namespace, name, dimensions } = metric;
  const Metric = { Dimensions: dimensionsOf(dimensions), MetricName: name, Namespace: namespace };
  return { ...shared, MetricStat: { Metric, Period: periodSeconds, Stat: statistic } };
}

function dimensionsOf(dimensions: Readonly<Record<string, string>>) {
  return Object.entries(dimensions).map(([name, value]) => ({ value, name }));
}

/** `2026-11-21T10:00:00.000+0000` */
function timeOf(at: number): string {
  return new Date(at).toISOString().replace('Z', '+0000');
}

function regionName(region: string): string {
  return region === 'us-east-1' ? 'US East (N. Virginia)' : region;
}
