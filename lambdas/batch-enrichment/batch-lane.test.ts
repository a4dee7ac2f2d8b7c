import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchJobsOptions } from '#local/bedrock/batch/batch-jobs.ts';
import { type BatchService, BUCKET, startBatchService } from '#local/bedrock/batch/test-batch-service.ts';
import { BedrockError } from '#local/bedrock/errors.ts';
import { CallsEngine } from '#local/engines/calls-engine.ts';
import { LedgerEngine } from '#local/engines/ledger-engine.ts';
import { BedrockBatchJobs } from '../adapters/bedrock-batch-jobs.ts';
import { DynamoBatchJobs } from '../adapters/dynamo-batch-jobs.ts';
import { S3BatchFiles } from '../adapters/s3-batch-files.ts';
import { answerOf } from '../domain/enrichment/schema.testing.ts';
import { BatchWorld, economyCall } from '../testing/batch-world.ts';
import { collectCalls } from './collect-calls.ts';
import { finishJobs } from './finish-jobs.ts';

const IDS = ['a', 'b', 'c', 'd', 'e'];
const USAGE = { inputTokens: 1000, outputTokens: 100, totalTokens: 1100 };
/** Nova Lite in batches: 30 and 120 billionths of a dollar a token. */
const COST = 1000 * 30 + 100 * 120;

let calls: CallsEngine;
let ledgers: LedgerEngine;
let service: BatchService;

beforeAll(async () => {
  [calls, ledgers, service] = await Promise.all([CallsEngine.start(), LedgerEngine.start(), startBatchService()]);
});
afterAll(async () => {
  await service.reset();
  await Promise.all([calls.close(), ledgers.close(), service.close()]);
});

/** Answers by the tool; it refuses one call. */
const converse: BatchJobsOptions['converse'] = async (_, request) => {
  if (JSON.stringify(request).includes('refuse me')) throw new BedrockError('ValidationException', 'It refuses.');
  const toolUse = { toolUseId: 'x', name: 'record_insights', input: { ...answerOf() } };
  const message = { role: 'assistant', content: [{ toolUse }] } as const;
  return { output: { message }, stopReason: 'tool_use', usage: USAGE, metrics: { latencyMs: 1 } };
};

/** The lane on the laptop's own services; what it sends is kept. */
async function setUp() {
  const world = new BatchWorld();
  const { store } = await calls.fresh();
  const { ledger, table, rows } = await ledgers.fresh();
  const client = ledgers.client();
  const deps = {
    ...world.deps(),
    calls: store,
    ledger,
    book: new DynamoBatchJobs(client, table),
    files: new S3BatchFiles(service.s3, BUCKET),
    jobs: new BedrockBatchJobs(service.client, { bucket: BUCKET, roleArn: 'arn:aws:iam::000000000000:role/batch' }),
  };
  return { world, deps, store, ledger, rows, close: () => client.destroy() };
}

describe('the batch lane on the laptop’s services', () => {
  it('reads calls in a job at half the price, and singly what the job could not read', async () => {
    service.begin({ converse, records: { min: 3 } });
    const { world, deps, store, ledger, rows, close } = await setUp();
    for (const id of IDS) {
      await store.put(economyCall(id, id === 'c' ? 'Please refuse me.' : 'The line is dead since Monday morning.'));
      await store.park(id, 1, world.now().toISOString());
    }
    world.minute = 11;
    await collectCalls(deps);
    const [job] = await deps.book.open();
    expect(job).toMatchObject({ records: 5, state: 'ready', arn: expect.stringContaining('model-invocation-job/') });
    while ((await deps.jobs.progress(job?.arn ?? '')).kind === 'running') await sleep(5);
    expect(await finishJobs(deps)).toBe(0);
    expect(await deps.book.open()).toEqual([]);
    expect(world.singly).toEqual([{ call_id: 'c', revision: 1, online: true }]);
    expect(world.indexed.map(({ call_id }) => call_id).sort()).toEqual(['a', 'b', 'd', 'e']);
    expect((await store.get('a'))?.enrichment).toMatchObject({ cost_nano_usd: COST, model_calls: 1 });
    const booked = (await rows()).map(({ subject, outcome, cost }) => [subject, outcome, cost]);
    expect(booked.filter(([subject]) => subject === 'c')).toEqual([['c', 'refused', 0]]);
    expect(booked).toHaveLength(5);
    const spent = { spent: 4 * COST, committed: 4 * COST };
    expect(await ledger.budget(world.now().toISOString())).toEqual({ day: spent, month: spent });
    expect(service.jobs().usage().total.cost).toBe(4 * COST);
    const now = world.now().toISOString();
    expect((await store.claim('c', 1, { now, until: now })).kind).toBe('claimed');
    close();
  });

  it('lays calls aside again that are too few, and reads them singly in the end', async () => {
    service.begin({ converse });
    const { world, deps, store, close } = await setUp();
    for (const id of ['a', 'b', 'c']) {
      await store.put(economyCall(id));
      await store.park(id, 1, world.now().toISOString());
    }
    world.minute = 11;
    const few = { ...deps, settings: { ...deps.settings, budget: { ...deps.settings.budget, day_usd: 0.0003 } } };
    await collectCalls(few);
    expect(await deps.book.open()).toEqual([]);
    expect((await store.summary('a'))?.parked_since).toBe('2026-11-02T10:00:00.000Z');
    world.minute = 121;
    await collectCalls(few);
    expect(world.singly.map(({ call_id }) => call_id).sort()).toEqual(['a', 'b', 'c']);
    expect((await store.summary('a'))?.parked_since).toBeUndefined();
    await collectCalls(few);
    expect(world.singly).toHaveLength(3);
    close();
  });
});
