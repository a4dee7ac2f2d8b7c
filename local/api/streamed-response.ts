import type { ServerResponse } from 'node:http';
import type { InvokeStreaming } from '../functions/function-pool.ts';
import type { InvocationResult } from '../functions/function-worker.ts';
import { type ResponseHead, streamedHead } from './proxy-response.ts';
import { StreamMetadata } from './stream-metadata.ts';

/** Why a stream ended. */
export type StreamEnd =
  | { readonly kind: 'over'; readonly result: InvocationResult }
  /** The function did not begin with metadata and the delimiter. */
  | { readonly kind: 'malformed' }
  /** The whole took too long. */
  | { readonly kind: 'timeout' }
  /** Nothing moved for too long. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'client-gone' };

export interface StreamLimits {
  /** Milliseconds of the whole. */
  readonly timeoutMs: number;
  /** Milliseconds without a chunk. */
  readonly idleMs: number;
}

/**
 * Passes on what a function streams: the head when its metadata is there, then each chunk at once. A client that reads
 * slowly slows the function down; when it is gone, or the stream is given up, the function goes on without a reader.
 */
export class StreamedResponse {
  private readonly response: ServerResponse;
  private readonly writeHead: (head: ResponseHead) => void;
  private readonly metadata = new StreamMetadata();
  private readonly unread = new AbortController();
  private idle: NodeJS.Timeout | undefined;
  private over = false;
  private end: (end: StreamEnd) => void = () => {};

  /** `writeHead` sends status and headers. */
  constructor(response: ServerResponse, writeHead: (head: ResponseHead) => void) {
    this.response = response;
    this.writeHead = writeHead;
  }

  /** Never rejects. The response is left open, or as the client left it. */
  async run(invoke: InvokeStreaming, event: unknown, limits: StreamLimits): Promise<StreamEnd> {
    if (this.response.destroyed) return { kind: 'client-gone' };
    const { promise, resolve } = Promise.withResolvers<StreamEnd>();
    this.end = resolve;
    const gone = () => resolve({ kind: 'client-gone' });
    this.response.once('close', gone);
    const whole = setTimeout(() => resolve({ kind: 'timeout' }), limits.timeoutMs);
    this.idle = setTimeout(() => resolve({ kind: 'idle' }), limits.idleMs);
    const invoked = invoke(event, (bytes) => this.take(bytes), this.unread.signal);
    void invoked.then((result) => resolve({ kind: 'over', result }));
    const end = await promise;
    this.over = true;
    this.response.off('close', gone);
    clearTimeout(whole);
    clearTimeout(this.idle);
    if (end.kind !== 'over') this.unread.abort();
    return end;
  }

  private async take(bytes: Uint8Array): Promise<void> {
    if (this.over) return;
    this.idle?.refresh();
    const body = this.response.headersSent ? bytes : this.bodyAfterHead(bytes);
    if (body === undefined || body.length === 0 || this.response.destroyed) return;
    if (this.response.write(body)) return;
    await drained(this.response);
    if (!this.over) this.idle?.refresh();
  }

  /** Sends the head once the metadata is whole; what of the body came with it. */
  private bodyAfterHead(bytes: Uint8Array): Uint8Array | undefined {
    const progress = this.metadata.push(bytes);
    if (progress.kind === 'incomplete') return undefined;
    const head = progress.kind === 'complete' ? streamedHead(progress.metadata) : undefined;
    if (progress.kind === 'malformed' || head === undefined) {
      this.unread.abort();
      this.end({ kind: 'malformed' });
      return undefined;
    }
    this.writeHead(head);
    this.response.flushHeaders();
    return progress.rest;
  }
}

/** Waits until the client has read enough, or is gone. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}
