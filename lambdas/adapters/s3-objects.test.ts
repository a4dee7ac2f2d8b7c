import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AwsEndpoint, startAwsEndpoint } from '#local/aws/endpoint.ts';
import type { ObjectRef } from '../domain/source/s3-event.ts';
import { objectRef } from '../testing/samples.ts';
import { S3CallBodies } from './s3-bodies.ts';
import { S3ObjectStore } from './s3-objects.ts';

const BUCKET = 'calls';
let endpoint: AwsEndpoint;
let client: S3Client;
let store: S3ObjectStore;

beforeAll(async () => {
  endpoint = await startAwsEndpoint({ port: 0 });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  client = new S3Client({ endpoint: endpoint.url, region: 'us-east-1', forcePathStyle: true, credentials });
  await fetch(`${endpoint.url}/${BUCKET}`, { method: 'PUT' });
  await endpoint.enableVersioning(BUCKET);
  store = new S3ObjectStore(client);
});
afterAll(async () => {
  client.destroy();
  await endpoint.close();
});

async function upload(key: string, content: string): Promise<ObjectRef> {
  const { VersionId, ETag } = await client.send(
    new PutObjectCommand({ Bucket: BUCKET, Key: `transcripts/${key}`, Body: content }),
  );
  return objectRef(key, '01', {
    version_id: VersionId,
    etag: ETag?.replaceAll('"', ''),
    size: Buffer.byteLength(content),
  });
}

async function read(object: ObjectRef, offset = 0): Promise<{ text: string; size: number } | undefined> {
  const opened = await store.open(object, offset);
  if (opened === undefined) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of opened.bytes) chunks.push(chunk);
  return { text: Buffer.concat(chunks).toString(), size: opened.size };
}

describe('objects in S3', () => {
  it('are read whole or from an offset on, with their whole size', async () => {
    const object = await upload('a.json', '0123456789');
    expect(await read(object)).toEqual({ text: '0123456789', size: 10 });
    expect(await read(object, 7)).toEqual({ text: '789', size: 10 });
    expect(await read(object, 10)).toEqual({ text: '', size: 10 });
    expect(await read({ ...object, size: undefined }, 7)).toEqual({ text: '789', size: 10 });
  });

  it('row 4: are read as the version that the event spoke of, also after they were overwritten or deleted', async () => {
    const first = await upload('b.json', 'first');
    const second = await upload('b.json', 'second');
    await client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: first.key }));
    expect((await read(first))?.text).toBe('first');
    expect((await read(second))?.text).toBe('second');
  });

  it('row 4: that are gone are nothing, not an error', async () => {
    const object = await upload('c.json', 'x');
    await client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: object.key, VersionId: object.version_id }));
    expect(await read(object)).toBeUndefined();
    expect(await store.copy(object, 'quarantine/c')).toBe(false);
    expect(await read(objectRef('never.json', '01', { version_id: undefined }))).toBeUndefined();
  });

  it('without versions are read only while their content is the one of the event', async () => {
    const first = { ...(await upload('d.json', 'first')), version_id: undefined };
    expect((await read(first))?.text).toBe('first');
    await upload('d.json', 'second');
    expect(await read(first)).toBeUndefined();
  });

  it.each(['plain.json', 'a b+c%25.json', '../../up.json', 'ह😀?&=#.json', 'x//y/'])(
    'row 27: of the key %s are copied byte for byte',
    async (key) => {
      const object = await upload(key, `content of ${key}`);
      expect(await store.copy(object, `quarantine/transcripts/${key}`)).toBe(true);
      const copy = objectRef('', '01', { key: `quarantine/transcripts/${key}`, version_id: undefined });
      expect((await read(copy))?.text).toBe(`content of ${key}`);
    },
  );

  it('are closed without being read to their end', async () => {
    const opened = await store.open(await upload('large.json', 'x'.repeat(2_000_000)), 0);
    opened?.close();
    expect((await read(await upload('next.json', 'next')))?.text).toBe('next');
  });

  it('row 34: that may not be read are a fault, to be tried again, not taken for gone', async () => {
    const object = await upload('e.json', 'x');
    endpoint.setGrants(() => []);
    await expect(store.open(object, 0)).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(store.copy(object, 'quarantine/e')).rejects.toMatchObject({ name: 'AccessDenied' });
    endpoint.setGrants(undefined);
    expect((await read(object))?.text).toBe('x');
  });
});

describe('bodies in S3', () => {
  it('are found under the key that storing them gave, the same for the same content', async () => {
    const bodies = new S3CallBodies(client, BUCKET);
    const key = await bodies.put('call-1', '[{"turn":0}]');
    expect(await bodies.put('call-1', '[{"turn":0}]')).toBe(key);
    expect(await bodies.get(key)).toBe('[{"turn":0}]');
  });
});
