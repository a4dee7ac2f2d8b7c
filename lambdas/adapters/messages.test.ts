import type { SNSClient } from '@aws-sdk/client-sns';
import { CreateTopicCommand, SNSClient as Sns, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AwsEndpoint, startAwsEndpoint } from '#local/aws/endpoint.ts';
import type { CallEvent } from '../domain/calls/ports.ts';
import { readResumeMessage } from '../domain/source/resume-message.ts';
import { objectRef } from '../testing/samples.ts';
import { createTokenVerifier } from './oidc-verifier.ts';
import { SnsCallEvents } from './sns-call-events.ts';
import { SqsEnrichmentQueues } from './sqs-enrichment-queues.ts';
import { SqsIndexingQueue } from './sqs-indexing-queue.ts';
import { SqsResumeQueue } from './sqs-resume-queue.ts';

let endpoint: AwsEndpoint;
let sqs: SQSClient;
let sns: Sns;

beforeAll(async () => {
  endpoint = await startAwsEndpoint({ port: 0 });
  const settings = {
    endpoint: endpoint.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  sqs = new SQSClient(settings);
  sns = new Sns(settings);
});
afterAll(async () => {
  sqs.destroy();
  sns.destroy();
  await endpoint.close();
});

const event = (call_id: string, flags: string[] = []): CallEvent => ({
  type: 'call.triaged',
  version: 1,
  call_id,
  revision: 1,
  importance: 'low',
  intent: 'general',
  lane: 'none',
  flags,
  complains: false,
});

async function newQueue(QueueName: string): Promise<string> {
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName }));
  return QueueUrl ?? '';
}

async function bodies(QueueUrl: string): Promise<{ Message: string; MessageAttributes: Record<string, unknown> }[]> {
  const all: string[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    if (Messages.length === 0) return all.map((body) => JSON.parse(body));
    all.push(...Messages.map((message) => message.Body ?? ''));
  }
}

describe('call events on SNS', () => {
  it('reach a subscriber one by one, with attributes to filter by, however many there are', async () => {
    const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: 'call-events' }));
    const queue = await newQueue('subscriber');
    await sns.send(
      new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: 'arn:aws:sqs:us-east-1:000000000000:subscriber' }),
    );
    const events = Array.from({ length: 23 }, (_, i) => event(`c${i}`, i === 0 ? ['injection-like'] : []));
    expect(await new SnsCallEvents(sns, TopicArn).publish(events)).toEqual({ failed: new Set(), faults: {} });
    const received = await bodies(queue);
    expect(received.map((m) => JSON.parse(m.Message).call_id).sort()).toEqual(events.map((e) => e.call_id).sort());
    expect(received[0]?.MessageAttributes).toMatchObject({
      importance: { Value: 'low' },
      type: { Value: 'call.triaged' },
    });
  });

  it('row 9: that SNS refuses one by one are sent again alone; what it keeps refusing is named', async () => {
    const sent: string[][] = [];
    const client = {
      send: async ({ input }: { input: { PublishBatchRequestEntries: { Id: string; Message: string }[] } }) => {
        const entries = input.PublishBatchRequestEntries;
        sent.push(entries.map((entry) => JSON.parse(entry.Message).call_id));
        const bad = entries.filter((entry) => /"c[37]"/.test(entry.Message));
        const refused = sent.length === 1 ? bad : bad.filter((entry) => entry.Message.includes('"c7"'));
        return { Failed: refused.map(({ Id }) => ({ Id, Code: 'InternalError', SenderFault: false })) };
      },
    };
    const outcome = await new SnsCallEvents(client as unknown as SNSClient, 'topic').publish(
      Array.from({ length: 9 }, (_, i) => event(`c${i}`)),
    );
    expect(outcome).toEqual({ failed: new Set(['c7']), faults: { InternalError: 1 } });
    expect(sent.slice(1)).toEqual([['c3', 'c7'], ['c7']]);
  });

  it.each([
    [{ name: 'AuthorizationErrorException' }, 'AuthorizationErrorException'],
    [{ code: 'ECONNREFUSED' }, 'ECONNREFUSED'],
    [{ code: 'maya@example.com is not allowed' }, 'unknown'],
  ])('row 9, I6: that cannot be sent at all are named, not thrown, with the code of %j', async (fault, code) => {
    const client = { send: () => Promise.reject(Object.assign(new Error('of maya@example.com'), fault)) };
    const sns = new SnsCallEvents(client as unknown as SNSClient, 'topic');
    const events = Array.from({ length: 12 }, (_, i) => event(`c${i}`));
    expect(await sns.publish(events)).toEqual({
      failed: new Set(events.map(({ call_id }) => call_id)),
      faults: { [code]: 12 },
    });
  });
});

