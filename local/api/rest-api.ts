import { createServer, type ServerResponse } from 'node:http';
import type { ApiModel, IntegrationModel } from '../assembly/model.ts';
import type { Invoke, InvokeStreaming } from '../functions/function-pool.ts';
import { closeServer, listenOnLoopback } from '../loopback-server.ts';
import { shown } from '../shown.ts';
import { type Authorize, createAuthorize } from './authorizer.ts';
import { gatewayResponse, type HttpAnswer, type Refusal } from './gateway-responses.ts';
import { type AuthorizerContext, proxyEvent } from './proxy-event.ts';
import { proxyResponse, type ResponseHead } from './proxy-response.ts';
import { type ApiRequest, headerOf, readRequest } from './request.ts';
import { createRouteTable, type RouteMatch } from './route-table.ts';
import { type StreamEnd, StreamedResponse } from './streamed-response.ts';
import { createThrottle } from './throttle.ts';

export interface RestApiOptions {
  readonly api: ApiModel;
  /** 0 takes a free one. */
  readonly port: number;
  /** Invokes a function by its ARN. */
  readonly invoke: (functionArn: string) => Invoke;
  /** Invokes one by its ARN for a response in chunks. @default routes that stream answer with 502 */
  readonly invokeStreaming: (functionArn: string) => InvokeStreaming;
  /** Milliseconds without a chunk after which a stream is cut. @default those of API Gateway for a regional API */
  readonly idleMs?: number;
  /** Hears of every request that was answered. */
  readonly onAnswered?: (answered: Answered) => void;
  readonly onProblem?: (line: string) => void;
}

export interface Answered {
  readonly method: string;
  /** Undefined when the request met no route. */
  readonly resource: string | undefined;
  readonly status: number;
  /** Milliseconds from the request to the end of its answer. */
  readonly latencyMs: number;
  /** Milliseconds of the function; undefined when it was not asked. */
  readonly integrationMs: number | undefined;
}

export interface RestApi {
  /** `http://127.0.0.1:PORT`, no stage in the path. */
  readonly url: string;
  close(): Promise<void>;
}

/** How long the function took to answer, for those that ask it. */
const integrationTimes = new WeakMap<ServerResponse, number>();

/** Largest event of a synchronous invocation (Lambda quotas: 6 MB). */
const MAX_EVENT_BYTES = 6_291_556;

/**
 * A stream of a regional API may be silent for five minutes
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html).
 */
const IDLE_MS = 300_000;

type LambdaIntegration = Extract<IntegrationModel, { kind: 'lambda' }>;

/** Serves the API of a template on the loopback address. Rejects with one sentence when the port is taken. */
export async function startRestApi(options: RestApiOptions): Promise<RestApi> {
  const answer = createAnswer(options);
  const find = createRouteTable(options.api.routes);
  const server = createServer(async (message, response) => {
    const began = performance.now();
    try {
      const request = await readRequest(message);
      const whole = await answer(request, response);
      if (whole !== undefined) send(response, request, whole);
      options.onAnswered?.({
        method: request.method,
        resource: find(request.method, request.path)?.route.path,
        status: response.statusCode,
        latencyMs: performance.now() - began,
        integrationMs: integrationTimes.get(response),
      });
    } catch (error) {
      if (!message.destroyed)
        options.onProblem?.(`${message.method} ${shown(message.url ?? '')} failed: ${String(error)}`);
      response.destroy();
    }
  });
  const port = await listenOnLoopback(server, options.port, 'CALLSIFT_PORT');
  return { url: `http://127.0.0.1:${port}`, close: () => closeServer(server) };
}

/** Gives the answer to a request; undefined when it went to the response already, as it was streamed. */
type AnswerRequest = (request: ApiRequest, response: ServerResponse) => Promise<HttpAnswer | undefined>;

function createAnswer(options: RestApiOptions): AnswerRequest {
  const { api, invoke, onProblem } = options;
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
  return async (request, response) => {
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
    const answer = await integrate({ options, request, match, context, response }, integration);
    if (answer === undefined || !('type' in answer)) return answer;
    return refuse({ ...answer, resourcePath, ...(context && { authorizer: context }) });
  };
}

interface Integrated {
  readonly options: RestApiOptions;
  readonly request: ApiRequest;
  readonly match: RouteMatch;
  readonly context: AuthorizerContext | undefined;
  readonly response: ServerResponse;
}

async function integrate(parts: Integrated, integration: LambdaIntegration): Promise<HttpAnswer | Refusal | undefined> {
  const { options, request, match, context } = parts;
  const event = proxyEvent(options.api, request, match, context);
  if (Buffer.byteLength(JSON.stringify(event)) > MAX_EVENT_BYTES) return { type: 'REQUEST_TOO_LARGE' };
  const began = performance.now();
  const answered = integration.streaming ? stream(parts, integration, event) : buffer(parts, integration, event);
  return await answered.finally(() => integrationTimes.set(parts.response, performance.now() - began));
}

async function buffer(
  parts: Integrated,
  integration: LambdaIntegration,
  event: unknown,
): Promise<HttpAnswer | Refusal> {
  const { options, request } = parts;
  const result = await within(integration.timeoutMs, options.invoke(integration.functionArn)(event));
  if (result === undefined) return { type: 'INTEGRATION_TIMEOUT' };
  if (!result.ok) return failed(parts, `failed: ${result.error.errorMessage}`);
  const answer = proxyResponse(options.api, result.payload, headerOf(request, 'accept'));
  return answer ?? failed(parts, 'the function answered in a form that API Gateway does not take.');
}

/** Sends what the function streams; gives what is to be answered when it did not come to that. */
async function stream(
  parts: Integrated,
  { functionArn, timeoutMs }: LambdaIntegration,
  event: unknown,
): Promise<Refusal | undefined> {
  const { options, request, response } = parts;
  const invoke = options.invokeStreaming(functionArn);
  const streamed = new StreamedResponse(response, (head) => writeHead(response, request, head));
  const end = await streamed.run(invoke, event, { timeoutMs, idleMs: options.idleMs ?? IDLE_MS });
  if (end.kind === 'client-gone') return undefined;
  const why = problemOf(end);
  if (response.headersSent) {
    if (why === undefined) response.end();
    else failed(parts, why);
    // Without its last chunk the client sees that the stream is not whole.
    if (why !== undefined) response.destroy();
    return undefined;
  }
  if (end.kind === 'timeout' || end.kind === 'idle') return { type: 'INTEGRATION_TIMEOUT' };
  return failed(parts, why ?? MALFORMED);
}

const MALFORMED = 'the function did not begin its stream with metadata that API Gateway takes and a delimiter.';

function problemOf(end: StreamEnd): string | undefined {
  if (end.kind === 'over') return end.result.ok ? undefined : `failed: ${end.result.error.errorMessage}`;
  return end.kind === 'malformed' ? MALFORMED : `its stream was cut (${end.kind}).`;
}

function failed({ options, request, match }: Integrated, why: string): Refusal {
  options.onProblem?.(`${request.method} ${match.route.path}: ${why}`);
  return { type: 'DEFAULT_5XX' };
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
  response.setHeader('content-length', answer.body.length);
  writeHead(response, request, answer);
  response.end(request.method === 'HEAD' ? undefined : answer.body);
}

function writeHead(response: ServerResponse, request: ApiRequest, { status, headers }: ResponseHead): void {
  for (const [name, value] of headers) response.appendHeader(name, value);
  response.setHeader('x-amzn-requestid', request.requestId);
  response.setHeader('x-amz-apigw-id', request.requestId);
  response.writeHead(status);
}
