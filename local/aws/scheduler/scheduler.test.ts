import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  paginateListSchedules,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AwsEndpoint, startAwsEndpoint } from '../endpoint.ts';
import { clientsFor } from '../test-clients.ts';
import { atIn, GROUP, QUEUE_ARN, ROLE_ARN, scheduleOf } from './test-schedules.ts';

let endpoint: AwsEndpoint;
let aws: ReturnType<typeof clientsFor>;

beforeAll(async () => {
  endpoint = await startAwsEndpoint({ port: 0 });
  endpoint.setScheduling({ groups: [GROUP], roles: [{ arn: ROLE_ARN, statements: [] }] });
  aws = clientsFor(endpoint.url);
});

afterAll(() => endpoint.close());

const create = (Name: string, changes?: Partial<CreateScheduleCommandInput>) =>
  aws.scheduler.send(new CreateScheduleCommand(scheduleOf(Name, changes)));
const get = (Name: string) => aws.scheduler.send(new GetScheduleCommand({ Name, GroupName: GROUP }));
const remove = (Name: string) => aws.scheduler.send(new DeleteScheduleCommand({ Name, GroupName: GROUP }));

describe('a schedule', () => {
  it('is told as it was set, with what holds when nothing was said', async () => {
    const ScheduleExpression = atIn(100);
    const { ScheduleArn } = await create('told', { ScheduleExpression, Description: 'first' });
    expect(ScheduleArn).toBe('arn:aws:scheduler:us-east-1:000000000000:schedule/timers/told');
    const { $metadata, CreationDate, LastModificationDate, ...told } = await get('told');
    expect(told).toEqual({
      Arn: ScheduleArn,
      GroupName: GROUP,
      Name: 'told',
      State: 'ENABLED',
      Description: 'first',
      ScheduleExpression,
      ScheduleExpressionTimezone: 'UTC',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: {
        Arn: QUEUE_ARN,
        RoleArn: ROLE_ARN,
        Input: 'told',
        RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
      },
    });
    expect(Math.abs(Number(CreationDate) - Date.now())).toBeLessThan(5_000);
    expect(LastModificationDate).toEqual(CreationDate);
  });

  it('is replaced as a whole by an update', async () => {
    await create('replaced', { Description: 'first', State: 'DISABLED' });
    const { CreationDate } = await get('replaced');
    const later = scheduleOf('replaced', { ScheduleExpression: atIn(7_200), ActionAfterCompletion: 'NONE' });
    await aws.scheduler.send(new UpdateScheduleCommand(later));
    const now = await get('replaced');
    expect(now).toMatchObject({ CreationDate, State: 'ENABLED', ScheduleExpression: later.ScheduleExpression });
    expect(now.ActionAfterCompletion).toBe('NONE');
    expect(now.Description).toBeUndefined();
  });

  it('is there once, unless the same request comes again', async () => {
    await create('once', { ClientToken: 'first' });
    await create('once', { ClientToken: 'first' });
    await expect(create('once')).rejects.toMatchObject({
      name: 'ConflictException',
      message: 'Schedule once already exists.',
      $metadata: { httpStatusCode: 409 },
    });
    await create('once', { GroupName: 'default' });
  });

  it('is gone once it was deleted, and can be made again', async () => {
    await create('gone');
    await remove('gone');
    const missing = { name: 'ResourceNotFoundException', $metadata: { httpStatusCode: 404 } };
    await expect(get('gone')).rejects.toMatchObject(missing);
    await expect(remove('gone')).rejects.toMatchObject(missing);
    await expect(aws.scheduler.send(new UpdateScheduleCommand(scheduleOf('gone')))).rejects.toMatchObject(missing);
    await create('gone');
  });

  it('lives in a group that the templates have, or in the default one', async () => {
    await expect(create('nowhere', { GroupName: 'other' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Schedule group other does not exist.',
    });
    await expect(aws.scheduler.send(new ListSchedulesCommand({ GroupName: 'other' }))).rejects.toThrow('group other');
  });

  it('takes a role only that EventBridge Scheduler may take', async () => {
    const Target = { Arn: QUEUE_ARN, RoleArn: `${ROLE_ARN}2`, Input: 'x' };
    await expect(create('role', { Target })).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'The execution role you provide must allow AWS EventBridge Scheduler to assume the role.',
      $metadata: { httpStatusCode: 400 },
    });
  });
});

