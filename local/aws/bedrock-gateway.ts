import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { sendError } from './errors.ts';
import type { Gatekeeper } from './gatekeeper.ts';
import type { Access } from './iam.ts';
import { relay } from './relay.ts';
import { forwardable, type Upstream } from './upstream.ts';

/**
 * The action of each operation of a model:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
 */
const ACTIONS: Readonly<Record<string, string>> = {
  invoke: 'bedrock:InvokeModel',
  converse: 'bedrock:InvokeModel',
  'invoke-with-response-stream': 'bedrock:InvokeModelWithResponseStream',
  'converse-stream': 'bedrock:InvokeModelWithResponseStream',
};

export interface BedrockGatewayOptions {
  /** The engine, which starts when first needed. */
  readonly engine: () => Promise<Upstream>;
  readonly gatekeeper: Gatekeeper;
  readonly region: string;
}

/** Bedrock's runtime: `POST /model/<id>/<operation>`, answers passed on while they arrive. */
export function createBedrockGateway({ engine, gatekeeper, region }: BedrockGatewayOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    const path = request.url ?? '/';
    const error = gatekeeper.denial(gatekeeper.principalOf(request), [bedrockAccess(path, region)]);
    if (error !== undefined) {
      sendError(response, 'bedrock', error);
      return;
    }
    const headers = { ...forwardable(request.headers), 'content-length': String(body.length) };
    delete headers['transfer-encoding'];
    const upstream = await engine();
    relay(await upstream.stream({ method: request.method ?? 'POST', path, headers, body }), response);
  };
}

/** A model is named by its id, or by the ARN of a model or inference profile. */
export function bedrockAccess(path: string, region: string): Access {
  const [, id = '', operation = ''] = /^\/model\/([^/?]+)\/([^/?]+)/.exec(path) ?? [];
  const model = decoded(id);
  const resource = model.startsWith('arn:') ? model : `arn:aws:bedrock:${region}::foundation-model/${model}`;
  return { action: ACTIONS[operation] ?? `bedrock:${operation}`, resource };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
