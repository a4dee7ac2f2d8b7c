import {
  type AlarmActions,
  type AlarmModel,
  COMPARISONS,
  type CompositeAlarmModel,
  type DashboardModel,
  type MetricAlarmModel,
  type MetricId,
  type MetricQuery,
  TREATMENTS,
} from './cloudwatch-model.ts';
import type { ResourceView, StackView } from './stack-view.ts';

/** CloudWatch's default when a query names no period, in seconds. */
const DEFAULT_PERIOD = 60;
/** Of a composite alarm's suppressor when the template names none, in seconds. */
const DEFAULT_PATIENCE = 60;

export function dashboards(stack: StackView): DashboardModel[] {
  return stack.all('AWS::CloudWatch::Dashboard').map((dashboard) => {
    const { logicalId, name } = dashboard;
    return { stack: dashboard.stack, logicalId, name, body: dashboard.string('DashboardBody') };
  });
}

/** Alarms of metrics and composite ones; what the laptop cannot evaluate gives a notice. */
export function alarms(stack: StackView, notices: string[]): AlarmModel[] {
  const composite = stack.all('AWS::CloudWatch::CompositeAlarm').map(compositeAlarm);
  const ofMetrics = stack.all('AWS::CloudWatch::Alarm').flatMap((alarm) => {
    if (COMPARISONS.some((known) => known === alarm.get('ComparisonOperator'))) return [metricAlarm(alarm)];
    notices.push(`The alarm ${alarm.name} is not evaluated on the laptop, which has no anomaly detection.`);
    return [];
  });
  return [...ofMetrics, ...composite];
}

function compositeAlarm(alarm: ResourceView): CompositeAlarmModel {
  const suppressor = alarm.get('ActionsSuppressor');
  return {
    kind: 'composite',
    ...common(alarm),
    rule: alarm.string('AlarmRule'),
    ...(typeof suppressor === 'string' && {
      suppressor: {
        alarm: suppressor,
        waitSeconds: alarm.number('ActionsSuppressorWaitPeriod', DEFAULT_PATIENCE),
        extensionSeconds: alarm.number('ActionsSuppressorExtensionPeriod', DEFAULT_PATIENCE),
      },
    }),
  };
}

function metricAlarm(alarm: ResourceView): MetricAlarmModel {
  const given = alarm.get('Metrics') as readonly Query[] | undefined;
  const evaluationPeriods = alarm.number('EvaluationPeriods', 1);
  const comparison = COMPARISONS.find((known) => known === alarm.get('ComparisonOperator'));
  return {
    kind: 'metric',
    ...common(alarm),
    queries: given === undefined ? [ownQuery(alarm)] : given.map(query),
    threshold: alarm.number('Threshold', 0),
    comparison: comparison ?? alarm.fail('its comparison is not known.'),
    evaluationPeriods,
    datapointsToAlarm: alarm.number('DatapointsToAlarm', evaluationPeriods),
    treatMissingData: TREATMENTS.find((known) => known === alarm.get('TreatMissingData')),
  };
}

function common(alarm: ResourceView) {
  const list = (property: string) => (alarm.get(property) ?? []) as string[];
  const actions: AlarmActions = {
    ALARM: list('AlarmActions'),
    OK: list('OKActions'),
    INSUFFICIENT_DATA: list('InsufficientDataActions'),
  };
  const { stack, logicalId, name } = alarm;
  const description = String(alarm.get('AlarmDescription') ?? '');
  const actionsEnabled = alarm.get('ActionsEnabled') !== false;
  return { stack, logicalId, name, arn: alarm.arn(), description, actionsEnabled, actions };
}

interface Dimension {
  readonly Name: string;
  readonly Value: string;
}

interface Metric {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly Dimension[];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-cloudwatch-alarm-metricdataquery.html */
interface Query {
  readonly Id: string;
  readonly Label?: string;
  readonly ReturnData?: boolean;
  readonly Expression?: string;
  readonly Period?: number | string;
  readonly MetricStat?: { readonly Metric: Metric; readonly Period: number | string; readonly Stat: string };
}

function query({ Id, Label, ReturnData = true, Expression = '', Period, MetricStat }: Query): MetricQuery {
  const shared = { id: Id, returnData: ReturnData, ...(Label !== undefined && { label: Label }) };
  if (MetricStat === undefined) {
    const period = Period !== undefined && { periodSeconds: Number(Period) };
    return { ...shared, kind: 'expression', expression: Expression, ...period };
  }
  const { Metric, Stat } = MetricStat;
  return {
    ...shared,
    kind: 'metric',
    metric: metricId(Metric),
    statistic: Stat,
    periodSeconds: Number(MetricStat.Period),
  };
}

/** The one metric of an alarm without metric math. */
function ownQuery(alarm: ResourceView): MetricQuery {
  const metric = metricId({
    Namespace: alarm.string('Namespace'),
    MetricName: alarm.string('MetricName'),
    Dimensions: (alarm.get('Dimensions') ?? []) as Dimension[],
  });
  const statistic = String(alarm.get('ExtendedStatistic') ?? alarm.get('Statistic') ?? 'Average');
  const periodSeconds = alarm.number('Period', DEFAULT_PERIOD);
  return { id: 'm1', returnData: true, kind: 'metric', metric, statistic, periodSeconds };
}

function metricId({ Namespace, MetricName, Dimensions = [] }: Metric): MetricId {
  const dimensions = Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, String(Value)]));
  return { namespace: Namespace, name: MetricName, dimensions };
}