describe('lists of schedules', () => {
  it('come in pages, by group, beginning of the name and state', async () => {
    const names = Array.from({ length: 7 }, (_, i) => `page-${i}`);
    for (const name of names) await create(name, { State: name === 'page-3' ? 'DISABLED' : 'ENABLED' });
    const pages: string[][] = [];
    const query = { GroupName: GROUP, NamePrefix: 'page-' };
    for await (const page of paginateListSchedules({ client: aws.scheduler, pageSize: 3 }, { ...query })) {
      pages.push((page.Schedules ?? []).map(({ Name = '' }) => Name));
    }
    expect(pages).toEqual([names.slice(0, 3), names.slice(3, 6), names.slice(6)]);
    const disabled = new ListSchedulesCommand({ ...query, State: 'DISABLED' });
    expect((await aws.scheduler.send(disabled)).Schedules).toMatchObject([
      { Name: 'page-3', GroupName: GROUP, State: 'DISABLED', Target: { Arn: QUEUE_ARN } },
    ]);
  });

  it('refuse a token that they did not give, and more than 100 at a time', async () => {
    const list = (query: object) => aws.scheduler.send(new ListSchedulesCommand(query));
    await expect(list({ NextToken: 'abc' })).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(list({ MaxResults: 101 })).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

describe('what the laptop does not do', () => {
  const target = { Arn: QUEUE_ARN, RoleArn: ROLE_ARN, Input: 'x' };
  it.each([
    [{ ScheduleExpression: 'rate(5 minutes)' }, 'The laptop runs at() expressions only, not rate(5 minutes).'],
    [{ ScheduleExpression: 'cron(0 9 * * ? *)' }, 'The laptop runs at() expressions only, not cron(0 9 * * ? *).'],
    [{ ScheduleExpression: 'at(2031-02-30T10:00:00)' }, 'Invalid Schedule Expression at(2031-02-30T10:00:00).'],
    [{ ScheduleExpression: 'at(2031-02-03T10:00:00Z)' }, 'Invalid Schedule Expression at(2031-02-03T10:00:00Z).'],
    [{ ScheduleExpression: 'at(2031-02-03)' }, 'Invalid Schedule Expression at(2031-02-03).'],
    [{ ScheduleExpressionTimezone: 'Asia/Kolkata' }, 'The laptop runs schedules in UTC only.'],
    [{ Target: { ...target, Arn: 'arn:aws:lambda:us-east-1:000000000000:function:f' } }, 'SQS queues only'],
    [{ Target: { ...target, Arn: 'arn:aws:sqs:eu-west-1:000000000000:q' } }, 'the queues of the laptop are'],
    [{ Target: { ...target, DeadLetterConfig: { Arn: QUEUE_ARN } } }, 'DeadLetterConfig'],
    [{ Target: { ...target, RetryPolicy: { MaximumRetryAttempts: 186 } } }, 'Target.RetryPolicy.MaximumRetryAttempts'],
    [{ Target: { ...target, Input: undefined } }, 'Target.Input'],
    [{ GroupName: 'a/b' }, 'GroupName'],
    [{ FlexibleTimeWindow: { Mode: 'FLEXIBLE' as const, MaximumWindowInMinutes: 0 } }, 'FlexibleTimeWindow'],
  ])('is refused: %j', async (changes, message) => {
    const refused = create('refused', changes);
    await expect(refused).rejects.toMatchObject({ name: 'ValidationException', $metadata: { httpStatusCode: 400 } });
    await expect(refused).rejects.toThrow(message);
  });

  it.each([
    ['POST', '/schedules/a', '{', 400, 'ValidationException'],
    ['POST', `/schedules/${'a'.repeat(65)}`, '{}', 400, 'ValidationException'],
    ['GET', '/schedules/%E0%A4%A', '', 400, 'ValidationException'],
    ['GET', '/schedules/a?groupName=%2F', '', 400, 'ValidationException'],
    ['PATCH', '/schedules/a', '', 404, 'UnknownOperationException'],
    ['GET', '/schedule-groups', '', 404, 'UnknownOperationException'],
    ['GET', '//', '', 404, 'UnknownOperationException'],
  ])('%s %s is answered with its error', async (method, path, body, status, type) => {
    const authorization = 'AWS4-HMAC-SHA256 Credential=person/20310101/us-east-1/scheduler/aws4_request, Signature=0';
    const init = { method, headers: { authorization }, ...(body !== '' && { body }) };
    const answer = await fetch(`${endpoint.url}${path}`, init);
    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([status, type]);
    expect(await answer.json()).toEqual({ Message: expect.any(String) });
  });
});
