import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { bedrockAccesses } from './bedrock-access.ts';
import { sendError } from './errors.ts';
import type { Gatekeeper } from './gatekeeper.ts';
import { relay } from './relay.ts';
import { forwardable, type Upstream } from './upstream.ts';

/** Where the stand-in's own account is read, without a signature; AWS has nothing like it. */
const USAGE_PATH = '/_bedrock/usage';
/** The path of it behind the gateway. */
const STAND_IN_USAGE = '/_standin/usage';

export interface BedrockGatewayOptions {
  /** The engine, which starts when first needed. */
  readonly engine: () => Promise<Upstream>;
  readonly gatekeeper: Gatekeeper;
  readonly region: string;
}

export function isForBedrockUsage(request: IncomingMessage): boolean {
  return request.method === 'GET' && request.url === USAGE_PATH;
}

/** Bedrock's runtime and its batch inference jobs, both signed for `bedrock`; answers passed on while they arrive. */
export function createBedrockGateway({ engine, gatekeeper, region }: BedrockGatewayOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (isForBedrockUsage(request)) {
      const upstream = await engine();
      return relay(await upstream.stream({ method: 'GET', path: STAND_IN_USAGE }), response);
    }
    const body = await buffer(request);
    const { method = 'POST', url: path = '/' } = request;
    const accesses = bedrockAccesses({ method, path, body: body.toString() }, region);
    const error = gatekeeper.denial(gatekeeper.principalOf(request), accesses);
    if (error !== undefined) {
      sendError(response, 'bedrock', error);
      return;
    }
    const headers = { ...forwardable(request.headers), 'content-length': String(body.length) };
    delete headers['transfer-encoding'];
    const upstream = await engine();
    // A client that gives a model up ends its work: else the model would count an answer that nobody got.
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    try {
      relay(await upstream.stream({ method, path, headers, body, signal: gone.signal }), response);
    } catch (fault) {
      if (!gone.signal.aborted) throw fault;
    }
  };
}
