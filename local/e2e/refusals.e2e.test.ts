import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paginateScan, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ComplaintView } from '#lambdas/complaints/view.ts';
import { COMPLAINT_INDEX, SEARCH_INDEX } from '#lambdas/names.ts';
import { transcript } from '#lambdas/testing/samples.ts';
import { type Engine, startEngine } from '../aws/engines.ts';
import { startOpenSearch } from '../opensearch/server.ts';
import { type Gate, type Gatekeeper, startGate } from './gate.ts';
import { writeHastyPolicy } from './hasty-policy.ts';
import { eventually, startTestRuntime, type TestRuntime } from './test-runtime.ts';

/** What the tables and the index refuse, once or for good, and what becomes of the calls. */

const GRUMBLE =
  'This is unacceptable. You charged me twice for order 88-1234 and nobody gives me my money back. I want to complain.';
const THROTTLED = {
  status: 400,
  body: {
    __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
    message: 'This throttling was asked for.',
  },
};
const REFUSED_CALL = 'rare-refused';
const REFUSED = {
  status: 400,
  body: { __type: 'com.amazon.coral.validate#ValidationException', message: 'This refusal was asked for.' },
};

let world: TestRuntime;
let dir: string;
let tables: Engine | undefined;
let stopEngine = async () => {};
const gates: Gate[] = [];
/** Operations on tables that were throttled once, as `table operation`. */
const throttled = new Set<string>();
let busy = 1;

/** Throttles each operation on each table once, and takes one call under no circumstances. */
const onTables: Gatekeeper = ({ target, body }) => {
  const operation = target.split('.')[1] ?? '';
  if (operation === 'UpdateItem' && body.includes(REFUSED_CALL)) return REFUSED;
  if (!/^(?:(?:Get|BatchGet|Put|Update)Item|Query|Scan)$/.test(operation)) return undefined;
  const { TableName, RequestItems = {} } = JSON.parse(body) as { TableName?: string; RequestItems?: object };
  const key = `${TableName ?? Object.keys(RequestItems)[0]} ${operation}`;
  if (throttled.has(key)) return undefined;
  throttled.add(key);
  return THROTTLED;
};

/** Is too busy for the first calls, and takes no complaint at all. */
const onIndex: Gatekeeper = ({ path, body }) => {
  if (!path.startsWith('/_bulk')) return undefined;
  if (body.includes(`"_index":"${COMPLAINT_INDEX.prefix}`) || body.includes(`"_index":"${COMPLAINT_INDEX.writeAlias}"`))
    return refusal(body, 400, 'mapper_parsing_exception');
  return busy-- > 0 ? refusal(body, 429, 'rejected_execution_exception') : undefined;
};

/** The engine's answer when it refuses every document of a bulk request. */
function refusal(body: string, status: number, type: string) {
  const actions = body.split('\n').filter((line) => line.includes('"_index":'));
  const items = actions.map(() => ({ index: { status, error: { type, reason: 'This refusal was asked for.' } } }));
  return { status: 200, body: { took: 1, errors: true, items } };
}

async function gateTo(url: string, keeper: Gatekeeper): Promise<string> {
  const gate = await startGate(url, keeper);
  gates.push(gate);
  return gate.url;
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'callsift-refusals-'));
  const complaintPolicyFile = join(dir, 'policy.json');
  await writeHastyPolicy(complaintPolicyFile, { first_response_minutes: 0.05, resolution_minutes: 0.1 });
  const realTables = inject('realDynamodb');
  tables =
    realTables === undefined ? await startEngine({ kind: 'dynalite', region: 'us-east-1' }, () => {}) : undefined;
  const realIndex = inject('realOpensearch');
  const engine = realIndex === undefined ? await startOpenSearch({ port: 0 }) : undefined;
  stopEngine = async () => await engine?.stop();
  world = await startTestRuntime({
    dynamodb: await gateTo(realTables ?? tables?.url ?? '', onTables),
    opensearch: await gateTo(realIndex ?? `http://127.0.0.1:${engine?.port}`, onIndex),
    context: { complaintPolicyFile },
  });
  const file = join(dir, 'calls.jsonl');
  const calls = [transcript('rare-thanks', 'Thank you, the router works.'), transcript('rare-complaint', GRUMBLE)];
  await writeFile(file, calls.map((call) => JSON.stringify(call)).join('\n'));
  await world.ingest(file);
}, 120_000);

afterAll(async () => {
  await world.stop();
  for (const gate of gates) await gate.close();
  await stopEngine();
  await tables?.close();
  await rm(dir, { recursive: true, force: true });
});

const tableOf = (part: string) => world.runtime.tables.find((name) => name.includes(part)) ?? '';

async function complaintId(): Promise<string> {
  const { dynamo } = world.clients;
  return await eventually(async () => {
    for await (const { Items = [] } of paginateScan({ client: dynamo }, { TableName: tableOf('Complaints') })) {
      const id = Items.map(({ pk }) => pk?.S ?? '').find((pk) => pk.startsWith('cmp_'));
      if (id !== undefined) return id;
    }
    return undefined;
  });
}

async function complaint(): Promise<ComplaintView> {
  return (await world.get(`/complaints/${await complaintId()}`, 'agent')).body as unknown as ComplaintView;
}

const logged = (text: string) => eventually(async () => ((await world.logs()).includes(text) ? true : undefined));

