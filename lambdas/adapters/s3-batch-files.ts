import type { Readable } from 'node:stream';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { BatchAnswer, BatchCall, BatchFiles, BatchJob, RequestFile } from '../domain/enrichment/batch-job.ts';
import { PREFIX } from '../names.ts';
import { answerReader, requestLine } from './batch-lines.ts';
import { linesOf } from './lines-of.ts';

const REQUESTS = 'requests.jsonl';

/** Keys of a job's files; the service writes the answers below `output`, in a folder of its own name for the job. */
export function batchPlaces(job: string) {
  const folder = `${PREFIX.batches}${job}/`;
  return { calls: `${folder}calls.json`, requests: `${folder}${REQUESTS}`, output: `${folder}output/` };
}

/** Where the service writes the answers (https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-results.html). */
function answersKey(job: string, arn: string): string {
  return `${batchPlaces(job).output}${arn.slice(arn.lastIndexOf('/') + 1)}/${REQUESTS}.out`;
}

export class S3BatchFiles implements BatchFiles {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  async writeCalls(job: string, calls: readonly BatchCall[]): Promise<void> {
    await this.#put(batchPlaces(job).calls, Buffer.from(JSON.stringify(calls)));
  }

  async readCalls(job: string): Promise<readonly BatchCall[]> {
    const { Body } = await this.#client.send(
      new GetObjectCommand({ Bucket: this.#bucket, Key: batchPlaces(job).calls }),
    );
    return JSON.parse((await Body?.transformToString()) ?? '[]');
  }

  requestsOf(job: string): RequestFile {
    const lines: Buffer[] = [];
    let bytes = 0;
    return {
      add: (record, request) => {
        const line = requestLine(record, request);
        lines.push(line);
        bytes += line.byteLength;
      },
      get bytes() {
        return bytes;
      },
      write: () => this.#put(batchPlaces(job).requests, Buffer.concat(lines)),
    };
  }

  async *answers(job: BatchJob): AsyncGenerator<BatchAnswer> {
    if (job.arn === undefined) return;
    const key = answersKey(job.name, job.arn);
    if (!(await this.#exists(key))) return;
    const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key }));
    const read = answerReader(job);
    for await (const line of linesOf(Body as Readable)) {
      const answer = read(line);
      if (answer !== undefined) yield answer;
    }
  }

  async #put(Key: string, Body: Buffer): Promise<void> {
    await this.#client.send(new PutObjectCommand({ Bucket: this.#bucket, Key, Body, ContentType: 'application/json' }));
  }

  /** Asked by a list: to whom may list a part of the bucket only, what is missing looks like what is forbidden. */
  async #exists(key: string): Promise<boolean> {
    const list = new ListObjectsV2Command({ Bucket: this.#bucket, Prefix: key, MaxKeys: 1 });
    const { Contents = [] } = await this.#client.send(list);
    return Contents.some(({ Key }) => Key === key);
  }
}
