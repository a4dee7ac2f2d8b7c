import type { ObjectStore, OpenObject } from '../domain/source/ports.ts';
import type { ObjectRef } from '../domain/source/s3-event.ts';

/** A versioned bucket in memory. */
export class MemoryObjects implements ObjectStore {
  /** Content by `key@version` for uploads and by key for what the functions wrote. */
  readonly uploads = new Map<string, Uint8Array>();
  readonly written = new Map<string, Uint8Array>();
  /** Bytes handed over at a time. */
  chunkBytes = 65_536;

  upload(object: ObjectRef, content: string | Uint8Array): void {
    this.uploads.set(`${object.key}@${object.version_id}`, Buffer.from(content));
  }

  async open(object: ObjectRef, offset: number): Promise<OpenObject | undefined> {
    const content = this.uploads.get(`${object.key}@${object.version_id}`);
    if (content === undefined) return undefined;
    return { size: content.length, bytes: chunks(content.subarray(offset), this.chunkBytes), close: () => {} };
  }

  async copy(object: ObjectRef, toKey: string): Promise<boolean> {
    const content = this.uploads.get(`${object.key}@${object.version_id}`);
    if (content !== undefined) this.written.set(toKey, content);
    return content !== undefined;
  }

  async write(_bucket: string, key: string, content: string | Uint8Array): Promise<void> {
    this.written.set(key, Buffer.from(content));
  }

  text(key: string): string {
    return Buffer.from(this.written.get(key) ?? []).toString('utf8');
  }
}

async function* chunks(content: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}
