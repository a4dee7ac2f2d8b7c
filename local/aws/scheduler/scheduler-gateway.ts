import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { sendError } from '../errors.ts';
import type { Gatekeeper } from '../gatekeeper.ts';
import type { Access } from '../iam.ts';
import { invalid, SchedulerFault } from './faults.ts';
import type { KeptSchedule, ScheduleDraft, ScheduleKey } from './schedule.ts';
import { DEFAULT_GROUP, readListQuery, readName, readSchedule } from './schedule-request.ts';
import type { Scheduler } from './scheduler.ts';

export interface SchedulerGatewayOptions {
  readonly scheduler: Scheduler;
  readonly gatekeeper: Gatekeeper;
}

/** What a request asks for: its rights first, then the work, which gives the body of the answer. */
interface Call {
  readonly accesses: readonly Access[];
  readonly run: () => object;
}

/** The service that schedules run as: who passes it a role is asked for both. */
const SERVICE = 'scheduler.amazonaws.com';

/**
 * Schedules in the REST-JSON protocol: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Operations.html.
 * Their rights: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridgescheduler.html
 */
export function createSchedulerGateway({ scheduler, gatekeeper }: SchedulerGatewayOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    try {
      const { accesses, run } = callOf(request, body.toString(), scheduler);
      const denial = gatekeeper.denial(gatekeeper.principalOf(request), accesses);
      if (denial !== undefined) return sendError(response, 'scheduler', denial);
      sendJson(response, run());
    } catch (error) {
      if (!(error instanceof SchedulerFault)) throw error;
      sendError(response, 'scheduler', error.answer);
    }
  };
}

function callOf(request: IncomingMessage, body: string, scheduler: Scheduler): Call {
  const [pathname = '', query] = (request.url ?? '').split('?', 2);
  const searchParams = new URLSearchParams(query);
  const [, segment] = /^\/schedules\/([^/]+)$/.exec(pathname) ?? [];
  if (pathname === '/schedules' && request.method === 'GET') return listCall(searchParams, scheduler);
  if (segment === undefined) throw unknownOperation();
  const name = decoded(segment);
  const write = { POST: createCall, PUT: updateCall }[request.method ?? ''];
  if (write !== undefined) return write(readSchedule(name, body), scheduler);
  const read = { GET: getCall, DELETE: deleteCall }[request.method ?? ''];
  if (read === undefined) throw unknownOperation();
  const group = readName(searchParams.get('groupName') ?? DEFAULT_GROUP);
  return read({ group, name: readName(name) }, scheduler);
}

function createCall(draft: ScheduleDraft, scheduler: Scheduler): Call {
  const run = () => {
    scheduler.create(draft);
    return { ScheduleArn: scheduler.arnOf(draft) };
  };
  return { accesses: writing('CreateSchedule', draft, scheduler), run };
}

function updateCall(draft: ScheduleDraft, scheduler: Scheduler): Call {
  const run = () => {
    scheduler.update(draft);
    return { ScheduleArn: scheduler.arnOf(draft) };
  };
  return { accesses: writing('UpdateSchedule', draft, scheduler), run };
}

function getCall(key: ScheduleKey, scheduler: Scheduler): Call {
  const run = () => {
    const schedule = scheduler.find(key);
    return { ...summaryOf(schedule, scheduler), ...schedule.settings };
  };
  return { accesses: [{ action: 'scheduler:GetSchedule', resource: scheduler.arnOf(key) }], run };
}

function deleteCall(key: ScheduleKey, scheduler: Scheduler): Call {
  const run = () => {
    scheduler.remove(key);
    return {};
  };
  return { accesses: [{ action: 'scheduler:DeleteSchedule', resource: scheduler.arnOf(key) }], run };
}

function listCall(search: URLSearchParams, scheduler: Scheduler): Call {
  const { ScheduleGroup, NamePrefix, State, NextToken, MaxResults } = readListQuery(search);
  const query = { group: ScheduleGroup, prefix: NamePrefix, state: State, after: NextToken && readToken(NextToken) };
  const run = () => {
    const found = scheduler.list({ ...query, after: query.after || undefined, limit: MaxResults + 1 });
    const page = found.slice(0, MaxResults);
    const last = found.length > page.length ? page.at(-1) : undefined;
    return { Schedules: page.map((one) => summaryOf(one, scheduler)), ...(last && { NextToken: tokenOf(last) }) };
  };
  return { accesses: [{ action: 'scheduler:ListSchedules', resource: '*' }], run };
}

/** Who makes a schedule hands over the role of its target. */
function writing(operation: string, draft: ScheduleDraft, scheduler: Scheduler): Access[] {
  const { RoleArn } = draft.settings.Target;
  const context = { 'iam:PassedToService': SERVICE };
  return [
    { action: `scheduler:${operation}`, resource: scheduler.arnOf(draft) },
    { action: 'iam:PassRole', resource: RoleArn, context },
  ];
}

/** Times are seconds since 1970 in this protocol. */
function summaryOf(schedule: KeptSchedule, scheduler: Scheduler) {
  const { group, name, settings, createdMs, modifiedMs } = schedule;
  return {
    Arn: scheduler.arnOf(schedule),
    GroupName: group,
    Name: name,
    State: settings.State,
    CreationDate: createdMs / 1_000,
    LastModificationDate: modifiedMs / 1_000,
    Target: { Arn: settings.Target.Arn },
  };
}

/** Neither a group nor a name has a slash. */
function tokenOf({ group, name }: ScheduleKey): string {
  return Buffer.from(`${group}/${name}`).toString('base64url');
}

function readToken(token: string): ScheduleKey {
  const [group, name] = Buffer.from(token, 'base64url').toString().split('/');
  if (group === undefined || name === undefined) throw invalid('Invalid NextToken.');
  return { group: readName(group), name: readName(name) };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function unknownOperation(): SchedulerFault {
  const message = 'Of EventBridge Scheduler, the laptop creates, updates, gets, deletes and lists schedules only.';
  return new SchedulerFault(404, 'UnknownOperation', message);
}

function sendJson(response: ServerResponse, value: object): void {
  const body = JSON.stringify(value);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
