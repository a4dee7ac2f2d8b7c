import { createServer, type ServerResponse } from 'node:http';
import type { ApiModel, IntegrationModel } from '../assembly/model.ts';
import type { Invoke } from '../functions/function-pool.ts';
import { closeServer, listenOnLoopback } from '../loopback-server.ts';
import { shown } from '../shown.ts';
import { type Authorize, createAuthorize } from './authorizer.ts';
import { gatewayResponse, type HttpAnswer, type Refusal } from './gateway-responses.ts';
import { type AuthorizerContext, proxyEvent } from './proxy-event.ts';
import { proxyResponse } from './proxy-response.ts';
import { type ApiRequest, headerOf, readRequest } from './request.ts';
import { createRouteTable, type RouteMatch } from './route-table.ts';
import { createThrottle } from './throttle.ts';

export interface RestApiOptions {
  readonly api: ApiModel;
  /** 0 takes a free one. */
  readonly port: number;
  /** Invokes a function by its ARN. */
  readonly invoke: (functionArn: string) => Invoke;
  readonly onProblem?: (line: string) => void;
}

export interface RestApi {
  /** `http://127.0.0.1:PORT`, no stage in the path. */
  readonly url: string;
  close(): Promise<void>;
}

/** Largest event of a synchronous invocation (Lambda quotas: 6 MB). */
const MAX_EVENT_BYTES = 6_291_556;

/** Serves the API of a template on the loopback address. Rejects with one sentence when the port is taken. */
export async function startRestApi(options: RestApiOptions): Promise<RestApi> {
  const answer = createAnswer(options);
  const server = createServer(async (message, response) => {
    try {
      const request = await readRequest(message);
      send(response, request, await answer(request));
    } catch (error) {
      if (!message.destroyed)
        options.onProblem?.(`${message.method} ${shown(message.url ?? '')} failed: ${String(error)}`);
      response.destroy();
    }
  });
  const port = await listenOnLoopback(server, options.port, 'CALLSIFT_PORT');
  return { url: `http://127.0.0.1:${port}`, close: () => closeServer(server) };
}

function createAnswer({ api, invoke, onProblem }: RestApiOptions): (request: ApiRequest) => Promise<HttpAnswer> {
  const find = createRouteTable(api.routes);
  const passes = createThrottle(api.throttles);
  const authorizers = new Map<string, Authorize>();
  for (const { authorizer } of api.routes) {
    if (authorizer === undefined || authorizers.has(authorizer.id)) continue;
    const deps = { api, invoke: invoke(authorizer.functionArn), ...(onProblem && { onProblem }) };
    authorizers.set(authorizer.id, createAuthorize(authorizer, deps));
  }

  const authorize = (request: ApiRequest, match: RouteMatch) => {
    const { authorizer } = match.route;
    return authorizer === undefined ? undefined : authorizers.get(authorizer.id)?.(request, match);
  };
  return async (request) => {
    const refuse = (refusal: Refusal) => gatewayResponse(api, request, refusal);
    if (request.tooLarge) return refuse({ type: 'REQUEST_TOO_LARGE' });
    const match = find(request.method, request.path);
    if (match === undefined) return refuse({ type: 'MISSING_AUTHENTICATION_TOKEN' });
    const resourcePath = match.route.path;
    if (!passes(match.route)) return refuse({ type: 'THROTTLED', resourcePath });
    const authorization = await authorize(request, match);
    if (authorization?.ok === false) return refuse({ ...authorization.refusal, resourcePath });
    const context = authorization?.context;
    const { integration } = match.route;
    if (integration.kind === 'mock') return mockAnswer(integration);
    const answer = await integrate({ api, request, match, context, onProblem }, integration, invoke);
    return 'type' in answer ? refuse({ ...answer, resourcePath, ...(context && { authorizer: context }) }) : answer;
  };
}

interface Integrated {
  readonly api: ApiModel;
  readonly request: ApiRequest;
  readonly match: RouteMatch;
  readonly context: AuthorizerContext | undefined;
  readonly onProblem: ((line: string) => void) | undefined;
}

async function integrate(
  { api, request, match, context, onProblem }: Integrated,
  integration: Extract<IntegrationModel, { kind: 'lambda' }>,
  invoke: RestApiOptions['invoke'],
): Promise<HttpAnswer | Refusal> {
  const event = proxyEvent(api, request, match, context);
  if (Buffer.byteLength(JSON.stringify(event)) > MAX_EVENT_BYTES) return { type: 'REQUEST_TOO_LARGE' };
  const result = await within(integration.timeoutMs, invoke(integration.functionArn)(event));
  const route = `${request.method} ${match.route.path}`;
  if (result === undefined) return { type: 'INTEGRATION_TIMEOUT' };
  if (!result.ok) {
    onProblem?.(`${route} failed: ${result.error.errorMessage}`);
    return { type: 'DEFAULT_5XX' };
  }
  const answer = proxyResponse(api, result.payload, headerOf(request, 'accept'));
  if (answer === undefined) onProblem?.(`${route}: the function answered in a form that API Gateway does not take.`);
  return answer ?? { type: 'DEFAULT_5XX' };
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  const result = await Promise.race([promise, late]);
  clearTimeout(timer);
  return result;
}

function mockAnswer({ status, headers }: Extract<IntegrationModel, { kind: 'mock' }>): HttpAnswer {
  return { status, headers: Object.entries(headers), body: Buffer.alloc(0) };
}

function send(response: ServerResponse, request: ApiRequest, answer: HttpAnswer): void {
  for (const [name, value] of answer.headers) response.appendHeader(name, value);
  response.setHeader('x-amzn-requestid', request.requestId);
  response.setHeader('x-amz-apigw-id', request.requestId);
  response.setHeader('content-length', answer.body.length);
  response.writeHead(answer.status);
  response.end(request.method === 'HEAD' ? undefined : answer.body);
}
