import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Subscription, SubscriptionFilter, SubscriptionProtocol, type Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { WorkQueue, type WorkQueueProps } from './work-queue.ts';

export interface SubscribedQueueProps extends WorkQueueProps {
  /** Its key, if it has one, must be one that `letTopicsUse` was called for. */
  readonly topic: Topic;
  /**
   * Message attributes and the values of which each must have one.
   * @default every message
   */
  readonly filter?: Readonly<Record<string, readonly string[]>>;
}

const SNS = new ServicePrincipal('sns.amazonaws.com');

/** A queue of the messages of a topic, as they are published; what cannot be delivered goes to its dead-letter queue. */
export class SubscribedQueue extends Construct {
  readonly work: WorkQueue;

  constructor(scope: Construct, id: string, { topic, filter, ...work }: SubscribedQueueProps) {
    super(scope, id);
    this.work = new WorkQueue(this, 'Work', work);
    const { queue, deadLetters } = this.work;
    const delivery = queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [SNS],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': topic.topicArn } },
      }),
    ).policyDependable;
    const subscription = new Subscription(this, 'Subscription', {
      topic,
      protocol: SubscriptionProtocol.SQS,
      endpoint: queue.queueArn,
      rawMessageDelivery: true,
      deadLetterQueue: deadLetters,
      ...(filter && { filterPolicy: filterPolicy(filter) }),
    });
    if (delivery) subscription.node.addDependency(delivery);
  }
}

function filterPolicy(filter: Readonly<Record<string, readonly string[]>>): Record<string, SubscriptionFilter> {
  const policies = Object.entries(filter).map(([name, values]) => [
    name,
    SubscriptionFilter.stringFilter({ allowlist: [...values] }),
  ]);
  return Object.fromEntries(policies);
}

/**
 * Lets SNS use the key of queues in order to deliver to them. As SqsSubscription, which lets it do so on behalf of any
 * topic of any account. It cannot be the one topic: that is encrypted with this key, and the two would need each other.
 */
export function letTopicsUse(key: Key): void {
  const topics = Stack.of(key).formatArn({ service: 'sns', resource: '*' });
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [SNS],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: ['*'],
      conditions: { ArnLike: { 'aws:SourceArn': topics } },
    }),
  );
}
