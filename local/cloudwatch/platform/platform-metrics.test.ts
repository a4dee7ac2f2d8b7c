import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { Answer, Outgoing, Upstream } from '../../aws/upstream.ts';
import { MetricStore } from '../metric-store.ts';
import { putAnswer } from './api-metrics.ts';
import { putInvocation } from './function-metrics.ts';
import { QueueMetrics } from './queue-metrics.ts';
import { listenToQueues } from './queue-traffic.ts';
import { replay } from './replay.ts';
import { SearchMetrics } from './search-metrics.ts';
import { meterTables } from './table-metrics.ts';

const NOW = 10_000_000;

function storeAt(time = { now: NOW }) {
  const store = new MetricStore({ now: () => time.now });
  const sum = (namespace: string, name: string, dimensions: Record<string, string>) => {
    const grid = { start: 0, spanMs: 20_040_000, count: 1 };
    return store.read({ namespace, name, dimensions }, grid, 'dashboard')[0]?.sum;
  };
  return { store, sum };
}

function engine(answers: (outgoing: Outgoing) => object, status = 200) {
  const seen: unknown[] = [];
  const ask = async (outgoing: Outgoing): Promise<Answer> => {
    seen.push(JSON.parse(String(outgoing.body ?? '{}')));
    return { status, headers: {}, body: Buffer.from(JSON.stringify(answers(outgoing))) };
  };
  const upstream: Upstream = { url: 'http://engine', ask, stream: async (o) => replay(await ask(o)), close: () => {} };
  return { upstream, seen };
}

const request = (target: string, body: object): Outgoing => {
  return { method: 'POST', path: '/', headers: { 'x-amz-target': target }, body: Buffer.from(JSON.stringify(body)) };
};
const bodyOf = async (answer: IncomingMessage) => JSON.parse(await text(answer)) as unknown;

it('an invocation counts for its function', () => {
  const { store, sum } = storeAt();
  for (const ok of [true, false]) putInvocation(store, { name: 'f', durationMs: 20, ok, concurrent: 2 });
  const of = (name: string) => sum('AWS/Lambda', name, { FunctionName: 'f' });
  expect(['Invocations', 'Errors', 'Duration', 'Throttles'].map(of)).toEqual([2, 1, 40, 0]);
});

it('a request counts for its API, its stage and its route', () => {
  const { store, sum } = storeAt();
  const answered = { api: 'a', stage: 's', method: 'GET', resource: '/x', latencyMs: 5, integrationMs: 3 };
  for (const status of [200, 404, 500]) putAnswer(store, { ...answered, status });
  putAnswer(store, { ...answered, resource: undefined, integrationMs: undefined, status: 403 });
  const route = { ApiName: 'a', Stage: 's', Resource: '/x', Method: 'GET' };
  expect(['Count', '4XXError', '5XXError'].map((name) => sum('AWS/ApiGateway', name, route))).toEqual([3, 1, 1]);
  expect(sum('AWS/ApiGateway', '4XXError', { ApiName: 'a', Stage: 's' })).toBe(2);
  expect(sum('AWS/ApiGateway', 'IntegrationLatency', { ApiName: 'a' })).toBe(9);
});

describe('tables', () => {
  it('count the capacity that the engine tells, without what an item says about it', async () => {
    const { store, sum } = storeAt();
    const Item = { note: { S: '"ConsumedCapacity":{"TableName":"t","CapacityUnits":99}' } };
    const capacity = { TableName: 't', CapacityUnits: 5, Table: { CapacityUnits: 2 } };
    const { upstream, seen } = engine(() => ({ Item, ConsumedCapacity: capacity }));
    const answer = await meterTables(upstream, store).stream(request('DynamoDB_20120810.GetItem', { TableName: 't' }));
    expect(await bodyOf(answer)).toMatchObject({ Item });
    expect(seen).toEqual([{ TableName: 't', ReturnConsumedCapacity: 'INDEXES' }]);
    expect(sum('AWS/DynamoDB', 'ConsumedReadCapacityUnits', { TableName: 't' })).toBe(2);
    expect(sum('AWS/DynamoDB', 'SuccessfulRequestLatency', { TableName: 't', Operation: 'GetItem' })).toBeGreaterThan(
      0,
    );
  });

  it('count each table of a transaction, and what was throttled', async () => {
    const { store, sum } = storeAt();
    const { upstream } = engine(() => ({ __type: 'x#ProvisionedThroughputExceededException' }), 400);
    const TransactItems = [{ Put: { TableName: 'a' } }, { Update: { TableName: 'b' } }, null];
    await meterTables(upstream, store).stream(request('DynamoDB_20120810.TransactWriteItems', { TransactItems }));
    for (const TableName of ['a', 'b']) {
      expect(sum('AWS/DynamoDB', 'ThrottledRequests', { TableName, Operation: 'TransactWriteItems' })).toBe(1);
    }
  });

  it('pass on what cannot be read as it is', async () => {
    const { upstream } = engine(() => ({}));
    const bare = { ...request('DynamoDB_20120810.ListTables', {}), body: Buffer.from('{"Limit":1}') };
    expect(await bodyOf(await meterTables(upstream, storeAt().store).stream(bare))).toEqual({});
  });
});

