import type { APIGatewayProxyEvent } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComplaintPage, ListQuery } from '../domain/complaints/listing/list.ts';
import { IndexUnavailableError } from '../domain/search/ports.ts';
import { METRIC } from '../metrics.ts';
import { ComplaintWorld } from '../testing/complaint-world.ts';
import type { ComplaintsDeps } from './complaints-deps.ts';
import { createRoutes } from './handler.ts';

const CHARGED = 'This is unacceptable, you charged me twice for order 88-1234 and I want to complain.';

/** What people said, of the history that is shown. */
const said = ({ history }: { readonly history: readonly { readonly kind: string }[] }) =>
  history.filter(({ kind }) => kind === 'commented');

interface Asked {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly id?: string;
  readonly subject?: string;
}

/** The API over complaints in memory. */
async function rig(calls = 1) {
  const world = new ComplaintWorld();
  for (let i = 0; i < calls; i++) await world.speak(`call-${i}`, [CHARGED], { client_id: `client-${i}` });
  await world.drain();
  const ids = [...world.store.all().keys()];
  let id = 0;
  const asked: ListQuery[] = [];
  const state = { down: false, page: { complaints: [], total: 0 } as ComplaintPage };
  const unavailable = () => {
    if (state.down) throw new IndexUnavailableError(new Error('down'));
  };
  const deps: ComplaintsDeps = {
    ...world.deps(),
    search: {
      list: async (query) => {
        unavailable();
        asked.push(query);
        return state.page;
      },
      stats: async () => {
        unavailable();
        return { total: {} as never, by_department: [], trend: [] };
      },
    },
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    random: () => 0,
    newId: () => `id-${id++}`,
  };
  const routes = createRoutes(deps);
  const send = async (
    route: string,
    { body, headers = {}, query, id: complaint_id = ids[0], subject = 'asha' }: Asked = {},
  ) => {
    const found = routes.find(({ method, path }) => `${method} ${path}` === route);
    const event = {
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
      isBase64Encoded: false,
      headers,
      queryStringParameters: query ?? null,
      pathParameters: { complaint_id },
      requestContext: { requestId: 'r', authorizer: { principalId: subject, roles: 'agent' } },
    };
    const response = await found?.handler(event as unknown as APIGatewayProxyEvent);
    return { status: response?.statusCode, headers: response?.headers, body: JSON.parse(response?.body ?? '{}') };
  };
  const patch = (version: number | string, body: unknown, more: Asked = {}) =>
    send('PATCH /complaints/{complaint_id}', { body, headers: { 'If-Match': `"${version}"` }, ...more });
  return { world, ids, send, patch, state, asked };
}

describe('GET /complaints/{complaint_id}', () => {
  it('shows its state, its clocks, what may come next and all that happened', async () => {
    const { send } = await rig();
    const { status, body, headers } = await send('GET /complaints/{complaint_id}');
    expect(status).toBe(200);
    expect(headers?.etag).toBe('"1"');
    expect(body).toMatchObject({ status: 'open', allowed: ['in_progress', 'waiting', 'resolved'], version: 1 });
    expect(body.clock.clocks.map((clock: { status: string }) => clock.status)).toEqual(['active', 'active']);
    expect(body.history).toHaveLength(1);
    expect(Object.keys(body)).not.toContain('people_steps');
  });

  it('shows the newest hundred steps, and those before a version, however much was said', async () => {
    const { send, patch } = await rig();
    const text = 'क'.repeat(2_000);
    for (let i = 0; i < 120; i++) await send('POST /complaints/{complaint_id}/comments', { body: { text } });
    const { body } = await send('GET /complaints/{complaint_id}');
    expect(body.history.map(({ version }: { version: number }) => version)).toEqual(
      Array.from({ length: 100 }, (_, i) => i + 22),
    );
    expect(body).toMatchObject({ version: 121, history_omitted: 21 });
    expect(Buffer.byteLength(JSON.stringify(JSON.stringify(body)))).toBeLessThan(1_000_000);
    const older = await send('GET /complaints/{complaint_id}', { query: { history_before: '22' } });
    expect(older.body.history).toHaveLength(21);
    expect(older.body.history_omitted).toBe(0);
    expect((await patch(121, { owner: 'asha' })).body.history).toHaveLength(100);
  });

  it.each([
    ['history_before', '0'],
    ['history_before', 'x'],
    ['colour', 'red'],
  ])('refuses %s=%s', async (name, value) => {
    const { send } = await rig();
    const { status, body } = await send('GET /complaints/{complaint_id}', { query: { [name]: value } });
    expect([status, body.field]).toEqual([400, name]);
  });

  it.each(['cmp_none', '', '../calls', `cmp_${'0'.repeat(20)}`])('knows no complaint %j', async (id) => {
    const { send } = await rig();
    expect(await send('GET /complaints/{complaint_id}', { id })).toMatchObject({
      status: 404,
      body: { type: 'urn:callsift:problem:no-such-complaint' },
    });
  });
});

