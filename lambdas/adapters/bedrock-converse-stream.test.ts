import type { BedrockRuntimeClient, ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { EXTRACTIVE_MODEL } from '#local/bedrock/extractive/model.ts';
import { REQUEST, StreamRig, TIMES } from '#local/bedrock/test-streaming-chat.ts';
import { bedrockClient } from '../runtime/bedrock-client.ts';
import { BedrockChat } from './bedrock-converse.ts';
import { BedrockStreamingChat } from './bedrock-converse-stream.ts';

let rig: StreamRig;
beforeAll(async () => {
  rig = await StreamRig.start();
});
afterAll(() => rig.service.stop());
beforeEach(() => rig.begin());

/** A chat whose client gives these events. */
function chatOf(events: Iterable<unknown> | AsyncIterable<unknown>): BedrockStreamingChat {
  const send = async () => ({ stream: events as AsyncIterable<ConverseStreamOutput> });
  return new BedrockStreamingChat({ send } as unknown as BedrockRuntimeClient);
}

const start = (contentBlockIndex: number, name: string) => ({
  contentBlockStart: { contentBlockIndex, start: { toolUse: { toolUseId: 't', name } } },
});
const delta = (contentBlockIndex: number, input: string) => ({
  contentBlockDelta: { contentBlockIndex, delta: { toolUse: { input } } },
});
const words = (contentBlockIndex: number, text: string) => ({
  contentBlockDelta: { contentBlockIndex, delta: { text } },
});
const stop = (stopReason: string) => ({ messageStop: { stopReason } });

async function read(...events: unknown[]) {
  const pieces: string[] = [];
  const request = { ...REQUEST, tool: { ...REQUEST.tool, name: 'record' } };
  const outcome = await chatOf(events).stream(request, TIMES, (json) => void pieces.push(json));
  return { outcome, pieces };
}

describe('a stream', () => {
  it('tells the pieces of the input as they come, and its outcome is that of an answer in one', async () => {
    const whole = await new BedrockChat(rig.service.client).ask(REQUEST, 5_000);
    const { outcome, pieces } = await rig.stream();
    expect(outcome).toEqual({ ...whole, latency_ms: expect.any(Number) });
    expect(outcome).toMatchObject({ kind: 'answered', text: '', stop_reason: 'tool_use', model: EXTRACTIVE_MODEL });
    expect(pieces.length).toBeGreaterThan(10);
    expect(pieces.join('')).toBe(JSON.stringify((outcome as { input: unknown }).input));
    expect(rig.counted()).toMatchObject({ requests: 2, answered: 2, unconfirmed: 0 });
  });

  it('tells a piece before the next one is sent', async () => {
    let first: number | undefined;
    rig.service.faults.push({ eventDelayMs: 15 });
    const started = performance.now();
    const outcome = await new BedrockStreamingChat(rig.service.client).stream(REQUEST, TIMES, () => {
      first ??= performance.now() - started;
    });
    expect(first).toBeLessThan(outcome.latency_ms / 2);
  });

  it('may be cut anywhere, also within an escape, a character or an event', async () => {
    const { outcome } = await rig.stream();
    const { outcome: fragmented, pieces } = await rig.stream({ fragmented: true });
    expect(fragmented).toEqual({ ...outcome, latency_ms: expect.any(Number) });
    expect(pieces.every((piece) => piece.length === 1)).toBe(true);
    expect(pieces.join('')).toContain('📦 पार्सल');
    expect(pieces.join('')).toContain('\\"blue\\"');
  });

  it('leaves its connection to the next one', async () => {
    const { sockets, freeSockets } = await agentOf(rig.service.client);
    await rig.stream();
    await rig.stream();
    expect(Object.values(sockets).flat()).toHaveLength(0);
    expect(Object.values(freeSockets).flat()).toHaveLength(1);
  });

  it('is read event by event: words, other tools and unknown events are no input', async () => {
    const { outcome, pieces } = await read(
      { messageStart: { role: 'assistant' } },
      words(0, 'I '),
      words(0, 'see.'),
      start(1, 'other'),
      delta(1, '{"a":1}'),
      start(2, 'record'),
      delta(2, ''),
      delta(2, '{"b"'),
      { contentBlockDelta: { contentBlockIndex: 3, delta: { reasoningContent: { text: 'Hm.' } } } },
      { $unknown: ['ping', {}] },
      delta(2, ':2}'),
      start(4, 'record'),
      delta(4, '{"c":3}'),
      stop('tool_use'),
      { metadata: { usage: { inputTokens: 5, outputTokens: 2, totalTokens: 7 } } },
    );
    expect(pieces).toEqual(['{"b"', ':2}']);
    expect(outcome).toEqual({
      kind: 'answered',
      input: { b: 2 },
      text: 'I see.',
      stop_reason: 'tool_use',
      usage: { input: 5, output: 2, cache_read: 0, cache_write: 0 },
      latency_ms: expect.any(Number),
    });
  });

  it.each([
    ['{"b":', '{"b":'],
    ['', ''],
    [`{"b":${'['.repeat(300)}${']'.repeat(300)}}`, undefined],
  ])('whose input cannot be used (%#) has none, and keeps its pieces as text', async (json, text = json) => {
    const { outcome } = await read(words(0, 'Well:'), start(1, 'record'), delta(1, json), stop('max_tokens'));
    const whole = text === '' ? 'Well:' : `Well:\n${text}`;
    expect(outcome).toMatchObject({ kind: 'answered', input: undefined, text: whole, stop_reason: 'max_tokens' });
  });

  it('row 15: with tokens that nobody can have used tells none', async () => {
    const { outcome } = await read(start(0, 'record'), delta(0, '{}'), stop('tool_use'), {
      metadata: { usage: { inputTokens: -7, outputTokens: 1, totalTokens: -6 } },
    });
    expect(outcome).toMatchObject({ kind: 'answered', usage: undefined });
  });

  it('without an end, as long as it may be, is lost', async () => {
    function* endless() {
      yield start(0, 'record');
      for (;;) yield delta(0, 'x'.repeat(100_000));
    }
    const outcome = await chatOf(endless()).stream(
      { ...REQUEST, tool: { ...REQUEST.tool, name: 'record' } },
      TIMES,
      () => {},
    );
    expect(outcome).toMatchObject({ kind: 'fault', fault: 'lost', code: 'AnswerTooLong' });
  });
});

/** The sockets that a client has open. */
async function agentOf(client: BedrockRuntimeClient) {
  const handler = client.config.requestHandler as unknown as { config: { httpAgent: import('node:http').Agent } };
  return handler.config.httpAgent;
}

describe('a listener that throws', () => {
  it('ends the stream, and what it threw goes on to its caller', async () => {
    rig.service.faults.push({ eventDelayMs: 20 });
    let told = 0;
    const listen = () => {
      told++;
      throw new RangeError('enough');
    };
    await expect(new BedrockStreamingChat(rig.service.client).stream(REQUEST, TIMES, listen)).rejects.toThrow('enough');
    expect(told).toBe(1);
    await expect.poll(() => rig.counted()).toMatchObject({ requests: 1, unconfirmed: 1 });
    expect((await rig.stream()).outcome.kind).toBe('answered');
  });
});

describe('the client of a function', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('lets a stream go on for longer than its time-out, as long as it begins within it', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL_BEDROCK_RUNTIME', `http://127.0.0.1:${rig.service.bedrock.port}`);
    vi.stubEnv('AWS_REGION', 'us-east-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'person');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'unused');
    const client = bedrockClient({ attempts: 1, timeout: 250 });
    const { outcome } = await rig.stream({ eventDelayMs: 20 }, TIMES, client);
    expect(outcome.kind).toBe('answered');
    expect(outcome.latency_ms).toBeGreaterThan(500);
    const late = await rig.stream({ delayMs: 600 }, TIMES, client);
    expect(late.outcome).toMatchObject({ kind: 'fault', fault: 'timeout' });
    client.destroy();
  });
});
