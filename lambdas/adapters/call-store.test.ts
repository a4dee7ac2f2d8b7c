import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll } from 'vitest';
import { type AwsEndpoint, startAwsEndpoint } from '#local/aws/endpoint.ts';
import { callsTable } from '../testing/calls-table.ts';
import { MemoryCallStore } from '../testing/memory-calls.ts';
import { callStoreContract } from './call-store.contract.ts';
import { DynamoCallStore } from './dynamo-calls.ts';
import type { CallBodies } from './s3-bodies.ts';

/** CALLSIFT_TEST_DYNAMODB_URL runs the same suite on another engine, such as DynamoDB Local. */
const external = process.env.CALLSIFT_TEST_DYNAMODB_URL;
let embedded: AwsEndpoint | undefined;
let client: DynamoDBClient;

beforeAll(async () => {
  if (external === undefined) embedded = await startAwsEndpoint({ port: 0 });
  const endpoint = external ?? embedded?.url ?? '';
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
});

afterAll(async () => {
  client.destroy();
  await embedded?.close();
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
callStoreContract(external === undefined ? 'the embedded DynamoDB' : 'an external DynamoDB', async () => {
  const table = `calls-${randomUUID()}`;
  await client.send(new CreateTableCommand(callsTable(table)));
  return new DynamoCallStore(client, table, memoryBodies());
});
