import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { KeptSummary, SummaryCache } from '../domain/complaints/summary/cache.ts';
import { packSummary, unpackSummary } from '../domain/complaints/summary/packed-summary.ts';
import { boundedExpiry, EXPIRES_AT, expirySeconds } from './expiry.ts';

/** An item of another version is none. */
const VERSION = '1';

const keyOf = (key: string) => ({ pk: { S: `summary#${key}` }, sk: { S: 'summary' } });

/** Summaries of complaints on the answers table. What cannot be read as one is a miss. Faults of the table are thrown. */
export class DynamoSummaryCache implements SummaryCache {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #now: () => Date;

  constructor(client: DynamoDBClient, table: string, now: () => Date = () => new Date()) {
    this.#client = client;
    this.#table = table;
    this.#now = now;
  }

  /** Half the price of a consistent reading; who misses a summary of this very moment makes another. */
  async get(key: string): Promise<KeptSummary | undefined> {
    const { Item } = await this.#client.send(new GetItemCommand({ TableName: this.#table, Key: keyOf(key) }));
    if (Item?.version?.N !== VERSION || Item.summary?.S === undefined) return undefined;
    return unpackSummary(Item.summary.S);
  }

  async put(key: string, kept: KeptSummary): Promise<void> {
    const now = this.#now();
    const summary = packSummary({ ...kept, expires_at: boundedExpiry(kept.expires_at, now) });
    if (summary === undefined) return;
    const item = {
      ...keyOf(key),
      version: { N: VERSION },
      summary: { S: summary },
      [EXPIRES_AT]: { N: String(expirySeconds(kept.expires_at, now)) },
    };
    await this.#client.send(new PutItemCommand({ TableName: this.#table, Item: item }));
  }
}
