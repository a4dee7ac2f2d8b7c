import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { BatchJobsOptions } from '#local/bedrock/batch/batch-jobs.ts';
import { type BatchService, BUCKET, startBatchService } from '#local/bedrock/batch/test-batch-service.ts';
import { BedrockError } from '#local/bedrock/errors.ts';
import type { BatchAnswer, BatchCall, BatchJob } from '../domain/enrichment/batch-job.ts';
import type { ChatRequest } from '../domain/enrichment/ports.ts';
import { BedrockBatchJobs } from './bedrock-batch-jobs.ts';
import { batchPlaces, S3BatchFiles } from './s3-batch-files.ts';

const MODELS = ['us.amazon.nova-lite-v1:0', 'us.anthropic.claude-haiku-5-5'];
const ROLE = 'arn:aws:iam::000000000000:role/batch';
const TOOL = { name: 'record', description: 'Records.', schema: { type: 'object' } };

let service: BatchService;
let jobs: BedrockBatchJobs;
let files: S3BatchFiles;
let names = 0;

beforeAll(async () => {
  service = await startBatchService();
  jobs = new BedrockBatchJobs(service.client, { bucket: BUCKET, roleArn: ROLE });
  files = new S3BatchFiles(service.s3, BUCKET);
});
afterEach(() => service.reset());
afterAll(() => service.close());

const newName = () => `callsift-0f8fad5b-d9cb-469f-a165-70867728950${names++}`;

function jobOf(name: string, model: string, arn: string): BatchJob {
  const created_at = '2026-11-02T10:00:00.000Z';
  const versions = { prompt_version: 1, schema_version: 1 };
  return {
    name,
    model,
    arn,
    state: 'ready',
    tool: TOOL.name,
    ...versions,
    answer_tokens: 500,
    records: 3,
    reserved: 1,
    created_at,
    done: 0,
    answered: 0,
  };
}

/** Uses the tool by what the user said; refuses one thing. */
const converse: BatchJobsOptions['converse'] = async (_, request) => {
  const { messages, toolConfig } = request as { messages: [{ content: [{ text: string }] }]; toolConfig: unknown };
  const said = messages[0].content[0].text;
  if (said === 'refuse') throw new BedrockError('ValidationException', 'It refuses.');
  const toolUse = {
    toolUseId: 'x',
    name: 'record',
    input: { said, forced: JSON.stringify(toolConfig).includes('"toolChoice"') },
  };
  const usage = { inputTokens: 70, outputTokens: 7, totalTokens: 77 };
  const message = { role: 'assistant', content: [{ toolUse }] } as const;
  return { output: { message }, stopReason: 'tool_use', usage, metrics: { latencyMs: 1 } };
};

async function write(name: string, model: string, said: readonly string[]): Promise<void> {
  const file = files.requestsOf(name);
  said.forEach((user, i) => {
    const request: ChatRequest = { model, system: 'You read.', user, tool: TOOL, max_tokens: 50 };
    file.add(`0000000000${i}`, request);
  });
  await file.write();
}

async function begin(name: string, model: string): Promise<string> {
  const created = await jobs.create({ name, model });
  if (created.kind !== 'created') throw new Error(`It was not created: ${created.code}`);
  return created.arn;
}

async function ended(arn: string): Promise<string> {
  for (;;) {
    const progress = await jobs.progress(arn);
    if (progress.kind === 'ended') return progress.status;
    await sleep(5);
  }
}

async function answersOf(job: BatchJob): Promise<readonly BatchAnswer[]> {
  const answers: BatchAnswer[] = [];
  for await (const answer of files.answers(job)) answers.push(answer);
  return answers.sort((a, b) => (a.record < b.record ? -1 : 1));
}

describe('batch inference', () => {
  it.each(MODELS)('of %s uses the tool for each record, and tells which ones failed', async (model) => {
    service.begin({ converse });
    const name = newName();
    await write(name, model, ['one', 'refuse', 'zwölf 😀']);
    const arn = await begin(name, model);
    expect(await jobs.progress(arn)).toEqual({ kind: 'running' });
    expect(await ended(arn)).toBe('Completed');
    const usage = { input: 70, output: 7, cache_read: 0, cache_write: 0 };
    const answered = { kind: 'answered', stop_reason: 'tool_use', usage };
    expect(await answersOf(jobOf(name, model, arn))).toMatchObject([
      { record: '00000000000', outcome: { ...answered, input: { said: 'one', forced: true } } },
      { record: '00000000001', outcome: { kind: 'fault', fault: 'refused', code: 'Record400' } },
      { record: '00000000002', outcome: { ...answered, input: { said: 'zwölf 😀', forced: true } } },
    ]);
  });

  it('begins one job for a name, however often it is asked to', async () => {
    service.begin({ converse });
    const name = newName();
    await write(name, MODELS[0] ?? '', ['one']);
    expect(await begin(name, MODELS[0] ?? '')).toBe(await begin(name, MODELS[0] ?? ''));
  });

  it('ends without answers where the service failed', async () => {
    service.begin({ converse, records: { min: 5 } });
    const name = newName();
    await write(name, MODELS[0] ?? '', ['one']);
    const arn = await begin(name, MODELS[0] ?? '');
    expect(await ended(arn)).toBe('Failed');
    expect(await answersOf(jobOf(name, MODELS[0] ?? '', arn))).toEqual([]);
  });

  it('is over for a job that the service has forgotten', async () => {
    service.begin({ converse });
    const arn = 'arn:aws:bedrock:us-east-1:000000000000:model-invocation-job/abcdefghijkl';
    expect(await jobs.progress(arn)).toEqual({ kind: 'ended', status: 'NotFound' });
  });

  it('is refused for a model that does not exist, and waits while the service is out of reach', async () => {
    service.begin({ converse });
    expect(await jobs.create({ name: newName(), model: 'us.amazon.nova-none-v1:0' })).toEqual({
      kind: 'refused',
      code: 'ValidationException',
    });
    const gone = Object.assign(new Error('refused'), { name: 'ECONNREFUSED' });
    const client = { send: () => Promise.reject(gone) } as unknown as ConstructorParameters<typeof BedrockBatchJobs>[0];
    const away = new BedrockBatchJobs(client, { bucket: BUCKET, roleArn: ROLE });
    expect(await away.create({ name: newName(), model: MODELS[0] ?? '' })).toMatchObject({ kind: 'later' });
  });
});

describe('files of batch jobs', () => {
  it('keep the calls of a job', async () => {
    const calls: BatchCall[] = [
      { call_id: 'a', revision: 2, parked_since: '2026-11-02T10:00:00.000Z', record: '00000000000' },
    ];
    await files.writeCalls('job-9', calls);
    expect(await files.readCalls('job-9')).toEqual(calls);
    await expect(files.readCalls('job-10')).rejects.toThrow();
    expect(batchPlaces('job-9').calls).toBe('batches/job-9/calls.json');
  });

  it('count the bytes that were added', () => {
    const file = files.requestsOf('job-9');
    const request: ChatRequest = { model: MODELS[0] ?? '', system: 's', user: 'é', tool: TOOL, max_tokens: 5 };
    file.add('00000000000', request);
    const one = file.bytes;
    file.add('00000000001', request);
    expect(file.bytes).toBe(2 * one);
    expect(one).toBeGreaterThan(200);
  });
});
