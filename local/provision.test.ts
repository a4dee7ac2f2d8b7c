import { DescribeTableCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { PublishBatchCommand } from '@aws-sdk/client-sns';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssemblyModel, QueueModel, SubscriptionModel } from './assembly/model.ts';
import { type AwsEndpoint, startAwsEndpoint } from './aws/endpoint.ts';
import { clientsFor, drain, queueUrl } from './aws/test-clients.ts';
import { type ProvisionClients, provision } from './provision.ts';

const ARN = 'us-east-1:000000000000';
const TopicArn = `arn:aws:sns:${ARN}:events`;
let endpoint: AwsEndpoint;
let clients: ProvisionClients;

beforeAll(async () => {
  endpoint = await startAwsEndpoint({ port: 0 });
  const { dynamodb, ...others } = clientsFor(endpoint.url);
  clients = { ...others, dynamo: dynamodb };
});
afterAll(() => endpoint.close());

function queueOf(name: string): QueueModel {
  const url = queueUrl(endpoint.url, name);
  const seconds = { visibilitySeconds: 60, retentionSeconds: 1_209_600, delaySeconds: 0 };
  return { stack: 's', logicalId: name, name, arn: `arn:aws:sqs:${ARN}:${name}`, url, fifo: false, ...seconds };
}

function subscriptionOf(queue: string, lane?: string): SubscriptionModel {
  const filter = lane !== undefined && { filterPolicy: JSON.stringify({ enrichment: [lane] }) };
  return { topicArn: TopicArn, queueArn: `arn:aws:sqs:${ARN}:${queue}`, raw: true, ...filter };
}

async function start(model: Partial<AssemblyModel>): Promise<void> {
  const none = { buckets: [], queues: [], topics: [], tables: [], subscriptions: [], bucketNotifications: [] };
  const options = { timeScale: 60, endpoint };
  await provision(clients, { ...none, ...model } as unknown as AssemblyModel, options);
}

const messaging = (subscriptions: SubscriptionModel[]): Partial<AssemblyModel> => ({
  queues: ['all', 'priority', 'normal'].map(queueOf),
  topics: [{ stack: 's', logicalId: 'Events', name: 'events', arn: TopicArn }],
  subscriptions,
});

async function publish(...lanes: string[]): Promise<void> {
  const PublishBatchRequestEntries = lanes.map((lane, i) => ({
    Id: String(i),
    Message: lane,
    MessageAttributes: { enrichment: { DataType: 'String', StringValue: lane } },
  }));
  await clients.sns.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries }));
}

const received = async (name: string) => (await drain(clients.sqs, queueUrl(endpoint.url, name))).toSorted();

describe('subscriptions', () => {
  it('with a filter get the messages that have the attribute, raw; one without gets all', async () => {
    await start(
      messaging([subscriptionOf('all'), subscriptionOf('priority', 'priority'), subscriptionOf('normal', 'normal')]),
    );
    await publish('priority', 'normal', 'none');
    expect(await received('all')).toEqual(['none', 'normal', 'priority']);
    expect(await received('priority')).toEqual(['priority']);
    expect(await received('normal')).toEqual(['normal']);
  });

  it('of an earlier start get the filter that the template has now', async () => {
    await start(
      messaging([subscriptionOf('all', 'priority'), subscriptionOf('priority', 'none'), subscriptionOf('normal')]),
    );
    await publish('priority', 'none');
    expect(await received('all')).toEqual(['priority']);
    expect(await received('priority')).toEqual(['none']);
    expect(await received('normal')).toEqual(['none', 'priority']);
  });
});

it('lets a message be sent with a delay', async () => {
  await start({ queues: [queueOf('delayed')] });
  const QueueUrl = queueUrl(endpoint.url, 'delayed');
  const sent = performance.now();
  await clients.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'later', DelaySeconds: 2 }));
  expect(await received('delayed')).toEqual([]);
  await expect.poll(() => received('delayed'), { timeout: 5000, interval: 100 }).toEqual(['later']);
  expect(performance.now() - sent).toBeGreaterThan(1900);
});

it('creates tables with two keys, and sparse indexes that hold some attributes', async () => {
  const hash = { AttributeName: 'pk', KeyType: 'HASH' } as const;
  const range = { AttributeName: 'sk', KeyType: 'RANGE' } as const;
  const attributes = ['pk', 'sk', 'parked_shard', 'parked_since'].map(
    (name) => ({ AttributeName: name, AttributeType: 'S' }) as const,
  );
  const parked = {
    IndexName: 'parked',
    KeySchema: [
      { AttributeName: 'parked_shard', KeyType: 'HASH' },
      { AttributeName: 'parked_since', KeyType: 'RANGE' },
    ],
    Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['revision'] },
  } as const;
  const names = { stack: 's', logicalId: 'Rows', name: 'rows' };
  await start({ tables: [{ ...names, attributes, keys: [hash, range], indexes: [parked] }] });
  const { Table } = await clients.dynamo.send(new DescribeTableCommand({ TableName: 'rows' }));
  expect(Table?.KeySchema).toEqual([hash, range]);
  const key = { pk: { S: 'p' }, sk: { S: 's' } };
  const parkedItem = {
    ...key,
    parked_shard: { S: '1' },
    parked_since: { S: 't' },
    revision: { N: '3' },
    turns: { S: 'long' },
  };
  await clients.dynamo.send(new PutItemCommand({ TableName: 'rows', Item: parkedItem }));
  await clients.dynamo.send(new PutItemCommand({ TableName: 'rows', Item: { ...key, sk: { S: 'other' } } }));
  const { Items } = await clients.dynamo.send(
    new QueryCommand({
      TableName: 'rows',
      IndexName: 'parked',
      KeyConditionExpression: 'parked_shard = :s AND parked_since < :u',
      ExpressionAttributeValues: { ':s': { S: '1' }, ':u': { S: 'u' } },
    }),
  );
  const { turns: _, ...projected } = parkedItem;
  expect(Items).toEqual([projected]);
});
