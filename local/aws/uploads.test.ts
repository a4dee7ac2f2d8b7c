import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { CreateQueueCommand } from '@aws-sdk/client-sqs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type AwsEndpoint, type AwsEndpointOptions, startAwsEndpoint } from './endpoint.ts';
import { clientsFor, drain, queueUrl, temporaryFolder } from './test-clients.ts';

const Bucket = 'transcripts';

/** Longer than an upload takes on a busy machine. */
const HELD_MS = 400;

async function start(
  dataDir: string | undefined,
  more: Pick<AwsEndpointOptions, 'holdUploads' | 'upstream'> = {},
): Promise<AwsEndpoint> {
  const folder = dataDir === undefined ? {} : { dataDir };
  const endpoint = await startAwsEndpoint({
    port: 0,
    ...folder,
    onProblem: () => {},
    ...more,
  });
  onTestFinished(() => endpoint.close());
  return endpoint;
}

async function withBucketAndQueue(endpoint: AwsEndpoint): Promise<ReturnType<typeof clientsFor>> {
  const aws = clientsFor(endpoint.url);
  await aws.s3.send(new CreateBucketCommand({ Bucket }));
  await aws.sqs.send(new CreateQueueCommand({ QueueName: 'triage' }));
  await endpoint.enableVersioning(Bucket);
  return aws;
}

async function events(aws: ReturnType<typeof clientsFor>, endpoint: AwsEndpoint) {
  const bodies = await drain(aws.sqs, queueUrl(endpoint.url, 'triage'));
  return bodies.flatMap((body) => JSON.parse(body).Records);
}

/** An SQS that takes messages and does with the request what the test says. */
async function fakeSqs(answer: 'refuse' | 'hang'): Promise<{ url: string; asked: Promise<unknown>; server: Server }> {
  const server = createServer((_request, response) => {
    if (answer === 'refuse') {
      response.writeHead(500).end();
    }
  });
  const asked = once(server, 'request');
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, server };
}

