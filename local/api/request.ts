import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Largest request body of API Gateway: 10 MB. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** An HTTP request, read whole. */
export interface ApiRequest {
  readonly requestId: string;
  readonly time: Date;
  readonly method: string;
  /** Percent-encoded, without the stage and without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names as the client wrote them, in order, repeated ones included. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
  readonly tooLarge: boolean;
  readonly sourceIp: string;
}

/** Reads a request; the body of one that is too large is read away but not kept. */
export async function readRequest(message: IncomingMessage): Promise<ApiRequest> {
  const [path = '/', query = ''] = splitTarget(message.url ?? '/');
  const { body, tooLarge } = await readBody(message);
  return {
    requestId: randomUUID(),
    time: new Date(),
    method: message.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers: pairs(message.rawHeaders),
    body,
    tooLarge,
    sourceIp: message.socket.remoteAddress ?? '127.0.0.1',
  };
}

/** A header by name in any case; of repeated ones the last. */
export function headerOf(request: ApiRequest, name: string): string | undefined {
  return request.headers.findLast(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

function splitTarget(url: string): [path: string, query: string] {
  const mark = url.indexOf('?');
  return mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)];
}

async function readBody(message: IncomingMessage): Promise<{ body: Buffer; tooLarge: boolean }> {
  let chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) chunks = [];
    else chunks.push(chunk);
  }
  return { body: Buffer.concat(chunks), tooLarge: size > MAX_BODY_BYTES };
}

function pairs(raw: readonly string[]): [string, string][] {
  return Array.from({ length: raw.length / 2 }, (_, i) => [raw[2 * i] ?? '', raw[2 * i + 1] ?? '']);
}
