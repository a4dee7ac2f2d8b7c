import type { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { CALLS_INDEX } from '#lambdas/names.ts';
import type { Config } from '../config.ts';
import type { CallQueues } from './call-queues.ts';
import { CallsiftFunction } from './callsift-function.ts';
import { grantSendEncrypted } from './message-key.ts';

export interface SweeperProps {
  readonly config: Config;
  readonly storageKey: Key;
  readonly messageKey: Key;
  readonly calls: Table;
  readonly callEvents: Topic;
  readonly queues: CallQueues;
  readonly every: Duration;
}

/** Finds calls that a crash left unsettled and sends them on again. */
export class Sweeper extends Construct {
  constructor(scope: Construct, id: string, props: SweeperProps) {
    super(scope, id);
    const { indexing, priority, normal, intake } = props.queues;
    const sweeper = new CallsiftFunction(this, 'Sweeper', {
      name: 'sweeper',
      description: 'Finds calls with outstanding effects and sends them on again',
      config: props.config,
      timeout: props.every,
      environment: {
        CALLS_TABLE: props.calls.tableName,
        CALL_EVENTS_TOPIC_ARN: props.callEvents.topicArn,
        INDEXING_QUEUE_URL: indexing.queue.queueUrl,
        ENRICHMENT_PRIORITY_QUEUE_URL: priority.queue.queueUrl,
        ENRICHMENT_QUEUE_URL: normal.queue.queueUrl,
        COMPLAINT_INTAKE_QUEUE_URL: intake.queue.queueUrl,
        UNSETTLED_GRACE_SECONDS: String(props.config.unsettledGraceSeconds),
      },
    }).function;
    sweeper.addToRolePolicy(
      new PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: [`${props.calls.tableArn}/index/${CALLS_INDEX.unsettled}`],
      }),
    );
    sweeper.addToRolePolicy(
      new PolicyStatement({
        actions: ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
        resources: [props.calls.tableArn],
      }),
    );
    props.callEvents.grantPublish(sweeper);
    sweeper.addToRolePolicy(
      new PolicyStatement({
        actions: ['sqs:SendMessage', 'sqs:GetQueueAttributes'],
        resources: [indexing, priority, normal, intake].map(({ queue }) => queue.queueArn),
      }),
    );
    props.storageKey.grantEncryptDecrypt(sweeper);
    grantSendEncrypted(sweeper, props.messageKey);
    new Rule(this, 'Schedule', {
      schedule: Schedule.rate(props.every),
      targets: [new LambdaFunction(sweeper, { retryAttempts: 0 })],
    });
  }
}
