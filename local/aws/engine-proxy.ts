import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { closeServer, listenOnLoopback } from '../loopback-server.ts';
import { connectUpstream, forwardable, type Outgoing, type Upstream } from './upstream.ts';

/** A request that was read whole, as it goes on to the engine. */
export type WholeRequest = Outgoing & { readonly body: Buffer };

/** A request on its way to an engine. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly outgoing: WholeRequest;
  readonly upstream: Upstream;
  readonly response: ServerResponse;
}

export interface EngineProxy {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Stands before an engine at `url`: `handle` passes each request on, or answers in the engine's place. When it throws, the
 * connection breaks off, as it does when an engine is not there.
 */
export async function startEngineProxy(
  url: string,
  handle: (exchange: Exchange) => Promise<void>,
): Promise<EngineProxy> {
  const upstream = connectUpstream(url);
  const server = createServer({ keepAliveTimeout: 65_000, noDelay: true }, (request, response) => {
    readWhole(request)
      .then((outgoing) => handle({ request, outgoing, upstream, response }))
      .catch(() => response.destroy());
  });
  const port = await listenOnLoopback(server, 0, 'the port of a proxy');
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      upstream.close();
      await closeServer(server);
    },
  };
}

async function readWhole(request: IncomingMessage): Promise<WholeRequest> {
  const body = await buffer(request);
  const headers = { ...forwardable(request.headers), 'content-length': String(body.length) };
  delete headers['transfer-encoding'];
  return { method: request.method ?? 'GET', path: request.url ?? '/', headers, body };
}
