import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLS_ENGINE } from '#local/engines/calls-engine.ts';
import { LedgerEngine } from '#local/engines/ledger-engine.ts';
import type { BatchJob, BatchJobBook } from '../domain/enrichment/batch-job.ts';
import { MemoryBatchBook } from '../testing/memory-batch.ts';
import { DynamoBatchJobs } from './dynamo-batch-jobs.ts';

const JOB: BatchJob = {
  name: 'job-b',
  state: 'collecting',
  model: 'us.amazon.nova-lite-v1:0',
  tool: 'record',
  prompt_version: 2,
  schema_version: 3,
  answer_tokens: 700,
  records: 120,
  reserved: 45_000_000,
  created_at: '2026-11-02T10:00:00.000Z',
  done: 0,
  answered: 0,
};

let engine: LedgerEngine;
let client: DynamoDBClient;

beforeAll(async () => {
  engine = await LedgerEngine.start();
  client = engine.client();
});
afterAll(async () => {
  client.destroy();
  await engine.close();
});

describe.each<[string, () => Promise<BatchJobBook>]>([
  ['memory', async () => new MemoryBatchBook()],
  [CALLS_ENGINE, async () => new DynamoBatchJobs(client, (await engine.fresh()).table)],
])('open batch jobs in %s', (_, fresh) => {
  it('are all listed, the oldest first', async () => {
    const book = await fresh();
    await book.add(JOB);
    await book.add({ ...JOB, name: 'job-a', created_at: '2026-11-02T11:00:00.000Z' });
    await book.add({ ...JOB, name: 'job-c' });
    expect((await book.open()).map(({ name }) => name)).toEqual(['job-b', 'job-c', 'job-a']);
    expect((await book.open())[0]).toEqual(JOB);
  });

  it('are changed as long as they are open', async () => {
    const book = await fresh();
    await book.add(JOB);
    const ready: BatchJob = {
      ...JOB,
      state: 'ready',
      arn: 'arn:job',
      reserved_at: '2026-11-02T10:00:05.000Z',
      processed_at: '2026-11-02T12:00:00.000Z',
    };
    expect(await book.update(ready)).toBe(true);
    expect(await book.open()).toEqual([ready]);
    await book.remove(JOB.name);
    await book.remove(JOB.name);
    expect(await book.update(ready)).toBe(false);
    expect(await book.open()).toEqual([]);
  });
});

describe('open batch jobs beside the ledger', () => {
  it('are no rows of it', async () => {
    const { table, rows } = await engine.fresh();
    await new DynamoBatchJobs(client, table).add(JOB);
    expect(await rows()).toEqual([]);
  });
});
