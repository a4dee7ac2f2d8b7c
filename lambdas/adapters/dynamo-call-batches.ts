import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AttributeValue,
  BatchGetItemCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { CallBatches, CallScan } from '../domain/calls/ports.ts';
import type { CallRecord } from '../domain/calls/record.ts';
import type { CallOutline, CallOutlines } from '../domain/enrichment/outdated.ts';
import { recordOf } from './call-item.ts';
import type { CallBodies } from './s3-bodies.ts';

/** Rounds without any answer for keys that DynamoDB leaves out: it is over its throughput. An answer of 16 MB leaves keys out as well. */
const ROUNDS = 8;
/** Milliseconds that the first wait takes at most; it doubles. */
const FIRST_WAIT = 50;

type PageQuery = Parameters<CallBatches['scan']>[0];

const OUTLINE = ['call_id', 'revision', 'settled', 'triage', 'enrichment'] as const satisfies (keyof CallOutline)[];

/** Whole calls of the table, many at a time. */
export class DynamoCallBatches implements CallBatches, CallOutlines {
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

  async scan(query: PageQuery): Promise<CallScan> {
    const { items, next } = await this.#page(query);
    return { calls: await this.#records(items), next };
  }

  async outlines(query: PageQuery): ReturnType<CallOutlines['outlines']> {
    const { items, next } = await this.#page(query);
    const calls = items.map((item) => ({ outline: outlineOf(item), whole: () => recordOf(item, this.#bodies) }));
    return { calls, next };
  }

  async #page({ limit, after }: PageQuery) {
    const { Items = [], LastEvaluatedKey } = await this.#client.send(
      new ScanCommand({
        TableName: this.#table,
        Limit: limit,
        ConsistentRead: true,
        ...(after !== undefined && { ExclusiveStartKey: marshall({ call_id: after }) }),
      }),
    );
    return { items: Items, next: LastEvaluatedKey?.call_id?.S };
  }

  async size(): Promise<number> {
    const { Table } = await this.#client.send(new DescribeTableCommand({ TableName: this.#table }));
    return Table?.ItemCount ?? 0;
  }

  #records(items: readonly Record<string, AttributeValue>[]): Promise<readonly CallRecord[]> {
    return Promise.all(items.map((item) => recordOf(item, this.#bodies)));
  }
}

/** Without what is large in an item: turns and vectors. */
function outlineOf(item: Record<string, AttributeValue>): CallOutline {
  const parts = OUTLINE.flatMap((name) => {
    const value = item[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return unmarshall(Object.fromEntries(parts)) as CallOutline;
}
