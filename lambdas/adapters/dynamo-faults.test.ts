import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { UnstorableError } from '../domain/calls/unstorable.ts';
import { enrichmentOf, triagedCall } from '../testing/samples.ts';
import { DynamoCallStore } from './dynamo-calls.ts';
import { noBodies } from './no-bodies.ts';

type Answer = (response: ServerResponse, operation: string) => void;

let server: Server | undefined;
afterEach(() => server?.close());

/** A table that gives one scripted answer after the other. */
async function scriptedStore(...answers: Answer[]) {
  const operations: string[] = [];
  const listening = createServer((request: IncomingMessage, response: ServerResponse) => {
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    operations.push(operation);
    request.resume().on('end', () => (answers.shift() ?? fail('InternalServerError', 500))(response, operation));
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 5 });
  return { store: new DynamoCallStore(client, 'calls', noBodies), operations };
}

function fail(type: string, status = 400): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'scripted' }));
  };
}

function ok(body: object): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify(body));
  };
}

/** The write is taken, the answer gets lost. */
const lost: Answer = (response) => response.destroy();

const STORED = ok({ Attributes: marshall({ revision: 1 }) });

describe('a table under faults', () => {
  it('row 7: throttled writes are tried again', async () => {
    const { store, operations } = await scriptedStore(
      fail('ProvisionedThroughputExceededException'),
      fail('ThrottlingException'),
      fail('InternalServerError', 500),
      STORED,
    );
    expect(await store.put(triagedCall('a'))).toEqual({ kind: 'stored', revision: 1 });
    expect(operations).toHaveLength(4);
  });

  it('row 7: a write whose answer was lost is recognised as our own', async () => {
    const call = triagedCall('a');
    const item = { call_id: 'a', revision: 1, source: call.source, unsettled_shard: '3' };
    const { store, operations } = await scriptedStore(
      lost,
      fail('ConditionalCheckFailedException'),
      ok({ Item: marshall(item, { removeUndefinedValues: true }) }),
    );
    expect(await store.put(call)).toEqual({ kind: 'duplicate', revision: 1, unsettled: true });
    expect(operations).toEqual(['UpdateItem', 'UpdateItem', 'GetItem']);
  });

  it('row 7: a table that stays throttled is a fault, so that the message comes back', async () => {
    const { store } = await scriptedStore(
      ...Array.from({ length: 5 }, () => fail('ProvisionedThroughputExceededException')),
    );
    await expect(store.put(triagedCall('a'))).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' });
  });

  it('I7: a call that it refuses for good is told from a fault, at once', async () => {
    const { store, operations } = await scriptedStore(fail('ValidationException'));
    await expect(store.put(triagedCall('a'))).rejects.toBeInstanceOf(UnstorableError);
    expect(operations).toHaveLength(1);
  });

  it('row 7: an enrichment whose answer was lost is recognised as done, and not counted twice', async () => {
    const { store, operations } = await scriptedStore(
      lost,
      fail('ConditionalCheckFailedException'),
      ok({ Item: marshall({ call_id: 'a', revision: 1, settled: { enrichment: 1 } }) }),
    );
    // Its index is outstanding: the sweeper sends it on.
    expect(await store.enrich('a', 1, enrichmentOf())).toBe('kept');
    expect(operations).toEqual(['UpdateItem', 'UpdateItem', 'GetItem']);
  });

  it('I7: an enrichment that it refuses for good is told from a fault, at once', async () => {
    const { store, operations } = await scriptedStore(fail('ValidationException'));
    await expect(store.enrich('a', 1, enrichmentOf())).rejects.toBeInstanceOf(UnstorableError);
    expect(operations).toHaveLength(1);
  });

  it('I7: a call that it has no type for is not sent at all', async () => {
    const { store, operations } = await scriptedStore();
    for (const duration_seconds of [Number.NaN, Number.POSITIVE_INFINITY, 1e300])
      await expect(store.put(triagedCall('a', '01', { duration_seconds }))).rejects.toBeInstanceOf(UnstorableError);
    expect(operations).toEqual([]);
  });

  it('row 34: a missing right is a fault at once', async () => {
    const { store, operations } = await scriptedStore(fail('AccessDeniedException'));
    await expect(store.put(triagedCall('a'))).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect(operations).toHaveLength(1);
  });
});
