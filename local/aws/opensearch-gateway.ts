import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { sendError } from './errors.ts';
import type { Gatekeeper } from './gatekeeper.ts';
import type { Access } from './iam.ts';
import { ACCOUNT_ID } from './query-access.ts';
import { relay } from './relay.ts';
import { forwardable, type Upstream } from './upstream.ts';

/** What stands before the paths of OpenSearch: one address serves all services, where AWS gives a domain its own. */
export const SEARCH_PATH = '/_opensearch';

/** The interface of the fine-grained access control: `…/roles/<name>`, `…/rolesmapping/<name>`. */
const SECURITY_API = '/_plugins/_security/';

export interface OpenSearchGatewayOptions {
  /** The engine, which starts when first needed. */
  readonly engine: () => Promise<Upstream>;
  readonly gatekeeper: Gatekeeper;
  /** Name of the domain. */
  readonly domain: () => string;
  readonly region: string;
}

export function isForOpenSearch(request: IncomingMessage): boolean {
  const path = request.url ?? '';
  return path.startsWith(SEARCH_PATH) && /^(?:[/?]|$)/.test(path.slice(SEARCH_PATH.length));
}

/** The front door of the search domain: checks what a role may send where, and passes it on. */
export function createOpenSearchGateway({ engine, gatekeeper, domain, region }: OpenSearchGatewayOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = pathOf(request);
    const body = await buffer(request);
    const arn = `arn:aws:es:${region}:${ACCOUNT_ID}:domain/${domain()}`;
    const error = gatekeeper.denial(gatekeeper.principalOf(request), [
      searchAccess(request.method ?? 'GET', path, arn),
    ]);
    if (error !== undefined) {
      sendError(response, 'opensearch', error);
      return;
    }
    if (path.startsWith(SECURITY_API)) {
      answerSecurity(request, response);
      return;
    }
    const headers = { ...forwardable(request.headers), 'content-length': String(body.length) };
    delete headers['transfer-encoding'];
    const upstream = await engine();
    relay(await upstream.stream({ method: request.method ?? 'GET', path, headers, body }), response);
  };
}

/** `es:ESHttp<Method>` on the path below the domain, as the access policy of a domain names it. */
export function searchAccess(method: string, path: string, domainArn: string): Access {
  const verb = method.charAt(0).toUpperCase() + method.slice(1).toLowerCase();
  return { action: `es:ESHttp${verb}`, resource: domainArn + path.replace(/\?.*$/s, '') };
}

function pathOf(request: IncomingMessage): string {
  const path = (request.url ?? '').slice(SEARCH_PATH.length);
  return path.startsWith('/') ? path : `/${path}`;
}

/**
 * The engines of the laptop have no access control of their own, roles are enforced here by their IAM policies: what is
 * said about them is accepted, and nothing of it is remembered.
 */
function answerSecurity(request: IncomingMessage, response: ServerResponse): void {
  const changes = request.method !== 'GET' && request.method !== 'HEAD';
  const answer = changes ? { status: 'OK', message: 'Roles are enforced by their IAM policies here.' } : {};
  response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' });
  response.end(request.method === 'HEAD' ? undefined : JSON.stringify(answer));
}
