import { randomUUID } from 'node:crypto';
import {
  type AttributeValue,
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { DynamoAnswerCache } from '#lambdas/adapters/dynamo-answer-cache.ts';
import { DynamoQueryLog } from '#lambdas/adapters/dynamo-query-log.ts';
import { answersTable } from '#lambdas/testing/answers-table.ts';
import { type AwsEndpoint, startAwsEndpoint } from '../aws/endpoint.ts';

/** CALLSIFT_TEST_DYNAMODB_URL runs the contract suites on another engine, such as DynamoDB Local. */
const external = process.env.CALLSIFT_TEST_DYNAMODB_URL;

type Item = Record<string, AttributeValue>;

export interface FreshAnswers {
  readonly cache: DynamoAnswerCache;
  readonly log: DynamoQueryLog;
  /** An item as it is stored, and one that is put there past the adapters. */
  item(pk: string, sk: string): Promise<Item | undefined>;
  putItem(item: Item): Promise<void>;
}

/** A DynamoDB for contract suites of the answers table. */
export class AnswersEngine {
  readonly #embedded: AwsEndpoint | undefined;
  readonly #client: DynamoDBClient;

  private constructor(embedded: AwsEndpoint | undefined) {
    this.#embedded = embedded;
    this.#client = this.client();
  }

  static async start(): Promise<AnswersEngine> {
    return new AnswersEngine(external === undefined ? await startAwsEndpoint({ port: 0 }) : undefined);
  }

  /** A client of its own, whose requests a test may disturb; to be destroyed by whoever asked for it. */
  client(): DynamoDBClient {
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const endpoint = external ?? this.#embedded?.url ?? '';
    return new DynamoDBClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 3 });
  }

  /** Both adapters of a new, empty table. */
  async fresh(now = () => new Date(), client = this.#client): Promise<FreshAnswers> {
    const TableName = `answers-${randomUUID()}`;
    await this.#client.send(new CreateTableCommand(answersTable(TableName)));
    return {
      cache: new DynamoAnswerCache(client, TableName, now),
      log: new DynamoQueryLog(client, TableName, now),
      item: async (pk, sk) => {
        const Key = { pk: { S: pk }, sk: { S: sk } };
        return (await this.#client.send(new GetItemCommand({ TableName, Key }))).Item;
      },
      putItem: async (Item) => void (await this.#client.send(new PutItemCommand({ TableName, Item }))),
    };
  }

  async close(): Promise<void> {
    this.#client.destroy();
    await this.#embedded?.close();
  }
}
