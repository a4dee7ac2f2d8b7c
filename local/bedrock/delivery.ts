import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './faults.ts';

/** An answer as it goes out. */
export interface Delivery {
  readonly headers: OutgoingHttpHeaders;
  /** The body in the pieces in which it is sent; of one that can be cut, two at least, so that there is a half of it. */
  readonly chunks: readonly Buffer[];
}

/** How far an answer came. */
export interface Delivered {
  /** Whether all of it was handed to the client's connection: a client that has gone, or got half, does not know what was billed. */
  readonly arrived: boolean;
  /** Share of the answer, 0..1, that was made before the client left: what is written while it is sent ends with the client. */
  readonly made: number;
}

const BROKEN: Delivered = { arrived: false, made: 1 };

/** Sends an answer, or half of it when that was asked for. */
export async function deliver(
  response: ServerResponse,
  { headers, chunks }: Delivery,
  { hang, cut = false, eventDelayMs = 0 }: Fault,
): Promise<Delivered> {
  if (response.destroyed) return BROKEN;
  response.writeHead(200, headers);
  const closed = new Promise<void>((resolve) => {
    // `finish` comes before the client can have read the end, so that the count is never behind what it knows.
    response.once('finish', resolve).once('close', resolve);
  });
  if (cut || hang === 'mid-body' || hang === 'head') {
    response.flushHeaders();
    const half = hang === 'head' ? [] : chunks.slice(0, Math.ceil(chunks.length / 2));
    response.write(Buffer.concat(half), () => cut && response.destroy());
    await closed;
    return BROKEN;
  }
  const sent = await send(response, chunks, eventDelayMs);
  response.end();
  await closed;
  return { arrived: response.writableFinished, made: sent / Math.max(1, chunks.length) };
}

/** Sends pieces one by one until the client leaves; gives how many. */
async function send(response: ServerResponse, chunks: readonly Buffer[], delayMs: number): Promise<number> {
  let sent = 0;
  for (const chunk of chunks) {
    if (delayMs > 0) await sleep(delayMs);
    if (response.destroyed) return sent;
    response.write(chunk);
    sent++;
  }
  return sent;
}

/** A body in two halves. */
export function halves(body: string): readonly Buffer[] {
  const bytes = Buffer.from(body);
  const middle = bytes.length >> 1;
  return [bytes.subarray(0, middle), bytes.subarray(middle)];
}
