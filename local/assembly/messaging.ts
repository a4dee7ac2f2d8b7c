import type {
  BucketNotificationModel,
  EventSourceMappingModel,
  QueueModel,
  SubscriptionModel,
  TopicModel,
} from './model.ts';
import type { StackView } from './stack-view.ts';

/** SQS defaults, in seconds (CreateQueue). */
const DEFAULT_VISIBILITY = 30;
const DEFAULT_RETENTION = 345_600;

export function queues(stack: StackView): QueueModel[] {
  return stack.all('AWS::SQS::Queue').map((queue) => {
    const redrive = queue.get('RedrivePolicy') as
      | { deadLetterTargetArn: string; maxReceiveCount: number | string }
      | undefined;
    return {
      stack: queue.stack,
      logicalId: queue.logicalId,
      name: queue.name,
      arn: queue.arn(),
      url: queue.ref(),
      fifo: queue.get('FifoQueue') === true,
      visibilitySeconds: queue.number('VisibilityTimeout', DEFAULT_VISIBILITY),
      retentionSeconds: queue.number('MessageRetentionPeriod', DEFAULT_RETENTION),
      delaySeconds: queue.number('DelaySeconds', 0),
      ...(redrive && {
        redrive: { deadLetterArn: redrive.deadLetterTargetArn, maxReceiveCount: Number(redrive.maxReceiveCount) },
      }),
    };
  });
}

export function topics(stack: StackView): TopicModel[] {
  return stack.all('AWS::SNS::Topic').map((topic) => {
    return { stack: topic.stack, logicalId: topic.logicalId, name: topic.name, arn: topic.ref() };
  });
}

/** Subscriptions of queues to topics; those of other protocols give a notice. */
export function subscriptions(stack: StackView, notices: string[]): SubscriptionModel[] {
  return stack.all('AWS::SNS::Subscription').flatMap((subscription) => {
    const protocol = subscription.string('Protocol');
    if (protocol !== 'sqs') {
      notices.push(`The ${protocol} subscription ${subscription.logicalId} is not run on the laptop, only sqs is.`);
      return [];
    }
    const filter = subscription.get('FilterPolicy');
    const scope = subscription.get('FilterPolicyScope');
    return {
      topicArn: subscription.string('TopicArn'),
      queueArn: subscription.string('Endpoint'),
      raw: subscription.get('RawMessageDelivery') === true,
      ...(filter !== undefined && { filterPolicy: JSON.stringify(filter) }),
      ...(typeof scope === 'string' && { filterPolicyScope: scope }),
    };
  });
}

/** Event source mappings of queues; mappings of streams give a notice. */
export function eventSourceMappings(stack: StackView, notices: string[]): EventSourceMappingModel[] {
  return stack.all('AWS::Lambda::EventSourceMapping').flatMap((mapping) => {
    const queueArn = mapping.string('EventSourceArn');
    if (!queueArn.startsWith('arn:aws:sqs:')) {
      notices.push(`The event source ${queueArn} is not run on the laptop, only queues are.`);
      return [];
    }
    if (mapping.get('FilterCriteria') !== undefined) mapping.fail('filter criteria are not supported.');
    if (mapping.get('Enabled') === false) return [];
    const scaling = mapping.get('ScalingConfig') as { MaximumConcurrency?: number } | undefined;
    const types = (mapping.get('FunctionResponseTypes') ?? []) as string[];
    return {
      queueArn,
      functionArn: mapping.string('FunctionName'),
      batchSize: mapping.number('BatchSize', 10),
      windowSeconds: mapping.number('MaximumBatchingWindowInSeconds', 0),
      reportsItemFailures: types.includes('ReportBatchItemFailures'),
      ...(scaling?.MaximumConcurrency !== undefined && { maximumConcurrency: Number(scaling.MaximumConcurrency) }),
    };
  });
}

interface QueueConfiguration {
  readonly Events?: readonly string[];
  readonly Event?: string;
  readonly QueueArn?: string;
  readonly Queue?: string;
  readonly Filter?: FilterRules;
}

interface FilterRules {
  readonly Key?: { readonly FilterRules?: readonly { readonly Name: string; readonly Value: string }[] };
  readonly S3Key?: { readonly Rules?: readonly { readonly Name: string; readonly Value: string }[] };
}

/** Notifications of buckets to queues, both of CDK's custom resource and of the bucket's own property. */
export function bucketNotifications(stack: StackView, notices: string[]): BucketNotificationModel[] {
  return stack.all('Custom::S3BucketNotifications', 'AWS::S3::Bucket').flatMap((resource) => {
    const custom = resource.type !== 'AWS::S3::Bucket';
    const bucket = custom ? resource.string('BucketName') : resource.name;
    const settings = resource.get('NotificationConfiguration') as
      | Readonly<Record<string, readonly QueueConfiguration[]>>
      | undefined;
    for (const kind of Object.keys(settings ?? {})) {
      if (kind !== 'QueueConfigurations') notices.push(`${kind} of the bucket ${bucket} are not run on the laptop.`);
    }
    return (settings?.QueueConfigurations ?? []).map((entry) => ({
      bucket,
      events: entry.Events ?? [entry.Event ?? ''],
      queueArn: entry.QueueArn ?? entry.Queue ?? resource.fail('a notification has no queue.'),
      ...filterOf(entry.Filter),
    }));
  });
}

function filterOf(filter: FilterRules | undefined): { prefix?: string; suffix?: string } {
  const rules = filter?.Key?.FilterRules ?? filter?.S3Key?.Rules ?? [];
  return Object.fromEntries(rules.map(({ Name, Value }) => [Name.toLowerCase(), Value]));
}
