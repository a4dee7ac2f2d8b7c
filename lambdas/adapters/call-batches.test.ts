import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AwsEndpoint, startAwsEndpoint } from '#local/aws/endpoint.ts';
import type { CallBatches, CallStore } from '../domain/calls/ports.ts';
import { callsTable } from '../testing/calls-table.ts';
import { MemoryCallStore } from '../testing/memory-calls.ts';
import { triagedCall } from '../testing/samples.ts';
import { DynamoCallBatches } from './dynamo-call-batches.ts';
import { DynamoCallStore } from './dynamo-calls.ts';
import type { CallBodies } from './s3-bodies.ts';

/** CALLSIFT_TEST_DYNAMODB_URL runs the same suite on another engine, such as DynamoDB Local. */
const external = process.env.CALLSIFT_TEST_DYNAMODB_URL;
let embedded: AwsEndpoint | undefined;
let client: DynamoDBClient;

beforeAll(async () => {
  if (external === undefined) embedded = await startAwsEndpoint({ port: 0 });
  const endpoint = external ?? embedded?.url ?? '';
  client = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});

afterAll(async () => {
  client.destroy();
  await embedded?.close();
});

const turn = (text: string) => ({
  turn: 0,
  speaker: 'customer' as const,
  text,
  redactions: [],
  intent: 'general' as const,
});
const judged = {
  confidence: 1,
  sentiment: 'neutral' as const,
  sentiment_score: 0,
  importance_score: 0,
  language: 'en' as const,
};
const said = (text: string) => [{ ...turn(text), ...judged, keywords: [], products: [], issues: [] }];

function contract(engine: string, fresh: () => Promise<CallStore & CallBatches>): void {
  describe(`batches of calls on ${engine}`, () => {
    it('reads a hundred calls at a time as they are, and leaves out what is not stored', async () => {
      const store = await fresh();
      const ids = Array.from({ length: 100 }, (_, i) => `call-${i}`);
      await Promise.all(ids.slice(0, 95).map((id) => store.put(triagedCall(id, '01', { turns: said(`I am ${id}`) }))));
      const found = await store.getMany(ids);
      expect([...found.keys()].sort()).toEqual(ids.slice(0, 95).sort());
      expect(found.get('call-7')).toEqual(await store.get('call-7'));
      expect((await store.getMany([])).size).toBe(0);
      expect((await store.getMany(['call-1', 'call-1'])).size).toBe(1);
    });

    it('rows 7, 8: reads more than one answer of the table can hold, and turns that are kept elsewhere', async () => {
      const store = await fresh();
      const ids = Array.from({ length: 60 }, (_, i) => `large-${i}`);
      const text = 'x'.repeat(290_000);
      for (const id of ids) await store.put(triagedCall(id, '01', { turns: said(text) }));
      await store.put(triagedCall('larger', '01', { turns: said('y'.repeat(500_000)) }));
      const found = await store.getMany([...ids, 'larger']);
      expect(found.size).toBe(61);
      expect(found.get('larger')?.turns[0]?.text).toHaveLength(500_000);
    });

    it('goes through every call once, page by page', async () => {
      const store = await fresh();
      const ids = Array.from({ length: 23 }, (_, i) => `call-${i}`);
      for (const id of ids) await store.put(triagedCall(id));
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await store.scan({ limit: 5, after });
        seen.push(...page.calls.map(({ call_id }) => call_id));
        after = page.next;
      } while (after !== undefined);
      expect(seen.sort()).toEqual(ids.sort());
      expect(await store.size()).toBeGreaterThanOrEqual(0);
    });
  });
}

function memoryBodies(): CallBodies {
  const stored = new Map<string, string>();
  return {
    async put(callId, json) {
      stored.set(`bodies/${callId}`, json);
      return `bodies/${callId}`;
    },
    get: async (key) => stored.get(key) ?? '',
  };
}

contract('memory', async () => new MemoryCallStore());
contract(external === undefined ? 'the embedded DynamoDB' : 'an external DynamoDB', async () => {
  const table = `calls-${randomUUID()}`;
  await client.send(new CreateTableCommand(callsTable(table)));
  const bodies = memoryBodies();
  const store = new DynamoCallStore(client, table, bodies);
  const batches = new DynamoCallBatches(client, table, bodies);
  return {
    put: (call) => store.put(call),
    get: (id) => store.get(id),
    summary: (id) => store.summary(id),
    settle: (id, revision, effects, findings) => store.settle(id, revision, effects, findings),
    postpone: (id, revision, until) => store.postpone(id, revision, until),
    unsettled: (query) => store.unsettled(query),
    list: (query) => store.list(query),
    getMany: (ids) => batches.getMany(ids),
    scan: (query) => batches.scan(query),
    size: () => batches.size(),
  };
});
