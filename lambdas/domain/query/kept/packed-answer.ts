import { gunzip, gzip } from 'node:zlib';
import type { StoredAnswer } from '../ports.ts';
import { parseStoredAnswer } from './answer-schema.ts';

/**
 * Most bytes of a packed answer. An item is at most 400 KB, names and keys included
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html), and a reading costs by its size.
 */
const MAX_PACKED_BYTES = 350_000;
/** Most bytes that are unpacked: what was packed here came to less. */
const MAX_BYTES = 16 * 1024 * 1024;

/** An answer as gzipped JSON; undefined for one that is too large to be kept. */
export async function packAnswer(stored: StoredAnswer): Promise<Uint8Array | undefined> {
  const json = Buffer.from(JSON.stringify(stored));
  if (json.byteLength > MAX_BYTES) return undefined;
  const packed = await zipped(json);
  return packed.byteLength > MAX_PACKED_BYTES ? undefined : packed;
}

/** The answer in such bytes; undefined where there is none, whatever is wrong with them. */
export async function unpackAnswer(packed: Uint8Array): Promise<StoredAnswer | undefined> {
  try {
    const json = await unzipped(packed);
    return parseStoredAnswer(JSON.parse(json.toString('utf8')));
  } catch {
    return undefined;
  }
}

const zipped = (bytes: Uint8Array) =>
  new Promise<Buffer>((resolve, reject) => gzip(bytes, (error, out) => (error ? reject(error) : resolve(out))));

const unzipped = (bytes: Uint8Array) =>
  new Promise<Buffer>((resolve, reject) =>
    gunzip(bytes, { maxOutputLength: MAX_BYTES }, (error, out) => (error ? reject(error) : resolve(out))),
  );
