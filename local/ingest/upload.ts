import { type FileHandle, open, stat } from 'node:fs/promises';
import {
  AbortMultipartUploadCommand,
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

interface Place {
  readonly Bucket: string;
  readonly Key: string;
}

/** All parts or nothing: of an upload that fails, no parts are left behind. */
async function uploadParts(client: S3Client, file: FileHandle, size: number, place: Place) {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(place));
  try {
    const Parts: CompletedPart[] = [];
    for (let offset = 0; offset < size; offset += PART_BYTES) {
      const Body = await readWhole(file, offset, Math.min(PART_BYTES, size - offset));
      const PartNumber = Parts.length + 1;
      const { ETag } = await client.send(new UploadPartCommand({ ...place, UploadId, PartNumber, Body }));
      Parts.push({ ETag, PartNumber });
    }
    const complete = new CompleteMultipartUploadCommand({ ...place, UploadId, MultipartUpload: { Parts } });
    return (await client.send(complete)).VersionId;
  } catch (error) {
    // The bucket's lifecycle rule takes what this cannot; the failure of the upload is what must be told.
    await client.send(new AbortMultipartUploadCommand({ ...place, UploadId })).catch(() => {});
    throw error;
  }
}

/** A read may give less than was asked for, also in the middle of a file. */
async function readWhole(file: Pick<FileHandle, 'read'>, offset: number, length: number): Promise<Buffer> {
  const whole = Buffer.alloc(length);
  for (let filled = 0; filled < length; ) {
    const { bytesRead } = await file.read(whole, filled, length - filled, offset + filled);
    if (bytesRead === 0) throw new Error('The file became shorter while it was uploaded.');
    filled += bytesRead;
  }
  return whole;
}
