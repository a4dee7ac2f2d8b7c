import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Config } from './config.ts';
import { addAlertsTopic } from './constructs/alerts-topic.ts';
import { addCallQueues, type CallQueues } from './constructs/call-queues.ts';
import { letTopicsUse } from './constructs/subscribed-queue.ts';
import { Sweeper } from './constructs/sweeper.ts';
import { TriagePipeline } from './constructs/triage-pipeline.ts';
import { describeQueue, type WorkQueue } from './constructs/work-queue.ts';

export interface PipelineStackProps extends StackProps {
  readonly config: Config;
  readonly storageKey: Key;
  readonly transcriptsBucket: Bucket;
  readonly calls: Table;
}

/** From an uploaded object to a stored, announced call, and to the queues of what is to be indexed, enriched and looked into. */
export class PipelineStack extends Stack {
  /** Uploads to be read. */
  readonly uploads: WorkQueue;
  readonly queues: CallQueues;
  readonly messageKey: Key;
  /** What a person should know. */
  readonly alerts: Topic;

  constructor(scope: Construct, id: string, props: PipelineStackProps) {
    super(scope, id, props);
    // The notification is declared here, on the imported bucket: on the bucket itself the stacks would need each other.
    const transcripts = Bucket.fromBucketAttributes(this, 'Transcripts', {
      bucketName: props.transcriptsBucket.bucketName,
      encryptionKey: props.storageKey,
    });
    // A key of their own for messages: S3 may use it to notify, which the key of the stored data must not depend on.
    this.messageKey = new Key(this, 'MessageKey', {
      description: 'Callsift: queues and topics',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const { messageKey } = this;
    const callEvents = new Topic(this, 'CallEvents', {
      displayName: 'Callsift call events',
      masterKey: messageKey,
      enforceSSL: true,
    });
    const shared = { config: props.config, calls: props.calls, callEvents, storageKey: props.storageKey, messageKey };
    const triage = new TriagePipeline(this, 'Triage', { ...shared, transcripts });
    this.uploads = triage.work;
    letTopicsUse(messageKey);
    this.queues = addCallQueues(this, callEvents, messageKey);
    this.alerts = addAlertsTopic(this, props.config, messageKey);
    new Sweeper(this, 'Sweeper', { ...shared, queues: this.queues, every: Duration.minutes(1) });

    new CfnOutput(this, 'TranscriptsBucketName', { value: transcripts.bucketName });
    new CfnOutput(this, 'CallsTableName', { value: props.calls.tableName });
    describeQueue(this, 'Triage', triage.work);
    describeQueue(this, 'Indexing', this.queues.indexing);
    describeQueue(this, 'EnrichmentPriority', this.queues.priority);
    describeQueue(this, 'Enrichment', this.queues.normal);
    describeQueue(this, 'ComplaintIntake', this.queues.intake);
    new CfnOutput(this, 'CallEventsTopicArn', { value: callEvents.topicArn });
    new CfnOutput(this, 'AlertsTopicArn', { value: this.alerts.topicArn });
  }
}
