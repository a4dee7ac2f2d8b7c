import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BedrockStreamingChat } from '#lambdas/adapters/bedrock-converse-stream.ts';
import type { ChatRequest, StreamTimes } from '#lambdas/domain/enrichment/ports.ts';
import { type Bedrock, startBedrock } from '../server.ts';
import { createBridge } from './bridge.ts';
import { createStreamBridge } from './bridge-stream.ts';
import { completion, type Reply, startChatServer, text } from './test-chat-server.ts';

const MODEL = 'us.amazon.nova-lite-v1:0';
const REQUEST: ChatRequest = {
  model: MODEL,
  system: 'Read the call.',
  user: 'My parcel is nine days late.',
  tool: {
    name: 'note_parcel',
    description: 'Notes what became of a parcel.',
    schema: { type: 'object', properties: { late: { type: 'boolean' } }, required: ['late'] },
  },
  max_tokens: 300,
};
const TIMES: StreamTimes = { within_ms: 3_000, idle_ms: 1_500 };

let server: Awaited<ReturnType<typeof startChatServer>>;
let bedrock: Bedrock;
let client: BedrockRuntimeClient;

beforeAll(async () => {
  server = await startChatServer();
  const options = { url: server.url, model: 'tiny', timeoutMs: 1_000 };
  bedrock = await startBedrock({
    port: 0,
    converse: createBridge(options),
    converseStream: createStreamBridge(options),
  });
  client = new BedrockRuntimeClient({
    endpoint: `http://127.0.0.1:${bedrock.port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'person', secretAccessKey: 'unused' },
    requestHandler: new NodeHttpHandler(),
    maxAttempts: 1,
  });
});

afterAll(async () => {
  client.destroy();
  await bedrock.stop();
  await server.close();
});

async function stream(times = TIMES) {
  const pieces: string[] = [];
  const outcome = await new BedrockStreamingChat(client).stream(REQUEST, times, (json) => void pieces.push(json));
  return { outcome, pieces };
}

const sent = (chunk: object) => `data: ${JSON.stringify(chunk)}\n\n`;
const delta = (body: object, finish_reason: string | null = null) =>
  sent({ object: 'chat.completion.chunk', choices: [{ index: 0, delta: body, finish_reason }] });
const call = (called: object) => delta({ tool_calls: [{ index: 0, function: called }] });
const USAGE = sent({ choices: [], usage: { prompt_tokens: 21, completion_tokens: 9, total_tokens: 30 } });
const DONE = 'data: [DONE]\n\n';
const PIECES = [
  delta({ role: 'assistant', content: '' }),
  delta({
    tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: { name: 'note_parcel', arguments: '' } }],
  }),
  call({ arguments: '{"la' }),
  call({ arguments: 'te":"पा' }),
  call({ arguments: 'र्सल"}' }),
];
const WHOLE = [...PIECES, delta({}, 'tool_calls'), USAGE, DONE];

/** Sends the parts of a stream, all at once or with a pause before each; without an end where there is to be none. */
function streaming(parts: readonly (string | Buffer)[], { pauseMs = 0, ends = true } = {}): Reply {
  return async (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    for (const part of parts) {
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
      response.write(part);
    }
    if (ends) response.end();
  };
}

const counted = () => bedrock.usage().chat.total;

describe('ConverseStream by a language model of another protocol', () => {
  it('asks for a stream with its tokens, and passes the pieces on', async () => {
    server.willReply(streaming(WHOLE));
    const { outcome, pieces } = await stream();
    expect(server.seen.at(-1)?.body).toMatchObject({ stream: true, stream_options: { include_usage: true } });
    expect(pieces).toEqual(['{"la', 'te":"पा', 'र्सल"}']);
    expect(outcome).toEqual({
      kind: 'answered',
      input: { late: 'पार्सल' },
      text: '',
      stop_reason: 'tool_use',
      usage: { input: 21, output: 9, cache_read: 0, cache_write: 0 },
      model: 'tiny',
      latency_ms: expect.any(Number),
    });
  });

  it('passes a piece on before the next one is written', async () => {
    server.willReply(streaming(WHOLE, { pauseMs: 60 }));
    const started = performance.now();
    let first = 0;
    const { latency_ms } = await new BedrockStreamingChat(client).stream(REQUEST, TIMES, () => {
      first ||= performance.now() - started;
    });
    expect(first).toBeLessThan(latency_ms - 200);
  });

  it('reads a stream that is cut anywhere', async () => {
    const bytes = Buffer.from(WHOLE.join('').replaceAll('\n', '\r\n'));
    const parts = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) => bytes.subarray(7 * i, 7 * i + 7));
    server.willReply(streaming(parts, { pauseMs: 1 }));
    expect((await stream()).outcome).toMatchObject({ kind: 'answered', input: { late: 'पार्सल' } });
  });

  it('takes arguments in one piece, also as an object, and words beside them', async () => {
    const named = { name: 'note_parcel', arguments: { late: true } };
    const parts = [delta({ content: 'I ' }), delta({ content: 'see.' }), call(named), delta({}, 'stop'), USAGE, DONE];
    server.willReply(streaming(parts));
    const { outcome } = await stream();
    expect(outcome).toMatchObject({ input: { late: true }, text: 'I see.', stop_reason: 'tool_use' });
  });

  it('takes an answer in one from a server that does not stream', async () => {
    const called = { id: 'c', type: 'function', function: { name: 'note_parcel', arguments: '{"late":true}' } };
    server.willReply(completion({ tool_calls: [called] }));
    expect((await stream()).outcome).toMatchObject({
      input: { late: true },
      usage: { input: 21, output: 9 },
      model: 'tiny',
    });
  });

  it('keeps what was cut at the limit of tokens, and tells no tokens where none were reported', async () => {
    server.willReply(streaming([...PIECES.slice(0, 4), delta({}, 'length'), DONE]));
    const { outcome } = await stream();
    expect(outcome).toMatchObject({ stop_reason: 'max_tokens', input: undefined, text: '{"late":"पा' });
    expect(outcome).toMatchObject({ usage: undefined });
    await expect.poll(() => counted().unconfirmed.requests).toBe(1);
  });

  it.each([
    ['refuses', text('{"error":"no"}', 400), { fault: 'refused' }],
    ['is busy', text('{}', 429), { fault: 'throttled' }],
    ['is out of order', text('{}', 503), { fault: 'unavailable' }],
    ['answers with nothing of it', text('[]'), { fault: 'unavailable', code: 'ModelErrorException' }],
    ['never answers', () => {}, { fault: 'unavailable', code: 'ModelTimeoutException' }],
    ['breaks off', streaming(PIECES), { fault: 'lost', code: 'ModelStreamErrorException' }],
    ['stops within its answer', streaming(PIECES, { ends: false }), { fault: 'lost' }],
    ['reports an error', streaming([...PIECES, sent({ error: { message: 'x' } })]), { fault: 'lost' }],
  ] as const)('has a fault where the server %s', async (_, reply, fault) => {
    server.willReply(reply);
    expect((await stream()).outcome).toMatchObject({ kind: 'fault', ...fault });
  });

  it('ends the server’s work when the client leaves, and counts what was written', async () => {
    const before = counted().unconfirmed;
    let left = false;
    server.willReply((response) => {
      response.once('close', () => {
        left = true;
      });
      return streaming(PIECES, { ends: false })(response);
    });
    const { outcome } = await stream({ within_ms: 3_000, idle_ms: 150 });
    expect(outcome).toMatchObject({ kind: 'fault', fault: 'timeout' });
    await expect.poll(() => left).toBe(true);
    await expect.poll(() => counted().unconfirmed.requests).toBe(before.requests + 1);
    expect(counted().unconfirmed.outputTokens).toBeGreaterThan(before.outputTokens);
  });
});
