import type { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { GetQueueAttributesCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import type { BudgetAlert } from '../domain/alerts/ports.ts';
import { SnsAlerts } from './sns-alerts.ts';
import { SqsEnrichmentQueues } from './sqs-enrichment-queues.ts';
import { SqsQueueDepths } from './sqs-queue-depths.ts';

const URLS = { priority: 'https://queue/priority', normal: 'https://queue/normal' };
const ALERT: BudgetAlert = {
  type: 'budget.step',
  version: 1,
  period: 'day',
  step: 'economy',
  at: '2026-11-02T10:00:31.000Z',
  committed_usd: 8,
  limit_usd: 10,
};

describe('alerts on SNS', () => {
  it('are the alert as JSON, with its type as an attribute to filter by', async () => {
    const sent: unknown[] = [];
    const send = async ({ input }: PublishCommand) => void sent.push(input);
    await new SnsAlerts({ send } as unknown as SNSClient, 'arn:topic').send(ALERT);
    expect(sent).toEqual([
      {
        TopicArn: 'arn:topic',
        Message: JSON.stringify(ALERT),
        MessageAttributes: { type: { DataType: 'String', StringValue: 'budget.step' } },
      },
    ]);
  });

  it('say when they cannot be sent', async () => {
    const send = () => Promise.reject(new Error('denied'));
    await expect(new SnsAlerts({ send } as unknown as SNSClient, 'arn:topic').send(ALERT)).rejects.toThrow('denied');
  });
});

/** A client that keeps what it is given, and refuses the calls of these ids. */
function queuesOf(refused: readonly string[] = []) {
  const sent: SendMessageBatchCommand['input'][] = [];
  const send = async ({ input }: SendMessageBatchCommand) => {
    sent.push(input);
    const bad = (input.Entries ?? []).filter(({ MessageBody = '' }) =>
      refused.includes(JSON.parse(MessageBody).call_id),
    );
    return { Failed: bad.map(({ Id }) => ({ Id, Code: 'KmsThrottled' })) };
  };
  return { sent, queues: new SqsEnrichmentQueues({ send } as unknown as SQSClient, URLS) };
}

describe('the enrichment queues', () => {
  it.each(['priority', 'normal'] as const)(
    'take a call of the lane %s at its own address, with its delay',
    async (lane) => {
      const { sent, queues } = queuesOf();
      await queues.send(lane, [{ call_id: 'a', revision: 1, attempt: 2 }], 899);
      await queues.send(lane, [{ call_id: 'a', revision: 1, attempt: 0 }], 0);
      await queues.send(lane, [{ call_id: 'a', revision: 1, online: false }]);
      expect(sent).toEqual([
        {
          QueueUrl: URLS[lane],
          Entries: [{ Id: '0', MessageBody: '{"call_id":"a","revision":1,"attempt":2}', DelaySeconds: 899 }],
        },
        {
          QueueUrl: URLS[lane],
          Entries: [{ Id: '0', MessageBody: '{"call_id":"a","revision":1,"attempt":0}', DelaySeconds: 0 }],
        },
        { QueueUrl: URLS[lane], Entries: [{ Id: '0', MessageBody: '{"call_id":"a","revision":1,"online":false}' }] },
      ]);
    },
  );

  it('row 9: name the calls that were refused, and of which fault', async () => {
    const { sent, queues } = queuesOf(['b', 'c']);
    const messages = ['a', 'b', 'c'].map((call_id) => ({ call_id, revision: 1 }));
    expect(await queues.send('normal', messages, 5)).toEqual({
      failed: new Set(['b', 'c']),
      faults: { KmsThrottled: 2 },
    });
    expect(sent.map(({ Entries = [] }) => Entries.length)).toEqual([3, 2, 2]);
    expect(sent.at(-1)?.Entries?.map(({ DelaySeconds }) => DelaySeconds)).toEqual([5, 5]);
  });

  it('row 9: name all when nothing can be sent at all', async () => {
    const send = () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }));
    const queues = new SqsEnrichmentQueues({ send } as unknown as SQSClient, URLS);
    expect(await queues.send('normal', [{ call_id: 'a', revision: 1 }])).toEqual({
      failed: new Set(['a']),
      faults: { ECONNREFUSED: 1 },
    });
  });
});

describe('the depth of a queue', () => {
  const urls = { ...URLS, indexing: 'https://queue/indexing', complaints: 'https://queue/complaints' };
  const depthsOf = (Attributes: Record<string, string> | undefined) => {
    const asked: GetQueueAttributesCommand['input'][] = [];
    const send = async ({ input }: GetQueueAttributesCommand) => {
      asked.push(input);
      return { Attributes };
    };
    return { asked, depths: new SqsQueueDepths({ send } as unknown as SQSClient, urls) };
  };

  it('counts what waits, what is being worked on and what is delayed', async () => {
    const { asked, depths } = depthsOf({
      ApproximateNumberOfMessages: '1200',
      ApproximateNumberOfMessagesNotVisible: '30',
      ApproximateNumberOfMessagesDelayed: '4',
    });
    expect(await depths.depth('complaints')).toBe(1234);
    const AttributeNames = ['', 'NotVisible', 'Delayed'].map((state) => `ApproximateNumberOfMessages${state}`);
    expect(asked).toEqual([{ QueueUrl: 'https://queue/complaints', AttributeNames }]);
  });

  it('is none for a queue that tells nothing', async () => {
    expect(await depthsOf(undefined).depths.depth('priority')).toBe(0);
  });
});
