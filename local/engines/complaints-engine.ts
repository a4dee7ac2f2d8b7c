import { randomUUID } from 'node:crypto';
import {
  type AttributeValue,
  CreateTableCommand,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { DynamoComplaintStore } from '#lambdas/adapters/dynamo-complaints.ts';
import { complaintsTable } from '#lambdas/testing/complaints-table.ts';
import { type AwsEndpoint, startAwsEndpoint } from '../aws/endpoint.ts';

/** CALLSIFT_TEST_DYNAMODB_URL runs the contract suites on another engine, such as DynamoDB Local. */
const external = process.env.CALLSIFT_TEST_DYNAMODB_URL;

type Item = Record<string, AttributeValue>;

export interface FreshComplaints {
  readonly table: string;
  readonly store: DynamoComplaintStore;
  /** All items as they are stored, and one that is put there past the adapter. */
  items(): Promise<readonly Item[]>;
  putItem(item: Item): Promise<void>;
}

/** A DynamoDB for contract suites of the complaints table. */
export class ComplaintsEngine {
  readonly #embedded: AwsEndpoint | undefined;
  readonly #client: DynamoDBClient;

  private constructor(embedded: AwsEndpoint | undefined) {
    this.#embedded = embedded;
    this.#client = this.client();
  }

  static async start(): Promise<ComplaintsEngine> {
    return new ComplaintsEngine(external === undefined ? await startAwsEndpoint({ port: 0 }) : undefined);
  }

  /** A client of its own, whose requests a test may disturb; to be destroyed by whoever asked for it. */
  client(): DynamoDBClient {
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const endpoint = external ?? this.#embedded?.url ?? '';
    return new DynamoDBClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 5 });
  }

  /** A new, empty table. */
  async fresh(client = this.#client): Promise<FreshComplaints> {
    const table = `complaints-${randomUUID()}`;
    await this.#client.send(new CreateTableCommand(complaintsTable(table)));
    return {
      table,
      store: new DynamoComplaintStore(client, table),
      items: async () =>
        (await this.#client.send(new ScanCommand({ TableName: table, ConsistentRead: true }))).Items ?? [],
      putItem: async (Item) => void (await this.#client.send(new PutItemCommand({ TableName: table, Item }))),
    };
  }

  async close(): Promise<void> {
    this.#client.destroy();
    await this.#embedded?.close();
  }
}
