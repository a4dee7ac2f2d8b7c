import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { COMPLAINTS_INDEX } from '#lambdas/names.ts';
import { complaintPolicyVersion } from '../complaint-policy.ts';
import type { Config } from '../config.ts';
import { CallsiftFunction } from './callsift-function.ts';
import { allow, grantSend } from './enrichment-grants.ts';
import { grantSendEncrypted } from './message-key.ts';
import type { WorkQueue } from './work-queue.ts';

/** The promise of 15 minutes for the first response leaves no more room for a timer that did not come. */
const EVERY = Duration.minutes(1);

export interface ComplaintSweeperProps {
  readonly config: Config;
  readonly storageKey: Key;
  readonly messageKey: Key;
  readonly complaints: Table;
  readonly deadlines: WorkQueue;
}

/** Finds complaints with something outstanding, left by a crash or by a timer that did not come, and has them looked into. */
export class ComplaintSweeper extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: ComplaintSweeperProps) {
    super(scope, id);
    const { config, complaints, deadlines } = props;
    const sweeper = new CallsiftFunction(this, 'Sweeper', {
      name: 'complaint-sweeper',
      description: 'Finds complaints with something outstanding and sends them on again',
      config,
      timeout: EVERY,
      environment: {
        COMPLAINTS_TABLE: complaints.tableName,
        DEADLINES_QUEUE_URL: deadlines.queue.queueUrl,
        UNSETTLED_GRACE_SECONDS: String(config.unsettledGraceSeconds),
        COMPLAINT_POLICY_VERSION: complaintPolicyVersion(config),
      },
    });
    this.function = sweeper.function;
    const { role } = sweeper;
    const indexes = Object.values(COMPLAINTS_INDEX).map((name) => `${complaints.tableArn}/index/${name}`);
    // The indexes may lag behind, so each complaint is read afresh; what was sent on is left alone for a while.
    allow(role, ['dynamodb:Query'], complaints.tableArn, ...indexes);
    allow(role, ['dynamodb:UpdateItem'], complaints.tableArn);
    grantSend(role, deadlines);
    props.storageKey.grantEncryptDecrypt(role);
    grantSendEncrypted(role, props.messageKey);
    new Rule(this, 'Schedule', {
      schedule: Schedule.rate(EVERY),
      targets: [new LambdaTarget(sweeper.function, { retryAttempts: 0 })],
    });
  }
}
