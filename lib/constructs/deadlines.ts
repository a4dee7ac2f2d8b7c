import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { allow } from './enrichment-grants.ts';
import { grantSendEncrypted } from './message-key.ts';
import { WorkQueue } from './work-queue.ts';

const SCHEDULER = 'scheduler.amazonaws.com';

/** Timeout of the function that looks into complaints whose time has come. */
export const DEADLINES_TIMEOUT = Duration.seconds(60);

/** The timers of complaints, a schedule for each at most, and the queue that they send a complaint to when its time has come. */
export class Deadlines extends Construct {
  readonly work: WorkQueue;
  readonly group: ScheduleGroup;
  /** EventBridge Scheduler takes it to send to the queue. */
  readonly timerRole: Role;

  constructor(scope: Construct, id: string, { messageKey }: { readonly messageKey: Key }) {
    super(scope, id);
    this.work = new WorkQueue(this, 'Work', { consumerTimeout: DEADLINES_TIMEOUT, encryptionKey: messageKey });
    // Its timers go with it: the sweeper finds what is due without them.
    this.group = new ScheduleGroup(this, 'Timers', { removalPolicy: RemovalPolicy.DESTROY });
    // A group is the narrowest source there is: to name a schedule makes the request that creates it fail
    // (https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html).
    const conditions = {
      StringEquals: { 'aws:SourceAccount': Stack.of(this).account, 'aws:SourceArn': this.group.scheduleGroupArn },
    };
    this.timerRole = new Role(this, 'TimerRole', {
      assumedBy: new ServicePrincipal(SCHEDULER, { conditions }),
      description: 'Callsift: timers of complaints',
    });
    allow(this.timerRole, ['sqs:SendMessage'], this.work.queue.queueArn);
    grantSendEncrypted(this.timerRole, messageKey);
  }

  /** Sets and removes timers. Who hands a role to a service could use all that the role may, so it is this one only. */
  grantSetTimers(role: Role): void {
    const schedules = Stack.of(this).formatArn({
      service: 'scheduler',
      resource: 'schedule',
      resourceName: `${this.group.scheduleGroupName}/*`,
    });
    const actions = ['CreateSchedule', 'UpdateSchedule', 'DeleteSchedule'].map((action) => `scheduler:${action}`);
    allow(role, actions, schedules);
    role.addToPolicy(
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [this.timerRole.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': SCHEDULER } },
      }),
    );
  }
}
