import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { CreateQueueCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { expect, it, onTestFinished } from 'vitest';
import { startAwsEndpoint } from '../endpoint.ts';
import type { Statement } from '../iam.ts';
import { clientsFor, drain, queueUrl, temporaryFolder } from '../test-clients.ts';
import { atIn, GROUP, QUEUE_ARN, ROLE_ARN, scheduleOf } from './test-schedules.ts';

const MAY_SEND: Statement[] = [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: QUEUE_ARN }];

async function start(options: { dataDir?: string; statements?: Statement[]; groups?: string[] } = {}) {
  const { statements = MAY_SEND, groups = [GROUP], ...folder } = options;
  const problems: string[] = [];
  const endpoint = await startAwsEndpoint({ port: 0, ...folder, onProblem: (line) => problems.push(line) });
  onTestFinished(() => endpoint.close());
  const { scheduler, sqs } = clientsFor(endpoint.url);
  await sqs.send(new CreateQueueCommand({ QueueName: 'deadlines' }));
  endpoint.setScheduling({ groups, roles: [{ arn: ROLE_ARN, statements }] });
  const url = queueUrl(endpoint.url, 'deadlines');
  return {
    endpoint,
    problems,
    create: (Name: string, changes?: Partial<CreateScheduleCommandInput>) =>
      scheduler.send(new CreateScheduleCommand(scheduleOf(Name, changes))),
    update: (Name: string, changes?: Partial<CreateScheduleCommandInput>) =>
      scheduler.send(new UpdateScheduleCommand(scheduleOf(Name, changes))),
    remove: (Name: string) => scheduler.send(new DeleteScheduleCommand({ Name, GroupName: GROUP })),
    get: (Name: string) => scheduler.send(new GetScheduleCommand({ Name, GroupName: GROUP })),
    names: async () => (await scheduler.send(new ListSchedulesCommand({}))).Schedules?.map(({ Name }) => Name) ?? [],
    /** Waits for one message. */
    async next(): Promise<string | undefined> {
      const poll = new ReceiveMessageCommand({ QueueUrl: url, WaitTimeSeconds: 5 });
      return (await sqs.send(poll)).Messages?.[0]?.Body;
    },
    left: () => drain(sqs, url),
  };
}

const soon = (seconds = 0) => ({ ScheduleExpression: atIn(seconds) });
const dueMs = ({ ScheduleExpression }: { ScheduleExpression: string }) =>
  Date.parse(`${ScheduleExpression.slice(3, -1)}Z`);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('sends its input within a second of its time, the earliest first, and is deleted', async () => {
  const { create, next, names } = await start();
  const [first, second] = [soon(1), soon(2)];
  await create('far', { ScheduleExpression: 'at(2999-12-31T23:59:59)' });
  await create('second', second);
  await create('first', first);
  expect(await next()).toBe('first');
  const firstLag = Date.now() - dueMs(first);
  expect(await next()).toBe('second');
  const lags = [firstLag, Date.now() - dueMs(second)];
  for (const lag of lags) expect(lag).toBeGreaterThanOrEqual(0);
  for (const lag of lags) expect(lag).toBeLessThan(1_000);
  await expect.poll(names).toEqual(['far']);
});

it('fires at once when its time is over', async () => {
  const { create, next } = await start();
  await create('late', { ScheduleExpression: 'at(2020-01-01T00:00:00)' });
  expect(await next()).toBe('late');
});

it('stays when it is to stay, and fires only once', async () => {
  const { create, next, left, get } = await start();
  await create('stays', { ...soon(), ActionAfterCompletion: 'NONE' });
  expect(await next()).toBe('stays');
  await pause(1_200);
  expect(await left()).toEqual([]);
  expect((await get('stays')).State).toBe('ENABLED');
});

it('does not fire while it is disabled, after it was moved, or after it was deleted', async () => {
  const { create, update, remove, left, next } = await start();
  await create('disabled', { ...soon(1), State: 'DISABLED' });
  await create('moved', soon(1));
  await create('deleted', soon(1));
  await update('moved');
  await remove('deleted');
  await pause(2_300);
  expect(await left()).toEqual([]);
  await update('disabled', soon());
  expect(await next()).toBe('disabled');
});

it('is not sent for a role that may not send, which is told', async () => {
  const { create, left, names, problems } = await start({ statements: [] });
  await create('mute', soon());
  await expect
    .poll(() => problems, { timeout: 3_000 })
    .toEqual([
      `The schedule timers/mute could not reach ${QUEUE_ARN} and is given up: ${ROLE_ARN} is not authorized to perform: sqs:SendMessage on resource: ${QUEUE_ARN}`,
    ]);
  expect(await left()).toEqual([]);
  expect(await names()).toEqual([]);
});

it('is tried again until its queue is there, and tells so once', async () => {
  const Arn = QUEUE_ARN.replace('deadlines', 'later');
  const statements: Statement[] = [{ Effect: 'Allow', Action: 'sqs:*', Resource: '*' }];
  const { endpoint, create, problems } = await start({ statements });
  await create('early', { ...soon(), Target: { Arn, RoleArn: ROLE_ARN, Input: 'hello' } });
  await expect.poll(() => problems.length, { timeout: 3_000 }).toBe(1);
  expect(problems[0]).toContain('will be tried again');
  const { sqs } = clientsFor(endpoint.url);
  await sqs.send(new CreateQueueCommand({ QueueName: 'later' }));
  await expect.poll(() => drain(sqs, queueUrl(endpoint.url, 'later')), { timeout: 5_000 }).toEqual(['hello']);
  expect(problems).toHaveLength(1);
});

it('fires at the next start what became due meanwhile, and keeps the rest, but not of a group that is gone', async () => {
  const dataDir = temporaryFolder();
  const before = await start({ dataDir, groups: [GROUP, 'old'] });
  await before.create('meanwhile', soon());
  await before.create('kept');
  await before.create('orphan', { GroupName: 'old' });
  await before.endpoint.close();
  await pause(1_100);
  const after = await start({ dataDir });
  expect(await after.next()).toBe('meanwhile');
  await expect.poll(after.names).toEqual(['kept']);
});

it('survives a kill: what was answered is there', async () => {
  const dataDir = temporaryFolder();
  const program = `
    import { startAwsEndpoint } from ${JSON.stringify(join(import.meta.dirname, '../endpoint.ts'))};
    const endpoint = await startAwsEndpoint({ port: 0, dataDir: ${JSON.stringify(dataDir)} });
    endpoint.setScheduling({ groups: [${JSON.stringify(GROUP)}] });
    console.log(endpoint.url);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = await once(child.stdout, 'data');
  const { scheduler } = clientsFor(String(line).trim());
  const made = await Promise.all(
    Array.from({ length: 20 }, (_, i) => scheduler.send(new CreateScheduleCommand(scheduleOf(`s${i + 10}`)))),
  );
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(made).toHaveLength(20);
  const after = await start({ dataDir });
  expect(await after.names()).toEqual(Array.from({ length: 20 }, (_, i) => `s${i + 10}`));
});
