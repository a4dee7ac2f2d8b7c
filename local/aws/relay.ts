import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { type Answer, forwardable } from './upstream.ts';

/** Passes an answer on while it arrives, with some headers changed. A client that hangs up ends the engine's work too. */
export function relay(answer: IncomingMessage, response: ServerResponse, changed: OutgoingHttpHeaders = {}): void {
  response.writeHead(answer.statusCode ?? 502, { ...forwardable(answer.headers), ...changed });
  pipeline(answer, response, () => {}); // either side may hang up; there is nobody left to tell
}

/** Passes on an answer that was read completely. */
export function relayWhole(answer: Answer, response: ServerResponse, changed: OutgoingHttpHeaders = {}): void {
  const headers: IncomingHttpHeaders = forwardable(answer.headers);
  delete headers['transfer-encoding'];
  response.writeHead(answer.status, { ...headers, 'content-length': String(answer.body.length), ...changed });
  response.end(answer.body);
}

/** Answers with XML made here. */
export function sendXml(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
