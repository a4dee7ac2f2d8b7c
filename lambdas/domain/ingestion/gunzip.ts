import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { ReadLimits } from './limits.ts';
import { RejectCode, RejectError } from './reject.ts';

/** Bytes of one chunk of output; zlib's own 16 KiB cost more turns of the event loop than they save memory. */
const CHUNK_BYTES = 65_536;

/**
 * Decompresses gzip, also of several members, as a stream. `stored` counts the compressed bytes that were taken from
 * the source. Throws a RejectError when the data is damaged or cut off, or expands beyond the caps; faults of the
 * source pass through.
 */
export async function* gunzip(
  source: AsyncIterable<Uint8Array>,
  limits: ReadLimits,
  stored: { readonly count: number },
): AsyncGenerator<Uint8Array> {
  const watched = watchEnd(source);
  const input = Readable.from(watched.bytes, { objectMode: false });
  const output = createGunzip({ chunkSize: CHUNK_BYTES });
  input.once('error', (error) => output.destroy(error));
  input.pipe(output);
  let expanded = 0;
  try {
    for await (const chunk of output) {
      expanded += chunk.byteLength;
      refuseBomb(expanded, stored.count, limits);
      yield chunk;
    }
    input.unpipe(output);
    if (!input.readableEnded) for await (const _ of input);
    if (watched.end > output.bytesWritten) throw corrupt();
  } catch (error) {
    throw isZlibError(error) ? corrupt() : error;
  } finally {
    input.destroy();
    output.destroy();
  }
}

/**
 * Notes where the last byte stands that is not zero. Zeros behind a member are padding, and zlib ends there without a
 * word about what follows them: that must not be lost.
 */
function watchEnd(source: AsyncIterable<Uint8Array>) {
  const watched = { end: 0, bytes: read() };
  async function* read(): AsyncGenerator<Uint8Array> {
    let offset = 0;
    for await (const chunk of source) {
      let i = chunk.byteLength;
      while (i > 0 && chunk[i - 1] === 0) i--;
      if (i > 0) watched.end = offset + i;
      offset += chunk.byteLength;
      yield chunk;
    }
  }
  return watched;
}

function corrupt(): RejectError {
  return new RejectError({ code: RejectCode.CORRUPT_GZIP, message: 'The gzip data is damaged or cut off.' });
}

function refuseBomb(expanded: number, stored: number, limits: ReadLimits): void {
  const bomb = expanded > limits.ratioFreeBytes && expanded > stored * limits.maxExpansionRatio;
  if (bomb || expanded > limits.maxExpandedBytes) {
    const message = `The content expands beyond ${limits.maxExpansionRatio} times its size or ${limits.maxExpandedBytes} bytes.`;
    throw new RejectError({ code: RejectCode.EXPANSION, message });
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');
}