describe('PATCH /complaints/{complaint_id}', () => {
  it('changes the version that was looked at', async () => {
    const { patch } = await rig();
    const { status, body, headers } = await patch(1, { status: 'in_progress', owner: 'asha', why: 'I take it.' });
    expect([status, headers?.etag]).toEqual([200, '"2"']);
    expect(body).toMatchObject({ status: 'in_progress', owner: 'asha', version: 2 });
    expect(body.history[1]).toMatchObject({
      kind: 'changed',
      by: { kind: 'person', subject: 'asha' },
      why: 'I take it.',
    });
    expect(body.clock.clocks[0]).toMatchObject({ name: 'first_response', status: 'met' });
  });

  it('of another version is refused with the state that holds, and changes nothing', async () => {
    const { patch, world } = await rig();
    await patch(1, { owner: 'asha' });
    const { status, body } = await patch(1, { owner: 'ravi' });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      type: 'urn:callsift:problem:version-conflict',
      current: { owner: 'asha', version: 2 },
    });
    expect(world.counts.get(METRIC.complaintConflicts)).toBe(1);
  });

  it.each([
    [{}, 428, 'version-required'],
    [{ 'if-match': 'two' }, 400, 'bad-parameter'],
    [{ 'if-match': '"1", "2"' }, 400, 'bad-parameter'],
    [{ 'if-match': '*' }, 200, undefined],
    [{ 'IF-MATCH': '"1"' }, 200, undefined],
    [{ 'if-match': 'W/"1"' }, 400, 'bad-parameter'],
  ])('with the headers %j is answered with %i', async (headers, expected, code) => {
    const { send } = await rig();
    const { status, body } = await send('PATCH /complaints/{complaint_id}', {
      body: { owner: 'asha' },
      headers: headers as Record<string, string>,
    });
    expect(status).toBe(expected);
    if (code !== undefined) expect(body.type).toBe(`urn:callsift:problem:${code}`);
  });

  it('names the steps that are allowed where one is forbidden', async () => {
    const { patch } = await rig();
    const { status, body } = await patch(1, { status: 'closed' });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      type: 'urn:callsift:problem:forbidden-step',
      title: 'A complaint that is open can become: in_progress, waiting, resolved.',
      allowed: ['in_progress', 'waiting', 'resolved'],
    });
  });

  it.each([
    [{ status: 'resolved' }, 422, 'why'],
    [{ department: 'astrology' }, 400, 'department'],
    [{ status: 'gone' }, 400, 'status'],
    [{}, 400, 'body'],
    [{ owner: 'a b' }, 400, 'owner'],
    [{ owner: 'asha', colour: 'red' }, 400, 'colour'],
    ['no json', 400, 'body'],
  ])('with the body %j is refused', async (body, expected, field) => {
    const { patch } = await rig();
    const answer = await patch(1, body);
    expect([answer.status, answer.body.field]).toEqual([expected, field]);
  });

  it('keeps nothing personal of the reason', async () => {
    const { patch, world } = await rig();
    const { body } = await patch(1, { owner: 'asha', why: 'Called jane.doe@example.com back.' });
    expect(body.history[1].why).toBe('Called [EMAIL_1] back.');
    expect(JSON.stringify([...world.store.all().values()]) + world.logged.join()).not.toContain('jane');
  });

  it('loses no update under requests at the same time, of which one of each version wins', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 1, max: 4 }), async (people, rounds) => {
        const { patch, send } = await rig();
        const accepted: string[] = [];
        for (let round = 0; round < rounds; round++) {
          const { version } = (await send('GET /complaints/{complaint_id}')).body;
          const answers = await Promise.all(
            Array.from({ length: people }, (_, i) => patch(version, { owner: `p${round}-${i}` }, { subject: `p${i}` })),
          );
          const won = answers.filter(({ status }) => status === 200);
          expect(won).toHaveLength(1);
          expect(answers.filter(({ status }) => status === 409)).toHaveLength(people - 1);
          accepted.push(won[0]?.body.owner);
        }
        const { history } = (await send('GET /complaints/{complaint_id}')).body;
        expect(history.slice(1).map(({ sets }: { sets: { owner: string } }) => sets.owner)).toEqual(accepted);
      }),
      { numRuns: 30 },
    );
  });

  it('whose answer got lost is told as done when the table refuses it as done already', async () => {
    const { patch, world } = await rig();
    const { append } = world.store;
    let lost = false;
    world.store.append = async (id, step) => {
      const answer = await append.call(world.store, id, step);
      if (lost) return answer;
      lost = true;
      return false;
    };
    expect(await patch(1, { owner: 'asha' })).toMatchObject({ status: 200, body: { owner: 'asha', version: 2 } });
  });

  it('is kept though what follows it fails, which is left to the sweeper', async () => {
    const { patch, world } = await rig();
    world.indexDown = true;
    expect((await patch(1, { owner: 'asha' })).status).toBe(200);
    expect(world.counts.get(METRIC.complaintsLeft)).toBe(1);
    world.indexDown = false;
    world.time += 600_000;
    expect(await world.sweep()).toBe(1);
    await world.drain();
    expect([...world.documents.values()][0]).toMatchObject({ version: 2, owner: 'asha' });
  });
});

