import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { describe, expect, it } from 'vitest';
import type { Fault } from '#local/bedrock/faults.ts';
import { startBedrock } from '#local/bedrock/server.ts';
import { BedrockEmbedder } from '../adapters/bedrock-embedder.ts';
import type { Embedder, EmbeddingOutcome } from '../domain/search/ports.ts';
import { METRIC } from '../metrics.ts';
import { MemoryLedger } from '../testing/memory-ledger.ts';
import { type Count, strictMeter } from '../testing/strict-meter.ts';
import { bookedEmbedder } from './booked-embedder.ts';

const MODEL = 'amazon.titan-embed-text-v2:0';
const AT = '2026-11-21T14:05:06.789Z';
const VECTOR = Float32Array.of(1, 0);
const WITHIN_MS = 9_000;

/** An embedder with a ledger in memory; its clock goes on by 40 ms each time that it is read. */
function setUp(embedder: Embedder) {
  const ledger = new MemoryLedger();
  const logged: string[] = [];
  const counts: Count[] = [];
  let time = Date.parse(AT);
  let ids = 0;
  const deps = {
    embedder,
    ledger,
    model: MODEL,
    subject: 'indexing',
    now: () => {
      time += 40;
      return new Date(time - 40);
    },
    newId: () => `batch-${ids++}`,
    counter: strictMeter((metric, by, split) => void counts.push({ metric, by, split })),
    logger: { warn: (message: string, details: object) => void logged.push(JSON.stringify({ message, ...details })) },
  };
  return { deps, ledger, logged, counts, booked: bookedEmbedder(deps) };
}

const saying = (outcomes: readonly EmbeddingOutcome[]): Embedder => ({ embed: async () => outcomes });

const ROW = {
  started_at: AT,
  purpose: 'embedding',
  subject: 'indexing',
  lane: 'embedding',
  model: MODEL,
  reserved: 0,
  unconfirmed: 0,
  latency_ms: 40,
};
const tokens = (input: number) => ({ input, output: 0, cache_read: 0, cache_write: 0 });

