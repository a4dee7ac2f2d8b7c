import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Assigned } from '#lambdas/complaints/assign-complaints.ts';
import type { ComplaintView } from '#lambdas/complaints/view.ts';
import type { ComplaintEvent } from '#lambdas/domain/complaints/events/event.ts';
import type { ListedComplaint } from '#lambdas/domain/complaints/listing/list.ts';
import type { ComplaintStats } from '#lambdas/domain/complaints/listing/stats.ts';
import { outstandingShard } from '#lambdas/domain/complaints/outstanding-shard.ts';
import type { ComplaintSummary } from '#lambdas/domain/complaints/summary/types.ts';
import { transcript } from '#lambdas/testing/samples.ts';
import { writeHastyPolicy } from './hasty-policy.ts';
import { eventually, startTestRuntime, type TestRuntime } from './test-runtime.ts';

const CHARGED =
  'This is unacceptable. You charged me twice for order 88-1234 and nobody gives me my money back. I want to complain.';

const CREDENTIALS = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

let world: TestRuntime;
let dir: string;
let events: () => Promise<readonly ComplaintEvent[]>;

/** Everything that a CRM would hear. */
async function listen(): Promise<() => Promise<readonly ComplaintEvent[]>> {
  const { sqs } = world.clients;
  const sns = new SNSClient({ ...CREDENTIALS, endpoint: world.runtime.awsUrl });
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: 'crm' }));
  await sns.send(
    new SubscribeCommand({
      TopicArn: world.output('ComplaintEventsTopicArn'),
      Protocol: 'sqs',
      Endpoint: 'arn:aws:sqs:us-east-1:000000000000:crm',
      Attributes: { RawMessageDelivery: 'true' },
    }),
  );
  sns.destroy();
  const heard: ComplaintEvent[] = [];
  return async () => {
    for (;;) {
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
      heard.push(...Messages.map(({ Body = '' }) => JSON.parse(Body) as ComplaintEvent));
      if (Messages.length === 0) return heard;
    }
  };
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'callsift-complaints-'));
  const complaintPolicyFile = join(dir, 'policy.json');
  await writeHastyPolicy(complaintPolicyFile, {
    first_response_minutes: 0.05,
    resolution_minutes: 600,
    levels: ['urgent'],
  });
  world = await startTestRuntime({ context: { complaintPolicyFile } });
  events = await listen();
  await upload('charged.json', transcript('e2e-charged', CHARGED));
  await world.ingest('events/transcripts');
});
afterAll(async () => {
  await world.stop();
  await rm(dir, { recursive: true, force: true });
});

async function upload(name: string, call: object): Promise<void> {
  await writeFile(join(dir, name), JSON.stringify(call));
  await world.ingest(join(dir, name));
}

async function list(query = ''): Promise<{ complaints: ListedComplaint[]; total: number; next_cursor: string | null }> {
  const { status, body } = await world.get(`/complaints${query}`, 'agent');
  expect([status, body]).toEqual([200, body]);
  return body as never;
}

/** The complaint of a call, once the list shows it. */
async function complaintOf(callId: string): Promise<ListedComplaint> {
  return await eventually(async () => (await list(`?call_id=${callId}`)).complaints[0]);
}

async function show(id: string): Promise<ComplaintView> {
  return (await world.get(`/complaints/${id}`, 'agent')).body as unknown as ComplaintView;
}

async function change(id: string, version: number, body: object) {
  return await world.patch(`/complaints/${id}`, body, 'agent', { 'if-match': `"${version}"` });
}

