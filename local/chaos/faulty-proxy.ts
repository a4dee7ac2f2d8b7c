import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EngineProxy, type Exchange, startEngineProxy } from '../aws/engine-proxy.ts';
import { type AwsError, sendError } from '../aws/errors.ts';
import { relay, relayWhole } from '../aws/relay.ts';
import type { ActiveFault, FaultyService } from './engine-faults.ts';
import { failPart } from './partial-failures.ts';

export type ProxiedService = Exclude<FaultyService, 'bedrock'>;

export interface FaultyProxyOptions {
  readonly service: ProxiedService;
  /** Address of the engine. */
  readonly url: string;
  /** Asked once for each request that may fail. */
  readonly faultOf: (service: ProxiedService) => ActiveFault | undefined;
  /** Asked once for each request that hands over a message: how many times it comes besides. @default never */
  readonly duplicatesOf?: (service: ProxiedService) => number;
  /** Hears of every request, before anything befalls it. */
  readonly onRequest?: (headers: IncomingHttpHeaders, body: Buffer) => void;
}

export type FaultyProxy = EngineProxy;

/**
 * What the functions do with each service. What only the runtime asks for (making queues, receiving, watching over
 * objects) is let through: its faults would be those of the laptop, not of AWS.
 */
const MAY_FAIL: Readonly<Record<ProxiedService, (request: IncomingMessage, body: Buffer) => boolean>> = {
  dynamodb: ({ headers }) =>
    /\.(?:Get|Put|Update|Delete|BatchGet|BatchWrite)Item$|\.Query$/.test(String(headers['x-amz-target'])),
  // Those that S3 itself sends are not signed.
  sqs: ({ headers }) =>
    headers.authorization !== undefined &&
    /\.(?:SendMessage|SendMessageBatch|DeleteMessageBatch)$/.test(String(headers['x-amz-target'])),
  sns: (_, body) => /(?:^|&)Action=Publish/.test(body.toString('latin1')),
  s3: ({ method, url = '' }) => method === 'GET' && /^\/[^/?]+\/[^?]+$/.test(url),
  opensearch: () => true,
};

/** Sends and publishes, those of S3's own notifications among them. */
function handsOver({ headers }: IncomingMessage, body: Buffer): boolean {
  const target = headers['x-amz-target'];
  if (target !== undefined) return /\.SendMessage(?:Batch)?$/.test(String(target));
  return /(?:^|&)Action=Publish/.test(body.toString('latin1'));
}

const ERRORS: Readonly<Record<ProxiedService, Readonly<Record<'throttled' | 'unavailable', AwsError>>>> = {
  dynamodb: {
    throttled: { status: 400, code: 'ProvisionedThroughputExceeded', message: 'This throttling was asked for.' },
    unavailable: { status: 500, code: 'InternalServerError', message: 'This failure was asked for.' },
  },
  sqs: {
    throttled: { status: 400, code: 'RequestThrottled', message: 'This throttling was asked for.' },
    unavailable: { status: 503, code: 'ServiceUnavailable', message: 'This failure was asked for.' },
  },
  sns: {
    throttled: { status: 400, code: 'Throttling', message: 'This throttling was asked for.' },
    unavailable: { status: 503, code: 'ServiceUnavailable', message: 'This failure was asked for.' },
  },
  s3: {
    throttled: { status: 503, code: 'SlowDown', message: 'Please reduce your request rate.' },
    unavailable: { status: 500, code: 'InternalError', message: 'This failure was asked for.' },
  },
  opensearch: {
    throttled: { status: 429, code: 'TooManyRequests', message: '429 Too Many Requests' },
    unavailable: { status: 503, code: 'ServiceUnavailable', message: 'This failure was asked for.' },
  },
};

/** Between deliveries of the same message. */
const LATE_MS = 500;

/** Stands before an engine, passes everything on, and fails what it is told to. */
export async function startFaultyProxy({
  service,
  url,
  faultOf,
  duplicatesOf,
  onRequest,
}: FaultyProxyOptions): Promise<FaultyProxy> {
  return await startEngineProxy(url, async (exchange) => {
    const { request, outgoing, upstream, response } = exchange;
    const { body } = outgoing;
    onRequest?.(request.headers, body);
    const fault = MAY_FAIL[service](request, body) ? faultOf(service) : undefined;
    const again = handsOver(request, body) ? (duplicatesOf?.(service) ?? 0) : 0;
    if (again > 0) await upstream.ask(outgoing);
    // The others come late, behind newer versions of the same object.
    for (let i = 1; i < again; i++) void sleep(i * LATE_MS).then(() => upstream.ask(outgoing).catch(() => {}));
    if (fault === undefined) return relay(await upstream.stream(outgoing), response);
    await fail(service, fault, exchange);
  });
}

async function fail(
  service: ProxiedService,
  { kind, delayMs = 0 }: ActiveFault,
  { outgoing, upstream, response }: Exchange,
): Promise<void> {
  switch (kind) {
    case 'refused':
      return void response.destroy();
    case 'slow':
      await sleep(delayMs);
      return relay(await upstream.stream(outgoing), response);
    case 'lost':
      await upstream.ask(outgoing);
      return void response.destroy();
    case 'partial': {
      const answer = await failPart(service, outgoing, (changed) => upstream.ask(changed));
      return answer === undefined
        ? sendError(response, service, ERRORS[service].throttled)
        : relayWhole(answer, response);
    }
    default:
      return sendError(response, service, ERRORS[service][kind]);
  }
}