describe('an embedder that is booked', () => {
  it('has one row for all texts of a batch, with the tokens that the model told', async () => {
    const outcomes = [11, 30].map((count) => ({ ok: true, vector: VECTOR, tokens: count }) as const);
    const { booked, ledger, counts } = setUp(saying(outcomes));
    expect(await booked.embed(['one', 'two'], WITHIN_MS)).toBe(outcomes);
    const answered = { ...ROW, id: 'batch-0-answered', requests: 2, outcome: 'answered', usage: tokens(41), cost: 820 };
    expect(ledger.rows()).toEqual([answered]);
    const split = { model: MODEL, purpose: 'embedding' };
    expect(counts).toEqual([
      { metric: METRIC.modelCalls, by: 2, split: { ...split, outcome: 'answered' } },
      { metric: METRIC.modelInputTokens, by: 41, split },
      { metric: METRIC.modelCost, by: 820e-9, split },
    ]);
    expect((await ledger.budget(AT)).day).toEqual({ spent: 820, committed: 820 });
    await booked.embed(['one', 'two'], WITHIN_MS);
    expect(ledger.rows().map(({ id }) => id)).toEqual(['batch-0-answered', 'batch-1-answered']);
  });

  it('has a row for each way to fail, those behind an answer included, and none for a text that was not asked for', async () => {
    const throttled = { outcome: 'throttled' } as const;
    const { booked, ledger } = setUp(
      saying([
        { ok: true, vector: VECTOR, tokens: 5, failures: [throttled] },
        { ok: false, fault: 'ThrottlingException', failures: [throttled, { outcome: 'unavailable' }, throttled] },
        { ok: false, fault: 'UnexpectedEmbedding', failures: [{ outcome: 'invalid', tokens: 7 }] },
        { ok: false, fault: 'TimeoutError' },
      ]),
    );
    await booked.embed(['a', 'b', 'c', 'd'], WITHIN_MS);
    expect(ledger.rows()).toEqual([
      { ...ROW, id: 'batch-0-answered', requests: 1, outcome: 'answered', usage: tokens(5), cost: 100 },
      { ...ROW, id: 'batch-0-invalid', requests: 1, outcome: 'invalid', usage: tokens(7), cost: 140 },
      { ...ROW, id: 'batch-0-throttled', requests: 3, outcome: 'throttled', cost: 0 },
      { ...ROW, id: 'batch-0-unavailable', requests: 1, outcome: 'unavailable', cost: 0 },
    ]);
  });

  it('takes what may have been paid for as unconfirmed, by the length of the text', async () => {
    const { booked, ledger } = setUp(
      saying([
        { ok: false, fault: 'TimeoutError', failures: [{ outcome: 'timeout' }, { outcome: 'timeout' }] },
        { ok: false, fault: 'Error', failures: [{ outcome: 'lost' }] },
        { ok: true, vector: VECTOR, tokens: 0 },
        { ok: true, vector: VECTOR, tokens: 3 },
      ]),
    );
    const text = 'a'.repeat(1000);
    await booked.embed([text, text, text, 'b'], WITHIN_MS);
    // 325 tokens by the estimate, and half as many again, at 20 billionths of a dollar.
    const most = 488 * 20;
    expect(ledger.rows()).toMatchObject([
      { outcome: 'answered', requests: 2, cost: 60, unconfirmed: most },
      { outcome: 'lost', requests: 1, cost: 0, unconfirmed: most },
      { outcome: 'timeout', requests: 2, cost: 0, unconfirmed: 2 * most },
    ]);
  });

  it('writes nothing where nothing was asked for', async () => {
    const { booked, ledger } = setUp(saying([]));
    await booked.embed([], WITHIN_MS);
    expect(ledger.rows()).toEqual([]);
  });

  it('gives the vectors though the ledger cannot be written, and says what is missing there', async () => {
    const { deps, logged } = setUp(saying([{ ok: true, vector: VECTOR, tokens: 5 }]));
    const record = async () => {
      throw new Error('The table is gone.');
    };
    const outcomes = await bookedEmbedder({ ...deps, ledger: { record } }).embed(['a'], WITHIN_MS);
    expect(outcomes).toEqual([{ ok: true, vector: VECTOR, tokens: 5 }]);
    expect(logged.map((line) => JSON.parse(line))).toEqual([
      {
        message: 'Embeddings are missing from the ledger',
        id: 'batch-0-answered',
        requests: 1,
        cost: 100,
        fault: 'Error',
        fault_at: expect.stringMatching(/^booked-embedder/),
      },
    ]);
  });
});

describe('the ledger of embeddings', () => {
  it('has every request and every billionth that the service counts, whatever goes wrong', async () => {
    const faults: readonly (Fault | undefined)[] = [
      { code: 'ThrottlingException' },
      undefined,
      { code: 'ServiceUnavailableException' },
      { cut: true },
      undefined,
      { hang: 'mid-body' },
      undefined,
      { code: 'AccessDeniedException' },
      { delayMs: 2_500 },
    ];
    const server = await startBedrock({ port: 0, faults: ({ n }) => faults[n % faults.length] });
    const client = new BedrockRuntimeClient({
      endpoint: `http://127.0.0.1:${server.port}`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      // Far longer than an answer takes on a busy machine: one that is late is paid for, and then its cost is not known here.
      requestHandler: new NodeHttpHandler({ requestTimeout: 1_500, throwOnRequestTimeout: true }),
      maxAttempts: 3,
    });
    const settings = { embedding_model: MODEL, dimensions: 256 } as const;
    const { booked, ledger } = setUp(new BedrockEmbedder(client, settings, 6_000));
    const texts = Array.from({ length: 60 }, (_, i) => `parcel number ${i} never came, 2 of 3 did`);
    const outcomes = await booked.embed(texts, 25_000);
    client.destroy();
    await server.stop();
    const models = server.usage().embeddings.total;
    const totals = await ledger.totals({ first: '2026-11-21', last: '2026-11-21' });
    expect(outcomes.some(({ ok }) => ok)).toBe(true);
    expect(models.failed).toBeGreaterThan(0);
    expect(models.unconfirmed.requests).toBeGreaterThan(0);
    expect(totals).toMatchObject({ calls: models.requests, cost: models.cost });
    expect(totals.unconfirmed).toBeGreaterThanOrEqual(models.unconfirmed.cost);
    expect([...totals.by_outcome.keys()]).toEqual(expect.arrayContaining(['answered', 'throttled', 'refused', 'lost']));
  }, 30_000);
});
