import { finished } from 'node:stream/promises';
import type { LoadedHandler } from './load-handler.ts';
import { ResponseStream, type TakeBytes } from './response-stream.ts';

export interface StreamingInvocation {
  readonly event: unknown;
  readonly context: unknown;
  readonly take: TakeBytes;
  readonly maxBytes: number;
}

/**
 * Runs a handler that streams; is over when both the handler and its stream are. Throws what the handler throws, after
 * all that it has written is taken, or why its stream broke.
 */
export async function runStreaming(
  { handle, highWaterMark }: Extract<LoadedHandler, { streaming: true }>,
  { event, context, take, maxBytes }: StreamingInvocation,
): Promise<void> {
  const stream = new ResponseStream({ take, maxBytes, highWaterMark });
  // Its listeners stay: a handler that writes too late must not end the thread.
  const written = finished(stream);
  const run = async () => {
    const running = handle(event, stream, context);
    if (!(running instanceof Promise)) throw new Error('Streaming does not support non-async handlers.');
    await running;
  };
  try {
    await Promise.all([run(), written]);
  } catch (error) {
    stream.end();
    await written.catch(() => {});
    throw error;
  }
}
