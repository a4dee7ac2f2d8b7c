import { DeleteItemCommand, type DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { BatchJob, BatchJobBook } from '../domain/enrichment/batch-job.ts';
import { unlessRefused } from './unless-refused.ts';

/** Partition of the ledger's table that holds what is open. */
const JOBS = 'jobs';

/** Open batch jobs beside the ledger's rows. Few, so that one page of a query holds them all. */
export class DynamoBatchJobs implements BatchJobBook {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async add(job: BatchJob): Promise<void> {
    await this.#client.send(new PutItemCommand({ TableName: this.#table, Item: itemOf(job) }));
  }

  async update(job: BatchJob): Promise<boolean> {
    const put = { TableName: this.#table, Item: itemOf(job), ConditionExpression: 'attribute_exists(pk)' };
    return (await unlessRefused(this.#client.send(new PutItemCommand(put)))) !== undefined;
  }

  async remove(name: string): Promise<void> {
    await this.#client.send(new DeleteItemCommand({ TableName: this.#table, Key: keyOf(name) }));
  }

  async open(): Promise<readonly BatchJob[]> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'pk = :jobs',
        ExpressionAttributeValues: marshall({ ':jobs': JOBS }),
        ConsistentRead: true,
      }),
    );
    const jobs = Items.map((item) => {
      const { pk: _, sk: name, ...job } = unmarshall(item);
      return { name, ...job } as BatchJob;
    });
    return jobs.sort((a, b) => (`${a.created_at} ${a.name}` < `${b.created_at} ${b.name}` ? -1 : 1));
  }
}

function keyOf(name: string) {
  return marshall({ pk: JOBS, sk: name });
}

function itemOf({ name, ...job }: BatchJob) {
  return { ...keyOf(name), ...marshall(job, { removeUndefinedValues: true }) };
}