describe('POST /complaints/{complaint_id}/comments', () => {
  const say = { text: 'We have told the client.', to_client: true };

  it('says it once for a key and a person, and is the first response', async () => {
    const { send } = await rig();
    const headers = { 'Idempotency-Key': 'k' };
    await send('POST /complaints/{complaint_id}/comments', { body: say, headers });
    const { body } = await send('POST /complaints/{complaint_id}/comments', { body: say, headers });
    expect(said(body)).toHaveLength(1);
    expect(body.clock.clocks[0].status).toBe('met');
    const other = await send('POST /complaints/{complaint_id}/comments', { body: say, headers, subject: 'ravi' });
    expect(said(other.body)).toHaveLength(2);
    await send('POST /complaints/{complaint_id}/comments', { body: say });
    expect(said((await send('POST /complaints/{complaint_id}/comments', { body: say })).body)).toHaveLength(4);
  });

  it('takes all of those that come at the same time', async () => {
    const { send } = await rig();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send('POST /complaints/{complaint_id}/comments', { body: say })),
    );
    expect(answers.map(({ status }) => status)).toEqual(new Array(20).fill(200));
    expect(said((await send('GET /complaints/{complaint_id}')).body)).toHaveLength(20);
  });

  it.each(['', 'x'.repeat(201)])('refuses a key of %j', async (key) => {
    const { send } = await rig();
    const answer = await send('POST /complaints/{complaint_id}/comments', {
      body: say,
      headers: { 'idempotency-key': key },
    });
    expect([answer.status, answer.body.field]).toEqual([400, 'Idempotency-Key']);
  });
});

describe('POST /complaints/assign', () => {
  it('gives each complaint its own result, in the order of the request', async () => {
    const { send, ids } = await rig(3);
    const [a = '', b = '', c = ''] = ids;
    const complaint_ids = [a, { complaint_id: b, version: 7 }, 'cmp_x', c];
    const { status, body } = await send('POST /complaints/assign', { body: { complaint_ids, owner: 'ravi' } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ changed: 2, failed: 2 });
    const codes = body.results.map(({ problem }: { problem: { code: string } | null }) => problem?.code);
    expect(codes).toEqual([undefined, 'version-conflict', 'no-such-complaint', undefined]);
  });

  it('takes at most a hundred', async () => {
    const { send } = await rig();
    const complaint_ids = Array.from({ length: 101 }, (_, i) => `cmp_${i}`);
    const { status, body } = await send('POST /complaints/assign', { body: { complaint_ids, owner: null } });
    expect([status, body.field]).toEqual([400, 'complaint_ids']);
  });

  it('goes on with the others when one fails', async () => {
    const { send, ids, world } = await rig(3);
    const { append } = world.store;
    world.store.append = async (id, step) => {
      if (id === ids[1]) throw new Error('boom');
      return await append.call(world.store, id, step);
    };
    const { body } = await send('POST /complaints/assign', { body: { complaint_ids: ids, owner: 'ravi' } });
    expect(body).toMatchObject({ changed: 2, failed: 1 });
    expect(body.results[1].problem.code).toBe('internal-error');
  });
});

describe('lists and figures', () => {
  it('ask the index, and say so where it cannot be reached', async () => {
    const { send, state, asked } = await rig();
    expect((await send('GET /complaints', { query: { department: 'billing', limit: '5' } })).body).toEqual({
      complaints: [],
      total: 0,
      next_cursor: null,
    });
    expect(asked[0]).toMatchObject({ filters: { department: ['billing'] }, limit: 5 });
    expect((await send('GET /complaints/stats')).body.period.start).toBeDefined();
    state.down = true;
    for (const route of ['GET /complaints', 'GET /complaints/stats'])
      expect((await send(route)).body.type).toBe('urn:callsift:problem:search-unavailable');
    expect((await send('GET /complaints', { query: { colour: 'red' } })).body).toMatchObject({
      status: 400,
      field: 'colour',
    });
  });
});
