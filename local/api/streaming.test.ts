import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import { afterEach, describe, expect, it } from 'vitest';
import type { ApiModel } from '../assembly/model.ts';
import type { FunctionPool } from '../functions/function-pool.ts';
import { functionOf, poolOf } from '../functions/test-function.ts';
import { type RestApi, type RestApiOptions, startRestApi } from './rest-api.ts';

const HEAD = `stream = awslambda.HttpResponseStream.from(stream, { statusCode: 200, headers: { 'content-type': 'text/plain' } });`;

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

interface Served {
  readonly url: string;
  readonly pool: FunctionPool;
  readonly problems: string[];
}

interface Settings {
  readonly maxWorkers?: number;
  readonly timeoutMs?: number;
  readonly timeoutSeconds?: number;
  readonly throttles?: ApiModel['throttles'];
  readonly onMetrics?: (record: Record<string, unknown>) => void;
  readonly options?: Partial<RestApiOptions>;
}

/** An API with one route, `POST /stream`, before a function that streams: `event`, `stream` and `sleep(ms)` are at hand. */
async function serve(body: string, settings: Settings = {}): Promise<Served> {
  const source = `const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
    exports.handler = awslambda.streamifyResponse(async (event, stream) => { ${body} });`;
  return serveSource(source, settings);
}

/** The same before a bundle that is built as those of the functions are; `answer` is the body of its handler. */
async function serveStack(answer: string, settings: Settings = {}): Promise<Served> {
  const contents = `import { streamStack } from '#lambdas/runtime/stream-stack.ts';
    import { counter } from '#lambdas/runtime/observability.ts';
    const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
    export const handler = streamStack(async (event) => { ${answer} });`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    write: false,
  });
  return serveSource(outputFiles[0]?.text ?? '', settings);
}

async function serveSource(source: string, settings: Settings = {}): Promise<Served> {
  const {
    timeoutMs = 5000,
    timeoutSeconds = 5,
    maxWorkers = 2,
    throttles = [],
    onMetrics = () => {},
    options = {},
  } = settings;
  const pool = poolOf(functionOf(source, { timeoutSeconds }), { maxWorkers, onMetrics });
  const integration = { kind: 'lambda' as const, functionArn: 'fn', timeoutMs, streaming: true };
  const api: ApiModel = {
    id: 'abc',
    stage: 'dev',
    region: 'us-east-1',
    account: '000000000000',
    publicUrl: '',
    binaryMediaTypes: [],
    routes: [{ method: 'POST', path: '/stream', resourceId: 's', integration }],
    gatewayResponses: [
      { type: 'DEFAULT_5XX', headers: {}, templates: { 'application/json': '{"m":$context.error.messageString}' } },
    ],
    throttles,
  };
  const problems: string[] = [];
  const served: RestApi = await startRestApi({
    api,
    port: 0,
    invoke: () => pool.invoke,
    invokeStreaming: () => pool.invokeStreaming,
    onProblem: (line) => problems.push(line),
    ...options,
  });
  closing.push(() => pool.close(), served.close);
  return { url: `${served.url}/stream`, pool, problems };
}

interface Heard {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly chunks: readonly string[];
  /** Milliseconds from the request to the head, and to each chunk. */
  readonly headAt: number;
  readonly times: readonly number[];
  /** Whether the response came to its end. */
  readonly whole: boolean;
}

function post(url: string, body: string): ClientRequest {
  const sent = request(url, { method: 'POST', agent: false });
  sent.end(body);
  return sent;
}

async function hear(url: string, body = ''): Promise<Heard> {
  const from = performance.now();
  const [chunks, times]: [string[], number[]] = [[], []];
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    post(url, body).once('response', resolve).once('error', reject);
  });
  const headAt = performance.now() - from;
  await new Promise<void>((resolve) => {
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk.toString());
      times.push(performance.now() - from);
    });
    response.on('error', () => {});
    response.once('close', resolve);
  });
  const { statusCode = 0, headers, complete: whole } = response;
  return { status: statusCode, headers, chunks, headAt, times, whole };
}