describe('a call that complains', () => {
  it('becomes one ticket with a department, a priority, entities and running clocks', async () => {
    const listed = await complaintOf('e2e-charged');
    expect(listed).toMatchObject({ issue: 'duplicate_charge', department: 'billing', is_open: true });
    const view = await show(listed.complaint_id);
    expect(view.facts.evidence[0]?.quote).toContain('charged me twice');
    expect(view.priority_reasons.length).toBeGreaterThan(0);
    expect(view.clock.clocks.map(({ name }) => name)).toEqual(['first_response', 'resolution']);
    expect((await list('?call_id=e2e-charged')).total).toBe(1);
  });

  it('that is uploaded again updates its ticket and opens no other', async () => {
    const { complaint_id } = await complaintOf('e2e-charged');
    await upload('charged-2.json', transcript('e2e-charged', `${CHARGED} It was $45.50.`));
    const view = await eventually(async () => {
      const now = await show(complaint_id);
      return now.call_revision === 2 ? now : undefined;
    });
    expect(view.history.map(({ kind }) => kind)).toContain('refreshed');
    expect(view.facts.entities).toContainEqual(expect.objectContaining({ kind: 'amount' }));
    expect((await list('?call_id=e2e-charged')).total).toBe(1);
  });

  it('that is the second of its client about the same is linked with the first', async () => {
    const first = await complaintOf('e2e-charged');
    await upload('again.json', { ...transcript('e2e-charged-again', CHARGED), timestamp: '2026-11-20T12:00:00Z' });
    const second = await complaintOf('e2e-charged-again');
    const view = await eventually(async () => {
      const now = await show(second.complaint_id);
      return now.earlier.length > 0 ? now : undefined;
    });
    expect(view.earlier).toEqual([first.complaint_id]);
    expect(view.priority_reasons).toContainEqual(expect.objectContaining({ rule: 'repeat' }));
  });

  it.each([
    ['claims', 'This is unacceptable. My insurance claim was rejected twice. I want to complain.'],
    ['sales', 'Your salesman lied: he gave me wrong information about the offer. This is unacceptable.'],
    ['care', 'Your agent was so rude to me and hung up. This is unacceptable.'],
  ])('goes to %s when it is about that', async (department, text) => {
    await upload(`${department}.json`, transcript(`e2e-${department}`, text));
    expect((await complaintOf(`e2e-${department}`)).department).toBe(department);
  });

  it('is told to those who listen, without a word of what was said', async () => {
    const { complaint_id } = await complaintOf('e2e-charged');
    const own = await eventually(async () => {
      const all = (await events()).filter((event) => event.complaint_id === complaint_id);
      return all.length > 1 ? all : undefined;
    });
    expect(own[0]).toMatchObject({ type: 'complaint.opened', department: 'billing', complaint_version: 1 });
    expect(JSON.stringify(await events())).not.toContain('charged me');
  });
});

describe('who works on a ticket', () => {
  it('says which version was looked at, and is told the present one where another was', async () => {
    const { complaint_id } = await complaintOf('e2e-charged');
    const { version } = await show(complaint_id);
    const path = `/complaints/${complaint_id}`;
    expect((await world.patch(path, { status: 'in_progress' }, 'agent')).status).toBe(428);
    const done = await change(complaint_id, version, { status: 'in_progress', owner: 'asha' });
    expect(done.status).toBe(200);
    expect(done.headers.get('etag')).toBe(`"${version + 1}"`);
    expect(done.body).toMatchObject({ status: 'in_progress', owner: 'asha', version: version + 1 });
    const late = await change(complaint_id, version, { status: 'waiting', why: 'The client sends a receipt.' });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ type: 'urn:callsift:problem:version-conflict', current: { owner: 'asha' } });
  });

  it('is one of many at the same time: of each version one wins, and nothing is lost', async () => {
    const { complaint_id } = await complaintOf('sample-evening-1');
    const won: unknown[] = [];
    for (let round = 0; round < 3; round++) {
      const { version } = await show(complaint_id);
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, i) => change(complaint_id, version, { owner: `r${round}-${i}` })),
      );
      const statuses = answers.map(({ status }) => status).sort();
      expect(statuses).toEqual([200, ...new Array(11).fill(409)]);
      won.push(...answers.flatMap(({ status, body }) => (status === 200 ? [body.owner] : [])));
    }
    const { history } = await show(complaint_id);
    const owners = history.flatMap(({ sets }) => (typeof sets.owner === 'string' ? [sets.owner] : []));
    expect(owners).toEqual(won);
  });

  it('is told which steps are allowed', async () => {
    const { complaint_id } = await complaintOf('e2e-charged');
    const { version } = await show(complaint_id);
    const refused = await change(complaint_id, version, { status: 'closed' });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ allowed: ['waiting', 'resolved'] });
    expect((await change(complaint_id, version, { status: 'resolved' })).body).toMatchObject({ field: 'why' });
  });

  it('comments once, however often it is sent, and nothing personal is kept', async () => {
    const { complaint_id } = await complaintOf('e2e-charged');
    const text = 'Told jane.doe@example.com that we look into it.';
    const say = () =>
      world.post(`/complaints/${complaint_id}/comments`, { text, to_client: true }, 'agent', {
        'idempotency-key': 'note-1',
      });
    await say();
    const { status, body } = await say();
    expect(status).toBe(200);
    const view = body as unknown as ComplaintView;
    const said = view.history.flatMap((step) => (step.kind === 'commented' ? [step.text] : []));
    expect(said).toEqual(['Told [EMAIL_1] that we look into it.']);
  });

  it('is a person with the right: viewers are not, nor is somebody without a token', async () => {
    expect((await world.get('/complaints', 'viewer')).status).toBe(403);
    expect((await world.get('/complaints')).status).toBe(401);
    expect((await world.get('/complaints/cmp_none', 'agent')).status).toBe(404);
  });

  it('assigns many at once, each with its own result', async () => {
    const { complaints } = await list('?limit=5');
    const ids = complaints.map(({ complaint_id }) => complaint_id);
    const { status, body } = await world.post(
      '/complaints/assign',
      { complaint_ids: [...ids, 'cmp_x'], owner: 'ravi' },
      'agent',
    );
    const { results, changed, failed } = body as unknown as Assigned;
    expect([status, changed, failed]).toEqual([200, ids.length, 1]);
    expect(results.at(-1)).toMatchObject({ ok: false, problem: { code: 'no-such-complaint' } });
    await eventually(async () => ((await list('?owner=ravi')).total === ids.length ? true : undefined));
  });
});

