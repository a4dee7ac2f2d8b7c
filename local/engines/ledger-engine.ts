import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { DynamoCostReader } from '#lambdas/adapters/dynamo-cost-reader.ts';
import { DynamoLedger } from '#lambdas/adapters/dynamo-ledger.ts';
import { isRow, rowOf } from '#lambdas/adapters/ledger-rows.ts';
import type { LedgerRow } from '#lambdas/domain/cost/ledger.ts';
import { ledgerTable } from '#lambdas/testing/ledger-table.ts';
import { type AwsEndpoint, startAwsEndpoint } from '../aws/endpoint.ts';

/** CALLSIFT_TEST_DYNAMODB_URL runs the contract suites on another engine, such as DynamoDB Local. */
const external = process.env.CALLSIFT_TEST_DYNAMODB_URL;

export interface FreshLedger {
  readonly table: string;
  readonly ledger: DynamoLedger;
  readonly costs: DynamoCostReader;
  rows(): Promise<readonly LedgerRow[]>;
}

/** A DynamoDB for contract suites of the ledger. */
export class LedgerEngine {
  readonly #embedded: AwsEndpoint | undefined;
  readonly #client: DynamoDBClient;

  private constructor(embedded: AwsEndpoint | undefined) {
    this.#embedded = embedded;
    this.#client = this.client();
  }

  static async start(): Promise<LedgerEngine> {
    return new LedgerEngine(external === undefined ? await startAwsEndpoint({ port: 0 }) : undefined);
  }

  /** A client of its own, whose requests a test may disturb; to be destroyed by whoever asked for it. */
  client(): DynamoDBClient {
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const endpoint = external ?? this.#embedded?.url ?? '';
    return new DynamoDBClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 5 });
  }

  /** A new, empty ledger. */
  async fresh(client = this.#client, now = () => new Date()): Promise<FreshLedger> {
    const table = `ledger-${randomUUID()}`;
    await this.#client.send(new CreateTableCommand(ledgerTable(table)));
    return {
      table,
      ledger: new DynamoLedger(client, table, now),
      costs: new DynamoCostReader(client, table, now),
      rows: () => this.#rows(table),
    };
  }

  async #rows(TableName: string): Promise<readonly LedgerRow[]> {
    const { Items = [] } = await this.#client.send(new ScanCommand({ TableName, ConsistentRead: true }));
    const rows = Items.filter(isRow).map(rowOf);
    return rows.sort((a, b) => (`${a.started_at}#${a.id}` < `${b.started_at}#${b.id}` ? -1 : 1));
  }

  async close(): Promise<void> {
    this.#client.destroy();
    await this.#embedded?.close();
  }
}
