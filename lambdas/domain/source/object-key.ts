import { createHash } from 'node:crypto';
import { PREFIX } from '../../names.ts';

/** S3 keys are at most 1,024 bytes of UTF-8 (S3 user guide, object key naming). */
const MAX_KEY_BYTES = 1024;
const REASON_SUFFIX = '.reason.json';
const NUL = '\u0000';

/**
 * Reads a key as S3 writes it in event notifications: form-url-encoded, a space as `+`.
 * Undefined when the encoding is malformed or the key holds a NUL.
 */
export function decodeEventKey(encoded: string): string | undefined {
  try {
    const key = decodeURIComponent(encoded.replaceAll('+', ' '));
    return key === '' || key.includes(NUL) ? undefined : key;
  } catch {
    return undefined;
  }
}

/** Where the unreadable part number `part` (0 = the first) of the object at `key` goes, and where its reason goes. */
export function quarantineKeys(key: string, part = 0): { content: string; reason: string } {
  const suffix = part === 0 ? '' : `.part-${part}`;
  const plain = `${PREFIX.quarantine}${key}${suffix}`;
  const fits = Buffer.byteLength(plain) + REASON_SUFFIX.length <= MAX_KEY_BYTES;
  const content = fits ? plain : `${PREFIX.quarantine}long-keys/${hashKey(key)}${suffix}`;
  return { content, reason: `${content}${REASON_SUFFIX}` };
}

/** Identity of bucket and key for ordering: 32 hexadecimal digits, so that a name in a key is not stored again. */
export function sourceId(bucket: string, key: string): string {
  return hashKey(`${bucket}/${key}`);
}

/** Key of the redacted turns of a call whose item would be too large; content-addressed, so rewriting is harmless. */
export function bodyKey(callId: string, content: string): string {
  return `${PREFIX.bodies}${hashKey(callId)}/${hashKey(content)}.json`;
}

function hashKey(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