describe('a route that streams', () => {
  it('gives the head and each chunk at once', async () => {
    const { url, pool } = await serve(`${HEAD} stream.write(''); await sleep(250); stream.write('data: 1\\n\\n');
      await sleep(250); stream.end('data: ' + event.body)`);
    pool.warm();
    await sleep(200);
    const heard = await hear(url, 'two');
    expect(heard).toMatchObject({ status: 200, chunks: ['data: 1\n\n', 'data: two'], whole: true });
    expect(heard.headers).toMatchObject({
      'content-type': 'text/plain',
      'transfer-encoding': 'chunked',
      'x-amzn-requestid': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const [first = 0, second = 0] = heard.times;
    expect(first - heard.headAt).toBeGreaterThan(100);
    expect(second - first).toBeGreaterThan(100);
  });

  it('takes status, repeated headers and cookies from the metadata', async () => {
    const { url } = await serve(`awslambda.HttpResponseStream.from(stream, { statusCode: 418,
      multiValueHeaders: { 'x-many': ['a', 'b'] }, headers: { 'content-length': '3' }, cookies: ['c=1'] });
      stream.write('short'); stream.end()`);
    const { status, headers, chunks } = await hear(url);
    expect([status, chunks]).toEqual([418, ['short']]);
    expect(headers).toMatchObject({ 'x-many': 'a, b', 'x-amzn-remapped-content-length': '3', 'set-cookie': ['c=1'] });
  });

  it.each([
    ['one megabyte', 16],
    ['seven megabytes', 112],
  ])('passes on %s', async (_, parts) => {
    const { url } = await serve(`${HEAD} for (let i = 0; i < ${parts}; i++)
      if (!stream.write(Buffer.alloc(65536, 65 + (i % 26)))) await new Promise((r) => stream.once('drain', r)); stream.end()`);
    const { chunks, whole } = await hear(url);
    const text = chunks.join('');
    expect([text.length, whole, text.slice(65_535, 65_537)]).toEqual([parts * 65_536, true, 'AB']);
  });

  it('serves two at the same time, and two after those', async () => {
    const { url } = await serve(
      `${HEAD} for (const n of [1, 2, 3]) { stream.write(event.body + n); await sleep(30); } stream.end()`,
    );
    const all = await Promise.all(['a', 'b', 'c', 'd'].map((name) => hear(url, name)));
    expect(all.map(({ chunks }) => chunks.join(''))).toEqual(['a1a2a3', 'b1b2b3', 'c1c2c3', 'd1d2d3']);
  });

  it('is throttled like any other', async () => {
    const { url } = await serve(`${HEAD} stream.write('x'); stream.end()`, {
      throttles: [{ method: '*', path: '/*', rate: 0.001, burst: 1 }],
    });
    expect([(await hear(url)).status, (await hear(url)).status]).toEqual([200, 429]);
  });
});

describe('a stream that cannot begin', () => {
  it.each([
    ['fails before its metadata', `throw new Error('secret')`],
    ['has no metadata', `stream.end('plain text')`],
    ['has metadata that is no JSON', `stream.write('nonsense'); stream.write(Buffer.alloc(8)); await sleep(60000)`],
    [
      'has no status',
      `awslambda.HttpResponseStream.from(stream, { headers: {} }); stream.write('x'); await sleep(60000)`,
    ],
    [
      'has a body in its metadata',
      `awslambda.HttpResponseStream.from(stream, { statusCode: 200, body: 'x' }); stream.end('x')`,
    ],
    [
      'has a header with a line break',
      `awslambda.HttpResponseStream.from(stream, { statusCode: 200, headers: { a: 'b\\r\\nc: d' } }); stream.write('x'); stream.end()`,
    ],
    ['is never silent and never begins', `for (;;) { stream.write('x'.repeat(1000)); await sleep(1) }`],
  ])('since it %s is a 502', async (_, body) => {
    const { url, problems } = await serve(body, { timeoutSeconds: 2 });
    const heard = await hear(url);
    expect([heard.status, heard.chunks]).toEqual([502, ['{"m":"Internal server error"}']]);
    expect(problems.some((line) => line.startsWith('POST /stream: '))).toBe(true);
  });

  it('is a 502 for a function that does not stream', async () => {
    const { url } = await serveSource(`exports.handler = async () => ({ statusCode: 200, body: 'x' })`);
    expect((await hear(url)).status).toBe(502);
  });

  it('is a 504 when it takes too long', async () => {
    const { url } = await serve(`await sleep(60000)`, { timeoutMs: 200 });
    expect((await hear(url)).status).toBe(504);
  });
});

describe('a stream that breaks off', () => {
  it.each([
    ['the function fails', `throw new Error('secret')`, {}],
    ['the function times out', `await sleep(60000)`, { timeoutSeconds: 1 }],
    ['the route times out', `await sleep(60000)`, { timeoutMs: 1500 }],
    ['it is silent for too long', `await sleep(60000)`, { options: { idleMs: 1500 } }],
    ['the thread ends', `process.exit(1)`, {}],
  ] as const)('since %s is seen as not whole', async (_, then, settings) => {
    const { url, problems } = await serve(`${HEAD} stream.write('some'); await sleep(50); ${then}`, settings);
    const heard = await hear(url);
    expect(heard).toMatchObject({ status: 200, chunks: ['some'], whole: false });
    expect(problems).not.toEqual([]);
  });

  it('is not cut as long as chunks come', async () => {
    const { url } = await serve(
      `${HEAD} for (let i = 0; i < 8; i++) { stream.write('.'); await sleep(160); } stream.end()`,
      {
        options: { idleMs: 1000 },
      },
    );
    expect(await hear(url)).toMatchObject({ whole: true });
  });
});

describe('the middleware of functions that stream', () => {
  const EVENTS = `{ statusCode: 200, headers: { 'content-type': 'text/event-stream' }, body: ReadableStream.from(events()) }`;

  it('has each event on its way before the next one is made, and its metrics at the end', async () => {
    const metrics: Record<string, unknown>[] = [];
    const { url, pool } = await serveStack(
      `async function* events() { yield 'data: 1\\n\\n'; await sleep(300); counter.count('Queries', 3); yield 'data: 2\\n\\n'; }
      return ${EVENTS};`,
      { onMetrics: (record) => metrics.push(record) },
    );
    pool.warm();
    await sleep(400);
    const heard = await hear(url);
    expect(heard).toMatchObject({ status: 200, chunks: ['data: 1\n\n', 'data: 2\n\n'], whole: true });
    expect(heard.headers['content-type']).toBe('text/event-stream');
    expect((heard.times[1] ?? 0) - (heard.times[0] ?? 0)).toBeGreaterThan(100);
    await expect.poll(() => metrics).toMatchObject([{ Queries: 3 }]);
  });

  it('answers with a problem what fails before the first event, and cuts the stream after it', async () => {
    const { url } = await serveStack(
      `async function* events() { yield 'data: 1\\n\\n'; throw new Error('secret'); }
      if (event.body === 'early') throw new Error('secret');
      return ${EVENTS};`,
    );
    const early = await hear(url, 'early');
    expect(early).toMatchObject({ status: 500, whole: true });
    expect(early.headers['content-type']).toBe('application/problem+json');
    expect(JSON.parse(early.chunks.join(''))).toMatchObject({ type: 'urn:callsift:problem:internal-error' });
    expect(await hear(url)).toMatchObject({ status: 200, chunks: ['data: 1\n\n'], whole: false });
  });
});

describe('a client that goes away', () => {
  const endless = `globalThis.wrote = 0; ${HEAD} for (let i = 0; i < 30; i++) {
    if (!stream.write('x'.repeat(Number(event.body)))) await new Promise((r) => stream.once('drain', r));
    globalThis.wrote++; await sleep(10); } stream.end()`;

  it.each([['10'], ['500000']])(
    'leaves the function to its end and frees its thread, with chunks of %s bytes',
    async (size) => {
      const { url, pool, problems } = await serve(
        `if (event.ask) return stream.end(String(globalThis.wrote)); ${endless}`,
        // Another thread would not know how far this one came.
        { maxWorkers: 1 },
      );
      const sent = post(url, size);
      const response = await new Promise<IncomingMessage>((resolve) => sent.once('response', resolve));
      response.on('error', () => {});
      await new Promise((resolve) => response.once('data', resolve));
      sent.destroy();
      const asked = async () => {
        const told = await pool.invoke({ ask: true });
        return told.ok && told.payload;
      };
      await expect.poll(asked, { timeout: 4000, interval: 100 }).toBe('30');
      expect(problems).toEqual([]);
    },
  );
});
