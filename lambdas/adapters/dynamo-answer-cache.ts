import { type DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { newestOfEach } from '../domain/query/kept/newest-of-each.ts';
import type { AnswerCache, PastQuestion, StoredAnswer } from '../domain/query/ports.ts';
import { answerOf, getAnswer, pastOf, putAnswer, putPast, queryPast } from './answer-items.ts';

/**
 * Answers and past questions on the answers table. What cannot be read as such, by its version or its form, is a miss; an
 * answer too large for an item is not kept. Faults of the table are thrown.
 */
export class DynamoAnswerCache implements AnswerCache {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #now: () => Date;

  constructor(client: DynamoDBClient, table: string, now: () => Date = () => new Date()) {
    this.#client = client;
    this.#table = table;
    this.#now = now;
  }

  async get(key: string): Promise<StoredAnswer | undefined> {
    const { Item } = await this.#client.send(new GetItemCommand(getAnswer(this.#table, key)));
    return await answerOf(Item);
  }

  async put(key: string, stored: StoredAnswer): Promise<void> {
    const input = await putAnswer(this.#table, key, stored, this.#now());
    if (input !== undefined) await this.#client.send(new PutItemCommand(input));
  }

  async past(scope: string): Promise<readonly PastQuestion[]> {
    const { Items = [] } = await this.#client.send(new QueryCommand(queryPast(this.#table, scope)));
    return newestOfEach(
      Items.flatMap((item) => pastOf(item) ?? []),
      this.#now(),
    );
  }

  async addPast(scope: string, question: PastQuestion): Promise<void> {
    await this.#client.send(new PutItemCommand(putPast(this.#table, scope, question, this.#now())));
  }
}
