import { createServer, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { relay } from '../aws/relay.ts';
import { connectUpstream, forwardable } from '../aws/upstream.ts';
import { closeServer, listenOnLoopback } from '../loopback-server.ts';

export interface GateRequest {
  readonly method: string;
  readonly path: string;
  /** Such as `DynamoDB_20120810.GetItem`; empty for services that have none. */
  readonly target: string;
  readonly body: string;
}

/** What a service answers instead, as JSON. */
export interface GateAnswer {
  readonly status: number;
  readonly body: object;
}

/** `cut` begins to answer and breaks off behind the first byte of the body; undefined lets the request through. */
export type Gatekeeper = (request: GateRequest) => GateAnswer | 'cut' | undefined;

/** Long enough for what was written of an answer to be passed on. */
const CUT_AFTER_MS = 50;

export interface Gate {
  readonly url: string;
  close(): Promise<void>;
}

/** Stands before an engine, passes everything on, and answers in its place where it is told to. */
export async function startGate(url: string, keeper: Gatekeeper): Promise<Gate> {
  const upstream = connectUpstream(url);
  const server = createServer({ keepAliveTimeout: 65_000, noDelay: true }, async (request, response) => {
    try {
      const body = await buffer(request);
      const { method = 'GET', url: path = '/', headers } = request;
      const target = String(headers['x-amz-target'] ?? '');
      const instead = keeper({ method, path, target, body: body.toString() });
      if (instead === 'cut') return cut(response, path);
      if (instead !== undefined) {
        response.writeHead(instead.status, { 'content-type': 'application/json' });
        return void response.end(JSON.stringify(instead.body));
      }
      const passed: Record<string, string | string[]> = {
        ...forwardable(headers),
        'content-length': String(body.length),
      };
      delete passed['transfer-encoding'];
      await relay(await upstream.stream({ method, path, headers: passed, body }), response);
    } catch {
      response.destroy();
    }
  });
  const port = await listenOnLoopback(server, 0, 'the port of a gate');
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      upstream.close();
      server.closeAllConnections();
      await closeServer(server);
    },
  };
}

function cut(response: ServerResponse, path: string): void {
  const type = path.endsWith('-stream') ? 'application/vnd.amazon.eventstream' : 'application/json';
  response.writeHead(200, { 'content-type': type });
  // Less than a value of JSON, and than the head of an event.
  response.write(path.endsWith('-stream') ? '\0' : '{');
  setTimeout(() => response.destroy(), CUT_AFTER_MS);
}
