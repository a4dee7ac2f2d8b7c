import { CreateQueueCommand, GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AwsEndpoint, startAwsEndpoint } from '../aws/endpoint.ts';
import { type EventSource, startEventSource } from './event-source.ts';
import type { InvocationResult } from './function-worker.ts';
import { failedItems } from './sqs-event.ts';

describe('a response of the function', () => {
  it.each([
    [null, []],
    [undefined, []],
    [{}, []],
    [{ batchItemFailures: null }, []],
    [{ batchItemFailures: [] }, []],
    [{ batchItemFailures: [{ itemIdentifier: 'b' }] }, ['b']],
    [{ batchItemFailures: [{ itemIdentifier: 'unknown' }] }, ['a', 'b']],
    [{ batchItemFailures: [{ itemIdentifier: '' }] }, ['a', 'b']],
    [{ batchItemFailures: [{ wrong: 'a' }] }, ['a', 'b']],
    [{ batchItemFailures: [null] }, ['a', 'b']],
    [{ batchItemFailures: 'a' }, ['a', 'b']],
    ['done', ['a', 'b']],
  ])('of %j means that %j failed', (response, expected) => {
    expect([...failedItems(response, ['a', 'b'])]).toEqual(expected);
  });
});

describe('an event source', () => {
  let endpoint: AwsEndpoint;
  let sqs: SQSClient;
  const started: EventSource[] = [];

  beforeAll(async () => {
    endpoint = await startAwsEndpoint({ port: 0 });
    const credentials = { accessKeyId: 'local', secretAccessKey: 'x' };
    sqs = new SQSClient({ endpoint: endpoint.url, region: 'us-east-1', credentials });
  });
  afterAll(async () => {
    await Promise.all(started.map((source) => source.stop(100)));
    await endpoint.close();
  });

  async function createQueue(QueueName: string, Attributes: Record<string, string> = {}): Promise<string> {
    const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
    return QueueUrl;
  }

  function start(queueUrl: string, visibilitySeconds: number, handle: (event: SQSEvent) => Promise<InvocationResult>) {
    const name = queueUrl.split('/').at(-1);
    const mapping = {
      queueArn: `arn:aws:sqs:us-east-1:000000000000:${name}`,
      functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:fn',
      batchSize: 10,
      windowSeconds: 0,
      reportsItemFailures: true,
    };
    const invoke = (event: unknown) => handle(event as SQSEvent);
    started.push(startEventSource({ mapping, queueUrl, visibilitySeconds, concurrency: 2, sqs, keeper: sqs, invoke }));
  }

  async function count(QueueUrl: string): Promise<number> {
    const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }),
    );
    return Number(Attributes.ApproximateNumberOfMessages) + Number(Attributes.ApproximateNumberOfMessagesNotVisible);
  }

  const succeed = (payload: unknown = null): InvocationResult => ({ ok: true, requestId: 'r', payload });

  it('deletes what succeeded, and leaves what failed to the dead-letter queue', async () => {
    const dead = await createQueue('dead');
    const RedrivePolicy = JSON.stringify({
      deadLetterTargetArn: 'arn:aws:sqs:us-east-1:000000000000:dead',
      maxReceiveCount: 2,
    });
    const work = await createQueue('work', { VisibilityTimeout: '1', RedrivePolicy });
    const seen: string[] = [];
    start(work, 1, async ({ Records }) => {
      seen.push(...Records.map(({ body }) => body));
      const failures = Records.filter(({ body }) => body === 'bad').map(({ messageId }) => ({
        itemIdentifier: messageId,
      }));
      return succeed({ batchItemFailures: failures });
    });
    const Attributes = { kind: { DataType: 'String', StringValue: 'x' } };
    await sqs.send(new SendMessageCommand({ QueueUrl: work, MessageBody: 'good', MessageAttributes: Attributes }));
    await sqs.send(new SendMessageCommand({ QueueUrl: work, MessageBody: 'bad' }));
    await expect.poll(() => count(dead), { timeout: 10_000, interval: 100 }).toBe(1);
    expect(await count(work)).toBe(0);
    expect(seen.toSorted()).toEqual(['bad', 'bad', 'good']);
  });

  it('keeps a message hidden for as long as the function runs', async () => {
    const slow = await createQueue('slow', { VisibilityTimeout: '1' });
    let runs = 0;
    start(slow, 1, async () => {
      runs++;
      await new Promise((resolve) => setTimeout(resolve, 2500));
      return succeed();
    });
    await sqs.send(new SendMessageCommand({ QueueUrl: slow, MessageBody: 'x' }));
    await expect.poll(() => runs, { timeout: 3000 }).toBe(1);
    await expect.poll(() => count(slow), { timeout: 5000 }).toBe(0);
    expect(runs).toBe(1);
  });

  it('takes a message that was sent with a delay when that is over, not before', async () => {
    const delayed = await createQueue('delayed');
    const seen: number[] = [];
    start(delayed, 30, async () => {
      seen.push(performance.now());
      return succeed();
    });
    const sent = performance.now();
    await sqs.send(new SendMessageCommand({ QueueUrl: delayed, MessageBody: 'x', DelaySeconds: 2 }));
    await expect.poll(() => seen.length, { timeout: 8000 }).toBe(1);
    expect((seen[0] ?? 0) - sent).toBeGreaterThan(1900);
  });
});
