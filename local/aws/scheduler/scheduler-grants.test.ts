import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AwsEndpoint, startAwsEndpoint } from '../endpoint.ts';
import type { Statement } from '../iam.ts';
import { clientsFor } from '../test-clients.ts';
import { GROUP, ROLE_ARN, scheduleOf } from './test-schedules.ts';

const ARN = 'arn:aws:scheduler:us-east-1:000000000000:schedule';
const problems: string[] = [];
let granted: Statement[] = [];
let endpoint: AwsEndpoint;
let client: ReturnType<typeof clientsFor>['scheduler'];

beforeAll(async () => {
  endpoint = await startAwsEndpoint({
    port: 0,
    onProblem: (line) => problems.push(line),
    grants: (accessKeyId) => (accessKeyId === 'desk' ? granted : undefined),
  });
  endpoint.setScheduling({ groups: [GROUP, 'others'] });
  client = clientsFor(endpoint.url, 'desk').scheduler;
});

afterAll(() => endpoint.close());

function allow(Action: string, Resource: string, Condition?: unknown): Statement {
  return { Effect: 'Allow', Action, Resource, ...(Condition !== undefined && { Condition }) };
}

const passTo = (service: string) =>
  allow('iam:PassRole', ROLE_ARN, { StringEquals: { 'iam:PassedToService': service } });
const denial = (action: string, resource: string) => ({
  name: 'AccessDeniedException',
  message: `desk is not authorized to perform: ${action} on resource: ${resource}`,
  $metadata: { httpStatusCode: 403 },
});

it.each([
  ['CreateSchedule', () => client.send(new CreateScheduleCommand(scheduleOf('a')))],
  ['UpdateSchedule', () => client.send(new UpdateScheduleCommand(scheduleOf('a')))],
  ['GetSchedule', () => client.send(new GetScheduleCommand({ Name: 'a', GroupName: GROUP }))],
  ['DeleteSchedule', () => client.send(new DeleteScheduleCommand({ Name: 'a', GroupName: GROUP }))],
])('asks for %s on the schedule itself', async (operation, call) => {
  const action = `scheduler:${operation}`;
  granted = [allow(action, `${ARN}/others/*`), allow('scheduler:Other', '*'), allow('iam:PassRole', '*')];
  await expect(call()).rejects.toMatchObject(denial(action, `${ARN}/${GROUP}/a`));
  expect(problems.at(-1)).toBe(`Access denied: ${denial(action, `${ARN}/${GROUP}/a`).message}`);
});

it('asks for the list as a whole', async () => {
  granted = [];
  await expect(client.send(new ListSchedulesCommand({}))).rejects.toMatchObject(denial('scheduler:ListSchedules', '*'));
});

it('asks whether the role of the target may be handed to EventBridge Scheduler', async () => {
  const all = allow('scheduler:*', `${ARN}/${GROUP}/*`);
  const create = () => client.send(new CreateScheduleCommand(scheduleOf('passed')));
  granted = [all];
  await expect(create()).rejects.toMatchObject(denial('iam:PassRole', ROLE_ARN));
  granted = [all, passTo('lambda.amazonaws.com')];
  await expect(create()).rejects.toMatchObject(denial('iam:PassRole', ROLE_ARN));
  granted = [all, passTo('scheduler.amazonaws.com')];
  await create();
  granted = [all];
  const update = client.send(new UpdateScheduleCommand(scheduleOf('passed')));
  await expect(update).rejects.toMatchObject(denial('iam:PassRole', ROLE_ARN));
});
