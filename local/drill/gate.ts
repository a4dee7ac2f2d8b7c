import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { type AwsError, sendError } from '../aws/errors.ts';
import { relay, relayWhole } from '../aws/relay.ts';
import { type Answer, connectUpstream, forwardable, type Upstream } from '../aws/upstream.ts';
import { closeServer, listenOnLoopback } from '../loopback-server.ts';

export const GATED = ['s3', 'sqs', 'sns', 'dynamodb', 'opensearch', 'bedrock'] as const;
export type GatedService = (typeof GATED)[number];

/** A request on its way to an engine. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  /** Access key that signed it: that of a function, or `local` of whoever looks from outside; '' of S3's own messages. */
  readonly accessKey: string;
  /** Operation of a JSON protocol, such as `PutItem`; '' elsewhere. */
  readonly operation: string;
  readonly body: Buffer;
}

/** What befalls a request: no connection, the service's own error, a wait, or another answer than the engine's. */
export type Mishap =
  | { readonly kind: 'reset' }
  | { readonly kind: 'error'; readonly error: AwsError }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'altered'; readonly request?: Alter; readonly answer?: Alter };

type Alter = (text: string) => string;

/** undefined lets the request through. */
export type MishapOf = (asked: Asked) => Mishap | undefined;

export interface Gate {
  readonly url: string;
  /** Has this befall requests from now on, until the returned function is called. The first that has a word, has it. */
  add(mishapOf: MishapOf): () => void;
  close(): Promise<void>;
}

/** Stands between the runtime and an engine. Unlike the proxies of `npm run chaos` it can tell who asks, and for what. */
export async function startGate(service: GatedService, url: string): Promise<Gate> {
  const upstream = connectUpstream(url);
  const rules = new Set<MishapOf>();
  const server = createServer({ keepAliveTimeout: 65_000, noDelay: true }, (request, response) => {
    handle(request, response).catch(() => response.destroy());
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const asked = askedBy(request, body);
    const mishap = [...rules].map((rule) => rule(asked)).find((found) => found !== undefined);
    const headers = { ...forwardable(request.headers), 'content-length': String(body.length) };
    // The body was read whole.
    delete headers['transfer-encoding'];
    const outgoing = { method: request.method ?? 'GET', path: request.url ?? '/', headers, body };
    if (mishap?.kind === 'reset') return void response.destroy();
    if (mishap?.kind === 'error') return sendError(response, service, mishap.error);
    if (mishap?.kind === 'altered') return relayWhole(await altered(upstream, outgoing, mishap), response);
    if (mishap?.kind === 'slow') await sleep(mishap.ms);
    relay(await upstream.stream(outgoing), response);
  }

  const port = await listenOnLoopback(server, 0, 'the port of a gate');
  return {
    url: `http://127.0.0.1:${port}`,
    add(rule) {
      rules.add(rule);
      return () => void rules.delete(rule);
    },
    async close() {
      upstream.close();
      await closeServer(server);
    },
  };
}

type Outgoing = Parameters<Upstream['ask']>[0] & { readonly body: Buffer };
type Altered = Pick<Extract<Mishap, { kind: 'altered' }>, 'request' | 'answer'>;

async function altered(upstream: Upstream, outgoing: Outgoing, { request, answer }: Altered): Promise<Answer> {
  const body = request === undefined ? outgoing.body : Buffer.from(request(outgoing.body.toString()));
  const length = { 'content-length': String(body.length) };
  const answered = await upstream.ask({ ...outgoing, body, headers: { ...outgoing.headers, ...length } });
  if (answer === undefined) return answered;
  // Checksums are of the answer as it was.
  const headers = Object.entries(answered.headers).filter(([name]) => !/^x-amz-(?:crc32|checksum-)/.test(name));
  return { ...answered, headers: Object.fromEntries(headers), body: Buffer.from(answer(answered.body.toString())) };
}

function askedBy({ method = '', url = '', headers }: IncomingMessage, body: Buffer): Asked {
  const [, accessKey = ''] = /Credential=([^/,\s]{1,200})\//.exec(headers.authorization ?? '') ?? [];
  const target = headers['x-amz-target'];
  const operation = typeof target === 'string' ? (target.split('.').at(-1) ?? '') : '';
  return { method, path: url, accessKey, operation, body };
}
