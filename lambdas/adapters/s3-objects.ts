import type { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { ObjectStore, OpenObject } from '../domain/source/ports.ts';
import type { ObjectRef } from '../domain/source/s3-event.ts';

/** S3's answers that mean: this version does not exist any more. */
const GONE = new Set(['NoSuchKey', 'NoSuchVersion', 'NotFound', 'PreconditionFailed', 'MethodNotAllowed']);

export class S3ObjectStore implements ObjectStore {
  readonly #client: S3Client;

  constructor(client: S3Client) {
    this.#client = client;
  }

  async open(object: ObjectRef, offset: number): Promise<OpenObject | undefined> {
    const { size } = object;
    if (size !== undefined && offset > 0 && offset >= size) return { size, bytes: nothing(), close: () => {} };
    return await unlessGone(async () => {
      const { Body, ContentLength = 0 } = await this.#client.send(
        new GetObjectCommand({
          Bucket: object.bucket,
          Key: object.key,
          ...versionOf(object),
          ...(offset > 0 && { Range: `bytes=${offset}-` }),
        }),
      );
      const stream = Body as Readable;
      return { size: offset + ContentLength, bytes: stream, close: () => stream.destroy() };
    });
  }

  async copy(object: ObjectRef, toKey: string): Promise<boolean> {
    const path = `${object.bucket}/${object.key.split('/').map(encodeURIComponent).join('/')}`;
    const copied = await unlessGone(async () => {
      await this.#client.send(
        new CopyObjectCommand({
          Bucket: object.bucket,
          Key: toKey,
          CopySource:
            object.version_id === undefined ? path : `${path}?versionId=${encodeURIComponent(object.version_id)}`,
          TaggingDirective: 'REPLACE',
        }),
      );
      return true;
    });
    return copied ?? false;
  }

  async write(bucket: string, key: string, content: string | Uint8Array, contentType: string): Promise<void> {
    await this.#client.send(
      new PutObjectCommand({ Bucket: bucket, Key: key, Body: content, ContentType: contentType }),
    );
  }
}

/** By version where the bucket has versions, else by ETag, so that other content is never taken for this version. */
function versionOf(object: ObjectRef) {
  if (object.version_id !== undefined) return { VersionId: object.version_id };
  return object.etag === undefined ? {} : { IfMatch: `"${object.etag}"` };
}

async function unlessGone<T>(request: () => Promise<T>): Promise<T | undefined> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof S3ServiceException && GONE.has(error.name)) return undefined;
    throw error;
  }
}

/** S3 refuses a range behind the last byte; a resume point may stand there. */
async function* nothing(): AsyncGenerator<Uint8Array> {}
