import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateModelInvocationJobCommand,
  type CreateModelInvocationJobCommandInput,
  GetModelInvocationJobCommand,
  StopModelInvocationJobCommand,
} from '@aws-sdk/client-bedrock';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { startAwsEndpoint } from '../../aws/endpoint.ts';
import { clientsFor } from '../../aws/test-clients.ts';
import { BedrockError } from '../errors.ts';
import { type BatchJobs, type BatchJobsOptions, createBatchJobs } from './batch-jobs.ts';
import { startControlPlane } from './test-control-plane.ts';

export const MODEL = 'us.amazon.nova-lite-v1:0';
export const BUCKET = 'batches';
/** What the model reports for each answer. */
export const USAGE = { inputTokens: 100, outputTokens: 10, totalTokens: 110 };

export type BatchService = Awaited<ReturnType<typeof startBatchService>>;

/** Batch inference over the laptop's own S3, as the SDK sees it, with a model that says back what it was asked. For tests only. */
export async function startBatchService() {
  const aws = await startAwsEndpoint({ port: 0 });
  const { s3 } = clientsFor(aws.url);
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  let jobs: BatchJobs | undefined;
  const current = () => jobs ?? begin();
  const plane = await startControlPlane(current);
  const asked: unknown[] = [];
  let files = 0;

  /** It refuses what asks for it. */
  async function echo(_: string, request: unknown) {
    asked.push(request);
    const [{ content }] = (request as { messages: [{ content: [{ text: string }] }] }).messages;
    if (content[0].text === 'refuse') throw new BedrockError('ValidationException', 'It refuses.');
    const message = { role: 'assistant', content: [{ text: content[0].text }] } as const;
    return { output: { message }, stopReason: 'end_turn', usage: USAGE, metrics: { latencyMs: 1 } } as const;
  }

  function begin(options: Partial<BatchJobsOptions> = {}): BatchJobs {
    jobs = createBatchJobs({ s3, converse: echo, durationMs: 20, records: { min: 1 }, ...options });
    return jobs;
  }

  async function upload(lines: readonly unknown[], Key = `in/calls-${++files}.jsonl`): Promise<string> {
    const Body = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
    await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }));
    return `s3://${BUCKET}/${Key}`;
  }

  async function create(s3Uri: string, more: Partial<CreateModelInvocationJobCommandInput> = {}): Promise<string> {
    const request = {
      jobName: 'calls-1',
      roleArn: 'arn:aws:iam::000000000000:role/batch',
      modelId: MODEL,
      modelInvocationType: 'Converse',
      inputDataConfig: { s3InputDataConfig: { s3Uri } },
      outputDataConfig: { s3OutputDataConfig: { s3Uri: `s3://${BUCKET}/out/` } },
    } as const;
    const { jobArn = '' } = await plane.client.send(new CreateModelInvocationJobCommand({ ...request, ...more }));
    return jobArn;
  }

  const get = (jobIdentifier: string) => plane.client.send(new GetModelInvocationJobCommand({ jobIdentifier }));

  /** The job when it has ended. */
  async function settled(jobArn: string) {
    for (;;) {
      const job = await get(jobArn);
      if (job.endTime !== undefined) return job;
      await sleep(5);
    }
  }

  async function output(jobArn: string, file: string): Promise<Record<string, unknown>[]> {
    const Key = `out/${jobArn.split('/')[1]}/${file}`;
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
    const text = (await Body?.transformToString()) ?? '';
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  }

  return {
    s3,
    client: plane.client,
    /** Requests that reached the model. */
    asked,
    echo,
    begin,
    jobs: current,
    upload,
    create,
    get,
    settled,
    output,
    stop: (jobIdentifier: string) => plane.client.send(new StopModelInvocationJobCommand({ jobIdentifier })),
    /** Ends the jobs of one test. */
    reset: async () => {
      await jobs?.close();
      asked.length = 0;
    },
    close: async () => {
      await plane.close();
      s3.destroy();
      await aws.close();
    },
  };
}

/** A record whose request says this text. */
export const record = (recordId: string, text = recordId, more: object = {}) => ({
  recordId,
  modelInput: { messages: [{ role: 'user', content: [{ text }] }], ...more },
});
