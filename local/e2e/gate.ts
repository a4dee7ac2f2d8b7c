import type { ServerResponse } from 'node:http';
import { type EngineProxy, startEngineProxy } from '../aws/engine-proxy.ts';
import { relay } from '../aws/relay.ts';

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

export type Gate = EngineProxy;

/** Stands before an engine, passes everything on, and answers in its place where it is told to. */
export async function startGate(url: string, keeper: Gatekeeper): Promise<Gate> {
  return await startEngineProxy(url, async ({ request, outgoing, upstream, response }) => {
    const { method, path, body } = outgoing;
    const target = String(request.headers['x-amz-target'] ?? '');
    const instead = keeper({ method, path, target, body: body.toString() });
    if (instead === 'cut') return cut(response, path);
    if (instead === undefined) return relay(await upstream.stream(outgoing), response);
    response.writeHead(instead.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(instead.body));
  });
}

function cut(response: ServerResponse, path: string): void {
  const type = path.endsWith('-stream') ? 'application/vnd.amazon.eventstream' : 'application/json';
  response.writeHead(200, { 'content-type': type });
  // Less than a value of JSON, and than the head of an event.
  response.write(path.endsWith('-stream') ? '\0' : '{');
  setTimeout(() => response.destroy(), CUT_AFTER_MS);
}
