import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Config } from './config.ts';
import { IndexingQueue } from './constructs/indexing-queue.ts';
import { Sweeper } from './constructs/sweeper.ts';
import { TriagePipeline } from './constructs/triage-pipeline.ts';

export interface PipelineStackProps extends StackProps {
  readonly config: Config;
  readonly storageKey: Key;
  readonly transcriptsBucket: Bucket;
  readonly calls: Table;
}

/** From an uploaded object to a stored, announced call, and to the queue of what is to be indexed. */
export class PipelineStack extends Stack {
  readonly indexingQueue: Queue;

  constructor(scope: Construct, id: string, props: PipelineStackProps) {
    super(scope, id, props);
    // The notification is declared here, on the imported bucket: on the bucket itself the stacks would need each other.
    const transcripts = Bucket.fromBucketAttributes(this, 'Transcripts', {
      bucketName: props.transcriptsBucket.bucketName,
      encryptionKey: props.storageKey,
    });
    // A key of their own for messages: S3 may use it to notify, which the key of the stored data must not depend on.
    const messageKey = new Key(this, 'MessageKey', {
      description: 'Callsift: queues and topics',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const callEvents = new Topic(this, 'CallEvents', {
      displayName: 'Callsift call events',
      masterKey: messageKey,
      enforceSSL: true,
    });
    const shared = { config: props.config, calls: props.calls, callEvents, storageKey: props.storageKey, messageKey };
    const triage = new TriagePipeline(this, 'Triage', { ...shared, transcripts });
    const indexing = new IndexingQueue(this, 'Indexing', { messageKey, callEvents }).work;
    new Sweeper(this, 'Sweeper', { ...shared, indexingQueue: indexing.queue, every: Duration.minutes(1) });
    this.indexingQueue = indexing.queue;

    new CfnOutput(this, 'TranscriptsBucketName', { value: transcripts.bucketName });
    new CfnOutput(this, 'CallsTableName', { value: props.calls.tableName });
    new CfnOutput(this, 'TriageQueueUrl', { value: triage.work.queue.queueUrl });
    new CfnOutput(this, 'TriageDeadLetterQueueUrl', { value: triage.work.deadLetters.queueUrl });
    new CfnOutput(this, 'IndexingQueueUrl', { value: indexing.queue.queueUrl });
    new CfnOutput(this, 'IndexingDeadLetterQueueUrl', { value: indexing.deadLetters.queueUrl });
    new CfnOutput(this, 'CallEventsTopicArn', { value: callEvents.topicArn });
  }
}
