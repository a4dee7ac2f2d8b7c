import { CreateTopicCommand, type PublishBatchCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  type SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AwsEndpoint, startAwsEndpoint } from '#local/aws/endpoint.ts';
import type { ComplaintEvent } from '../domain/complaints/events/event.ts';
import { SnsComplaintEvents } from './sns-complaint-events.ts';
import { SqsComplaintIntakeQueue } from './sqs-complaint-intake-queue.ts';
import { SqsDeadlines } from './sqs-deadlines.ts';

let endpoint: AwsEndpoint;
let sqs: SQSClient;
let sns: SNSClient;

beforeAll(async () => {
  endpoint = await startAwsEndpoint({ port: 0 });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const settings = { endpoint: endpoint.url, region: 'us-east-1', credentials };
  sqs = new SQSClient(settings);
  sns = new SNSClient(settings);
});
afterAll(async () => {
  sqs.destroy();
  sns.destroy();
  await endpoint.close();
});

const eventOf = (version: number, changes: Partial<ComplaintEvent> = {}): ComplaintEvent => ({
  type: 'complaint.updated',
  schema_version: 1,
  event_id: `k:${version}`,
  complaint_id: 'k',
  complaint_version: version,
  at: '2031-05-05T10:00:00.000Z',
  step: 'changed',
  by: 'person',
  call_id: 'c',
  client_id: 'm',
  issue: 'late_delivery',
  status: 'open',
  priority: 'high',
  department: 'billing',
  group: 'billing-1',
  owner: null,
  product: 'Fibre 500',
  region: 'south',
  ...changes,
});

async function newQueue(QueueName: string): Promise<string> {
  return (await sqs.send(new CreateQueueCommand({ QueueName }))).QueueUrl ?? '';
}

async function bodies(QueueUrl: string): Promise<string[]> {
  const all: string[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    if (Messages.length === 0) return all;
    all.push(...Messages.map(({ Body = '' }) => Body));
  }
}

/** A topic with a queue that gets the messages that a filter lets through. */
async function subscribed(name: string, filter?: object) {
  const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: name }));
  const queue = await newQueue(name);
  const Attributes = { RawMessageDelivery: 'true', ...(filter && { FilterPolicy: JSON.stringify(filter) }) };
  const Endpoint = `arn:aws:sqs:us-east-1:000000000000:${name}`;
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint, Attributes }));
  return { events: new SnsComplaintEvents(sns, TopicArn), queue };
}

type Entry = NonNullable<PublishBatchCommand['input']['PublishBatchRequestEntries']>[number];

/** A client that notes what it is given in batches, and refuses the events of these ids. */
function noting(refused: readonly string[] = []) {
  const batches: Entry[][] = [];
  const send = async ({ input }: PublishBatchCommand) => {
    const entries = input.PublishBatchRequestEntries ?? [];
    batches.push(entries);
    await new Promise((resolve) => setTimeout(resolve, batches.length === 1 ? 20 : 0));
    const bad = entries.filter(({ Message = '' }) => refused.includes(JSON.parse(Message).event_id));
    return { Failed: bad.map(({ Id }) => ({ Id, Code: 'InternalError' })) };
  };
  const versions = () => batches.map((batch) => batch.map(({ Message = '' }) => JSON.parse(Message).complaint_version));
  return { batches, versions, events: new SnsComplaintEvents({ send } as unknown as SNSClient, 'arn:topic') };
}

