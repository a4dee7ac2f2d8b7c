import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { closeServer, listenOnLoopback } from '../loopback-server.ts';

/** A request as it reached an engine. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** A server in the place of an engine, which remembers what reached it and gives one answer to everything. For tests only. */
export async function startStandIn(answer: object) {
  const seen: Seen[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    seen.push({ method: request.method ?? '', path: request.url ?? '', body: await text(request) });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  });
  const port = await listenOnLoopback(server, 0, 'none');
  return { url: `http://127.0.0.1:${port}`, seen, close: () => closeServer(server) };
}
