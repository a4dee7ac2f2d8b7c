import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { bodyKey } from '../domain/source/object-key.ts';

/** Redacted turns of calls that are too large for a DynamoDB item. */
export interface CallBodies {
  /** Stores the JSON text; returns its key. Content-addressed: storing twice is the same as once. */
  put(callId: string, json: string): Promise<string>;
  get(key: string): Promise<string>;
}

export class S3CallBodies implements CallBodies {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  async put(callId: string, json: string): Promise<string> {
    const Key = bodyKey(callId, json);
    await this.#client.send(
      new PutObjectCommand({ Bucket: this.#bucket, Key, Body: json, ContentType: 'application/json' }),
    );
    return Key;
  }

  async get(key: string): Promise<string> {
    const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key }));
    if (Body === undefined) throw new Error('The turns of the call came without a body.');
    return await Body.transformToString();
  }
}
