import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '#local/bedrock/faults.ts';
import { startBedrock } from '#local/bedrock/server.ts';
import { BedrockEmbedder } from './bedrock-embedder.ts';

const MODEL = 'amazon.titan-embed-text-v2:0';
let fault: Fault | undefined;
/** Faults of the next requests, before `fault` holds. */
const once: Fault[] = [];
let asked = 0;
let server: Awaited<ReturnType<typeof startBedrock>>;
let client: BedrockRuntimeClient;

function clientOf(port: number, { timeout, attempts }: { timeout: number; attempts: number }): BedrockRuntimeClient {
  return new BedrockRuntimeClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: new NodeHttpHandler({ requestTimeout: timeout, throwOnRequestTimeout: true }),
    maxAttempts: attempts,
  });
}

beforeAll(async () => {
  const faults = () => {
    asked++;
    return once.shift() ?? fault;
  };
  server = await startBedrock({ port: 0, faults });
  client = clientOf(server.port, { timeout: 300, attempts: 1 });
});
afterAll(async () => {
  client.destroy();
  await server.stop();
});

const embedder = (dimensions: 256 | 512 = 256) =>
  new BedrockEmbedder(client, { embedding_model: MODEL, dimensions }, 1_000);

describe('embeddings on Bedrock', () => {
  it('are unit vectors in the order of the texts, with the tokens that were paid for', async () => {
    const texts = Array.from({ length: 40 }, (_, i) => `text number ${i} about ${i % 2 ? 'refunds' : 'routers'}`);
    const outcomes = await embedder().embed(texts, 9_000);
    const alone = await embedder().embed(texts.slice(7, 8), 9_000);
    expect(outcomes).toHaveLength(40);
    expect(outcomes[7]).toEqual(alone[0]);
    for (const outcome of outcomes) {
      if (!outcome.ok) throw new Error(outcome.fault);
      expect(Math.hypot(...outcome.vector)).toBeCloseTo(1, 5);
      expect(outcome.tokens).toBeGreaterThan(0);
    }
  });

  it('have the dimensions that are asked for, and are none of no texts', async () => {
    const [outcome] = await embedder(512).embed(['hello'], 9_000);
    expect(outcome?.ok && outcome.vector.length).toBe(512);
    expect(await embedder().embed([], 9_000)).toEqual([]);
  });

  it('rows 12, 13: fail one by one with the name of the fault, and never throw', async () => {
    for (const [code, outcome] of [
      ['ThrottlingException', 'throttled'],
      ['ServiceUnavailableException', 'unavailable'],
      ['AccessDeniedException', 'refused'],
    ] as const) {
      fault = { code };
      const failed = { ok: false, fault: code, failures: [{ outcome }] };
      expect(await embedder().embed(['a', 'b'], 9_000)).toEqual([failed, failed]);
    }
    fault = undefined;
    const [empty, good] = await embedder().embed(['', 'b'], 9_000);
    expect(empty).toMatchObject({ ok: false, fault: 'ValidationException' });
    expect(good?.ok).toBe(true);
  });

  it('tell of each request of the client that failed on the way, also behind a vector', async () => {
    const patient = clientOf(server.port, { timeout: 300, attempts: 3 });
    once.push({ code: 'ThrottlingException' }, { cut: true });
    const settings = { embedding_model: MODEL, dimensions: 256 } as const;
    const [outcome] = await new BedrockEmbedder(patient, settings, 9_000).embed(['hello'], 9_000);
    patient.destroy();
    expect(outcome).toMatchObject({ ok: true, failures: [{ outcome: 'throttled' }, { outcome: 'lost' }] });
  });

  it.each([
    ['no JSON', '<html>', undefined],
    ['null', 'null', undefined],
    ['too few numbers', JSON.stringify({ embedding: [1, 0], inputTextTokenCount: 7 }), 7],
    [
      'no numbers',
      JSON.stringify({ embedding: Array.from({ length: 256 }, () => 'x'), inputTextTokenCount: 0.5 }),
      undefined,
    ],
  ])('are refused as an answer that may have been paid for where they are %s', async (_name, body, tokens) => {
    const odd = createServer((_, response) => void response.writeHead(200).end(body));
    await new Promise<void>((resolve) => odd.listen(0, '127.0.0.1', resolve));
    const other = clientOf((odd.address() as AddressInfo).port, { timeout: 300, attempts: 1 });
    const settings = { embedding_model: MODEL, dimensions: 256 } as const;
    expect(await new BedrockEmbedder(other, settings, 1_000).embed(['a'], 9_000)).toEqual([
      { ok: false, fault: 'UnexpectedEmbedding', failures: [{ outcome: 'invalid', tokens }] },
    ]);
    other.destroy();
    await new Promise((resolve) => odd.close(resolve));
  });

  it('row 15: give up on a model that does not answer, and on the rest after a few of them', async () => {
    fault = { delayMs: 2_000 };
    const before = asked;
    const began = performance.now();
    const outcomes = await embedder().embed(
      Array.from({ length: 100 }, (_, i) => `text ${i}`),
      9_000,
    );
    const timedOut = { ok: false, fault: 'TimeoutError' };
    expect(outcomes).toMatchObject(outcomes.map(() => timedOut));
    // Those that were asked for, and nothing of the others.
    expect(outcomes.flatMap(({ failures = [] }) => failures)).toEqual(
      Array.from({ length: asked - before }, () => ({ outcome: 'timeout' })),
    );
    expect(asked - before).toBeLessThan(50);
    expect(performance.now() - began).toBeLessThan(5_000);
    fault = undefined;
  });

  it('row 15: give up on an answer that begins and never ends', async () => {
    const stalled = createServer(
      (_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{'),
    );
    await new Promise<void>((resolve) => stalled.listen(0, '127.0.0.1', resolve));
    const other = clientOf((stalled.address() as AddressInfo).port, { timeout: 60_000, attempts: 1 });
    const settings = { embedding_model: MODEL, dimensions: 256 } as const;
    const timedOut = { ok: false, fault: 'TimeoutError', failures: [{ outcome: 'timeout' }] };
    expect(await new BedrockEmbedder(other, settings, 200).embed(['a'], 9_000)).toEqual([timedOut]);
    expect(await new BedrockEmbedder(other, settings, 9_000).embed(['a'], 200)).toEqual([timedOut]);
    other.destroy();
    stalled.closeAllConnections();
    await new Promise((resolve) => stalled.close(resolve));
  });
});
