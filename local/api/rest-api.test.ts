import type { APIGatewayProxyEvent } from 'aws-lambda';
import { afterEach, describe, expect, it } from 'vitest';
import type { ApiModel, RouteModel } from '../assembly/model.ts';
import type { InvocationResult } from '../functions/function-worker.ts';
import { type RestApi, startRestApi } from './rest-api.ts';

const authorizer = {
  id: 'auth',
  type: 'TOKEN' as const,
  functionArn: 'auth',
  identitySources: ['method.request.header.Authorization'],
  ttlSeconds: 60,
};
const integration = { kind: 'lambda' as const, functionArn: 'fn', timeoutMs: 200, streaming: false };

function route(method: string, path: string, secured = false): RouteModel {
  return { method, path, resourceId: path, integration, ...(secured && { authorizer }) };
}

const api: ApiModel = {
  id: 'abc',
  stage: 'dev',
  region: 'us-east-1',
  account: '000000000000',
  publicUrl: '',
  binaryMediaTypes: [],
  routes: [
    route('GET', '/calls'),
    route('GET', '/calls/{id}', true),
    route('GET', '/calls/latest'),
    route('ANY', '/files/{rest+}'),
    route('POST', '/calls'),
  ],
  gatewayResponses: [
    {
      type: 'UNAUTHORIZED',
      status: 401,
      headers: { 'Content-Type': "'application/problem+json'", 'x-id': 'context.requestId' },
      templates: { 'application/json': '{"type":"no-token","id":"$context.requestId","of":"$context.path"}' },
    },
    { type: 'ACCESS_DENIED', headers: {}, templates: { 'application/json': '{"role":"$context.authorizer.role"}' } },
    { type: 'DEFAULT_5XX', headers: {}, templates: { 'application/json': '{"m":$context.error.messageString}' } },
  ],
  throttles: [],
};

const open: RestApi[] = [];
afterEach(() => Promise.all(open.splice(0).map((served) => served.close())));

type Handle = (event: APIGatewayProxyEvent) => unknown;

const failed = (errorMessage: string): InvocationResult => {
  return { ok: false, requestId: 'r', error: { errorType: 'Error', errorMessage } };
};

const NO_STREAMS = () => async () => failed('No route here streams.');

async function serve(handlers: Record<string, Handle>, overrides: Partial<ApiModel> = {}): Promise<string> {
  const invoke = (arn: string) => async (event: unknown) => {
    try {
      const payload = await handlers[arn]?.(event as APIGatewayProxyEvent);
      return { ok: true as const, requestId: 'r', payload };
    } catch (error) {
      return failed((error as Error).message);
    }
  };
  const served = await startRestApi({ api: { ...api, ...overrides }, port: 0, invoke, invokeStreaming: NO_STREAMS });
  open.push(served);
  return served.url;
}

const echo: Handle = (event) => ({ statusCode: 200, body: JSON.stringify(event) });
const eventOf = async (answer: Promise<Response>) => (await (await answer).json()) as APIGatewayProxyEvent;

