import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import type { TableModel } from '../assembly/model.ts';
import { type Counted, Tally } from './counts.ts';
import type { Item } from './item-size.ts';
import { createMeter } from './meter.ts';

const key = (AttributeName: string, KeyType: 'HASH' | 'RANGE' = 'HASH') => ({ AttributeName, KeyType });
const sparse = (IndexName: string, ...names: string[]): TableModel['indexes'][number] => ({
  IndexName,
  KeySchema: names.map((name, i) => key(name, i === 0 ? 'HASH' : 'RANGE')),
  Projection: { ProjectionType: 'KEYS_ONLY' },
});
const PAIR = [key('pk'), key('sk', 'RANGE')];
const TABLES = [
  { name: 'calls', keys: [key('call_id')], indexes: [] },
  { name: 'ledger', keys: PAIR, indexes: [] },
  {
    name: 'complaints',
    keys: PAIR,
    indexes: [sparse('unsettled', 'unsettled_shard', 'unsettled_since'), sparse('due', 'due_shard', 'due_at')],
  },
] as unknown as readonly TableModel[];

/** What is counted of one request that puts an item where another one, or none, was before. */
async function counted(sent: { service: string; operation: string; body: object }, images: (Item | undefined)[] = []) {
  const tally = new Tally();
  const dynamo = { send: async () => ({ Item: images.shift() }) } as unknown as DynamoDBClient;
  const meter = createMeter({ tally, dynamo: () => dynamo, tables: () => TABLES });
  const exchange = { ...sent, from: 'fn', path: '/', body: Buffer.from(JSON.stringify(sent.body)) };
  const answered = await meter(exchange);
  await answered({ ...exchange, status: 200, answer: Buffer.from('{"Items":[]}') });
  const counts = Object.entries(tally.counts('')).filter(([, number]) => number !== 0);
  return Object.fromEntries(counts) as Partial<Record<Counted, number>>;
}

const put = (TableName: string, before: Item | undefined, after: Item) =>
  counted({ service: 'dynamodb', operation: 'PutItem', body: { TableName, Item: after } }, [before, after]);

function step(version: number, kind: string, rest: Item = {}): Item {
  const marks = { unsettled_shard: { S: '1' }, unsettled_since: { S: '2026-01-01T00:00:00Z' } };
  return {
    pk: { S: 'cmp_1' },
    sk: { S: `step#00000${version}` },
    step: { S: JSON.stringify({ kind }) },
    ...marks,
    ...rest,
  };
}

describe('the meter', () => {
  it('counts the step that opens a complaint: the complaint, units of its table and of the index', async () => {
    expect(await put('complaints', undefined, step(1, 'opened'))).toEqual({
      complaints: 1,
      complaint_write_units: 1,
      complaint_index_write_units: 1,
    });
  });

  it('counts larger steps by their kilobytes, and what the index keeps of them as one', async () => {
    const large = step(2, 'refreshed', { rest: { S: 'x'.repeat(1500) } });
    expect(await put('complaints', undefined, large)).toEqual({
      complaint_write_units: 2,
      complaint_index_write_units: 1,
    });
  });

  it('counts no complaint where another one made the step first', async () => {
    const there = step(1, 'opened');
    expect(await put('complaints', there, there)).toEqual({ complaint_write_units: 1 });
  });

  it('counts complaints that are linked with earlier ones', async () => {
    expect(await put('complaints', undefined, step(2, 'linked'))).toMatchObject({ complaint_links: 1 });
  });

  it('counts clocks as units of complaints, and no complaint', async () => {
    const clock: Item = { pk: { S: 'cmp_1' }, sk: { S: 'clock' }, due_shard: { S: '1' }, due_at: { S: '2026-01-01' } };
    expect(await put('complaints', undefined, clock)).toEqual({
      complaint_write_units: 1,
      complaint_index_write_units: 1,
    });
  });

  it('keeps the ledger and calls apart from complaints though keys are named alike', async () => {
    expect(await put('ledger', undefined, step(1, 'opened'))).toEqual({ ledger_write_units: 1 });
    expect(await put('calls', undefined, { call_id: { S: 'c' } })).toEqual({ write_units: 1 });
  });

  it('counts reads of complaints by themselves', async () => {
    const query = (TableName: string, ConsistentRead: boolean) =>
      counted({ service: 'dynamodb', operation: 'Query', body: { TableName, ConsistentRead } });
    expect(await query('complaints', true)).toEqual({ complaint_read_units: 1 });
    expect(await query('complaints', false)).toEqual({ complaint_read_units: 0.5 });
    expect(await query('ledger', true)).toEqual({ ledger_read_units: 1 });
  });

  it('counts requests to the scheduler', async () => {
    expect(await counted({ service: 'scheduler', operation: 'POST', body: {} })).toEqual({ scheduler_requests: 1 });
  });
});
