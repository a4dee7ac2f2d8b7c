import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Fault } from './faults.ts';

/** An answer as it goes out. */
export interface Delivery {
  readonly headers: OutgoingHttpHeaders;
  /** The body in the pieces in which it is sent; two at least, so that there is a half of it. */
  readonly chunks: readonly Buffer[];
}

/**
 * Sends an answer, or half of it when that was asked for. True when all of it was handed to the client's connection: a
 * client that has gone, or got half, does not know what was billed.
 */
export async function deliver(
  response: ServerResponse,
  { headers, chunks }: Delivery,
  { hang, cut = false }: Fault,
): Promise<boolean> {
  if (response.destroyed) return false;
  response.writeHead(200, headers);
  const closed = new Promise<void>((resolve) => {
    // `finish` comes before the client can have read the end, so that the count is never behind what it knows.
    response.once('finish', resolve).once('close', resolve);
  });
  if (!cut && hang !== 'mid-body') {
    for (const chunk of chunks) response.write(chunk);
    response.end();
    await closed;
    return response.writableFinished;
  }
  const half = Buffer.concat(chunks.slice(0, Math.ceil(chunks.length / 2)));
  response.write(half, () => cut && response.destroy());
  await closed;
  return false;
}

/** A body in two halves. */
export function halves(body: string): readonly Buffer[] {
  const bytes = Buffer.from(body);
  const middle = bytes.length >> 1;
  return [bytes.subarray(0, middle), bytes.subarray(middle)];
}
