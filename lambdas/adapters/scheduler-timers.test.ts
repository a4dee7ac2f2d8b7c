import {
  ConflictException,
  CreateScheduleCommand,
  GetScheduleCommand,
  ResourceNotFoundException,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AwsEndpoint, startAwsEndpoint } from '#local/aws/endpoint.ts';
import { SchedulerTimers } from './scheduler-timers.ts';

const TARGET = {
  group: 'timers',
  queueArn: 'arn:aws:sqs:us-east-1:000000000000:deadlines',
  roleArn: 'arn:aws:iam::000000000000:role/timers',
};
let endpoint: AwsEndpoint;
let client: SchedulerClient;
let sqs: SQSClient;
let timers: SchedulerTimers;

beforeAll(async () => {
  endpoint = await startAwsEndpoint({ port: 0 });
  endpoint.setScheduling({ groups: ['timers'] });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const settings = { endpoint: endpoint.url, region: 'us-east-1', credentials, maxAttempts: 1 };
  client = new SchedulerClient(settings);
  sqs = new SQSClient(settings);
  timers = new SchedulerTimers(client, TARGET);
});
afterAll(async () => {
  client.destroy();
  sqs.destroy();
  await endpoint.close();
});

const get = (Name: string) => client.send(new GetScheduleCommand({ Name, GroupName: 'timers' }));
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

describe('the timer of a complaint', () => {
  it('is one schedule that goes when it has fired', async () => {
    await timers.set('k1', '2031-05-05T10:00:00.000Z');
    expect(await get('k1')).toMatchObject({
      ScheduleExpression: 'at(2031-05-05T10:00:00)',
      ScheduleExpressionTimezone: 'UTC',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: { Arn: TARGET.queueArn, RoleArn: TARGET.roleArn, Input: '{"complaint_id":"k1"}' },
    });
  });

  it('is never early: part of a second makes a whole one', async () => {
    await timers.set('k2', '2031-05-05T10:00:00.001Z');
    expect((await get('k2')).ScheduleExpression).toBe('at(2031-05-05T10:00:01)');
  });

  it('is replaced by another time, and removed by none, however often', async () => {
    for (const minute of ['01', '02', '02']) await timers.set('k3', `2031-05-05T10:${minute}:00.000Z`);
    expect((await get('k3')).ScheduleExpression).toBe('at(2031-05-05T10:02:00)');
    for (let i = 0; i < 2; i++) await timers.set('k3', null);
    await expect(get('k3')).rejects.toBeInstanceOf(ResourceNotFoundException);
    await timers.set('k3', '2031-05-05T10:03:00.000Z');
    expect((await get('k3')).ScheduleExpression).toBe('at(2031-05-05T10:03:00)');
  });

  it.each([-3_600_000, 0, 1_000])('is set to a few seconds from now for a time %i ms away', async (ms) => {
    await timers.set('k4', inMs(ms));
    const { ScheduleExpression = '' } = await get('k4');
    const lead = Date.parse(`${ScheduleExpression.slice(3, -1)}Z`) - Date.now();
    expect(lead).toBeGreaterThan(3_500);
    expect(lead).toBeLessThan(6_001);
    await timers.set('k4', null);
  });

  it('reaches the queue of deadlines', async () => {
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'deadlines' }));
    const anHourAgo = new SchedulerTimers(client, TARGET, () => Date.now() - 3_600_000);
    await anHourAgo.set('k5', inMs(0));
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 5 }));
    expect(Messages?.map(({ Body }) => Body)).toEqual(['{"complaint_id":"k5"}']);
  });

  it('ends as one of two times when two writers set it at once', async () => {
    const times = ['2031-05-05T11:00:00.000Z', '2031-05-05T12:00:00.000Z'];
    await Promise.all(times.map((time) => timers.set('k6', time)));
    expect((await get('k6')).ScheduleExpression).toMatch(/^at\(2031-05-05T1[12]:00:00\)$/);
  });

  it('says when its group is not there', async () => {
    const elsewhere = new SchedulerTimers(client, { ...TARGET, group: 'other' });
    await expect(elsewhere.set('k7', '2031-05-05T10:00:00.000Z')).rejects.toBeInstanceOf(ResourceNotFoundException);
    await elsewhere.set('k7', null);
  });
});

const options = { message: '', $metadata: {}, Message: '' };
const CONFLICT = new ConflictException(options);
const GONE = new ResourceNotFoundException(options);

/** A client that gives these answers one after the other, and the commands that it was given. */
function answering(...answers: (Error | undefined)[]) {
  const sent: string[] = [];
  const send = async (command: object) => {
    sent.push(command instanceof CreateScheduleCommand ? 'create' : 'other');
    const answer = answers.shift();
    if (answer !== undefined) throw answer;
    return {};
  };
  return { sent, timers: new SchedulerTimers({ send } as unknown as SchedulerClient, TARGET) };
}

describe('others who create and remove the same schedule', () => {
  it('are overtaken', async () => {
    const { sent, timers } = answering(CONFLICT, GONE, undefined);
    await timers.set('k', '2031-05-05T10:00:00.000Z');
    expect(sent).toEqual(['create', 'other', 'create']);
  });

  it('are given up on after three rounds', async () => {
    const { sent, timers } = answering(CONFLICT, GONE, CONFLICT, CONFLICT, CONFLICT, GONE);
    await expect(timers.set('k', '2031-05-05T10:00:00.000Z')).rejects.toThrow('created and removed by others');
    expect(sent).toHaveLength(6);
  });

  it.each([[[new Error('throttled')]], [[CONFLICT, new Error('throttled')]]])(
    'are told from faults',
    async (answers) => {
      const { timers } = answering(...answers);
      await expect(timers.set('k', '2031-05-05T10:00:00.000Z')).rejects.toThrow('throttled');
    },
  );
});
