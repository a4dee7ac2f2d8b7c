import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoCallBatches } from '#lambdas/adapters/dynamo-call-batches.ts';
import { DynamoCallStore } from '#lambdas/adapters/dynamo-calls.ts';
import type { CallBodies } from '#lambdas/adapters/s3-bodies.ts';
import { callsTable } from '#lambdas/testing/calls-table.ts';
import { type AwsEndpoint, startAwsEndpoint } from '../aws/endpoint.ts';

/** CALLSIFT_TEST_DYNAMODB_URL runs the contract suites on another engine, such as DynamoDB Local. */
const external = process.env.CALLSIFT_TEST_DYNAMODB_URL;

export const CALLS_ENGINE = external === undefined ? 'the embedded DynamoDB' : 'an external DynamoDB';

/** A DynamoDB for contract suites. */
export class CallsEngine {
  readonly #embedded: AwsEndpoint | undefined;
  readonly #client: DynamoDBClient;

  private constructor(embedded: AwsEndpoint | undefined) {
    this.#embedded = embedded;
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    this.#client = new DynamoDBClient({ endpoint: external ?? embedded?.url ?? '', region: 'us-east-1', credentials });
  }

  static async start(): Promise<CallsEngine> {
    return new CallsEngine(external === undefined ? await startAwsEndpoint({ port: 0 }) : undefined);
  }

  /** Both adapters of a new, empty table. */
  async fresh(): Promise<{ store: DynamoCallStore; batches: DynamoCallBatches }> {
    const table = `calls-${randomUUID()}`;
    await this.#client.send(new CreateTableCommand(callsTable(table)));
    const bodies = memoryBodies();
    return {
      store: new DynamoCallStore(this.#client, table, bodies),
      batches: new DynamoCallBatches(this.#client, table, bodies),
    };
  }

  async close(): Promise<void> {
    this.#client.destroy();
    await this.#embedded?.close();
  }
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
