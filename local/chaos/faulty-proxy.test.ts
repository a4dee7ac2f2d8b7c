import { createServer, type IncomingMessage, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { PublishBatchCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, expect, test } from 'vitest';
import { closeServer, listenOnLoopback } from '../loopback-server.ts';
import { type ActiveFault, createEngineFaults } from './engine-faults.ts';
import { type FaultyProxy, type ProxiedService, startFaultyProxy } from './faulty-proxy.ts';

let engine: Server | undefined;
let proxy: FaultyProxy | undefined;
const seen: string[] = [];

afterEach(async () => {
  await proxy?.close();
  if (engine !== undefined) await closeServer(engine);
  seen.length = 0;
});

/** An engine that answers as it is told, behind a proxy with that fault. */
async function stand(
  service: ProxiedService,
  fault: ActiveFault | undefined,
  answer: (body: string) => string,
  more = 0,
) {
  engine = createServer(async (request: IncomingMessage, response) => {
    const body = (await buffer(request)).toString();
    seen.push(body);
    response.end(answer(body));
  });
  const port = await listenOnLoopback(engine, 0, 'the port');
  const url = `http://127.0.0.1:${port}`;
  proxy = await startFaultyProxy({ service, url, faultOf: () => fault, duplicatesOf: () => more });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return { endpoint: proxy.url, region: 'us-east-1', credentials, maxAttempts: 1 };
}

const ids = ['a', 'b', 'c'];
const entries = ids.map((Id) => ({ Id, MessageBody: `message ${Id}` }));
const QueueUrl = 'http://127.0.0.1/000000000000/queue';
const sent = (body: string) => {
  const { Entries } = JSON.parse(body) as { Entries: { Id: string }[] };
  return JSON.stringify({ Successful: Entries.map(({ Id }) => ({ Id, MessageId: Id, MD5OfMessageBody: '' })) });
};

test('Without a fault a request and its answer pass unchanged', async () => {
  const settings = await stand('dynamodb', undefined, () => '{"Item":{"x":{"S":"y"}}}');
  const client = new DynamoDBClient(settings);
  const { Item } = await client.send(new GetItemCommand({ TableName: 't', Key: { x: { S: 'y' } } }));
  expect(Item).toEqual({ x: { S: 'y' } });
  client.destroy();
});

// The SDK calls a connection that is reset a time-out.
test.each([
  ['throttled', 'ProvisionedThroughputExceededException', 0],
  ['refused', 'TimeoutError', 0],
  ['lost', 'TimeoutError', 1],
] as const)('A %s request of DynamoDB fails as %s, and the engine hears of it %d times', async (kind, name, heard) => {
  const client = new DynamoDBClient(await stand('dynamodb', { kind, share: 1 }, () => '{}'));
  const failed = await client.send(new GetItemCommand({ TableName: 't', Key: {} })).catch((error: Error) => error.name);
  expect(failed).toBe(name);
  expect(seen).toHaveLength(heard);
  client.destroy();
});

test('Part of a batch of SQS fails, and the rest is sent', async () => {
  const client = new SQSClient({
    ...(await stand('sqs', { kind: 'partial', share: 1 }, sent)),
    useQueueUrlAsEndpoint: false,
    md5: false,
  });
  const answer = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries: entries }));
  expect(answer.Successful?.map(({ Id }) => Id)).toEqual(['a', 'c']);
  expect(answer.Failed?.map(({ Id, SenderFault }) => [Id, SenderFault])).toEqual([['b', false]]);
  client.destroy();
});

test('Part of a batch of SNS fails, and the rest is published under new numbers', async () => {
  const xml =
    '<PublishBatchResponse><PublishBatchResult><Failed/><Successful><member><Id>a</Id><MessageId>1</MessageId></member></Successful></PublishBatchResult></PublishBatchResponse>';
  const client = new SNSClient(await stand('sns', { kind: 'partial', share: 1 }, () => xml));
  const PublishBatchRequestEntries = ids.map((Id) => ({ Id, Message: `message ${Id}` }));
  const answer = await client.send(new PublishBatchCommand({ TopicArn: 'arn', PublishBatchRequestEntries }));
  expect(answer.Failed?.map(({ Id }) => Id)).toEqual(['b']);
  expect(answer.Successful?.map(({ Id }) => Id)).toEqual(['a']);
  const form = new URLSearchParams(seen[0]);
  expect(form.get('PublishBatchRequestEntries.member.2.Id')).toBe('c');
  expect(seen[0]).not.toContain('message+b');
  client.destroy();
});

test('Part of a bulk of OpenSearch is answered with 429, in the order of the actions', async () => {
  const answer = (body: string) => {
    const actions = body.split('\n').filter((line) => line.includes('_id'));
    return JSON.stringify({
      errors: false,
      items: actions.map((line) => ({ index: { ...JSON.parse(line).index, status: 201 } })),
    });
  };
  await stand('opensearch', { kind: 'partial', share: 1 }, answer);
  const lines = ids
    .flatMap((_id) => [{ index: { _index: 'i', _id } }, { text: 'x' }])
    .map((line) => JSON.stringify(line));
  const response = await fetch(`${proxy?.url}/_bulk`, { method: 'POST', body: `${lines.join('\n')}\n` });
  const body = (await response.json()) as { errors: boolean; items: { index: { _id: string; status: number } }[] };
  expect(body.errors).toBe(true);
  expect(body.items.map(({ index }) => [index._id, index.status])).toEqual([
    ['a', 201],
    ['b', 429],
    ['c', 201],
  ]);
});

test('A message that is delivered more than once is sent as often, and its sender hears once', async () => {
  const client = new SQSClient({
    ...(await stand('sqs', undefined, sent, 2)),
    useQueueUrlAsEndpoint: false,
    md5: false,
  });
  const answer = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries: entries }));
  expect(answer.Successful).toHaveLength(3);
  await expect.poll(() => seen.length, { timeout: 5_000 }).toBe(3);
  client.destroy();
});

test('Faults hit their share, count what they hit, and end when they are told to', () => {
  const faults = createEngineFaults(1);
  faults.set({ failing: { sqs: { kind: 'lost', share: 0.5 } } });
  for (let i = 0; i < 1_000; i++) faults.faultOf('sqs');
  const { 'sqs lost': hit = 0 } = faults.injected();
  expect(hit).toBeGreaterThan(430);
  expect(hit).toBeLessThan(570);
  expect(faults.faultOf('sns')).toBeUndefined();
  faults.set({});
  expect(faults.faultOf('sqs')).toBeUndefined();
});
