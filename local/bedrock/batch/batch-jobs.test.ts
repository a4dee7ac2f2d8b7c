import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ListModelInvocationJobsCommand } from '@aws-sdk/client-bedrock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../aws/test-clients.ts';
import type { Converse } from './answer-record.ts';
import { type BatchService, BUCKET, MODEL, record, startBatchService, USAGE } from './test-batch-service.ts';

let service: BatchService;

beforeAll(async () => {
  service = await startBatchService();
});

afterEach(() => service.reset());
afterAll(() => service.close());

describe('a job', () => {
  it('answers each record into one file beside its manifest, and names the records that it could not answer', async () => {
    service.begin();
    const records = [record('a'), record('b', 'refuse'), record('c'), record('d')];
    const arn = await service.create(await service.upload(records, 'in/first.jsonl'));
    const { status, ...job } = await service.settled(arn);
    expect(status).toBe('Completed');
    const counts = { totalRecordCount: 4, processedRecordCount: 4, successRecordCount: 3, errorRecordCount: 1 };
    expect(job).toMatchObject({ jobName: 'calls-1', modelId: MODEL, ...counts });
    expect(job.endTime).toBeInstanceOf(Date);
    const results = await service.output(arn, 'first.jsonl.out');
    expect(results.map(({ recordId }) => recordId)).not.toEqual(['a', 'b', 'c', 'd']);
    expect(results).toHaveLength(4);
    expect(results).toContainEqual({ ...records[1], error: { errorCode: 400, errorMessage: 'It refuses.' } });
    const message = { role: 'assistant', content: [{ text: 'c' }] };
    const modelOutput = { output: { message }, stopReason: 'end_turn', usage: USAGE, metrics: { latencyMs: 1 } };
    expect(results).toContainEqual({ ...records[2], modelOutput });
    const manifest = { ...counts, inputTokenCount: 300, outputTokenCount: 30 };
    expect(await service.output(arn, 'manifest.json.out')).toEqual([manifest]);
  });

  it('goes through the steps of the service', async () => {
    service.begin({ durationMs: 400 });
    const arn = await service.create(await service.upload([record('a')]));
    const seen = new Set<string | undefined>();
    for (let job = await service.get(arn); ; job = await service.get(arn)) {
      seen.add(job.status);
      if (job.endTime !== undefined) break;
      await sleep(10);
    }
    expect([...seen]).toEqual(['Submitted', 'Validating', 'Scheduled', 'InProgress', 'Completed']);
  });

  it('is billed by its tokens at the price for batches, without the records that failed', async () => {
    service.begin();
    await service.settled(
      await service.create(await service.upload([record('a'), record('b', 'refuse'), record('c')])),
    );
    // Nova Lite in batches: 30 and 120 nano-dollars a token.
    const count = { requests: 3, answered: 2, failed: 1, inputTokens: 200, outputTokens: 20, cost: 8400 };
    expect(service.jobs().usage()).toMatchObject({ models: { [MODEL]: count }, total: count });
  });

  it('reads all files of a folder, and gives a record without an id one', async () => {
    service.begin();
    const { modelInput } = record('b');
    await service.upload([record('a')], 'folder/one.jsonl');
    await service.upload([{ modelInput }, ''], 'folder/deep/two.jsonl');
    await service.upload(['no record'], 'folder/notes.txt');
    const arn = await service.create(`s3://${BUCKET}/folder/`);
    expect(await service.settled(arn)).toMatchObject({ status: 'Completed', totalRecordCount: 2 });
    expect(await service.output(arn, 'one.jsonl.out')).toHaveLength(1);
    const recordId = expect.stringMatching(/^[0-9A-F]{11}$/);
    expect(await service.output(arn, 'deep/two.jsonl.out')).toMatchObject([{ recordId, modelInput }]);
  });

  it('leaves the process time for other requests', async () => {
    service.begin({ durationMs: 0 });
    const arn = await service.create(await service.upload(Array.from({ length: 2000 }, (_, n) => record(`r${n}`))));
    const answered: number[] = [];
    while ((await service.get(arn)).endTime === undefined) answered.push(service.asked.length);
    expect(answered.some((count) => count > 0 && count < 2000)).toBe(true);
  });

  it('is the same one for the same token', async () => {
    service.begin();
    const clientRequestToken = 'token-1';
    const uri = await service.upload([record('a')]);
    const first = await service.create(uri, { clientRequestToken });
    expect(await service.create(uri, { clientRequestToken })).toBe(first);
    expect(await service.create(uri)).not.toBe(first);
    await service.settled(first);
    expect(await service.create(uri, { clientRequestToken, jobName: 'another' })).toBe(first);
  });

  it('is found by its id as well, and lists show it by name and state', async () => {
    service.begin({ durationMs: 0 });
    const uri = await service.upload([record('a')]);
    const arns = [];
    for (const jobName of ['red-1', 'blue-1', 'red-2']) arns.push(await service.create(uri, { jobName }));
    for (const arn of arns) await service.settled(arn);
    expect(await service.get(arns[0]?.split('/')[1] ?? '')).toMatchObject({ jobArn: arns[0] });
    const list = async (query: object) => {
      const answer = await service.client.send(new ListModelInvocationJobsCommand(query));
      return { names: answer.invocationJobSummaries?.map(({ jobName }) => jobName), nextToken: answer.nextToken };
    };
    expect((await list({ nameContains: 'red' })).names).toEqual(['red-2', 'red-1']);
    expect((await list({ statusEquals: 'Failed' })).names).toEqual([]);
    expect((await list({ submitTimeAfter: new Date(Date.now() + 60_000) })).names).toEqual([]);
    const first = await list({ maxResults: 2, sortOrder: 'Ascending' });
    expect(first.names).toEqual(['red-1', 'blue-1']);
    expect(await list({ nextToken: first.nextToken, sortOrder: 'Ascending' })).toEqual({ names: ['red-2'] });
  });
});