describe('tables that throttle', () => {
  it('are asked again, so that nothing is lost: calls, answers and what was spent', async () => {
    expect((await world.get('/calls/rare-thanks', 'analyst')).status).toBe(200);
    for (let i = 0; i < 2; i++) {
      const { status } = await world.post('/query', { query: 'Why was a customer charged twice?' }, 'analyst');
      expect(status).toBe(200);
    }
    expect((await world.get('/costs', 'admin')).status).toBe(200);
    const { body } = await world.post('/query', { query: 'How many calls are there?' }, 'analyst');
    const { query_id } = body as { readonly query_id?: string };
    expect(await world.post('/feedback', { query_id, useful: true }, 'analyst')).toMatchObject({ status: 200 });
  });
});

describe('a call that the table refuses for good', () => {
  it('is put into quarantine, and its neighbours are stored', async () => {
    const file = join(dir, 'refused.jsonl');
    const calls = [REFUSED_CALL, 'rare-neighbour'].map((id) => transcript(id, 'Thank you, the router works.'));
    await writeFile(file, calls.map((call) => JSON.stringify(call)).join('\n'));
    const { reasons } = await world.ingest(file);
    expect(reasons.map(({ code }) => code)).toEqual(['UNSTORABLE']);
    expect((await world.get('/calls/rare-neighbour', 'analyst')).status).toBe(200);
    expect((await world.get(`/calls/${REFUSED_CALL}`, 'analyst')).status).toBe(404);
  });
});

describe('an index that is too busy', () => {
  it('gets the calls again', async () => {
    await eventually(async () => (/"CallsIndexRetried":\[?(?:0,)*[1-9]/.test(await world.logs()) ? true : undefined));
    const answer = await world.engine('GET', `/${SEARCH_INDEX.alias}/_count`);
    expect(((await answer.json()) as { count: number }).count).toBeGreaterThan(0);
  });
});

describe('an index that takes no complaint', () => {
  it('keeps nobody from working on it: its deadlines are noticed, and it can be resolved', async () => {
    const late = await eventually(async () => {
      const view = await complaint();
      return view.breaches.length === 2 ? view : undefined;
    }, 40_000);
    expect(late.breaches.map(({ clock }) => clock).toSorted()).toEqual(['first_response', 'resolution']);
    const path = `/complaints/${late.complaint_id}`;
    for (const body of [
      { status: 'in_progress', owner: 'asha' },
      { status: 'resolved', why: 'Paid back.' },
    ]) {
      const { version } = await complaint();
      const changed = await world.patch(path, body, 'agent', { 'if-match': `"${version}"` });
      expect(changed).toMatchObject({ status: 200, body: { status: body.status } });
    }
    const logs = await world.logs();
    expect(logs.split('\n').filter((line) => line.includes('The index refuses a complaint')).length).toBeGreaterThan(2);
  }, 60_000);
});

describe('notifications', () => {
  const send = async (message: object) => {
    const url = world.runtime.queues.find(({ logicalId }) => /^Triage.*WorkQueue/.test(logicalId))?.url ?? '';
    await world.clients.sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(message) }));
  };

  const created = (object: object) => {
    const s3 = { bucket: { name: world.output('TranscriptsBucketName') }, object };
    return {
      Records: [{ eventSource: 'aws:s3', eventName: 'ObjectCreated:Put', eventTime: new Date().toISOString(), s3 }],
    };
  };

  it('of a key that cannot be decoded are put into quarantine', async () => {
    await send(created({ key: 'transcripts/%E0%A4%A.json', size: 12, sequencer: '0B', versionId: 'none' }));
    await logged('"reason":"BAD_KEY"');
  });

  it('of an upload that is gone, and those that ask for nothing, are counted and acknowledged', async () => {
    await send({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: world.output('TranscriptsBucketName') });
    await send(created({ key: 'transcripts/gone.json', size: 12, sequencer: '0A', versionId: 'none' }));
    await logged('"EventsIgnored":1');
    await logged('"ObjectsGone":1');
  });
});

describe('a call whose events never went out', () => {
  it('is found by the sweeper, and told', async () => {
    await world.clients.dynamo.send(
      new UpdateItemCommand({
        TableName: tableOf('Calls'),
        Key: { call_id: { S: 'rare-thanks' } },
        UpdateExpression: 'SET unsettled_shard = :shard, unsettled_since = :since, settled.events = :never',
        ExpressionAttributeValues: {
          ':shard': { S: '0' },
          ':since': { S: new Date(Date.now() - 600_000).toISOString() },
          ':never': { N: '-1' },
        },
      }),
    );
    await eventually(async () => {
      const { body } = await world.get('/calls/rare-thanks', 'analyst');
      const { unsettled } = body as unknown as { unsettled: boolean };
      return unsettled ? undefined : true;
    });
    // Written at the end of its run, which may be later than what it did.
    const told = /"service":"sweeper"[^\n]*"EventsPublished":1|"EventsPublished":1[^\n]*"service":"sweeper"/;
    await eventually(async () => told.test(await world.logs()) || undefined);
  });
});

describe('the tables, at the end', () => {
  it('have refused each request once that functions send to them', async () => {
    for (const of of ['calls', 'complaints'])
      expect(await world.runtime.invoke('index-admin', { action: 'rebuild', of })).toMatchObject({ ok: true });
    // Those of the dashboard of operations (lib/constructs/dashboards/operations.ts).
    const sent = {
      Calls: ['GetItem', 'BatchGetItem', 'Query', 'Scan', 'UpdateItem'],
      Ledger: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
      Answers: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
      Complaints: ['GetItem', 'Query', 'Scan', 'PutItem', 'UpdateItem'],
    };
    const all = Object.entries(sent).flatMap(([table, names]) => names.map((name) => `${tableOf(table)} ${name}`));
    expect(all.filter((one) => !throttled.has(one))).toEqual([]);
  }, 60_000);
});
