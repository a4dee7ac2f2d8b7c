import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AbortMultipartUploadCommand, type S3Client, UploadPartCommand } from '@aws-sdk/client-s3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { uploadFile } from './upload.ts';

const PART = 8 * 1024 * 1024;

async function file(content: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'callsift-upload-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'large.jsonl');
  await writeFile(path, content);
  return path;
}

/** An S3 that keeps the parts; `onPart` is called with the number of each before it is taken. */
function fakeS3(onPart: (part: number) => Promise<void> | void = () => {}) {
  const sent: string[] = [];
  const parts: Uint8Array[] = [];
  const client = {
    async send(command: object) {
      sent.push(command.constructor.name);
      if (command instanceof AbortMultipartUploadCommand) throw new Error('cannot abort either');
      if (command instanceof UploadPartCommand) {
        await onPart(command.input.PartNumber ?? 0);
        parts.push(command.input.Body as Uint8Array);
      }
      return { UploadId: 'u', ETag: 'e', VersionId: 'v' };
    },
  };
  return { sent, parts, client: client as unknown as S3Client };
}

const target = { bucket: 'b', key: 'k' };

describe('a file of several parts', () => {
  it('arrives as it is', async () => {
    const content = Buffer.alloc(2 * PART + 5, 'abcdefg');
    const { client, parts } = fakeS3();
    expect(await uploadFile(client, await file(content), target)).toBe('v');
    expect(Buffer.concat(parts).equals(content)).toBe(true);
  });

  it('that becomes shorter meanwhile is given up, not filled up with zeros', async () => {
    const path = await file(Buffer.alloc(2 * PART, 'x'));
    const { client, sent } = fakeS3(() => truncate(path, PART + 10));
    await expect(uploadFile(client, path, target)).rejects.toThrow('became shorter');
    expect(sent).toEqual(['CreateMultipartUploadCommand', 'UploadPartCommand', 'AbortMultipartUploadCommand']);
  });

  it('leaves no parts behind when one is refused, and says why it was', async () => {
    const { client, sent } = fakeS3((part) => {
      if (part === 2) throw new Error('slow down');
    });
    await expect(uploadFile(client, await file(Buffer.alloc(3 * PART)), target)).rejects.toThrow('slow down');
    expect(sent.at(-1)).toBe('AbortMultipartUploadCommand');
  });
});