describe('stopping', () => {
  it('a job that has not begun leaves nothing', async () => {
    service.begin({ durationMs: 60_000 });
    const arn = await service.create(await service.upload([record('a')]));
    await service.stop(arn);
    expect(await service.settled(arn)).toMatchObject({ status: 'Stopped' });
  });

  it('a job at work keeps what was answered, and bills no more than that', async () => {
    const converse: Converse = async (model, request) => {
      if (service.asked.length >= 2) await sleep(60_000, undefined, { ref: false });
      return service.echo(model, request);
    };
    service.begin({ converse });
    const arn = await service.create(
      await service.upload(
        ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => record(id)),
        'in/stop.jsonl',
      ),
    );
    while (service.jobs().usage().total.answered !== 2) await sleep(5);
    await service.stop(arn);
    expect(await service.settled(arn)).toMatchObject({
      status: 'Stopped',
      totalRecordCount: 6,
      processedRecordCount: 2,
    });
    expect(await service.output(arn, 'stop.jsonl.out')).toHaveLength(2);
    expect(service.jobs().usage().total.answered).toBe(2);
  });

  it('a job that has ended is a conflict, and one that is not there is not found', async () => {
    service.begin();
    const arn = await service.create(await service.upload([record('a')]));
    await service.settled(arn);
    await expect(service.stop(arn)).rejects.toMatchObject({
      name: 'ConflictException',
      $metadata: { httpStatusCode: 400 },
    });
    await expect(service.stop('abcdefghijkl')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(service.stop('../..')).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

describe('a restart', () => {
  it('with a folder runs what had not ended again, and remembers the rest', async () => {
    const dataDir = temporaryFolder();
    try {
      service.begin({ dataDir });
      const uri = await service.upload([record('a')]);
      const done = await service.create(uri, { clientRequestToken: 'done' });
      const { endTime } = await service.settled(done);
      await service.jobs().close();

      service.begin({ dataDir, durationMs: 60_000 });
      const open = await service.create(uri);
      await service.jobs().close();

      service.begin({ dataDir });
      expect(await service.settled(open)).toMatchObject({ status: 'Completed', successRecordCount: 1 });
      expect(await service.settled(done)).toMatchObject({ status: 'Completed', endTime });
      expect(await service.create(uri, { clientRequestToken: 'done' })).toBe(done);
    } finally {
      await service.jobs().close();
      rmSync(dataDir, { recursive: true });
    }
  });
});
