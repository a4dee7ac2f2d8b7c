import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

/** A request as it goes on to an engine. `path` is raw: S3 keys must never be decoded and encoded again on the way. */
export interface Outgoing {
  readonly method: string;
  readonly path: string;
  readonly headers?: IncomingHttpHeaders;
  readonly body?: Readable | Buffer | string;
  /** Ends the request when nobody waits for its answer any more. */
  readonly signal?: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** One engine behind the gateway: an emulator, or the real thing when the caller replaced it. */
export interface Upstream {
  readonly url: string;
  /** Sends and resolves with the head of the answer; its body is still to be read. */
  stream(outgoing: Outgoing): Promise<IncomingMessage>;
  /** Sends and reads the whole answer: only for small ones. */
  ask(outgoing: Outgoing): Promise<Answer>;
  close(): void;
}

/** Headers that belong to one connection, or that this hop answers by itself. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-connection', 'te', 'upgrade', 'expect'];

export function connectUpstream(url: string): Upstream {
  const base = new URL(url);
  const secure = base.protocol === 'https:';
  const agent = secure ? new HttpsAgent({ keepAlive: true }) : new Agent({ keepAlive: true });
  const send = secure ? httpsRequest : request;
  const target = { agent, hostname: base.hostname, port: base.port };

  const stream = ({ method, path, headers, body, signal }: Outgoing): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const options = { ...target, method, path, headers: { ...headers, host: base.host }, ...(signal && { signal }) };
      const outgoing = send(options, resolve);
      outgoing.on('error', reject);
      if (body === undefined || typeof body === 'string' || Buffer.isBuffer(body)) {
        outgoing.end(body);
        return;
      }
      body.on('error', (error) => outgoing.destroy(error));
      body.on('close', () => body.readableEnded || outgoing.destroy(new Error('The client hung up.')));
      body.pipe(outgoing);
    });

  const ask = async (outgoing: Outgoing): Promise<Answer> => {
    const answer = await stream(outgoing);
    return { status: answer.statusCode ?? 502, headers: answer.headers, body: await buffer(answer) };
  };

  return { url: base.origin, stream, ask, close: () => agent.destroy() };
}

/** The headers that go on to the next hop. */
export function forwardable(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const kept = { ...headers };
  for (const name of HOP_BY_HOP) {
    delete kept[name];
  }
  return kept;
}