describe('calls for the enrichment queues', () => {
  it.each([
    ['priority', { lane: 'priority', flags: [] }],
    ['priority', { lane: 'strong', flags: [] }],
    ['normal', { lane: 'economy', flags: [] }],
    ['normal', { lane: 'none', flags: ['shadow-sample'] }],
    ['none', { lane: 'none', flags: ['uncertain'] }],
  ] as const)('are told apart by an attribute of the event: %s for %j', async (expected, { lane, flags }) => {
    const seen: unknown[] = [];
    const client = {
      send: async ({ input }: { input: { PublishBatchRequestEntries: { MessageAttributes: object }[] } }) => {
        seen.push(...input.PublishBatchRequestEntries.map(({ MessageAttributes }) => MessageAttributes));
        return {};
      },
    };
    await new SnsCallEvents(client as unknown as SNSClient, 'topic').publish([{ ...event('a', [...flags]), lane }]);
    expect(seen).toMatchObject([{ enrichment: { DataType: 'String', StringValue: expected } }]);
  });

  it('are received from the queue of their lane, with nothing that is not theirs, and after their delay', async () => {
    const [priority, normal] = [await newQueue('priority'), await newQueue('normal')];
    const queues = new SqsEnrichmentQueues(sqs, { priority, normal });
    const refs = Array.from({ length: 12 }, (_, i) => ({ call_id: `c${i}`, revision: 1, attempt: i, text: 'secret' }));
    expect(await queues.send('normal', refs)).toEqual({ failed: new Set(), faults: {} });
    expect(await queues.send('priority', [{ call_id: 'now', revision: 2, online: true }], 0)).toMatchObject({
      faults: {},
    });
    await queues.send('priority', [{ call_id: 'later', revision: 2 }], 900);
    const received = (await bodies(normal)) as unknown[];
    expect(received).toHaveLength(12);
    expect(received).toEqual(expect.arrayContaining(refs.map(({ text: _, ...ref }) => ref)));
    expect(await bodies(priority)).toEqual([{ call_id: 'now', revision: 2, online: true }]);
  });
});

describe('calls for the indexing queue', () => {
  it('are received one a message, and what is refused is sent again alone', async () => {
    const url = await newQueue('indexing');
    const refs = Array.from({ length: 13 }, (_, i) => ({ call_id: `c${i}`, revision: i + 1 }));
    expect(await new SqsIndexingQueue(sqs, url).send(refs)).toEqual({ failed: new Set(), faults: {} });
    const received: unknown[] = [];
    while (received.length < refs.length) {
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10 }));
      received.push(...Messages.map(({ Body = '' }) => JSON.parse(Body)));
    }
    expect(received).toHaveLength(13);
    expect(received).toEqual(expect.arrayContaining(refs));

    let attempts = 0;
    const refusing = {
      send: async () => {
        attempts++;
        return { Failed: [{ Id: '0', Code: 'KmsThrottled' }] };
      },
    };
    const outcome = await new SqsIndexingQueue(refusing as unknown as SQSClient, url).send(refs.slice(0, 2));
    expect(outcome).toEqual({ failed: new Set(['c0']), faults: { KmsThrottled: 1 } });
    expect(attempts).toBe(3);
  });
});

describe('resume messages on SQS', () => {
  it('are received as they were sent', async () => {
    const url = await newQueue('triage');
    const point = {
      object: objectRef('a', '01'),
      from: { mode: 'lines' as const, offset: 9, line: 2, item: 1 },
      compressed: false,
      quarantined: 1,
    };
    await new SqsResumeQueue(sqs, url).send(point);
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: url }));
    expect(readResumeMessage(JSON.parse(Messages[0]?.Body ?? ''))).toEqual(point);
  });
});

describe('tokens', () => {
  const claims = { audience: 'app', subject: 'u1', groups: ['analyst'], expiresInSeconds: 60 };
  const issuer = () => endpoint.issuer.url('pool');

  it('of the issuer for the audience give their claims', async () => {
    const token = await endpoint.issuer.token({ pool: 'pool', ...claims });
    expect(await createTokenVerifier(issuer(), 'app')(token)).toMatchObject({
      sub: 'u1',
      'cognito:groups': ['analyst'],
    });
  });

  it('that are expired, for others, of others, altered or unsigned give none', async () => {
    const verify = createTokenVerifier(issuer(), 'app');
    const good = await endpoint.issuer.token({ pool: 'pool', ...claims });
    const [header = '', , signature = ''] = good.split('.');
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const payload = { iss: issuer(), aud: 'app', sub: 'u1', 'cognito:groups': ['admin'], exp: 4e9 };
    const bad = [
      await endpoint.issuer.token({ pool: 'pool', ...claims, expiresInSeconds: -60 }),
      await endpoint.issuer.token({ pool: 'pool', ...claims, audience: 'other' }),
      await endpoint.issuer.token({ pool: 'other', ...claims }),
      `${header}.${part(payload)}.${signature}`,
      `${part({ alg: 'none' })}.${part(payload)}.x`,
    ];
    expect(await Promise.all(bad.map(verify))).toEqual(bad.map(() => undefined));
  });

  it('row 34: cannot be checked while the keys cannot be had: that is a fault, not a refusal', async () => {
    const token = await endpoint.issuer.token({ pool: 'pool', ...claims });
    await expect(createTokenVerifier('http://127.0.0.1:9/none', 'app')(token)).rejects.toThrow();
  });
});
