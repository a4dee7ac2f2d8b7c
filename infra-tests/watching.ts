import type { Template } from 'aws-cdk-lib/assertions';

/** A metric as a widget or an alarm refers to it. */
export interface Reference {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: string;
}

export interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title?: string;
    readonly markdown?: string;
    readonly alarms?: readonly string[];
    readonly metrics?: readonly (readonly unknown[])[];
  };
}

export interface DashboardBody {
  readonly json: string;
  readonly widgets: readonly Widget[];
}

/** Dashboards by their names without the deployment's. What only a deployment knows is `<logical id>`. */
export function dashboardsOf(template: Template): Record<string, DashboardBody> {
  const found = Object.values(template.findResources('AWS::CloudWatch::Dashboard'));
  return Object.fromEntries(
    found.map(({ Properties }) => {
      const json = textOf(Properties.DashboardBody);
      return [shortName(Properties.DashboardName), { json, widgets: JSON.parse(json).widgets }];
    }),
  );
}

export interface AlarmProperties {
  readonly AlarmName: string;
  readonly AlarmDescription: string;
  readonly AlarmActions?: readonly unknown[];
  readonly OKActions?: readonly unknown[];
  readonly AlarmRule?: unknown;
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: unknown }[];
  readonly Statistic?: string;
  readonly ExtendedStatistic?: string;
  readonly Metrics?: readonly {
    readonly Id: string;
    readonly Expression?: string;
    readonly MetricStat?: { readonly Metric: AlarmProperties; readonly Stat: string; readonly Period: number };
  }[];
}

/** Alarms over metrics, and over other alarms, by their names without the deployment's. */
export function alarmsOf(template: Template): Record<string, AlarmProperties> {
  const found = ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'].flatMap((type) =>
    Object.values(template.findResources(type)),
  );
  return Object.fromEntries(found.map(({ Properties }) => [shortName(Properties.AlarmName), Properties]));
}

/** Every metric that an alarm looks at. */
export function watchedBy(alarm: AlarmProperties): Reference[] {
  const { Metrics, Statistic, ExtendedStatistic } = alarm;
  if (alarm.Namespace) return [referenceOf(alarm, Statistic ?? ExtendedStatistic ?? '')];
  return (Metrics ?? []).flatMap(({ MetricStat: of }) => (of ? [referenceOf(of.Metric, of.Stat)] : []));
}

/** Every metric that a widget shows or reckons with, its abbreviations written out. */
export function shownBy({ properties }: Widget): Reference[] {
  return (properties.metrics ?? []).flatMap((entry) => {
    if (typeof entry[0] !== 'string') return [];
    const options = typeof entry.at(-1) === 'object' ? (entry.at(-1) as { stat?: string }) : {};
    const [namespace = '', name = '', ...pairs] = entry.filter((part) => typeof part === 'string') as string[];
    const dimensions = Object.fromEntries(pairs.flatMap((key, i) => (i % 2 === 0 ? [[key, pairs[i + 1] ?? '']] : [])));
    return [{ namespace, name, dimensions, statistic: options.stat ?? 'Average' }];
  });
}

function referenceOf({ Namespace = '', MetricName = '', Dimensions = [] }: AlarmProperties, statistic: string) {
  const dimensions = Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, textOf(Value)]));
  return { namespace: Namespace, name: MetricName, dimensions, statistic };
}

function shortName(name: string): string {
  return name.replace(/^Callsift-(dev|prod)-/, '');
}

/** A value with its intrinsics as `<what they refer to>`. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[name, argument] = ['', '']] = Object.entries(value as object);
  if (name === 'Fn::Join') return (argument as [string, unknown[]])[1].map(textOf).join('');
  return `<${[argument].flat()[0]}>`;
}
