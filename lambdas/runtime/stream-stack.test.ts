import { Readable, Writable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { counter, logger, metrics } from './observability.ts';
import { type StreamedAnswer, streamStack } from './stream-stack.ts';

type Streaming = (event: APIGatewayProxyEvent, stream: Writable, context: Context) => Promise<void>;

const EVENT = { requestContext: { requestId: 'r-1' } } as APIGatewayProxyEvent;
const HEAD = { statusCode: 200, headers: { 'content-type': 'text/event-stream' } };
const CORRELATED = { 'x-correlation-id': 'r-1' };

/** What the runtime of Lambda has for handlers that stream, with the metadata kept apart from the body. */
function setUp() {
  const seen: { metadata: unknown; body: string; happened: string[] } = { metadata: undefined, body: '', happened: [] };
  vi.stubGlobal('awslambda', {
    streamifyResponse: (handler: unknown) => handler,
    HttpResponseStream: {
      from(stream: Writable, metadata: unknown) {
        seen.metadata = metadata;
        return stream;
      },
    },
  });
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      seen.body += chunk.toString();
      if (chunk.length > 0) seen.happened.push(chunk.toString());
      done();
    },
  });
  stream.on('error', () => {});
  vi.spyOn(metrics, 'publishStoredMetrics').mockImplementation(() => {
    seen.happened.push('metrics');
    metrics.clearMetrics();
    return metrics;
  });
  const run = (handler: () => Promise<StreamedAnswer>) =>
    (streamStack(handler) as unknown as Streaming)(EVENT, stream, {} as Context);
  return { seen, stream, run };
}

const logged: unknown[][] = [];
beforeEach(() => {
  logged.length = 0;
  vi.spyOn(logger, 'error').mockImplementation((...line) => void logged.push(line));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  metrics.clearMetrics();
});

describe('the stack of functions that stream', () => {
  async function* parts() {
    yield 'one ';
    counter.count('Queries', 1);
    yield 'two';
  }

  it.each([
    ['a text', () => 'one two', ['one two']],
    ['a Node.js stream', () => Readable.from(parts()), ['one ', 'two', 'metrics']],
    ['a web stream', () => ReadableStream.from(parts()), ['one ', 'two', 'metrics']],
  ])('sends %s after its metadata, and writes out metrics at the end', async (_, body, happened) => {
    const { seen, stream, run } = setUp();
    await run(async () => ({ ...HEAD, body: body() }));
    const metadata = { ...HEAD, headers: { ...HEAD.headers, ...CORRELATED } };
    expect(seen).toEqual({ metadata, body: 'one two', happened });
    expect(stream.writableFinished).toBe(true);
  });

  it('answers with a problem what fails before the body begins, and keeps what was counted', async () => {
    const { seen, run } = setUp();
    await run(async () => {
      counter.count('Queries', 1);
      throw new RangeError('maya@example.com');
    });
    const headers = { 'content-type': 'application/problem+json', ...CORRELATED };
    expect(seen.metadata).toEqual({ statusCode: 500, headers });
    expect(JSON.parse(seen.body)).toMatchObject({ type: 'urn:callsift:problem:internal-error', request_id: 'r-1' });
    expect(seen.happened.at(-1)).toBe('metrics');
    expect(logged).toEqual([['The request failed', { error_name: 'RangeError' }]]);
  });

  it('cuts a body that fails in the middle, and tells no more of it than a name', async () => {
    const { seen, stream, run } = setUp();
    async function* failing() {
      yield 'one ';
      counter.count('Queries', 1);
      throw new RangeError('maya@example.com');
    }
    await expect(run(async () => ({ ...HEAD, body: ReadableStream.from(failing()) }))).rejects.toThrow(
      'The stream was cut.',
    );
    expect(seen.happened).toEqual(['one ', 'metrics']);
    expect(stream.writableFinished).toBe(false);
    expect(logged).toEqual([['The stream was cut', { error_name: 'RangeError' }]]);
  });

  it('lets go of its body when its stream breaks', async () => {
    const { stream, run } = setUp();
    let released = false;
    async function* endless() {
      try {
        for (let i = 0; ; i++) {
          if (i === 3) stream.destroy(new Error('torn'));
          yield '.';
        }
      } finally {
        released = true;
      }
    }
    await expect(run(async () => ({ ...HEAD, body: ReadableStream.from(endless()) }))).rejects.toThrow();
    await expect.poll(() => released).toBe(true);
  });
});