describe('a promise that is broken', () => {
  it('escalates by itself, is told, and is in the figures', async () => {
    const { complaint_id } = await complaintOf('sample-gas-smell');
    const view = await eventually(async () => {
      const now = await show(complaint_id);
      return now.breaches.length > 0 ? now : undefined;
    });
    expect(view.breaches[0]).toMatchObject({ clock: 'first_response', cycle: 1 });
    expect(view.clock.clocks[0]?.status).toBe('missed');
    const steps = view.history.filter(({ kind }) => kind === 'breached');
    expect(steps).toHaveLength(1);
    await eventually(async () =>
      (await events()).some((e) => e.type === 'complaint.breached' && e.complaint_id === complaint_id)
        ? true
        : undefined,
    );
    const figures = await eventually(async () => {
      const stats = (await world.get('/complaints/stats', 'agent')).body as unknown as ComplaintStats;
      return stats.total.breached > 0 ? stats : undefined;
    });
    expect(figures.total.opened).toBe((await list()).total);
  });
});

describe('what a crash left outstanding', () => {
  it('is found by the sweeper, and done', async () => {
    const { complaint_id } = await complaintOf('sample-evening-1');
    const { dynamo } = world.clients;
    const table = world.runtime.tables.find((name) => name.includes('Complaints')) ?? '';
    const Key = { pk: { S: complaint_id }, sk: { S: 'step#000001' } };
    const marks = {
      ':shard': { S: String(outstandingShard(complaint_id)) },
      ':since': { S: new Date(Date.now() - 600_000).toISOString() },
    };
    await dynamo.send(
      new UpdateItemCommand({
        TableName: table,
        Key,
        UpdateExpression: 'SET unsettled_shard = :shard, unsettled_since = :since',
        ExpressionAttributeValues: marks,
      }),
    );
    await eventually(async () => {
      const { Item } = await dynamo.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }));
      return Item !== undefined && Item.unsettled_shard === undefined ? true : undefined;
    });
  });
});

describe('the whole of them', () => {
  it('can be had as a table, and as a summary whose figures are counted', async () => {
    const { complaints, total } = await list('?limit=100');
    const csv = await world.fetch('/complaints/export.csv', 'agent');
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect((await csv.text()).trimEnd().split('\r\n').length).toBeGreaterThan(total);
    const request = { date_range: { start: '2026-01-01', end: '2026-12-31' } };
    const { status, body } = await world.post('/complaints/summary', request, 'analyst');
    const summary = body as unknown as ComplaintSummary;
    expect([status, summary.total]).toEqual([200, total]);
    const most = summary.top_issues[0];
    expect(most?.count).toBe(complaints.filter(({ issue }) => issue === most?.issue).length);
    const again = (await world.post('/complaints/summary', request, 'analyst')).body as unknown as ComplaintSummary;
    expect(again.processing).toMatchObject({ cached: true, cost_usd: 0 });
  });

  it('leaves nothing personal in the logs', async () => {
    const logs = await world.logs();
    expect(logs).toContain('complaint');
    expect(logs).not.toMatch(/jane\.doe|charged me twice/);
  });
});
