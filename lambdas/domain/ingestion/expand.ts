import { gunzip } from './gunzip.ts';
import type { ReadLimits } from './limits.ts';
import { RejectCode, RejectError } from './reject.ts';
import { isGzip, SNIFF_BYTES, unreadable } from './sniff.ts';
import { rejoin } from './streams.ts';

/** Content of an object, decompressed where it was compressed. */
export interface Expansion {
  readonly compressed: boolean;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Tells the kind of content by its first bytes, never by its name, and decompresses gzip as a stream with caps.
 * `fromStart` is false for a range that begins later. Throws a RejectError for what cannot be read; the returned
 * bytes throw one when a cap is passed or the compression is broken. Faults of the source pass through.
 */
export async function expand(
  source: AsyncIterable<Uint8Array>,
  limits: ReadLimits,
  fromStart = true,
): Promise<Expansion> {
  const counted = capped(source, limits);
  if (!fromStart) return { compressed: false, bytes: counted.bytes };
  const { head, bytes } = await peek(counted.bytes);
  if (!isGzip(head)) {
    refuseUnreadable(head);
    return { compressed: false, bytes };
  }
  const unpacked = gunzip(bytes, limits, counted);
  const expanded = await peek(unpacked);
  try {
    if (isGzip(expanded.head)) {
      throw new RejectError({ code: RejectCode.UNSUPPORTED, message: 'The content is gzip within gzip.' });
    }
    refuseUnreadable(expanded.head);
  } catch (error) {
    await unpacked.return(undefined);
    throw error;
  }
  return { compressed: true, bytes: expanded.bytes };
}

function refuseUnreadable(head: Uint8Array): void {
  const rejection = unreadable(head);
  if (rejection) throw new RejectError(rejection);
}

/** Counts the stored bytes that pass and stops at the cap. */
function capped(source: AsyncIterable<Uint8Array>, limits: ReadLimits) {
  const counter = { count: 0, bytes: read() };
  async function* read(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      counter.count += chunk.byteLength;
      if (counter.count > limits.maxObjectBytes) {
        const message = `The object is larger than ${limits.maxObjectBytes} bytes.`;
        throw new RejectError({ code: RejectCode.TOO_LARGE, message });
      }
      yield chunk;
    }
  }
  return counter;
}

/** The first bytes, and the whole stream with them. */
async function peek(
  source: AsyncIterable<Uint8Array>,
): Promise<{ head: Uint8Array; bytes: AsyncIterable<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < SNIFF_BYTES) {
    const next = await iterator.next();
    if (next.done) break;
    first.push(next.value);
    length += next.value.byteLength;
  }
  return { head: Buffer.concat(first).subarray(0, SNIFF_BYTES), bytes: rejoin(first, iterator) };
}
