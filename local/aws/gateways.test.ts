import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { Client } from '@opensearch-project/opensearch';
import { AwsSigv4Signer } from '@opensearch-project/opensearch/aws-v3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AwsEndpoint, startAwsEndpoint } from './endpoint.ts';
import type { Statement } from './iam.ts';
import { functionNameOf } from './lambda-gateway.ts';
import { searchAccess } from './opensearch-gateway.ts';
import { startStandIn } from './test-stand-in.ts';

const DOMAIN = 'arn:aws:es:us-east-1:000000000000:domain/app-calls';
const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:000000000000:function:app-Echo';

const problems: string[] = [];
const invoked: unknown[] = [];
let granted: Statement[] = [];
let engine: Awaited<ReturnType<typeof startStandIn>>;
let endpoint: AwsEndpoint;

const grant = (Action: string, Resource: string) => {
  granted = [{ Effect: 'Allow', Action, Resource }];
};

beforeAll(async () => {
  engine = await startStandIn({ took: 1, responses: [] });
  endpoint = await startAwsEndpoint({
    port: 0,
    upstream: { opensearch: engine.url },
    onProblem: (line) => problems.push(line),
    grants: (accessKeyId) => (accessKeyId === 'search' ? granted : undefined),
  });
  endpoint.setSearchDomain('app-calls');
  const invoke = async (event: unknown) => {
    invoked.push(event);
    const error = { errorType: 'TypeError', errorMessage: 'broken' };
    if ((event as { fail?: boolean }).fail) return { ok: false, requestId: 'r', error } as const;
    return { ok: true, requestId: 'r', payload: { echo: event } } as const;
  };
  endpoint.setFunctions((name) => (name === 'app-Echo' ? { arn: FUNCTION_ARN, invoke } : undefined));
});

beforeEach(() => {
  granted = [];
  invoked.length = 0;
});

afterAll(async () => {
  await endpoint.close();
  await engine.close();
});

const credentials = (accessKeyId: string) => ({ accessKeyId, secretAccessKey: 'unused' });

function openSearch(accessKeyId: string): Client {
  const signer = AwsSigv4Signer({
    region: 'us-east-1',
    service: 'es',
    getCredentials: async () => credentials(accessKeyId),
  });
  return new Client({ ...signer, node: `${endpoint.url}/_opensearch`, maxRetries: 0 });
}

describe('OpenSearch', () => {
  it('gets path, query and body as they were sent', async () => {
    await openSearch('person').bulk({ refresh: 'wait_for', body: [{ index: { _id: 'ग्राहक 1' } }, { a: 1 }] });
    expect(engine.seen.at(-1)).toEqual({
      method: 'POST',
      path: '/_bulk?refresh=wait_for',
      body: '{"index":{"_id":"ग्राहक 1"}}\n{"a":1}\n',
    });
    await fetch(`${endpoint.url}/_opensearch/calls/_doc/a%2Fb%20c`, { method: 'DELETE' });
    expect(engine.seen.at(-1)).toMatchObject({ method: 'DELETE', path: '/calls/_doc/a%2Fb%20c' });
    await fetch(`${endpoint.url}/_opensearch`);
    expect(engine.seen.at(-1)).toMatchObject({ method: 'GET', path: '/' });
  });

  it('is asked for the paths that a role is granted, and for no others', async () => {
    grant('es:ESHttpPost', `${DOMAIN}/calls/_msearch`);
    const search = openSearch('search');
    await search.msearch({ index: 'calls', body: [{}, { query: { match_all: {} } }] });
    expect(engine.seen.at(-1)?.path).toBe('/calls/_msearch');
    const before = engine.seen.length;
    const why = `search is not authorized to perform: es:ESHttpPost on resource: ${DOMAIN}/_bulk`;
    await expect(search.bulk({ body: [{ index: {} }, {}] })).rejects.toMatchObject({
      statusCode: 403,
      body: { Message: why },
    });
    expect(engine.seen).toHaveLength(before);
    expect(problems).toContain(`Access denied: ${why}`);
  });

  it('is spared what is said about roles, which are enforced here', async () => {
    const before = engine.seen.length;
    const security = `${endpoint.url}/_opensearch/_plugins/_security/api/rolesmapping/writer`;
    const answer = await fetch(security, { method: 'PUT', body: '{"backend_roles":["arn"]}' });
    expect(await answer.json()).toMatchObject({ status: 'OK' });
    expect(engine.seen).toHaveLength(before);
  });

  it('is out of service, not in fault, when its engine cannot be reached', async () => {
    const lines: string[] = [];
    const upstream = { opensearch: 'http://127.0.0.1:1' };
    const other = await startAwsEndpoint({ port: 0, upstream, onProblem: (line) => lines.push(line) });
    const ask = () => fetch(`${other.url}/_opensearch/calls/_search`);
    expect([(await ask()).status, (await ask()).status]).toEqual([503, 503]);
    await other.close();
    expect(lines).toEqual([expect.stringContaining('ECONNREFUSED')]);
  });
});

