import { open, stat } from 'node:fs/promises';
import {
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';

/** Files above this go up in parts of this size (S3 asks for at least 5 MiB a part). */
const PART_BYTES = 8 * 1024 * 1024;

export interface Target {
  readonly bucket: string;
  readonly key: string;
}

/** Uploads a file; returns the version id of the new object. */
export async function uploadFile(client: S3Client, path: string, target: Target): Promise<string | undefined> {
  const { size } = await stat(path);
  const file = await open(path);
  try {
    const place = { Bucket: target.bucket, Key: target.key };
    if (size > PART_BYTES) return await uploadParts(client, file, size, place);
    const { VersionId } = await client.send(new PutObjectCommand({ ...place, Body: await file.readFile() }));
    return VersionId;
  } finally {
    await file.close();
  }
}

async function uploadParts(
  client: S3Client,
  file: Awaited<ReturnType<typeof open>>,
  size: number,
  place: { Bucket: string; Key: string },
): Promise<string | undefined> {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(place));
  const Parts: CompletedPart[] = [];
  for (let offset = 0; offset < size; offset += PART_BYTES) {
    const Body = Buffer.alloc(Math.min(PART_BYTES, size - offset));
    await file.read(Body, 0, Body.length, offset);
    const PartNumber = Parts.length + 1;
    const { ETag } = await client.send(new UploadPartCommand({ ...place, UploadId, PartNumber, Body }));
    Parts.push({ ETag, PartNumber });
  }
  const done = await client.send(
    new CompleteMultipartUploadCommand({ ...place, UploadId, MultipartUpload: { Parts } }),
  );
  return done.VersionId;
}
