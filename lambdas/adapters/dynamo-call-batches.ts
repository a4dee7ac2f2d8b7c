import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AttributeValue,
  BatchGetItemCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { CallBatches, CallScan } from '../domain/calls/ports.ts';
import type { CallRecord } from '../domain/calls/record.ts';
import { recordOf } from './call-item.ts';
import type { CallBodies } from './s3-bodies.ts';

/** Rounds without any answer for keys that DynamoDB leaves out: it is over its throughput. An answer of 16 MB leaves keys out as well. */
const ROUNDS = 8;
/** Milliseconds that the first wait takes at most; it doubles. */
const FIRST_WAIT = 50;

/** Whole calls of the table, many at a time. */
export class DynamoCallBatches implements CallBatches {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #bodies: Pick<CallBodies, 'get'>;

  constructor(client: DynamoDBClient, table: string, bodies: Pick<CallBodies, 'get'>) {
    this.#client = client;
    this.#table = table;
    this.#bodies = bodies;
  }

  async getMany(callIds: readonly string[]): Promise<ReadonlyMap<string, CallRecord>> {
    const found = new Map<string, CallRecord>();
    let keys = [...new Set(callIds)].map((call_id) => marshall({ call_id }));
    let inVain = 0;
    while (keys.length > 0) {
      if (inVain === ROUNDS)
        throw new Error('The table answers for a part of the calls only; they are read again later.');
      if (inVain > 0) await sleep(Math.random() * FIRST_WAIT * 2 ** inVain);
      const request = { [this.#table]: { Keys: keys, ConsistentRead: true } };
      const { Responses, UnprocessedKeys } = await this.#client.send(
        new BatchGetItemCommand({ RequestItems: request }),
      );
      for (const call of await this.#records(Responses?.[this.#table] ?? [])) found.set(call.call_id, call);
      const left = UnprocessedKeys?.[this.#table]?.Keys ?? [];
      inVain = left.length < keys.length ? 0 : inVain + 1;
      keys = left;
    }
    return found;
  }

  async scan({ limit, after }: { readonly limit: number; readonly after?: string | undefined }): Promise<CallScan> {
    const { Items, LastEvaluatedKey } = await this.#client.send(
      new ScanCommand({
        TableName: this.#table,
        Limit: limit,
        ConsistentRead: true,
        ...(after !== undefined && { ExclusiveStartKey: marshall({ call_id: after }) }),
      }),
    );
    return { calls: await this.#records(Items ?? []), next: LastEvaluatedKey?.call_id?.S };
  }

  async size(): Promise<number> {
    const { Table } = await this.#client.send(new DescribeTableCommand({ TableName: this.#table }));
    return Table?.ItemCount ?? 0;
  }

  #records(items: readonly Record<string, AttributeValue>[]): Promise<readonly CallRecord[]> {
    return Promise.all(items.map((item) => recordOf(item, this.#bodies)));
  }
}