describe('Lambda', () => {
  const lambda = (accessKeyId = 'person') =>
    new LambdaClient({
      endpoint: endpoint.url,
      region: 'us-east-1',
      credentials: credentials(accessKeyId),
      maxAttempts: 1,
    });
  const invoke = (event: object | string, type?: 'Event' | 'DryRun', FunctionName = 'app-Echo') =>
    lambda().send(
      new InvokeCommand({
        FunctionName,
        ...(type && { InvocationType: type }),
        Payload: Buffer.from(typeof event === 'string' ? event : JSON.stringify(event)),
      }),
    );

  it('gives the answer of a function', async () => {
    const { StatusCode, FunctionError, Payload, ExecutedVersion } = await invoke({ action: 'ensure' });
    expect({ StatusCode, FunctionError, ExecutedVersion }).toEqual({ StatusCode: 200, ExecutedVersion: '$LATEST' });
    expect(JSON.parse(Payload?.transformToString() ?? '')).toEqual({ echo: { action: 'ensure' } });
  });

  it('gives what a function threw, with the header that says so', async () => {
    const { StatusCode, FunctionError, Payload } = await invoke({ fail: true });
    expect({ StatusCode, FunctionError }).toEqual({ StatusCode: 200, FunctionError: 'Unhandled' });
    expect(JSON.parse(Payload?.transformToString() ?? '')).toEqual({ errorType: 'TypeError', errorMessage: 'broken' });
  });

  it('runs an event without waiting, and a dry run not at all', async () => {
    expect((await invoke({ n: 1 }, 'Event')).StatusCode).toBe(202);
    expect((await invoke({ n: 2 }, 'DryRun')).StatusCode).toBe(204);
    expect(invoked).toEqual([{ n: 1 }]);
  });

  it('takes no payload for an empty event', async () => {
    await lambda().send(new InvokeCommand({ FunctionName: FUNCTION_ARN }));
    expect(invoked).toEqual([{}]);
  });

  it('refuses what it cannot run', async () => {
    await expect(invoke('{', undefined)).rejects.toMatchObject({ name: 'InvalidRequestContentException' });
    await expect(invoke({}, undefined, 'nobody')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Function not found: nobody',
    });
  });

  it('is for people, and for functions that are granted it', async () => {
    const call = () => lambda('search').send(new InvokeCommand({ FunctionName: 'app-Echo' }));
    await expect(call()).rejects.toMatchObject({ name: 'AccessDeniedException' });
    grant('lambda:InvokeFunction', FUNCTION_ARN);
    expect((await call()).StatusCode).toBe(200);
  });

  it.each([
    ['fn', 'fn'],
    ['fn:live', 'fn'],
    [FUNCTION_ARN, 'app-Echo'],
    [`${encodeURIComponent(FUNCTION_ARN)}%3A1`, 'app-Echo'],
    ['000000000000:function:fn', 'fn'],
  ])('knows the function named %s', (name, expected) => {
    expect(functionNameOf(`/2015-03-31/functions/${name}/invocations?Qualifier=1`)).toBe(expected);
  });
});

describe('the right to send a request', () => {
  it.each([
    ['POST', '/calls/_msearch?typed_keys=true', 'es:ESHttpPost', '/calls/_msearch'],
    ['GET', '/', 'es:ESHttpGet', '/'],
    ['HEAD', '/_alias/calls', 'es:ESHttpHead', '/_alias/calls'],
    ['delete', '/calls-v1', 'es:ESHttpDelete', '/calls-v1'],
  ])('of %s %s is %s', (method, path, action, resource) => {
    expect(searchAccess(method, path, DOMAIN)).toEqual({ action, resource: DOMAIN + resource });
  });
});
