import { type DynamoDBClient, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Feedback, QueryLog, QueryRecord } from '../domain/query/ports.ts';
import { putFeedback, putQuery } from './query-items.ts';
import { unlessRefused } from './unless-refused.ts';

/** Questions on the answers table. */
export class DynamoQueryLog implements QueryLog {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #now: () => Date;

  constructor(client: DynamoDBClient, table: string, now: () => Date = () => new Date()) {
    this.#client = client;
    this.#table = table;
    this.#now = now;
  }

  async record(query: QueryRecord): Promise<void> {
    // Refused: an earlier attempt of the client has written it, and the answer was lost.
    await unlessRefused(this.#client.send(new PutItemCommand(putQuery(this.#table, query, this.#now()))));
  }

  async feedback(queryId: string, subject: string, feedback: Feedback): Promise<'stored' | 'unknown'> {
    const input = putFeedback(this.#table, { queryId, subject }, feedback, this.#now());
    const written = await unlessRefused(this.#client.send(new UpdateItemCommand(input)));
    return written === undefined ? 'unknown' : 'stored';
  }
}