describe('queues', () => {
  const arn = (name: string) => `arn:aws:sqs:us-east-1:0:${name}`;
  const work = { name: 'work', arn: arn('work'), url: '', redrive: { deadLetterArn: arn('dead'), maxReceiveCount: 2 } };
  const dead = { name: 'dead', arn: arn('dead'), url: '' };

  function followed() {
    const time = { now: NOW };
    const { store, sum } = storeAt(time);
    const metrics = new QueueMetrics(store);
    metrics.follow([work, dead]);
    const take = (visible: number, hidden: number, deadLetters = 0) => {
      const depths = { work: { visible, total: visible + hidden }, dead: { visible: deadLetters, total: deadLetters } };
      metrics.take(new Map(Object.entries(depths)));
    };
    const of = (name: string, queue = 'work') => sum('AWS/SQS', name, { QueueName: queue });
    return { time, metrics, take, of };
  }

  it('count what was sent by what is there and what was deleted, also what topics delivered', () => {
    const { metrics, take, of } = followed();
    take(0, 0);
    take(3, 1);
    metrics.trafficOf('work').deleted = 4;
    take(2, 0);
    expect(of('NumberOfMessagesSent')).toBe(6);
    expect(of('ApproximateNumberOfMessagesVisible')).toBe(5);
  });

  it('count a message that went to the dead letters as sent once', () => {
    const { take, of } = followed();
    take(0, 0);
    take(1, 0);
    take(0, 0, 1);
    expect([of('NumberOfMessagesSent'), of('NumberOfMessagesSent', 'dead')]).toEqual([1, 0]);
  });

  it('know how old the oldest message is, received or not', async () => {
    const { time, metrics, take, of } = followed();
    take(0, 0);
    time.now += 5_000;
    take(2, 0);
    expect(of('ApproximateAgeOfOldestMessage')).toBe(5);
    const SentTimestamp = String(time.now - 4_000);
    const Messages = [{ MessageId: 'm', ReceiptHandle: 'h', Attributes: { SentTimestamp } }];
    const { upstream } = engine(() => ({ Messages }));
    const listened = listenToQueues(upstream, metrics.trafficOf);
    const answer = await listened.stream(request('AmazonSQS.ReceiveMessage', { QueueUrl: 'http://x/0/work' }));
    expect(await bodyOf(answer)).toEqual({ Messages });
    expect(metrics.trafficOf('work').oldest(NOW, Date.now(), false)).toBe(time.now - 4_000);
    await listened.ask(request('AmazonSQS.DeleteMessage', { QueueUrl: 'http://x/0/work', ReceiptHandle: 'h' }));
    expect(metrics.trafficOf('work')).toMatchObject({ received: 1, deleted: 1 });
    take(0, 0);
    expect(of('NumberOfMessagesReceived')).toBe(1);
  });
});

describe('the search domain', () => {
  it('is red when it does not answer, and is not looked at before somebody needs it', async () => {
    const { store, sum } = storeAt();
    const metrics = new SearchMetrics(store, '0');
    metrics.setDomain('d');
    const of = (name: string) => sum('AWS/ES', name, { DomainName: 'd', ClientId: '0' });
    await metrics.look();
    expect(of('ClusterStatus.red')).toBeUndefined();
    const down = metrics.meter(async () => Promise.reject(new Error('down')));
    await down().catch(() => {});
    await metrics.look();
    expect(of('ClusterStatus.red')).toBe(1);
    expect(of('FreeStorageSpace')).toBeUndefined();
  });

  it('tells its state, disk and memory, and how long searches take', async () => {
    const { store, sum } = storeAt();
    const metrics = new SearchMetrics(store, '0');
    metrics.setDomain('d');
    const stats = {
      nodes: { n: { jvm: { mem: { heap_used_percent: 40 } }, fs: { total: { available_in_bytes: 2 ** 30 } } } },
    };
    const { upstream } = engine(({ path }) => (path.startsWith('/_nodes') ? stats : { status: 'yellow' }));
    const metered = await metrics.meter(async () => upstream)();
    await metered.stream({ method: 'POST', path: '/calls/_search?size=1', body: '{}' });
    await metrics.look();
    const of = (name: string) => sum('AWS/ES', name, { DomainName: 'd', ClientId: '0' });
    expect(['ClusterStatus.red', 'ClusterStatus.yellow', 'FreeStorageSpace', 'JVMMemoryPressure'].map(of)).toEqual([
      0, 1, 1024, 40,
    ]);
    expect(of('SearchLatency')).toBeGreaterThan(0);
  });
});