describe('uploads', () => {
  it('send the event in exactly the shape of S3', async () => {
    const endpoint = await start(undefined);
    const aws = await withBucketAndQueue(endpoint);
    endpoint.onObjectCreated(Bucket, { prefix: 'transcripts/', queueName: 'triage' });
    const Key = 'transcripts/a b+ü (1).json';
    const { ETag, VersionId } = await aws.s3.send(new PutObjectCommand({ Bucket, Key, Body: 'hello' }));
    expect(await events(aws, endpoint)).toEqual([
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: 'us-east-1',
        eventTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        eventName: 'ObjectCreated:Put',
        userIdentity: { principalId: expect.any(String) },
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: { 'x-amz-request-id': expect.any(String), 'x-amz-id-2': expect.any(String) },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: expect.any(String),
          bucket: {
            name: Bucket,
            ownerIdentity: { principalId: expect.any(String) },
            arn: `arn:aws:s3:::${Bucket}`,
          },
          object: {
            key: 'transcripts/a+b%2B%C3%BC+%281%29.json',
            size: 5,
            eTag: ETag?.replaceAll('"', ''),
            versionId: VersionId,
            sequencer: expect.stringMatching(/^[0-9A-F]{18}$/),
          },
        },
      },
    ]);
  });

  it('only tell of the prefix and suffix that were asked for', async () => {
    const endpoint = await start(undefined);
    const aws = await withBucketAndQueue(endpoint);
    endpoint.onObjectCreated(Bucket, { prefix: 'in/', suffix: '.json', queueName: 'triage' });
    for (const Key of ['in/a.json', 'in/a.txt', 'out/a.json']) {
      await aws.s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    }
    await aws.s3.send(new CopyObjectCommand({ Bucket, Key: 'in/b.json', CopySource: `${Bucket}/out/a.json` }));
    const seen = (await events(aws, endpoint)).map((event) => [event.eventName, event.s3.object.key]);
    expect(seen).toEqual([
      ['ObjectCreated:Put', 'in/a.json'],
      ['ObjectCreated:Copy', 'in/b.json'],
    ]);
  });

  it('of one key have growing sequencers, also over a restart', async () => {
    const dataDir = temporaryFolder();
    let endpoint = await start(dataDir);
    let aws = await withBucketAndQueue(endpoint);
    const seen: string[] = [];
    for (let run = 0; run < 2; run += 1) {
      endpoint.onObjectCreated(Bucket, { prefix: '', queueName: 'triage' });
      for (const Body of ['1', '2', '3']) {
        await aws.s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body }));
      }
      seen.push(...(await events(aws, endpoint)).map((event) => event.s3.object.sequencer));
      await endpoint.close();
      endpoint = await start(dataDir);
      aws = clientsFor(endpoint.url);
    }
    expect(seen).toHaveLength(6);
    expect(seen).toEqual([...new Set(seen)].sort());
  });

  it('that come before the rules are known after a restart wait for them, and are told', async () => {
    const dataDir = temporaryFolder();
    const before = await start(dataDir);
    await withBucketAndQueue(before);
    await before.close();

    const after = await start(dataDir, { holdUploads: true });
    const aws = clientsFor(after.url);
    const early = aws.s3.send(new PutObjectCommand({ Bucket, Key: 'early', Body: 'x' }));
    const first = await Promise.race([early.then(() => 'the upload'), sleep(HELD_MS, 'the pause')]);
    expect(first).toBe('the pause');
    after.onObjectCreated(Bucket, { prefix: '', queueName: 'triage' });
    after.acceptUploads();
    const { VersionId } = await early;
    const [event] = await events(aws, after);
    expect(event.s3.object).toMatchObject({ key: 'early', versionId: VersionId });
  });

  it('that fail send nothing', async () => {
    const endpoint = await start(undefined);
    const aws = await withBucketAndQueue(endpoint);
    endpoint.onObjectCreated(Bucket, { prefix: '', queueName: 'triage' });
    const copy = new CopyObjectCommand({ Bucket, Key: 'k', CopySource: `${Bucket}/none` });
    await expect(aws.s3.send(copy)).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(await events(aws, endpoint)).toEqual([]);
  });

  it('succeed while their queue does not, and tell it later', async () => {
    const dataDir = temporaryFolder();
    const before = await start(dataDir);
    await withBucketAndQueue(before);
    await before.close();

    const broken = await start(dataDir, { upstream: { sqs: (await fakeSqs('refuse')).url } });
    broken.onObjectCreated(Bucket, { prefix: '', queueName: 'triage' });
    const { s3 } = clientsFor(broken.url);
    const { VersionId } = await s3.send(new PutObjectCommand({ Bucket, Key: 'late', Body: 'x' }));
    await broken.close();

    const after = await start(dataDir);
    const [event] = await events(clientsFor(after.url), after);
    expect(event.s3.object).toMatchObject({ key: 'late', versionId: VersionId });
  });

  it('are not forgotten when the process is killed between the upload and the event', async () => {
    const dataDir = temporaryFolder();
    const before = await start(dataDir);
    await withBucketAndQueue(before);
    await before.close();

    const sqs = await fakeSqs('hang');
    const module = JSON.stringify(new URL('./endpoint.ts', import.meta.url).href);
    const code = `
      const { startAwsEndpoint } = await import(${module});
      const options = { port: 0, dataDir: ${JSON.stringify(dataDir)}, upstream: { sqs: ${JSON.stringify(sqs.url)} } };
      const endpoint = await startAwsEndpoint(options);
      endpoint.onObjectCreated('${Bucket}', { prefix: '', queueName: 'triage' });
      console.log(endpoint.url);
    `;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [url] = await once(child.stdout, 'data');
    const { s3 } = clientsFor(String(url).trim());
    s3.send(new PutObjectCommand({ Bucket, Key: 'killed', Body: 'bytes' })).catch(() => {});
    await sqs.asked;
    child.kill('SIGKILL');
    await once(child, 'exit');

    const after = await start(dataDir);
    const aws = clientsFor(after.url);
    const [event] = await events(aws, after);
    expect(event).toMatchObject({ eventName: 'ObjectCreated:Put', s3: { object: { key: 'killed', size: 5 } } });
    const { versionId: VersionId } = event.s3.object;
    const { Body } = await aws.s3.send(new GetObjectCommand({ Bucket, Key: 'killed', VersionId }));
    expect(await Body?.transformToString()).toBe('bytes');
    expect((await aws.s3.send(new HeadObjectCommand({ Bucket, Key: 'killed' }))).VersionId).toBe(VersionId);
  });
});
