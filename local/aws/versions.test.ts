import { randomBytes } from 'node:crypto';
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AwsEndpoint, startAwsEndpoint } from './endpoint.ts';
import { clientsFor, temporaryFolder } from './test-clients.ts';

const Bucket = 'transcripts';
let endpoint: AwsEndpoint;
let s3: ReturnType<typeof clientsFor>['s3'];

async function put(Key: string, Body: string | Uint8Array): Promise<string> {
  return (await s3.send(new PutObjectCommand({ Bucket, Key, Body }))).VersionId ?? '';
}

async function read(Key: string, VersionId?: string): Promise<string | undefined> {
  return (await s3.send(new GetObjectCommand({ Bucket, Key, VersionId }))).Body?.transformToString();
}

async function uploadInParts(Key: string, content: Buffer, partBytes: number) {
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key }));
  const Parts: { PartNumber: number; ETag: string | undefined }[] = [];
  for (let PartNumber = 1; (PartNumber - 1) * partBytes < content.length; PartNumber += 1) {
    const Body = content.subarray((PartNumber - 1) * partBytes, PartNumber * partBytes);
    const { ETag } = await s3.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }));
    Parts.push({ PartNumber, ETag });
  }
  return s3.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }));
}

beforeAll(async () => {
  endpoint = await startAwsEndpoint({ port: 0, dataDir: temporaryFolder() });
  ({ s3 } = clientsFor(endpoint.url));
  await s3.send(new CreateBucketCommand({ Bucket }));
  await endpoint.enableVersioning(Bucket);
});

afterAll(() => endpoint.close());

