import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { BucketAlreadyOwnedByYou, CreateBucketCommand, type S3Client } from '@aws-sdk/client-s3';
import {
  CreateTopicCommand,
  ListSubscriptionsByTopicCommand,
  SetSubscriptionAttributesCommand,
  type SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { CreateQueueCommand, SetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { AssemblyModel, QueueModel, SubscriptionModel, TableModel } from './assembly/model.ts';
import type { AwsEndpoint } from './aws/endpoint.ts';

export interface ProvisionClients {
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly sns: SNSClient;
  readonly dynamo: DynamoDBClient;
}

/** Shorter would let a message lapse between two heartbeats of a busy laptop. */
const MIN_VISIBILITY_SECONDS = 2;

/** How long a queue of the laptop hides a received message, in seconds. */
export function scaledVisibility(queue: Pick<QueueModel, 'visibilitySeconds'>, timeScale: number): number {
  return Math.max(MIN_VISIBILITY_SECONDS, Math.ceil(queue.visibilitySeconds / timeScale));
}

export interface ProvisionOptions {
  readonly timeScale: number;
  readonly endpoint: Pick<AwsEndpoint, 'enableVersioning' | 'onObjectCreated'>;
}

/** Creates what the templates ask for and is not there yet; what is there keeps its contents. */
export async function provision(
  clients: ProvisionClients,
  model: AssemblyModel,
  { timeScale, endpoint }: ProvisionOptions,
): Promise<void> {
  // A redrive policy names a queue that must exist, so the queues without one come first.
  const [targets, sources] = [model.queues.filter((q) => !q.redrive), model.queues.filter((q) => q.redrive)];
  const queues = async () => {
    await Promise.all(targets.map((queue) => createQueue(clients.sqs, queue, timeScale)));
    await Promise.all(sources.map((queue) => createQueue(clients.sqs, queue, timeScale)));
  };
  await Promise.all([
    queues(),
    ...model.tables.map((table) => createTable(clients.dynamo, table)),
    ...model.topics.map(({ name }) => clients.sns.send(new CreateTopicCommand({ Name: name }))),
    ...model.buckets.map(async ({ name, versioned }) => {
      await createBucket(clients.s3, name);
      if (versioned) await endpoint.enableVersioning(name);
    }),
  ]);
  for (const subscription of model.subscriptions) await subscribe(clients.sns, subscription);
  for (const { bucket, prefix = '', suffix, queueArn } of model.bucketNotifications) {
    const queueName = queueArn.split(':').at(-1) ?? '';
    endpoint.onObjectCreated(bucket, { prefix, queueName, ...(suffix !== undefined && { suffix }) });
  }
}

async function createQueue(sqs: SQSClient, queue: QueueModel, timeScale: number): Promise<void> {
  const fifo = queue.fifo ? { Attributes: { FifoQueue: 'true' } } : {};
  await sqs.send(new CreateQueueCommand({ QueueName: queue.name, ...fifo }));
  const { redrive } = queue;
  const policy = redrive && {
    RedrivePolicy: JSON.stringify({
      deadLetterTargetArn: redrive.deadLetterArn,
      maxReceiveCount: redrive.maxReceiveCount,
    }),
  };
  // Set apart from the creation, which refuses a queue that is there with other attributes.
  const Attributes = {
    VisibilityTimeout: String(scaledVisibility(queue, timeScale)),
    MessageRetentionPeriod: String(queue.retentionSeconds),
    DelaySeconds: String(Math.floor(queue.delaySeconds / timeScale)),
    ...policy,
  };
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl: queue.url, Attributes }));
}

async function createBucket(s3: S3Client, Bucket: string): Promise<void> {
  try {
    await s3.send(new CreateBucketCommand({ Bucket }));
  } catch (error) {
    if (!(error instanceof BucketAlreadyOwnedByYou)) throw error;
  }
}

async function createTable(dynamo: DynamoDBClient, table: TableModel): Promise<void> {
  const there = await describe(dynamo, table.name);
  if (there !== undefined) {
    const missing = table.indexes.filter(({ IndexName }) => !there.has(IndexName));
    if (missing.length === 0) return;
    const names = missing.map(({ IndexName }) => IndexName).join(', ');
    throw new Error(`The stored table ${table.name} has no index ${names}: remove the state folder and start again.`);
  }
  await dynamo.send(
    new CreateTableCommand({
      TableName: table.name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [...table.attributes],
      KeySchema: [...table.keys],
      ...(table.indexes.length > 0 && { GlobalSecondaryIndexes: table.indexes.map(mutableIndex) }),
    }),
  );
  await waitUntilTableExists({ client: dynamo, maxWaitTime: 30, minDelay: 1 }, { TableName: table.name });
}

function mutableIndex({ IndexName, KeySchema, Projection }: TableModel['indexes'][number]) {
  const { ProjectionType, NonKeyAttributes } = Projection;
  const projection = { ProjectionType, ...(NonKeyAttributes && { NonKeyAttributes: [...NonKeyAttributes] }) };
  return { IndexName, KeySchema: [...KeySchema], Projection: projection };
}

/** Names of the indexes of a table; undefined when there is no such table. */
async function describe(dynamo: DynamoDBClient, TableName: string): Promise<ReadonlySet<string> | undefined> {
  try {
    const { Table } = await dynamo.send(new DescribeTableCommand({ TableName }));
    return new Set(Table?.GlobalSecondaryIndexes?.map(({ IndexName = '' }) => IndexName));
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

/** Subscribes a queue; one that is subscribed already gets the settings of the template. */
async function subscribe(sns: SNSClient, subscription: SubscriptionModel): Promise<void> {
  const { topicArn: TopicArn, queueArn: Endpoint } = subscription;
  const { Subscriptions = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  const known = Subscriptions.find((candidate) => candidate.Endpoint === Endpoint);
  const Attributes = attributesOf(subscription);
  if (known === undefined) {
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint, Attributes }));
    return;
  }
  const { SubscriptionArn } = known;
  for (const [AttributeName, AttributeValue] of Object.entries({ FilterPolicy: '{}', ...Attributes }))
    await sns.send(new SetSubscriptionAttributesCommand({ SubscriptionArn, AttributeName, AttributeValue }));
}

function attributesOf({ raw, filterPolicy, filterPolicyScope }: SubscriptionModel): Record<string, string> {
  return {
    RawMessageDelivery: String(raw),
    ...(filterPolicy !== undefined && { FilterPolicy: filterPolicy }),
    ...(filterPolicyScope !== undefined && { FilterPolicyScope: filterPolicyScope }),
  };
}
