import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AwsEndpoint, startAwsEndpoint } from '#local/aws/endpoint.ts';
import { NOT_DUE } from '../domain/calls/record.ts';
import { economyCall } from '../testing/batch-world.ts';
import { callsTable } from '../testing/calls-table.ts';
import { enrichmentOf } from '../testing/samples.ts';
import { DynamoCallBatches } from './dynamo-call-batches.ts';
import { DynamoCallStore } from './dynamo-calls.ts';

/** Characters of a turn that is too large for an item. */
const LARGE = 400_000;

let endpoint: AwsEndpoint;
let client: DynamoDBClient;
const bodies = new Map<string, string>();
const CALL_BODIES = {
  async put(callId: string, json: string) {
    bodies.set(callId, json);
    return callId;
  },
  async get(key: string) {
    const body = bodies.get(key);
    if (body === undefined) throw new Error('There is no such body.');
    return body;
  },
};

beforeAll(async () => {
  endpoint = await startAwsEndpoint({ port: 0 });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  client = new DynamoDBClient({ endpoint: endpoint.url, region: 'us-east-1', credentials });
  await client.send(new CreateTableCommand(callsTable('calls')));
});
afterAll(async () => {
  client.destroy();
  await endpoint.close();
});

describe('calls without their turns', () => {
  it('are read page by page, also those whose turns are missing, which only their own reading fails for', async () => {
    const store = new DynamoCallStore(client, 'calls', CALL_BODIES);
    const batches = new DynamoCallBatches(client, 'calls', CALL_BODIES);
    for (const [id, text] of [
      ['small', 'The line is dead.'],
      ['large', 'x'.repeat(LARGE)],
      ['lost', 'y'.repeat(LARGE)],
    ] as const)
      await store.put(economyCall(id, text));
    await store.enrich('lost', 1, enrichmentOf());
    bodies.delete('lost');
    await expect(batches.scan({ limit: 10 })).rejects.toThrow('no such body');
    const first = await batches.outlines({ limit: 2 });
    const second = await batches.outlines({ limit: 2, after: first.next });
    const found = new Map([...first.calls, ...second.calls].map((call) => [call.outline.call_id, call]));
    expect([...found.keys()].sort()).toEqual(['large', 'lost', 'small']);
    expect(found.get('lost')?.outline).toEqual({
      call_id: 'lost',
      revision: 1,
      settled: { enrichment: 1, complaints: NOT_DUE },
      triage: economyCall('lost').triage,
      enrichment: enrichmentOf(),
    });
    for (const id of ['small', 'large']) expect(await found.get(id)?.whole()).toEqual(await store.get(id));
    await expect(found.get('lost')?.whole()).rejects.toThrow('no such body');
  });
});
