import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import {
  BucketNotificationDestinationType,
  EventType,
  type IBucket,
  type IBucketNotificationDestination,
} from 'aws-cdk-lib/aws-s3';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { PREFIX } from '#lambdas/names.ts';
import type { Config } from '../config.ts';
import { triageSettings } from '../triage-settings.ts';
import { CallsiftFunction } from './callsift-function.ts';
import { grantSendEncrypted } from './message-key.ts';
import { WorkQueue } from './work-queue.ts';

const TIMEOUT = Duration.seconds(60);

export interface TriagePipelineProps {
  readonly config: Config;
  readonly storageKey: Key;
  readonly messageKey: Key;
  readonly transcripts: IBucket;
  readonly calls: Table;
  readonly callEvents: Topic;
}

/**
 * A queue that S3 notifies on behalf of this bucket alone. As SqsDestination, which also lets S3 use the key of the
 * queue on behalf of any bucket of any account.
 */
function onlyFrom(bucket: IBucket, queue: Queue): IBucketNotificationDestination {
  const conditions = { ArnLike: { 'aws:SourceArn': bucket.bucketArn } };
  return {
    bind() {
      queue.grantSendMessages(new ServicePrincipal('s3.amazonaws.com', { conditions }));
      return { arn: queue.queueArn, type: BucketNotificationDestinationType.QUEUE, dependencies: [queue] };
    },
  };
}

/** Uploads under transcripts/ to a queue, the queue to the triage function. */
export class TriagePipeline extends Construct {
  readonly work: WorkQueue;

  constructor(scope: Construct, id: string, props: TriagePipelineProps) {
    super(scope, id);
    const { config, transcripts, calls, callEvents } = props;
    this.work = new WorkQueue(this, 'Work', { consumerTimeout: TIMEOUT, encryptionKey: props.messageKey });
    transcripts.addEventNotification(EventType.OBJECT_CREATED, onlyFrom(transcripts, this.work.queue), {
      prefix: PREFIX.transcripts,
    });

    const triage = new CallsiftFunction(this, 'Triage', {
      name: 'triage',
      description: 'Reads uploaded transcripts, redacts and triages every call, stores it',
      config,
      timeout: TIMEOUT,
      memorySize: config.triageMemoryMb,
      environment: {
        CALLS_TABLE: calls.tableName,
        TRANSCRIPTS_BUCKET: transcripts.bucketName,
        TRIAGE_QUEUE_URL: this.work.queue.queueUrl,
        CALL_EVENTS_TOPIC_ARN: callEvents.topicArn,
        TRIAGE_SETTINGS: JSON.stringify(triageSettings(config)),
      },
    }).function;
    triage.addEventSource(
      new SqsEventSource(this.work.queue, {
        batchSize: 10,
        reportBatchItemFailures: true,
        maxConcurrency: config.triageConcurrency,
      }),
    );
    triage.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:GetObject', 's3:GetObjectVersion'],
        resources: [transcripts.arnForObjects(`${PREFIX.transcripts}*`)],
      }),
    );
    // Without it S3 answers 403 for an object that is gone, which could not be told from a missing right.
    triage.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [transcripts.bucketArn] }));
    triage.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:PutObject'],
        resources: [PREFIX.quarantine, PREFIX.bodies].map((prefix) => transcripts.arnForObjects(`${prefix}*`)),
      }),
    );
    triage.addToRolePolicy(
      new PolicyStatement({ actions: ['dynamodb:GetItem', 'dynamodb:UpdateItem'], resources: [calls.tableArn] }),
    );
    callEvents.grantPublish(triage);
    this.work.queue.grantSendMessages(triage);
    props.storageKey.grantEncryptDecrypt(triage);
    grantSendEncrypted(triage, props.messageKey);
  }
}
