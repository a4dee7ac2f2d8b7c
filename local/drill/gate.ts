import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EngineProxy, startEngineProxy, type WholeRequest } from '../aws/engine-proxy.ts';
import { type AwsError, sendError } from '../aws/errors.ts';
import { relay, relayWhole } from '../aws/relay.ts';
import type { Answer, Upstream } from '../aws/upstream.ts';

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

export interface Gate extends EngineProxy {
  /** Has this befall requests from now on, until the returned function is called. The first that has a word, has it. */
  add(mishapOf: MishapOf): () => void;
}

/** Stands between the runtime and an engine. Unlike the proxies of `npm run chaos` it can tell who asks, and for what. */
export async function startGate(service: GatedService, url: string): Promise<Gate> {
  const rules = new Set<MishapOf>();
  const proxy = await startEngineProxy(url, async ({ request, outgoing, upstream, response }) => {
    const asked = askedBy(request, outgoing.body);
    const mishap = [...rules].map((rule) => rule(asked)).find((found) => found !== undefined);
    if (mishap?.kind === 'reset') return void response.destroy();
    if (mishap?.kind === 'error') return sendError(response, service, mishap.error);
    if (mishap?.kind === 'altered') return relayWhole(await altered(upstream, outgoing, mishap), response);
    if (mishap?.kind === 'slow') await sleep(mishap.ms);
    relay(await upstream.stream(outgoing), response);
  });
  return {
    ...proxy,
    add(rule) {
      rules.add(rule);
      return () => void rules.delete(rule);
    },
  };
}

type Altered = Pick<Extract<Mishap, { kind: 'altered' }>, 'request' | 'answer'>;

async function altered(upstream: Upstream, outgoing: WholeRequest, { request, answer }: Altered): Promise<Answer> {
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