describe('a versioned bucket', () => {
  it('says that it is one', async () => {
    expect((await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBe('Enabled');
  });

  it('keeps each content of a key under its own version id', async () => {
    const first = await put('a', 'one');
    const second = await put('a', 'two');
    expect(first).not.toBe(second);
    expect(await read('a')).toBe('two');
    expect(await read('a', first)).toBe('one');
    expect(await read('a', second)).toBe('two');
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'a', VersionId: first }));
    expect(head).toMatchObject({ ContentLength: 3, VersionId: first });
    expect((await s3.send(new HeadObjectCommand({ Bucket, Key: 'a' }))).VersionId).toBe(second);
  });

  it('does not know a version under another key', async () => {
    const VersionId = await put('mine', 'x');
    await expect(read('yours', VersionId)).rejects.toMatchObject({ name: 'NoSuchVersion' });
    await expect(read('mine', 'nonsense')).rejects.toMatchObject({ name: 'NoSuchVersion' });
  });

  it('gives every one of many simultaneous uploads its own content', async () => {
    const contents = Array.from({ length: 20 }, (_, i) => `content ${i}`);
    const ids = await Promise.all(contents.map((content) => put('busy', content)));
    expect(await Promise.all(ids.map((id) => read('busy', id)))).toEqual(contents);
  });

  it('keeps the versions when the object is deleted', async () => {
    const VersionId = await put('gone', 'kept');
    expect(await s3.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }))).toMatchObject({ DeleteMarker: true });
    await expect(read('gone')).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(await read('gone', VersionId)).toBe('kept');
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'gone' }));
    expect(Contents).toEqual([]);
  });

  it('removes one version for good and shows the one below it', async () => {
    const first = await put('stack', 'one');
    const second = await put('stack', 'two');
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'stack', VersionId: second }));
    await expect(read('stack', second)).rejects.toMatchObject({ name: 'NoSuchVersion' });
    expect(await read('stack')).toBe('one');
    const Objects = [{ Key: 'stack', VersionId: first }];
    await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    await expect(read('stack')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('lists the versions and delete markers of a prefix, newest first', async () => {
    const first = await put('list/1', 'one');
    const second = await put('list/1', 'two');
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'list/1' }));
    const page = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'list/' }));
    expect(page.Versions?.map((v) => v.VersionId)).toEqual([second, first]);
    expect(page.DeleteMarkers).toMatchObject([{ Key: 'list/1', IsLatest: true }]);
    const short = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'list/', MaxKeys: 2 }));
    expect(short).toMatchObject({ IsTruncated: true, NextKeyMarker: 'list/1', NextVersionIdMarker: second });
    const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = short;
    const rest = { Bucket, Prefix: 'list/', KeyMarker, VersionIdMarker };
    expect((await s3.send(new ListObjectVersionsCommand(rest))).Versions).toMatchObject([{ VersionId: first }]);
  });

  it('copies from an old version', async () => {
    const VersionId = await put('from here', 'old');
    await put('from here', 'new');
    const CopySource = `${Bucket}/from%20here?versionId=${VersionId}`;
    const copied = await s3.send(new CopyObjectCommand({ Bucket, Key: 'copied', CopySource }));
    expect(copied.VersionId).toBeTruthy();
    expect(await read('copied')).toBe('old');
  });

  it('keeps the ETag of a 20 MB multipart upload, also in conditions and ranges', async () => {
    const content = randomBytes(20_000_000);
    const { VersionId, ETag = '' } = await uploadInParts('big', content, 8 * 1024 * 1024);
    expect(ETag).toMatch(/-3"$/);
    const whole = await s3.send(new GetObjectCommand({ Bucket, Key: 'big', VersionId, IfMatch: ETag }));
    expect(whole.ETag).toBe(ETag);
    expect(content.equals((await whole.Body?.transformToByteArray()) ?? Buffer.alloc(0))).toBe(true);
    const Range = 'bytes=19999990-';
    const end = await s3.send(new GetObjectCommand({ Bucket, Key: 'big', VersionId, IfMatch: ETag, Range }));
    expect(end.ContentLength).toBe(10);
    const stale = s3.send(new GetObjectCommand({ Bucket, Key: 'big', IfMatch: '"other"' }));
    await expect(stale).rejects.toMatchObject({ $metadata: { httpStatusCode: 412 } });
  });

  it('takes 30 MB in a single request', async () => {
    const content = randomBytes(30_000_000);
    await put('single', content);
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: 'single' }));
    expect(content.equals((await Body?.transformToByteArray()) ?? Buffer.alloc(0))).toBe(true);
  });

  it('answers EntityTooLarge, and what to do, to a request that would not fit into memory', async () => {
    const { request } = await import('node:http');
    const answer = await new Promise<string>((resolve, reject) => {
      const headers = { 'content-length': 6_000_000_000 };
      const sent = request(`${endpoint.url}/${Bucket}/huge`, { method: 'PUT', headers }, (response) => {
        response.setEncoding('utf8').once('data', resolve);
      });
      sent.on('error', reject);
      sent.flushHeaders();
    });
    expect(answer).toContain('<Code>EntityTooLarge</Code>');
    expect(answer).toContain('multipart');
  });

  it.each([
    'a b',
    'a+b',
    '100%25',
    '..%2F..%2Fetc',
    '../up',
    'a//b',
    '/lead',
    'ünï/😀',
    "it's (1)!*",
    'k?versionId=x',
    '#;=&',
  ])('takes the key %j as it is', async (key) => {
    const VersionId = await put(`keys/${key}`, key);
    expect(await read(`keys/${key}`)).toBe(key);
    expect(await read(`keys/${key}`, VersionId)).toBe(key);
    const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: `keys/${key}` }));
    expect(Contents?.map(({ Key }) => Key)).toContain(`keys/${key}`);
  });

  it('takes empty objects and objects that were gzipped by the sender', async () => {
    await put('empty', '');
    expect(await read('empty')).toBe('');
    const gzipped = { Bucket, Key: 'z.gz', Body: 'not really', ContentEncoding: 'gzip' };
    await s3.send(new PutObjectCommand(gzipped));
    expect((await s3.send(new HeadObjectCommand({ Bucket, Key: 'z.gz' }))).ContentEncoding).toBe('gzip');
  });
});
