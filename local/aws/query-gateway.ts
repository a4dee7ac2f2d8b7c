import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type Protocol, sendError } from './errors.ts';
import type { Gatekeeper } from './gatekeeper.ts';
import type { Access } from './iam.ts';
import { ACCOUNT_ID, dynamoDbAccesses, formAccesses, queueNameOf, sqsAccesses } from './query-access.ts';
import { relay, relayWhole } from './relay.ts';
import { type Answer, forwardable, type Upstream } from './upstream.ts';

export interface QueryGatewayOptions {
  readonly upstreams: { readonly dynamodb: Upstream; readonly sqs: Upstream; readonly sns: Upstream };
  readonly gatekeeper: Gatekeeper;
  readonly region: string;
  /** Own address: the host of every queue URL that is handed out. */
  readonly url: string;
}

export type QueryProtocol = Extract<Protocol, 'dynamodb' | 'sqs' | 'sns'>;

/** SQS answers that hold queue URLs. The engine knows neither our port nor, after a restart, its own old one. */
const ANSWERS_WITH_QUEUE_URLS = new Set(['CreateQueue', 'GetQueueUrl', 'ListQueues']);

/** Which of the services with one path a request is for; undefined means S3. */
export function queryProtocolOf(request: IncomingMessage): QueryProtocol | undefined {
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') {
    return target.startsWith('DynamoDB_') ? 'dynamodb' : 'sqs';
  }
  const form = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return request.method === 'POST' && form ? 'sns' : undefined;
}

/**
 * DynamoDB, SQS, SNS and STS: one small body in, one out. Bodies are read before they go on, so that a client that
 * hangs up never leaves the engine with half a request. The path is always `/`: the SDK posts to the queue's URL.
 */
export function createQueryGateway({ upstreams, gatekeeper, region, url }: QueryGatewayOptions) {
  return async (protocol: QueryProtocol, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    const operation = String(request.headers['x-amz-target'] ?? '').split('.')[1] ?? '';
    const principal = gatekeeper.principalOf(request);
    const error = principal && gatekeeper.denial(principal, accessesOf(protocol, operation, body, region));
    if (error !== undefined) {
      sendError(response, protocol, error);
      return;
    }
    const headers = { ...forwardable(request.headers), 'content-length': String(body.length) };
    delete headers['transfer-encoding'];
    const outgoing = { method: 'POST', path: '/', headers, body };
    if (protocol === 'sqs' && ANSWERS_WITH_QUEUE_URLS.has(operation)) {
      relayWhole(withOwnQueueUrls(await upstreams.sqs.ask(outgoing), url), response);
      return;
    }
    relay(await upstreams[protocol].stream(outgoing), response);
  };
}

/** A body that cannot be read asks for nothing here; the engine refuses it in its own words. */
function accessesOf(protocol: QueryProtocol, operation: string, body: Buffer, region: string): Access[] {
  if (protocol === 'sns') {
    return formAccesses(new URLSearchParams(body.toString()), region);
  }
  const fields = parseObject(body);
  return protocol === 'dynamodb' ? dynamoDbAccesses(operation, fields, region) : sqsAccesses(operation, fields, region);
}

function withOwnQueueUrls(answer: Answer, url: string): Answer {
  const own = (queueUrl: unknown) => `${url}/${ACCOUNT_ID}/${queueNameOf(String(queueUrl))}`;
  const fields = parseObject(answer.body);
  if (fields.QueueUrl !== undefined) {
    fields.QueueUrl = own(fields.QueueUrl);
  }
  if (Array.isArray(fields.QueueUrls)) {
    fields.QueueUrls = fields.QueueUrls.map(own);
  }
  return { ...answer, body: Buffer.from(JSON.stringify(fields)) };
}

function parseObject(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
