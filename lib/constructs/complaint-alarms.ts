import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { type FunctionName, METRIC } from '#lambdas/names.ts';
import { type AlarmProps, type AlarmRule, addAlarm, budgetSteps, measured, PERIOD, refusals } from './alarms.ts';
import type { WorkQueue } from './work-queue.ts';

/** Seconds after which a change of a complaint should long have had its effects; the sweeper comes every minute. */
const UNSETTLED_AGE_SECONDS = 900;
/** Seconds that a missed deadline may go unnoticed. */
const DEADLINE_LAG_SECONDS = 300;

/** Nobody waits for an answer of these, so that nobody would say that they fail. */
const UNWATCHED = {
  ComplaintIntakeFailed: ['intake', 'Calls that complain cannot be read; their messages come again.'],
  ComplaintTimersFailed: ['timers', 'Deadlines of complaints cannot be looked into; their messages come again.'],
  ComplaintSweeperFailed: ['sweeper', 'Complaints that were left outstanding are not all found; each run tries again.'],
} as const;

/** Functions that tell of changes, by the beginning of their alarms' names. */
const TELLING = {
  ComplaintIntake: 'complaint-intake',
  ComplaintTimers: 'complaint-timers',
  Complaints: 'complaints',
} as const satisfies Readonly<Record<string, FunctionName>>;

export interface ComplaintAlarmsProps extends AlarmProps {
  readonly intake: WorkQueue;
  readonly deadlines: WorkQueue;
  /** Those that run by themselves. */
  readonly functions: Readonly<Record<'intake' | 'timers' | 'sweeper', LambdaFunction>>;
}

/** The alarms of complaints. */
export class ComplaintAlarms extends Construct {
  private readonly props: ComplaintAlarmsProps;

  constructor(scope: Construct, id: string, props: ComplaintAlarmsProps) {
    super(scope, id);
    this.props = props;
    this.faults();
    this.queues();
    this.outstanding();
    this.events();
    this.models();
  }

  private faults(): void {
    for (const [name, [which, description]] of Object.entries(UNWATCHED)) {
      const metric = this.props.functions[which].metricErrors({ period: PERIOD, statistic: 'Sum' });
      this.alarm(name, { metric, description, threshold: 1 });
    }
  }

  private queues(): void {
    this.deadLetters('ComplaintIntakeDeadLetters', this.props.intake, 'Calls whose complaints could not be opened');
    this.deadLetters('DeadlinesDeadLetters', this.props.deadlines, 'Complaints that could not be looked into');
  }

  private deadLetters(name: string, { deadLetters }: WorkQueue, what: string): void {
    this.alarm(name, {
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: 'Maximum' }),
      description: `${what}, again and again, lie in the dead-letter queue.`,
      threshold: 1,
    });
  }

  private outstanding(): void {
    this.alarm('ComplaintsUnsettledAge', {
      metric: measured(METRIC.complaintsUnsettledAge, 'complaint-sweeper', 'Maximum'),
      description: 'The effects of a change of a complaint have been outstanding for a quarter of an hour.',
      threshold: UNSETTLED_AGE_SECONDS,
    });
    this.alarm('DeadlineLag', {
      metric: measured(METRIC.deadlineLag, 'complaint-sweeper', 'Maximum'),
      description: 'A deadline was missed five minutes ago, and nothing was done about it yet.',
      threshold: DEADLINE_LAG_SECONDS,
    });
    this.alarm('DeadlineNoticedLate', {
      metric: measured(METRIC.deadlineLag, 'complaint-timers', 'Maximum'),
      description: 'A missed deadline was noticed five minutes late: its timer did not come, or was kept waiting.',
      threshold: DEADLINE_LAG_SECONDS,
    });
  }

  private events(): void {
    for (const [prefix, service] of Object.entries(TELLING)) {
      this.alarm(`${prefix}EventsFailed`, {
        metric: measured(METRIC.complaintEventsFailed, service, 'Sum'),
        description: 'Events of complaints could not be published; the sweeper has them published again.',
        threshold: 1,
      });
    }
  }

  private models(): void {
    const spent = 'The budget is committed: summaries of complaints get what can be said without a model.';
    const rules = { ModelRefused: refusals('complaint-summary'), ...budgetSteps('complaint-summary', spent) };
    for (const [name, rule] of Object.entries(rules)) this.alarm(`ComplaintSummary${name}`, rule);
  }

  private alarm(name: string, rule: AlarmRule): void {
    addAlarm(this, this.props, name, rule);
  }
}