describe('a request', () => {
  it('reaches the function as a REST proxy event', async () => {
    const url = await serve({ fn: echo });
    const headers = { 'X-Twice': 'b', 'content-type': 'application/json' };
    const event = await eventOf(fetch(`${url}/calls?a=1&a=2&b=%20x`, { method: 'POST', body: '{"é":1}', headers }));
    expect(event).toMatchObject({
      resource: '/calls',
      path: '/calls',
      httpMethod: 'POST',
      queryStringParameters: { a: '2', b: ' x' },
      multiValueQueryStringParameters: { a: ['1', '2'], b: [' x'] },
      pathParameters: null,
      stageVariables: null,
      body: '{"é":1}',
      isBase64Encoded: false,
      requestContext: {
        resourcePath: '/calls',
        path: '/dev/calls',
        stage: 'dev',
        apiId: 'abc',
        identity: { sourceIp: '127.0.0.1' },
      },
    });
    expect(event.requestContext.requestTime).toMatch(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/);
  });

  it.each([
    ['/calls/latest', '/calls/latest', null],
    ['/calls/latest/', '/calls/latest', null],
    ['/files/a/b%20c', '/files/{rest+}', { rest: 'a/b%20c' }],
  ])('for %s goes to %s', async (path, resource, pathParameters) => {
    const url = await serve({ fn: echo });
    const event = await eventOf(fetch(url + path));
    expect([event.resource, event.pathParameters]).toEqual([resource, pathParameters]);
  });

  it.each(['/nowhere', '/calls/a/b', '/files', '/calls//'])('for %s is answered as an unknown route', async (path) => {
    const answer = await fetch((await serve({ fn: echo })) + path);
    expect([answer.status, await answer.json()]).toEqual([403, { message: 'Missing Authentication Token' }]);
    expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('with another method is no route either', async () => {
    expect((await fetch(`${await serve({ fn: echo })}/calls/latest`, { method: 'DELETE' })).status).toBe(403);
  });

  it('above ten megabytes is refused', async () => {
    const body = Buffer.alloc(10 * 1024 * 1024 + 1);
    expect((await fetch(`${await serve({ fn: echo })}/calls`, { method: 'POST', body })).status).toBe(413);
  });

  it('beyond the burst is throttled', async () => {
    const url = await serve({ fn: echo }, { throttles: [{ method: '*', path: '/*', rate: 0.001, burst: 2 }] });
    const answers = [await fetch(`${url}/calls`), await fetch(`${url}/calls`), await fetch(`${url}/calls`)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  });
});

describe('an answer of the function', () => {
  it('keeps status, headers and repeated headers', async () => {
    const answer = { statusCode: 201, headers: { 'x-a': 1 }, multiValueHeaders: { 'set-cookie': ['a=1', 'b=2'] } };
    const response = await fetch(`${await serve({ fn: () => answer })}/calls`);
    expect([response.status, response.headers.get('x-a'), response.headers.getSetCookie()]).toEqual([
      201,
      '1',
      ['a=1', 'b=2'],
    ]);
  });

  it.each([
    ['nothing', null],
    ['no status', { body: 'x' }],
    ['an unknown key', { statusCode: 200, extra: 1 }],
    ['a body that is no text', { statusCode: 200, body: { a: 1 } }],
  ])('with %s is a 502', async (_, payload) => {
    const response = await fetch(`${await serve({ fn: () => payload })}/calls`);
    expect([response.status, await response.json()]).toEqual([502, { m: 'Internal server error' }]);
  });

  it('that is an error is a 502, and one that comes too late a 504', async () => {
    const broken = () => {
      throw new Error('secret');
    };
    expect((await fetch(`${await serve({ fn: broken })}/calls`)).status).toBe(502);
    const slow = () => new Promise((resolve) => setTimeout(resolve, 400));
    expect((await fetch(`${await serve({ fn: slow })}/calls`)).status).toBe(504);
  });
});

describe('the authorizer', () => {
  const policy = (Effect: string, Resource: string) => ({
    principalId: 'me',
    policyDocument: { Statement: [{ Effect, Action: 'execute-api:Invoke', Resource }] },
    context: { role: 'analyst', level: 3 },
  });
  const get = (url: string, path = '/calls/x') => fetch(url + path, { headers: { authorization: 'Bearer t' } });

  it('is not asked without a token', async () => {
    const url = await serve({ fn: echo, auth: () => expect.unreachable() });
    const answer = await fetch(`${url}/calls/x`);
    const id = answer.headers.get('x-amzn-requestid');
    expect([answer.status, await answer.json()]).toEqual([401, { type: 'no-token', id, of: '/dev/calls/x' }]);
    expect([answer.headers.get('content-type'), answer.headers.get('x-id')]).toEqual(['application/problem+json', id]);
  });

  it('adds its principal and context, and is asked once for a token', async () => {
    const arns: unknown[] = [];
    const auth: Handle = (event) => {
      arns.push(event);
      return policy('Allow', 'arn:aws:execute-api:us-east-1:000000000000:abc/dev/GET/calls/x*');
    };
    const url = await serve({ fn: echo, auth });
    expect((await eventOf(get(url))).requestContext.authorizer).toMatchObject({
      principalId: 'me',
      role: 'analyst',
      level: '3',
    });
    expect((await get(url, '/calls/xy')).status).toBe(200);
    expect((await get(url, '/calls/other')).status).toBe(403);
    const methodArn = 'arn:aws:execute-api:us-east-1:000000000000:abc/dev/GET/calls/x';
    expect(arns).toEqual([{ type: 'TOKEN', methodArn, authorizationToken: 'Bearer t' }]);
  });

  it('denies with the context of its answer', async () => {
    const answer = await get(await serve({ fn: echo, auth: () => policy('Deny', '*') }));
    expect([answer.status, await answer.json()]).toEqual([403, { role: 'analyst' }]);
  });

  it.each([
    ['Unauthorized', 401],
    ['the keys cannot be had', 500],
  ])('that throws "%s" gives %i', async (message, status) => {
    const auth = () => {
      throw new Error(message);
    };
    expect((await get(await serve({ fn: echo, auth }))).status).toBe(status);
  });

  it('without a policy is a 500', async () => {
    expect((await get(await serve({ fn: echo, auth: () => ({ principalId: 'me' }) }))).status).toBe(500);
  });
});

it('says in one sentence that its port is taken', async () => {
  const url = await serve({ fn: echo });
  const port = Number(new URL(url).port);
  const second = startRestApi({ api, port, invoke: () => async () => failed(''), invokeStreaming: NO_STREAMS });
  await expect(second).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken; set CALLSIFT_PORT to another one.`);
});
