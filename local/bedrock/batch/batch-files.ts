import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { GetObjectCommand, PutObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import type { JobRequest, S3Place } from './job.ts';
import { type BatchRecord, JobFailure, readRecord } from './records.ts';

/** Bytes: "Batch inference input file size", https://docs.aws.amazon.com/general/latest/gr/bedrock.html#limits_bedrock */
const MAX_FILE = 1_000_000_000;

/** Records that a job may have, of all its files together. */
export interface RecordLimits {
  readonly min: number;
  readonly max: number;
}

export interface InputFile {
  /** Its key below the input location, such as `calls.jsonl`. */
  readonly name: string;
  readonly records: readonly BatchRecord[];
}

/** Reads all records of a job before any is answered. Throws JobFailure. */
export async function readInput(s3: S3Client, { input }: JobRequest, limits: RecordLimits): Promise<InputFile[]> {
  const single = input.key.endsWith('.jsonl');
  const keys = single ? [input.key] : await list(s3, input);
  const folder = single ? input.key.slice(0, input.key.lastIndexOf('/') + 1) : prefixOf(input);
  if (keys.length === 0) throw new JobFailure('There is no .jsonl file at the input location.');
  const files: InputFile[] = [];
  let left = limits.max;
  for (const key of keys) {
    const records = await readFile(s3, { bucket: input.bucket, key }, left);
    left -= records.length;
    files.push({ name: key.slice(folder.length), records });
  }
  if (limits.max - left < limits.min) {
    throw new JobFailure(`The job has ${limits.max - left} records, fewer than the required minimum of ${limits.min}.`);
  }
  return files;
}

/** What the keys of everything at a place begin with. */
function prefixOf({ key }: S3Place): string {
  return key === '' ? '' : `${key}/`;
}

async function list(s3: S3Client, place: S3Place): Promise<string[]> {
  const request = { Bucket: place.bucket, Prefix: prefixOf(place) };
  const keys: string[] = [];
  try {
    for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, request)) {
      keys.push(...Contents.flatMap(({ Key }) => (Key?.endsWith('.jsonl') ? [Key] : [])));
    }
  } catch {
    throw new JobFailure('The input location cannot be listed.');
  }
  return keys;
}

async function readFile(s3: S3Client, { bucket, key }: S3Place, left: number): Promise<BatchRecord[]> {
  const { Body, ContentLength = 0 } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key })).catch(() => {
    throw new JobFailure('An input file cannot be read.');
  });
  if (!(Body instanceof Readable)) throw new JobFailure('An input file cannot be read.');
  try {
    if (ContentLength > MAX_FILE) throw new JobFailure(`An input file has more than ${MAX_FILE} bytes.`);
    return await readLines(Body, left);
  } finally {
    Body.destroy();
  }
}

async function readLines(body: Readable, left: number): Promise<BatchRecord[]> {
  const records: BatchRecord[] = [];
  let number = 0;
  for await (const line of createInterface({ input: body, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    if (records.length === left) throw new JobFailure('The job has more records than are allowed.');
    records.push(readRecord(line, number));
  }
  return records;
}

/** Writes below `<output>/<job id>/`. */
export async function writeOutput(
  s3: S3Client,
  folder: S3Place,
  name: string,
  lines: readonly object[],
): Promise<void> {
  const Body = Buffer.concat(lines.map((line) => Buffer.from(`${JSON.stringify(line)}\n`)));
  await s3.send(new PutObjectCommand({ Bucket: folder.bucket, Key: `${prefixOf(folder)}${name}`, Body })).catch(() => {
    throw new JobFailure('The output location cannot be written to.');
  });
}
