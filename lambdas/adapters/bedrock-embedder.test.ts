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
let asked = 0;
let server: Awaited<ReturnType<typeof startBedrock>>;
let client: BedrockRuntimeClient;

beforeAll(async () => {
  const faults = () => {
    asked++;
    return fault;
  };
  server = await startBedrock({ port: 0, faults });
  client = new BedrockRuntimeClient({
    endpoint: `http://127.0.0.1:${server.port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: new NodeHttpHandler({ requestTimeout: 300, throwOnRequestTimeout: true }),
    maxAttempts: 1,
  });
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
    for (const code of ['ThrottlingException', 'ServiceUnavailableException', 'AccessDeniedException'] as const) {
      fault = { code };
      expect(await embedder().embed(['a', 'b'], 9_000)).toEqual([
        { ok: false, fault: code },
        { ok: false, fault: code },
      ]);
    }
    fault = undefined;
    const [empty, good] = await embedder().embed(['', 'b'], 9_000);
    expect(empty).toEqual({ ok: false, fault: 'ValidationException' });
    expect(good?.ok).toBe(true);
  });

  it('row 15: give up on a model that does not answer, and on the rest after a few of them', async () => {
    fault = { delayMs: 2_000 };
    const before = asked;
    const began = performance.now();
    const outcomes = await embedder().embed(
      Array.from({ length: 100 }, (_, i) => `text ${i}`),
      9_000,
    );
    expect(outcomes).toEqual(outcomes.map(() => ({ ok: false, fault: 'TimeoutError' })));
    expect(asked - before).toBeLessThan(50);
    expect(performance.now() - began).toBeLessThan(5_000);
    fault = undefined;
  });

  it('row 15: give up on an answer that begins and never ends', async () => {
    const stalled = createServer(
      (_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{'),
    );
    await new Promise<void>((resolve) => stalled.listen(0, '127.0.0.1', resolve));
    const other = new BedrockRuntimeClient({
      endpoint: `http://127.0.0.1:${(stalled.address() as AddressInfo).port}`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      requestHandler: new NodeHttpHandler({ requestTimeout: 60_000 }),
      maxAttempts: 1,
    });
    const settings = { embedding_model: MODEL, dimensions: 256 } as const;
    expect(await new BedrockEmbedder(other, settings, 200).embed(['a'], 9_000)).toEqual([
      { ok: false, fault: 'TimeoutError' },
    ]);
    expect(await new BedrockEmbedder(other, settings, 9_000).embed(['a'], 200)).toEqual([
      { ok: false, fault: 'TimeoutError' },
    ]);
    other.destroy();
    stalled.closeAllConnections();
    await new Promise((resolve) => stalled.close(resolve));
  });
});