describe('events of complaints on SNS', () => {
  it('reach who filters for them, whole', async () => {
    const { events, queue } = await subscribed('breaches', { type: ['complaint.breached'], priority: ['urgent'] });
    const breach = { clock: 'resolution', cycle: 1, due_at: '2031-05-05T10:00:00.000Z' } as const;
    const wanted = eventOf(2, { type: 'complaint.breached', priority: 'urgent', breach });
    const others = [eventOf(1), eventOf(3, { type: 'complaint.breached' }), eventOf(4, { priority: 'urgent' })];
    expect(await events.publish([...others, wanted])).toEqual(new Set());
    expect((await bodies(queue)).map((body) => JSON.parse(body))).toEqual([wanted]);
  });

  it('can be filtered by nine attributes, a raw subscription takes ten at most', async () => {
    const { batches, events } = noting();
    await events.publish([eventOf(1)]);
    const attributes = Object.entries(batches[0]?.[0]?.MessageAttributes ?? {});
    expect(attributes.every(([, { DataType }]) => DataType === 'String')).toBe(true);
    expect(Object.fromEntries(attributes.map(([name, { StringValue }]) => [name, StringValue]))).toEqual({
      type: 'complaint.updated',
      department: 'billing',
      priority: 'high',
      status: 'open',
      issue: 'late_delivery',
      product: 'Fibre 500',
      region: 'south',
      step: 'changed',
      by: 'person',
    });
  });

  it.each([
    ['', undefined],
    [' \n ', undefined],
    ['a\u0000b\u001f\ufffe\uffff', 'a\ufffdb\ufffd\ufffd\ufffd'],
    ['Fibre \ud83d', 'Fibre \ufffd'],
    ['Fibre \ud83d\ude00', 'Fibre \ud83d\ude00'],
    ['x'.repeat(10_000), 'x'.repeat(256)],
    [`${'x'.repeat(255)}\ud83d\ude00`, `${'x'.repeat(255)}\ufffd`],
  ])('of the product %j have an attribute that SNS takes', async (product, expected) => {
    const { batches, events } = noting();
    await events.publish([eventOf(1, { product })]);
    const [entry] = batches[0] ?? [];
    expect(entry?.MessageAttributes?.product?.StringValue).toBe(expected);
    expect(entry?.Message).not.toMatch(/[\ufffe\uffff]/);
    expect(JSON.parse(entry?.Message ?? '').product).toBe(product);
  });

  it('go in order, ten at a time, and what was refused again before the next ten', async () => {
    const { versions, events } = noting(['k:4', 'k:12']);
    const all = Array.from({ length: 23 }, (_, i) => eventOf(i));
    expect(await events.publish(all)).toEqual(new Set(['k:4', 'k:12']));
    const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
    expect(versions()).toEqual([numbers(0, 10), [4], [4], numbers(10, 20), [12], [12], numbers(20, 23)]);
  });

  it('are all named when nothing can be published', async () => {
    const send = () => Promise.reject(new Error('denied'));
    const events = new SnsComplaintEvents({ send } as unknown as SNSClient, 'arn:topic');
    expect(await events.publish([eventOf(1), eventOf(2)])).toEqual(new Set(['k:1', 'k:2']));
    expect(await events.publish([])).toEqual(new Set());
  });
});

describe('the queue of deadlines', () => {
  it('takes complaints by their ids, however many there are', async () => {
    const url = await newQueue('deadlines');
    const ids = Array.from({ length: 23 }, (_, i) => `k${i}`);
    expect(await new SqsDeadlines(sqs, url).send(ids)).toEqual(new Set());
    expect((await bodies(url)).sort()).toEqual(ids.map((id) => `{"complaint_id":"${id}"}`).sort());
  });

  it('names those that it keeps refusing', async () => {
    const send = async ({ input }: SendMessageBatchCommand) => ({
      Failed: (input.Entries ?? []).filter(({ MessageBody }) => MessageBody?.includes('bad')),
    });
    const deadlines = new SqsDeadlines({ send } as unknown as SQSClient, 'https://queue');
    expect(await deadlines.send(['a', 'bad', 'b'])).toEqual(new Set(['bad']));
  });
});

describe('the queue of calls that may complain', () => {
  it('takes a call and its revision, and nothing else of it', async () => {
    const url = await newQueue('intake');
    const call = { call_id: 'a', revision: 3, importance: 'high' };
    expect(await new SqsComplaintIntakeQueue(sqs, url).send([call])).toEqual({ failed: new Set(), faults: {} });
    expect(await bodies(url)).toEqual(['{"call_id":"a","revision":3}']);
  });
});
