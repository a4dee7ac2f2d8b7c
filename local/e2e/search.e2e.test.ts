import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { paginateScan, ScanCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { CallRecord } from '#lambdas/domain/calls/record.ts';
import { SEARCH_INDEX } from '#lambdas/names.ts';
import { transcript } from '#lambdas/testing/samples.ts';
import { startTestRuntime, type TestRuntime } from './test-runtime.ts';

let world: TestRuntime;

beforeAll(async () => {
  world = await startTestRuntime();
  await world.ingest('events/transcripts');
  // A call is searchable within the engine's refresh interval after it is settled.
  await world.engine('POST', `/${SEARCH_INDEX.alias}/_refresh`);
});
afterAll(() => world.stop());

interface Found {
  readonly hits: readonly { readonly call_id: string; readonly identifier: boolean }[];
  readonly processing: { readonly degraded: boolean };
}

async function search(body: object): Promise<Found> {
  const { status, body: found } = await world.post('/search', body, 'analyst');
  expect(status).toBe(200);
  return found as unknown as Found;
}

const idsOf = ({ hits }: Found) => hits.map(({ call_id }) => call_id);

const ledgerTable = () => world.runtime.tables.find((name) => name.includes('Ledger')) ?? '';

async function tableItems(): Promise<readonly CallRecord[]> {
  const all: CallRecord[] = [];
  const pages = paginateScan({ client: world.clients.dynamo }, { TableName: world.output('CallsTableName') });
  for await (const { Items = [] } of pages) all.push(...Items.map((item) => unmarshall(item) as CallRecord));
  return all;
}

/** Texts that break searches that parse them or build queries of them, in the manner of the Big List of Naughty Strings. */
const HOSTILE = [
  'undefined',
  'null',
  '-1',
  '0/0',
  '1e400',
  '"',
  '""""',
  "' OR '1'='1",
  '*:*',
  '_exists_:text AND text:/.*/',
  '((((((',
  'a AND OR NOT',
  '{"query":{"match_all":{}}}',
  '__proto__',
  'constructor',
  '%00%0a%25',
  '../../etc/passwd',
  '<svg onload=alert(1)>',
  '\u0000\u0001\u0002',
  '\ud800',
  '👩‍👩‍👧‍👦',
  '\u202etfel ot thgir',
  'ÅÍÎÏ˝ÓÔÒÚÆ☃',
  '田中さんにあげて下さい',
  'الكل في المجمو',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘',
  'a'.repeat(4_096),
  'a '.repeat(2_048),
  '.'.repeat(4_096),
  '"a b" '.repeat(600),
];

describe('POST /search', () => {
  it('finds a dropped call by its words, and shows the turn that has them', async () => {
    const { hits } = (await world.post('/search', { query: 'charged twice refund', mode: 'keyword' }, 'viewer'))
      .body as never as {
      hits: {
        call_id: string;
        evidence: { turn: number; text: string; highlights: [number, number][] }[];
        metadata: object;
      }[];
    };
    expect(hits[0]).toMatchObject({
      call_id: 'sample-billing-refund',
      metadata: { client_id: 'client-1001', importance: 'critical' },
    });
    const [first] = hits[0]?.evidence ?? [];
    expect(first?.highlights.map(([start, end]) => first.text.slice(start, end).toLowerCase())).toContain('refund');
  });

  it('finds by meaning what was said in other words and another language', async () => {
    expect(
      idsOf(await search({ query: 'the parcel never arrived and the money is gone', mode: 'semantic', top_k: 3 })),
    ).toContain('sample-hinglish-refund');
  });

  it('filters', async () => {
    const all = await search({ query: 'hello', mode: 'semantic', top_k: 100 });
    expect(idsOf(all)).toHaveLength(13);
    const some = await search({
      query: 'hello',
      mode: 'semantic',
      top_k: 100,
      filters: { importance: 'critical', client_id: 'client-1001' },
    });
    expect(idsOf(some)).toEqual(['sample-billing-refund']);
  });

  it('shows nothing personal', async () => {
    const { body } = await world.post('/search', { query: 'card e-mail phone', top_k: 100 }, 'analyst');
    expect(JSON.stringify(body)).toMatch(/\[CARD_1\]|\[EMAIL_1\]/);
    expect(JSON.stringify(body)).not.toMatch(/@example|[ "]\d{4} ?\d{4} ?\d{4} ?\d{4}[ ".]/);
  });

  it.each(HOSTILE.map((query, i) => [i, query]))(
    'answers hostile query %i or refuses it with 400',
    async (_, query) => {
      for (const mode of ['keyword', 'semantic', 'hybrid']) {
        const { status, body } = await world.post('/search', { query, mode }, 'analyst');
        expect([200, 400]).toContain(status);
        if (status === 400) expect(body).toMatchObject({ type: 'urn:callsift:problem:bad-parameter', field: 'query' });
      }
    },
  );

  it('refuses a query of 100 KB, a body that is none, and what the roles do not allow', async () => {
    expect((await world.post('/search', { query: 'x '.repeat(50_000) }, 'analyst')).body).toMatchObject({
      status: 400,
      field: 'query',
    });
    expect((await world.post('/search', '{"query"', 'analyst')).body).toMatchObject({ status: 400, field: 'body' });
    expect((await world.post('/search', { query: 'x' }, 'agent')).status).toBe(403);
    expect((await world.post('/search', { query: 'x' })).status).toBe(401);
  });
});

describe('GET /analytics', () => {
  it('counts as a recount of the table does', async () => {
    const items = await tableItems();
    const { body } = await world.get('/analytics/summary', 'viewer');
    const summary = body as never as { total_calls: number; intents: { value: string; count: number }[] };
    expect(summary.total_calls).toBe(items.length);
    const recount = Map.groupBy(items, (item) => item.triage.intent);
    for (const { value, count } of summary.intents)
      expect([value, count]).toEqual([value, recount.get(value as never)?.length ?? 0]);
  });

  it('refuses what it does not know, naming the field', async () => {
    expect((await world.get('/analytics/trends?interval=fortnight', 'viewer')).body).toMatchObject({
      status: 400,
      field: 'interval',
    });
    expect((await world.get('/analytics/summary?colour=red', 'viewer')).body).toMatchObject({
      status: 400,
      field: 'colour',
    });
  });
});

describe('the index', () => {
  const ask = async () => {
    const queries = ['refund', 'login nahi ho raha', 'बिजली', 'gas', 'thanks'];
    const bodies = queries.flatMap((query) =>
      ['keyword', 'semantic', 'hybrid'].map((mode) => ({ query, mode, top_k: 50 })),
    );
    const found = [];
    for (const body of bodies) found.push((await search(body)).hits);
    const { body } = await world.get('/analytics/summary', 'viewer');
    return JSON.stringify([found, body]);
  };

  it('gives byte-equal answers after it was wiped and built anew from the table', async () => {
    // Documents that were replaced weigh in Lucene's scores for hours: there, two indices built from the table are compared.
    if (inject('realOpensearch') !== undefined) await world.runtime.invoke('index-admin', { action: 'rebuild' });
    const before = await ask();
    const aliases = (await (await world.engine('GET', `/_alias/${SEARCH_INDEX.alias}`)).json()) as object;
    for (const index of Object.keys(aliases)) await world.engine('DELETE', `/${index}`);
    expect((await world.post('/search', { query: 'refund' }, 'analyst')).body).toMatchObject({
      status: 503,
      type: 'urn:callsift:problem:search-unavailable',
    });
    expect((await world.get('/analytics/summary', 'analyst')).status).toBe(503);
    // One has no vectors any more: a model embeds it again.
    const [first] = await tableItems();
    await world.clients.dynamo.send(
      new UpdateItemCommand({
        TableName: world.output('CallsTableName'),
        Key: { call_id: { S: first?.call_id ?? '' } },
        UpdateExpression: 'REMOVE embeddings',
      }),
    );
    const result = await world.runtime.invoke('index-admin', { action: 'rebuild' });
    expect(result).toMatchObject({ ok: true });
    expect(await ask()).toBe(before);
    const rows = await world.clients.dynamo.send(new ScanCommand({ TableName: ledgerTable() }));
    const subjects = rows.Items?.map((item) => unmarshall(item).subject);
    expect(subjects?.filter((subject) => subject === 'index-admin')).toHaveLength(1);
  });

  it('follows a newer version of a call', async () => {
    const file = join(world.dir, 'newer.json');
    const drop = async (text: string) => {
      await writeFile(file, JSON.stringify(transcript('changing', text)));
      await world.ingest(file);
      await world.engine('POST', `/${SEARCH_INDEX.alias}/_refresh`);
    };
    await drop('My quokka is broken.');
    expect(idsOf(await search({ query: 'quokka', mode: 'keyword' }))).toEqual(['changing']);
    await drop('My wombat is broken.');
    expect(idsOf(await search({ query: 'quokka', mode: 'keyword' }))).toEqual([]);
    expect(idsOf(await search({ query: 'wombat', mode: 'keyword' }))).toEqual(['changing']);
  });
});
