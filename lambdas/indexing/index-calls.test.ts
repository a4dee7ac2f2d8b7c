import type { Context, SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import {
  type CallIndex,
  type IndexOperation,
  IndexUnavailableError,
  type WriteOutcome,
} from '../domain/search/ports.ts';
import { NO_TRACER } from '../runtime/tracer.ts';
import { storedCall } from '../testing/documents.ts';
import { MemoryCallStore } from '../testing/memory-calls.ts';
import { MemoryIndex } from '../testing/memory-index.ts';
import { enrichmentOf } from '../testing/samples.ts';
import { strictMeter } from '../testing/strict-meter.ts';
import { WordEmbedder } from '../testing/word-embedder.ts';
import { createHandler } from './handler.ts';

/** The indexing function on stores in memory; `answer` may change what the engine says of an operation. */
function setUp() {
  const calls = new MemoryCallStore();
  const index = new MemoryIndex();
  const embedder = new WordEmbedder();
  const counts = new Map<string, number>();
  const logged: string[] = [];
  const requests: (readonly IndexOperation[])[] = [];
  const world = {
    calls,
    index,
    embedder,
    counts,
    logged,
    requests,
    answer: (_: IndexOperation, outcome: WriteOutcome): WriteOutcome => outcome,
    async store(...stored: ReturnType<typeof storedCall>[]) {
      for (const call of stored) calls.items.set(call.call_id, call);
    },
    async receive(...bodies: unknown[]) {
      const Records = bodies.map((body, i) => ({
        messageId: `m${i}`,
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }));
      const context = { getRemainingTimeInMillis: () => 30_000 } as Context;
      const { batchItemFailures } = await handler({ Records } as SQSEvent, context);
      return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    },
  };
  const engine: CallIndex = {
    async write(operations) {
      requests.push(operations);
      const outcomes = operations.map((operation) => world.answer(operation, { kind: 'done' }));
      await index.write(operations.filter((_, i) => outcomes[i]?.kind === 'done'));
      return outcomes;
    },
  };
  const log = (message: string, details: object) => void logged.push(JSON.stringify({ message, ...details }));
  const count = (metric: string, by: number) => void counts.set(metric, (counts.get(metric) ?? 0) + by);
  const handler = createHandler({
    calls,
    index: engine,
    embedder,
    settings: { embedding_model: 'amazon.titan-embed-text-v2:0', dimensions: 256 },
    counter: strictMeter(count, (metric, value) => void counts.set(metric, value)),
    logger: { info: () => {}, warn: log },
    tracer: NO_TRACER,
    now: () => new Date('2026-11-02T10:00:04.000Z'),
    pause: async () => {},
  });
  return world;
}

const ref = (call_id: string, revision = 1) => ({ type: 'call.triaged', version: 1, call_id, revision });

describe('the indexing function', () => {
  it('indexes a batch in one request, settles it, and says how late it is', async () => {
    const world = setUp();
    await world.store(storedCall('a', ['hello there friend']), storedCall('b', ['goodbye']));
    expect(await world.receive(ref('a'), ref('b'))).toEqual([]);
    expect(world.requests.map((operations) => operations.length)).toEqual([2]);
    expect(world.index.document('a')).toMatchObject({ text: 'hello there friend', cost_usd: 6e-8 });
    expect(world.index.document('a')?.moments[0]?.vector).toHaveLength(256);
    expect(world.calls.items.get('a')).toMatchObject({ unsettled: false, settled: { events: 1, index: 1 } });
    expect(world.counts.get('CallsIndexed')).toBe(2);
    expect(world.counts.get('IndexLag')).toBe(3);
  });

  it('row 1: does nothing for a message that comes again', async () => {
    const world = setUp();
    await world.store(storedCall('a', ['hello']));
    expect(await world.receive(ref('a'), ref('a'))).toEqual([]);
    expect(await world.receive(ref('a'))).toEqual([]);
    expect(world.requests.map((operations) => operations.length)).toEqual([1]);
    expect(world.embedder.embedded).toEqual(['hello']);
  });

  it('indexes what the table has now, whatever revision the message names', async () => {
    const world = setUp();
    await world.store(storedCall('a', ['newest'], { revision: 7 }));
    expect(await world.receive(ref('a', 3))).toEqual([]);
    expect(world.index.document('a')).toMatchObject({ revision: 7, text: 'newest' });
  });

  it('embeds each new text once, and none that the call keeps the vector of', async () => {
    const world = setUp();
    await world.store(storedCall('a', ['same words']), storedCall('b', ['same words']));
    await world.receive(ref('a'), ref('b'));
    expect(world.embedder.embedded).toEqual(['same words']);
    const again = world.calls.items.get('a');
    if (again === undefined) throw new Error('The call is gone.');
    await world.store({ ...again, revision: 2, settled: {}, unsettled: true });
    await world.receive(ref('a', 2));
    expect(world.embedder.embedded).toEqual(['same words']);
    expect(world.counts.get('MomentsReused')).toBe(2);
    expect(world.index.document('a')).toMatchObject({ revision: 2, moments: [{ text: 'same words' }] });
  });

  it('embeds anew what was embedded by another model', async () => {
    const world = setUp();
    const embeddings = { model: 'older/256', tokens: 5, vectors: new Map([['x', new Float32Array(256)]]) };
    await world.store({ ...storedCall('a', ['some words']), embeddings });
    await world.receive(ref('a'));
    expect(world.embedder.embedded).toEqual(['some words']);
    expect(world.calls.items.get('a')?.embeddings).toMatchObject({
      model: 'amazon.titan-embed-text-v2:0/256',
      tokens: 7,
    });
  });

  it('never shows the model what redaction put in place of a value', async () => {
    const world = setUp();
    await world.store(storedCall('a', ['I am [NAME_12], card [CREDIT_CARD_1]']));
    await world.receive(ref('a'));
    expect(world.embedder.embedded).toEqual(['I am name, card credit card']);
  });

  it('row 12: makes a call searchable by its words while the model fails, and comes back for its vectors', async () => {
    const world = setUp();
    await world.store(storedCall('a', ['hard words']), storedCall('b', ['easy words']));
    world.embedder.fail = (text) => (text.startsWith('hard') ? 'ThrottlingException' : undefined);
    expect(await world.receive(ref('a'), ref('b'))).toEqual(['m0']);
    expect(world.index.document('a')).toMatchObject({ text: 'hard words', moments: [] });
    expect(world.calls.items.get('a')?.unsettled).toBe(true);
    expect(world.calls.items.get('b')?.unsettled).toBe(false);
    expect(world.logged.join()).toContain('ThrottlingException');
    world.embedder.fail = () => undefined;
    expect(await world.receive(ref('a'))).toEqual([]);
    expect(world.index.document('a')?.moments).toHaveLength(1);
    expect(world.calls.items.get('a')?.unsettled).toBe(false);
  });

  it('row 13: does without a moment that the model will never take', async () => {
    const world = setUp();
    await world.store(storedCall('a', ['poison words']));
    world.embedder.fail = () => 'ValidationException';
    expect(await world.receive(ref('a'))).toEqual([]);
    expect(world.index.document('a')).toMatchObject({ text: 'poison words', moments: [] });
    expect(world.calls.items.get('a')?.unsettled).toBe(false);
  });

  it('I3: notes an outdated document as not indexed, keeps its vectors, and indexes it when its message comes', async () => {
    const world = setUp();
    const triage = { lane: 'economy' as const };
    await world.store(storedCall('a', ['hello there'], { triage }));
    const enrichment = enrichmentOf({ cost_nano_usd: 2_000_000 });
    world.answer = (_, outcome) => {
      void world.calls.enrich('a', 1, enrichment);
      return outcome;
    };
    expect(await world.receive(ref('a'))).toEqual([]);
    expect(world.calls.items.get('a')).toMatchObject({
      edition: 1,
      settled: { events: 1, enrichment: 1 },
      unsettled: true,
    });
    expect(world.calls.items.get('a')?.embeddings?.vectors.size).toBe(1);
    expect(world.index.document('a')).toMatchObject({ edition: 0, enriched: 'none', tags: [] });
    world.answer = (_, outcome) => outcome;
    expect(await world.receive({ call_id: 'a', revision: 1 })).toEqual([]);
    expect(world.embedder.embedded).toEqual(['hello there']);
    expect(world.calls.items.get('a')).toMatchObject({ edition: 1, unsettled: false });
    expect(world.index.document('a')).toMatchObject({
      edition: 1,
      enriched: 'model',
      tags: ['line'],
      cost_usd: 0.00200004,
    });
  });

  it('leaves a call unsettled that a model is to read, and says how late its enrichment is shown', async () => {
    const world = setUp();
    const enrichment = enrichmentOf({ enriched_at: '2026-11-02T10:00:02.000Z' });
    await world.store(storedCall('a', ['hello'], { triage: { lane: 'priority' } }));
    await world.receive(ref('a'));
    expect(world.calls.items.get('a')).toMatchObject({ settled: { events: 1, index: 1 }, unsettled: true });
    await world.calls.enrich('a', 1, enrichment);
    await world.receive(ref('a'));
    expect(world.counts.get('IndexLag')).toBe(2);
    expect(world.requests).toHaveLength(2);
  });

  it('row 7: gives back alone a call that could not be settled', async () => {
    const world = setUp();
    await world.store(storedCall('a', ['a']), storedCall('b', ['b']));
    const settle = world.calls.settle.bind(world.calls);
    world.calls.settle = async (id, ...rest) => {
      if (id === 'a') throw Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
      return await settle(id, ...rest);
    };
    expect(await world.receive(ref('a'), ref('b'))).toEqual(['m0']);
    expect(world.calls.items.get('b')?.unsettled).toBe(false);
  });

  it('row 10: writes again only the items that the engine was too busy for', async () => {
    const world = setUp();
    await world.store(storedCall('a', ['a']), storedCall('b', ['b']), storedCall('c', ['c']));
    let busy = 2;
    world.answer = (operation, outcome) =>
      operation.kind === 'index' && operation.document.call_id === 'b' && busy-- > 0
        ? { kind: 'retry', status: 429 }
        : outcome;
    expect(await world.receive(ref('a'), ref('b'), ref('c'))).toEqual([]);
    expect(world.requests.map((operations) => operations.length)).toEqual([3, 1, 1]);
    expect(world.calls.items.get('b')?.unsettled).toBe(false);
  });

  it('row 10: gives an item that stays refused for now back to the queue, alone', async () => {
    const world = setUp();
    await world.store(storedCall('a', ['a']), storedCall('b', ['b']));
    world.answer = (operation, outcome) =>
      operation.kind === 'index' && operation.document.call_id === 'b' ? { kind: 'retry', status: 503 } : outcome;
    expect(await world.receive(ref('a'), ref('b'))).toEqual(['m1']);
    expect(world.requests).toHaveLength(4);
    expect(world.calls.items.get('a')?.unsettled).toBe(false);
    expect(world.calls.items.get('b')?.unsettled).toBe(true);
  });

  it('row 10: notes with the call why the index refuses it for good, and does not come back', async () => {
    const world = setUp();
    await world.store(storedCall('a', ['a']));
    world.answer = () => ({ kind: 'refused', status: 400, type: 'mapper_parsing_exception' });
    expect(await world.receive(ref('a'))).toEqual([]);
    expect(world.calls.items.get('a')).toMatchObject({
      unsettled: false,
      index_refusal: { revision: 1, reason: 'mapper_parsing_exception' },
    });
    expect(world.counts.get('CallsIndexRefused')).toBe(1);
  });

  it('row 11: gives everything back while the engine cannot be reached, and counts it', async () => {
    const world = setUp();
    await world.store(storedCall('a', ['a']), storedCall('b', ['b']));
    world.answer = () => {
      throw new IndexUnavailableError(new Error('connection refused'));
    };
    expect(await world.receive(ref('a'), ref('b'))).toEqual(['m0', 'm1']);
    expect(world.counts.get('IndexUnavailable')).toBe(1);
    expect(world.calls.items.get('a')?.unsettled).toBe(true);
  });

  it('row 35: deletes the document of a call that the table no longer has', async () => {
    const world = setUp();
    await world.store(storedCall('a', ['a']));
    await world.receive(ref('a'));
    world.calls.items.clear();
    expect(await world.receive(ref('a', 2))).toEqual([]);
    expect(world.index.document('a')).toBeUndefined();
  });

  it('row 32: gives back a message that it cannot read, and none of its neighbours', async () => {
    const world = setUp();
    await world.store(storedCall('a', ['a']));
    expect(await world.receive('{', ref('a'), { call_id: '' }, 'null', { call_id: 'a', revision: 0 })).toEqual([
      'm0',
      'm2',
      'm3',
      'm4',
    ]);
    expect(world.calls.items.get('a')?.unsettled).toBe(false);
  });
});
