interface Named {
  readonly stack: string;
  readonly logicalId: string;
  /** Physical name. */
  readonly name: string;
}

/** A metric by its namespace, name and all of its dimensions. */
export interface MetricId {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** One statistic of a metric, or an expression over those beside it. */
export type MetricQuery = {
  /** By which expressions name it. */
  readonly id: string;
  readonly label?: string;
  /** Whether it is shown or watched, or is there for expressions only. */
  readonly returnData: boolean;
} & (
  | {
      readonly kind: 'metric';
      readonly metric: MetricId;
      /** Such as `Sum` or `p99`. */
      readonly statistic: string;
      readonly periodSeconds: number;
    }
  | { readonly kind: 'expression'; readonly expression: string; readonly periodSeconds?: number }
);

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** What an alarm does on its way into each state: ARNs. */
export type AlarmActions = Readonly<Record<AlarmState, readonly string[]>>;

interface AnyAlarm extends Named {
  readonly arn: string;
  readonly description: string;
  readonly actionsEnabled: boolean;
  readonly actions: AlarmActions;
}

export const TREATMENTS = ['missing', 'ignore', 'breaching', 'notBreaching'] as const;
export type Treatment = (typeof TREATMENTS)[number];

export const COMPARISONS = [
  'GreaterThanOrEqualToThreshold',
  'GreaterThanThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
] as const;
export type Comparison = (typeof COMPARISONS)[number];

export interface MetricAlarmModel extends AnyAlarm {
  readonly kind: 'metric';
  readonly queries: readonly MetricQuery[];
  readonly threshold: number;
  readonly comparison: Comparison;
  /** N of "M out of N". */
  readonly evaluationPeriods: number;
  /** M of "M out of N". */
  readonly datapointsToAlarm: number;
  /** undefined when the template says nothing. */
  readonly treatMissingData: Treatment | undefined;
}

export interface CompositeAlarmModel extends AnyAlarm {
  readonly kind: 'composite';
  readonly rule: string;
  /** While the alarm of this ARN or name is in ALARM, the actions are not taken. */
  readonly suppressor?: { readonly alarm: string; readonly waitSeconds: number; readonly extensionSeconds: number };
}

export type AlarmModel = MetricAlarmModel | CompositeAlarmModel;

export interface DashboardModel extends Named {
  /** JSON text, as CloudWatch takes it. */
  readonly body: string;
}
