import type { ApiModel, AuthorizerModel } from '../assembly/model.ts';
import type { Invoke } from '../functions/function-pool.ts';
import type { Refusal } from './gateway-responses.ts';
import { decide, methodArn } from './policy.ts';
import { type AuthorizerContext, proxyEvent } from './proxy-event.ts';
import { type ApiRequest, headerOf } from './request.ts';
import type { RouteMatch } from './route-table.ts';

export type Authorization =
  | { readonly ok: true; readonly context: AuthorizerContext }
  | { readonly ok: false; readonly refusal: Pick<Refusal, 'type' | 'message' | 'authorizer'> };

/** Asks a Lambda authorizer, or its cache, whether a request may pass. */
export type Authorize = (request: ApiRequest, match: RouteMatch) => Promise<Authorization>;

interface Grant {
  readonly statements: readonly object[];
  readonly context: AuthorizerContext;
}

/** Entries of the cache of one authorizer; the oldest goes first. */
const CACHE_SIZE = 1000;
/** The only error of an authorizer that means 401 (developer guide, "Output from an API Gateway Lambda authorizer"). */
const UNAUTHORIZED = 'Unauthorized';

/** What an authorizer needs to be asked. */
export interface AuthorizerDeps {
  readonly api: ApiModel;
  readonly invoke: Invoke;
  readonly onProblem?: (line: string) => void;
  /** Milliseconds. */
  readonly now?: () => number;
}

export function createAuthorize(authorizer: AuthorizerModel, deps: AuthorizerDeps): Authorize {
  const { api, invoke, onProblem, now = Date.now } = deps;
  const cache = new Map<string, { readonly grant: Grant; readonly until: number }>();

  const ask = async (request: ApiRequest, match: RouteMatch, token: string): Promise<Grant | Refusal> => {
    const arn = methodArn(api, request.method, request.path);
    const started = now();
    const event =
      authorizer.type === 'TOKEN'
        ? { type: 'TOKEN', methodArn: arn, authorizationToken: token }
        : { type: 'REQUEST', methodArn: arn, ...withoutBody(proxyEvent(api, request, match)) };
    const result = await invoke(event);
    if (!result.ok) {
      if (result.error.errorMessage === UNAUTHORIZED) return { type: 'UNAUTHORIZED' };
      onProblem?.(`The authorizer failed: ${result.error.errorMessage}`);
      return { type: 'AUTHORIZER_FAILURE' };
    }
    const grant = grantOf(result.payload, now() - started);
    if (grant === undefined) onProblem?.('The authorizer answered without a policy, or with a nested context.');
    return grant ?? { type: 'AUTHORIZER_CONFIGURATION_ERROR' };
  };

  return async (request, match) => {
    const identity = authorizer.identitySources.map((source) => identityOf(source, request));
    if (identity.some((value) => value === undefined || value === '') || !valid(authorizer, identity[0])) {
      return { ok: false, refusal: { type: 'UNAUTHORIZED' } };
    }
    const key = JSON.stringify(identity);
    const cached = cache.get(key);
    const found = cached !== undefined && cached.until > now() ? cached.grant : undefined;
    const grant = found ?? (await ask(request, match, identity[0] ?? ''));
    if ('type' in grant) return { ok: false, refusal: grant };
    if (found === undefined && authorizer.ttlSeconds > 0 && identity.length > 0) {
      cache.delete(key);
      cache.set(key, { grant, until: now() + authorizer.ttlSeconds * 1000 });
      if (cache.size > CACHE_SIZE) cache.delete(cache.keys().next().value ?? '');
    }
    return evaluate(grant, methodArn(api, request.method, request.path));
  };
}

function evaluate({ statements, context }: Grant, arn: string): Authorization {
  const decision = decide(statements, arn);
  if (decision === 'allow') return { ok: true, context };
  const denied = { type: 'ACCESS_DENIED' as const, authorizer: context };
  if (decision === 'implicit-deny') return { ok: false, refusal: denied };
  const message = 'User is not authorized to access this resource with an explicit deny';
  return { ok: false, refusal: { ...denied, message } };
}

function grantOf(payload: unknown, latencyMs: number): Grant | undefined {
  const { principalId, policyDocument, context } = (payload ?? {}) as Record<string, unknown>;
  const statements = [(policyDocument as { Statement?: unknown } | undefined)?.Statement].flat();
  if (typeof principalId !== 'string' || !statements.every((s) => typeof s === 'object' && s !== null))
    return undefined;
  const entries = Object.entries(context ?? {});
  if (entries.some(([, value]) => typeof value === 'object' && value !== null)) return undefined;
  const texts = Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
  return {
    statements: statements as object[],
    context: { ...texts, principalId, integrationLatency: Math.round(latencyMs) },
  };
}

function identityOf(source: string, request: ApiRequest): string | undefined {
  const [, kind, name = ''] = /^method\.request\.(header|querystring)\.(.+)$/.exec(source) ?? [];
  if (kind === 'header') return headerOf(request, name);
  if (kind === 'querystring') return request.query.get(name) ?? undefined;
  return undefined;
}

function valid({ validation }: AuthorizerModel, token: string | undefined): boolean {
  return validation === undefined || new RegExp(`^(?:${validation})$`).test(token ?? '');
}

function withoutBody<E extends { body: unknown; isBase64Encoded: boolean }>({ body, isBase64Encoded, ...event }: E) {
  return event;
}
