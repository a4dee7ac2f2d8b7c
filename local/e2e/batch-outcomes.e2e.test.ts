import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { paginateScan } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transcript } from '#lambdas/testing/samples.ts';
import { CHAT_MODELS_BY_ID } from '../bedrock/converse/chat-models.ts';
import { spoilAnswer } from '../bedrock/converse/spoil-answer.ts';
import { createExtractiveModel } from '../bedrock/extractive/model.ts';
import { type Bedrock, startBedrock } from '../bedrock/server.ts';
import { type Gate, startGate } from './gate.ts';
import { eventually, startTestRuntime, type TestRuntime } from './test-runtime.ts';

/** A batch job that the service refuses, and one with records that are of no use: every call is read all the same. */

const RECORDS = 100;
const BAD_RECORDS = [429, 503, 400];
const IDS = Array.from({ length: 2 * RECORDS }, (_, i) => `batch-${i}`);

let bedrock: Bedrock;
let gate: Gate;
let world: TestRuntime;
let refused = 0;
let spoiled = 0;

/** Refuses the first job. */
const onModels = ({ method, path }: { readonly method: string; readonly path: string }) => {
  if (method !== 'POST' || !path.startsWith('/model-invocation-job') || refused > 0) return undefined;
  refused++;
  return { status: 403, body: { __type: 'AccessDeniedException', message: 'This refusal was asked for.' } };
};

beforeAll(async () => {
  const credentials = { accessKeyId: 'bedrock', secretAccessKey: 'local' };
  const endpoint = async () => new URL(world.runtime.awsUrl);
  const bad = [...BAD_RECORDS];
  const record = () => {
    const errorCode = bad.shift();
    return errorCode === undefined ? undefined : { errorCode, errorMessage: 'This failure was asked for.' };
  };
  bedrock = await startBedrock({
    port: 0,
    batch: {
      s3: new S3Client({
        endpoint: async () => urlOf(await endpoint()),
        region: 'us-east-1',
        credentials,
        forcePathStyle: true,
      }),
      faults: { record },
    },
    converse: async (request, id) => {
      const model = CHAT_MODELS_BY_ID.get(id);
      if (model === undefined) throw new Error('There is no such model.');
      const answer = await createExtractiveModel(model)(request);
      // Of one call the first answer is of no use.
      if (spoiled > 0 || !JSON.stringify(request).includes('garble')) return answer;
      spoiled++;
      return spoilAnswer(answer, 'malformed-json', request);
    },
  });
  gate = await startGate(`http://127.0.0.1:${bedrock.port}`, onModels);
  const settings = { batchEnrichment: 'true', batchDelaySeconds: '0', batchMinRecords: '100', batchMaxRecords: '100' };
  world = await startTestRuntime({ bedrock: gate.url, context: { ...settings, shadowRate: '1' } });
}, 120_000);
afterAll(async () => {
  await world.stop();
  await gate.close();
  await bedrock.stop();
});

const urlOf = ({ protocol, hostname, port }: URL) => ({ protocol, hostname, port: Number(port), path: '/' });

describe('calls of the shadow sample in batch jobs', () => {
  it('are read by the second job, or wait in the queue to be read singly: none is lost', async () => {
    const file = join(world.dir, 'batch.jsonl');
    const calls = IDS.map((id) => transcript(id, `Hello, what are your opening hours? I garble ${id}.`));
    await writeFile(file, calls.map((call) => JSON.stringify(call)).join('\n'));
    void world.ingest(file).catch(() => {});
    const enriched = await eventually(async () => {
      const count = await enrichedCalls();
      return count >= RECORDS - BAD_RECORDS.length - 1 ? count : undefined;
    }, 60_000);
    // A call that a job has let go waits for a minute, which the laptop does not shorten.
    await eventually(async () => (enriched + (await waiting()) >= IDS.length ? true : undefined));
    expect(refused).toBe(1);
    expect(bedrock.usage().batch?.total).toMatchObject({ requests: RECORDS, failed: BAD_RECORDS.length });
  }, 150_000);
});

/** Read from the table: the API would throttle so many questions. */
async function enrichedCalls(): Promise<number> {
  const TableName = world.runtime.tables.find((name) => name.includes('Calls')) ?? '';
  let count = 0;
  for await (const { Items = [] } of paginateScan({ client: world.clients.dynamo }, { TableName }))
    count += Items.filter(({ enrichment }) => enrichment !== undefined).length;
  return count;
}

/** Messages of the queue of the economical lane, whether they can be received yet or not. */
async function waiting(): Promise<number> {
  const QueueUrl = world.runtime.queues.find(({ logicalId }) => /^EnrichmentWorkQueue/.test(logicalId))?.url;
  const all = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] });
  const { Attributes = {} } = await world.clients.sqs.send(all);
  const of = (state: '' | 'NotVisible' | 'Delayed') => Number(Attributes[`ApproximateNumberOfMessages${state}`] ?? 0);
  return of('') + of('NotVisible') + of('Delayed');
}
