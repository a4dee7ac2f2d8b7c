import {
  Alarm,
  type AlarmBase,
  AlarmRule,
  AlarmState,
  ComparisonOperator,
  CompositeAlarm,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Config } from '../config.ts';

/** `page`: somebody looks now, at night as well. `ticket`: on the next working day. `info`: it is good to know. */
export type Severity = 'page' | 'ticket' | 'info';

/** How a value is compared with the threshold. */
const COMPARISONS = {
  atLeast: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
  above: ComparisonOperator.GREATER_THAN_THRESHOLD,
  atMost: ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD,
  below: ComparisonOperator.LESS_THAN_THRESHOLD,
} as const;

/**
 * Of rates of five minutes: this one and the one before it, so that what fails has failed for five minutes. A cause has an
 * alarm of its own that is raised within two or three minutes, so before what follows from it, which then is kept quiet.
 * The actions of an alarm of alarms could be held back by a suppressor instead; but once that is over they are taken by the
 * state as it is then, so that people would be told that something is over of which they never heard
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Composite_Alarm_Suppression.html).
 */
export const FOR_FIVE_MINUTES = { raise: 2, of: 2 };

export interface MetricAlarm {
  readonly severity: Severity;
  readonly description: string;
  readonly metric: IMetric;
  readonly threshold: number;
  /** @default atLeast */
  readonly when?: keyof typeof COMPARISONS;
  /** @default no data is no alarm; else it stays as it is while there is none */
  readonly lastCounts?: boolean;
  /**
   * How many of the last periods raise it. With one of fifteen it is raised at the first and stays a quarter of an hour.
   * @default one of one
   */
  readonly periods?: { readonly raise: number; readonly of: number };
}

/** An alarm about other alarms: raised while any of them is, and none of those that explain them. */
export interface AlarmOfAlarms {
  readonly severity: Severity;
  readonly description: string;
  readonly anyOf: readonly string[];
  /** Alarms whose cause is theirs as well, of which somebody has heard already. */
  readonly unless?: readonly string[];
}

export interface AlarmsProps {
  readonly config: Pick<Config, 'name' | 'env' | 'runbookUrl'>;
  readonly alerts: Topic;
  readonly metricAlarms: Readonly<Record<string, MetricAlarm>>;
  /** Each may name those before it. */
  readonly alarmsOfAlarms: Readonly<Record<string, AlarmOfAlarms>>;
}

/**
 * All alarms of a deployment, under names that stay. An alarm that another one is about tells nobody itself: that one
 * does, once for all of them.
 */
export class Alarms extends Construct {
  /** By their names without the deployment's. */
  readonly all: ReadonlyMap<string, AlarmBase>;
  private readonly made = new Map<string, AlarmBase>();
  private readonly props: AlarmsProps;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    this.props = props;
    this.all = this.made;
    const { metricAlarms, alarmsOfAlarms } = props;
    const represented = new Set(Object.values(alarmsOfAlarms).flatMap(({ anyOf }) => anyOf));
    for (const [name, rule] of Object.entries(metricAlarms)) this.add(name, this.metricAlarm(name, rule));
    for (const [name, rule] of Object.entries(alarmsOfAlarms)) this.add(name, this.alarmOfAlarms(name, rule));
    for (const [name, { severity }] of Object.entries({ ...metricAlarms, ...alarmsOfAlarms })) {
      if (!represented.has(name)) this.tell(this.named(name), severity);
    }
  }

  private add(name: string, alarm: AlarmBase): void {
    this.made.set(name, alarm);
  }

  private metricAlarm(name: string, rule: MetricAlarm): Alarm {
    const { metric, threshold, when = 'atLeast', lastCounts = false, periods = { raise: 1, of: 1 } } = rule;
    return new Alarm(this, name, {
      alarmName: alarmName(this.props.config, name),
      alarmDescription: this.describe(name, rule),
      metric,
      threshold,
      evaluationPeriods: periods.of,
      datapointsToAlarm: periods.raise,
      comparisonOperator: COMPARISONS[when],
      treatMissingData: lastCounts ? TreatMissingData.IGNORE : TreatMissingData.NOT_BREACHING,
    });
  }

  private alarmOfAlarms(name: string, rule: AlarmOfAlarms): CompositeAlarm {
    const raised = (other: string) => AlarmRule.fromAlarm(this.named(other), AlarmState.ALARM);
    const any = AlarmRule.anyOf(...rule.anyOf.map(raised));
    const explained = (rule.unless ?? []).map((other) => AlarmRule.not(raised(other)));
    return new CompositeAlarm(this, name, {
      compositeAlarmName: alarmName(this.props.config, name),
      alarmDescription: this.describe(name, rule),
      alarmRule: explained.length === 0 ? any : AlarmRule.allOf(any, ...explained),
    });
  }

  private named(name: string): AlarmBase {
    const alarm = this.made.get(name);
    if (alarm === undefined) throw new Error(`There is no alarm ${name} yet.`);
    return alarm;
  }

  /** Whoever is paged also wants to know when it is over. */
  private tell(alarm: AlarmBase, severity: Severity): void {
    const topic = new SnsAction(this.props.alerts);
    alarm.addAlarmAction(topic);
    if (severity === 'page') alarm.addOkAction(topic);
  }

  /** The message of an alarm has its description, so this is where severity and runbook are. */
  private describe(name: string, { severity, description }: Pick<MetricAlarm, 'severity' | 'description'>): string {
    return `[${severity}] ${description} ${this.props.config.runbookUrl}#${name.toLowerCase()}`;
  }
}

/** The name in an account of an alarm of this deployment; `*` stands for all of them. */
export function alarmName({ name, env }: Pick<Config, 'name' | 'env'>, alarm: string): string {
  return `${name}-${env}-${alarm}`;
}
