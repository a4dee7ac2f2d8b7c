import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Subscription, SubscriptionProtocol, type Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { WorkQueue } from './work-queue.ts';

/** Timeout of the indexing function. */
export const INDEXING_TIMEOUT = Duration.seconds(30);

/**
 * An outage of the search engine is no fault of the messages. Hidden for three minutes each time, a message comes 50
 * times within two and a half hours before it goes to the dead-letter queue; the sweeper sends a call on even after that.
 */
const MAX_RECEIVE_COUNT = 50;

export interface IndexingQueueProps {
  readonly messageKey: Key;
  readonly callEvents: Topic;
}

/** The queue of the calls to be indexed. The event of a stored call, as it is published, is the message. */
export class IndexingQueue extends Construct {
  readonly work: WorkQueue;

  constructor(scope: Construct, id: string, { messageKey, callEvents }: IndexingQueueProps) {
    super(scope, id);
    this.work = new WorkQueue(this, 'Work', {
      consumerTimeout: INDEXING_TIMEOUT,
      encryptionKey: messageKey,
      maxReceiveCount: MAX_RECEIVE_COUNT,
    });
    const sns = new ServicePrincipal('sns.amazonaws.com');
    const { queue, deadLetters } = this.work;
    const delivery = queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [sns],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': callEvents.topicArn } },
      }),
    ).policyDependable;
    // As SqsSubscription, which lets SNS use the key on behalf of any topic of any account. It cannot be the one topic:
    // that is encrypted with this key, and the two would need each other.
    const topics = Stack.of(this).formatArn({ service: 'sns', resource: '*' });
    messageKey.addToResourcePolicy(
      new PolicyStatement({
        principals: [sns],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: { ArnLike: { 'aws:SourceArn': topics } },
      }),
    );
    const subscription = new Subscription(this, 'Subscription', {
      topic: callEvents,
      protocol: SubscriptionProtocol.SQS,
      endpoint: queue.queueArn,
      rawMessageDelivery: true,
      deadLetterQueue: deadLetters,
    });
    if (delivery) subscription.node.addDependency(delivery);
  }
}
