import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { afterAll, beforeAll } from 'vitest';
import { callsTable } from '../testing/calls-table.ts';
import { MemoryCallStore } from '../testing/memory-calls.ts';
import { callStoreContract } from './call-store.contract.ts';
import { DynamoCallStore } from './dynamo-calls.ts';
import type { CallBodies } from './s3-bodies.ts';

/** CALLSIFT_TEST_DYNAMODB_URL runs the same suite on another engine, such as DynamoDB Local. */
const external = process.env.CALLSIFT_TEST_DYNAMODB_URL;
let server: Server | undefined;
let client: DynamoDBClient;

beforeAll(async () => {
  const engine: Server = dynalite({ createTableMs: 0 });
  server = engine;
  await new Promise<void>((resolve) => engine.listen(0, '127.0.0.1', resolve));
  const endpoint = external ?? `http://127.0.0.1:${(engine.address() as AddressInfo).port}`;
  client = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});

afterAll(() => {
  server?.close();
  client.destroy();
});

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

callStoreContract('memory', async () => new MemoryCallStore());
callStoreContract(external === undefined ? 'dynalite' : 'an external DynamoDB', async () => {
  const table = `calls-${randomUUID()}`;
  await client.send(new CreateTableCommand(callsTable(table)));
  return new DynamoCallStore(client, table, memoryBodies());
});
