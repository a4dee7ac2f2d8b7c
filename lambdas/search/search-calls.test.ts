import type { APIGatewayProxyEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import {
  type CallSearch,
  IndexUnavailableError,
  type RankedHit,
  type SearchLegs,
  type ShownHit,
} from '../domain/search/ports.ts';
import { METRIC } from '../metrics.ts';
import { strictMeter } from '../testing/strict-meter.ts';
import { WordEmbedder } from '../testing/word-embedder.ts';
import { createRoutes } from './handler.ts';

const ranked = (...ids: string[]): RankedHit[] =>
  ids.map((call_id, i) => ({ call_id, score: 9 - i, identifier: false }));
const list = (hits: readonly RankedHit[]) => ({ hits, total: { value: hits.length, exact: true } });

/** POST /search over lists that are given; `legs` remembers what was asked for. */
function setUp(keyword: readonly RankedHit[], semantic: readonly RankedHit[] | undefined, took = 0) {
  const legs: SearchLegs[] = [];
  const shown: SearchLegs[] = [];
  const logged: string[] = [];
  const durations: unknown[] = [];
  const embedder = new WordEmbedder();
  let clock = 0;
  const index: CallSearch = {
    async rank(asked) {
      clock += took;
      legs.push(asked);
      const after = asked.keyword?.after;
      const rest = keyword
        .filter(({ score }) => after === undefined || score < after.score)
        .slice(0, asked.keyword?.size);
      return {
        ...(asked.keyword && { keyword: list(rest) }),
        ...(asked.semantic && semantic && { semantic: list(semantic) }),
      };
    },
    async show(ids, asked) {
      shown.push(asked);
      return new Map(
        ids
          .filter((id) => id !== 'deleted')
          .map((id) => [id, { facts: { call_id: id }, evidence: [] } as unknown as ShownHit]),
      );
    },
  };
  const deps = {
    index,
    embedder,
    embeddingModel: 'amazon.titan-embed-text-v2:0',
    embeddingMs: 1_000,
    fusion: { method: 'ranks' as const, semantic: 1 },
    counter: strictMeter(undefined, (...measured) => void durations.push(measured)),
    logger: { warn: (message: string, details: object) => void logged.push(JSON.stringify({ message, ...details })) },
    clock: () => clock,
  };
  const ask = async (body: unknown, event: Partial<APIGatewayProxyEvent> = {}) => {
    const [route] = createRoutes(deps);
    const whole = { body: JSON.stringify(body), isBase64Encoded: false, requestContext: { requestId: 'r' }, ...event };
    const answer = await route?.handler(whole as unknown as APIGatewayProxyEvent);
    return { status: answer?.statusCode, body: JSON.parse(answer?.body ?? 'null') };
  };
  return { ask, legs, shown, embedder, logged, durations, index };
}

const idsOf = ({ body }: { body: { hits: { call_id: string }[] } }) => body.hits.map(({ call_id }) => call_id);

describe('POST /search', () => {
  it('asks for both lists at once and fuses them', async () => {
    const { ask, legs } = setUp(ranked('a', 'b'), ranked('b', 'c'));
    const answer = await ask({ query: 'lost parcel', filters: { product: 'A' } });
    expect(idsOf(answer)).toEqual(['b', 'a', 'c']);
    expect(legs).toMatchObject([
      { filters: { product: ['A'] }, keyword: { words: 'lost parcel', size: 200 }, semantic: { size: 200 } },
    ]);
    expect(answer.body.processing).toEqual({ mode: 'hybrid', degraded: false, duration_ms: 0, cost_usd: 4e-8 });
  });

  it('is measured by its mode, in seconds', async () => {
    const { ask, durations } = setUp(ranked('a'), ranked('b'), 250);
    await ask({ query: 'lost', mode: 'semantic' });
    await ask({ query: 'lost', mode: 'nonsense' });
    expect(durations).toEqual([[METRIC.searchLatency, 0.25, { mode: 'semantic' }]]);
  });

  it('asks no model for a search by words', async () => {
    const { ask, legs, embedder } = setUp(ranked('a'), ranked('b'));
    expect(idsOf(await ask({ query: 'lost', mode: 'keyword' }))).toEqual(['a']);
    expect(legs[0]?.semantic).toBeUndefined();
    expect(embedder.embedded).toEqual([]);
  });

  it('I6: shows the model a query without what is personal in it', async () => {
    const { ask, embedder } = setUp([], []);
    await ask({ query: 'refund for maya@example.com, card 4111 1111 1111 1111' });
    expect(embedder.embedded).toEqual(['refund for email, card card']);
  });

  it.each(['hybrid', 'semantic'])(
    '%s: goes by words alone, page by page, when the vectors cannot be searched',
    async (mode) => {
      const { ask, legs, shown } = setUp(ranked('a', 'b', 'c'), undefined);
      const first = await ask({ query: 'lost', mode, top_k: 2 });
      expect(first.body).toMatchObject({ processing: { mode, degraded: true } });
      expect(idsOf(first)).toEqual(['a', 'b']);
      expect(legs.at(-1)).toMatchObject({ keyword: { size: 2 } });
      expect(shown.at(-1)?.semantic).toBeUndefined();
      expect(idsOf(await ask({ query: 'lost', mode, top_k: 2, cursor: first.body.next_cursor }))).toEqual(['c']);
    },
  );

  it('leaves out a call that was deleted in between', async () => {
    const { ask } = setUp(ranked('a', 'deleted', 'b'), []);
    expect(idsOf(await ask({ query: 'lost', mode: 'keyword' }))).toEqual(['a', 'b']);
  });

  it('pages by words through the engine, and through fused lists by itself', async () => {
    const { ask, legs } = setUp(ranked('a', 'b', 'c'), ranked('c'));
    const first = await ask({ query: 'lost', mode: 'keyword', top_k: 2 });
    expect(idsOf(first)).toEqual(['a', 'b']);
    const second = await ask({ query: 'lost', mode: 'keyword', top_k: 2, cursor: first.body.next_cursor });
    expect(idsOf(second)).toEqual(['c']);
    expect(second.body.next_cursor).toBeNull();
    expect(legs.at(-1)?.keyword?.after).toMatchObject({ score: 8, call_id: 'b' });
    const fused = await ask({ query: 'lost', top_k: 1 });
    expect(idsOf(fused)).toEqual(['c']);
    expect(idsOf(await ask({ query: 'lost', top_k: 9, cursor: fused.body.next_cursor }))).toEqual(['a', 'b']);
  });

  it('refuses a cursor of a list that cannot be had any more', async () => {
    const { ask, embedder } = setUp(ranked('a', 'b'), ranked('a', 'b'));
    const { body } = await ask({ query: 'lost', top_k: 1 });
    embedder.fail = () => 'ServiceUnavailableException';
    expect(await ask({ query: 'lost', top_k: 1, cursor: body.next_cursor })).toMatchObject({
      status: 400,
      body: { field: 'cursor' },
    });
  });

  it('answers 503 when the engine cannot be reached, and logs no query', async () => {
    const { ask, index, logged } = setUp([], []);
    index.rank = async () => {
      throw new IndexUnavailableError(new Error('connect ECONNREFUSED'));
    };
    expect(await ask({ query: 'secret words' })).toMatchObject({
      status: 503,
      body: { type: 'urn:callsift:problem:search-unavailable' },
    });
    expect(logged.join()).not.toContain('secret');
  });

  it('reads a body that API Gateway has encoded', async () => {
    const { ask } = setUp(ranked('a'), []);
    const body = Buffer.from(JSON.stringify({ query: 'वापसी', mode: 'keyword' })).toString('base64');
    expect(await ask(null, { body, isBase64Encoded: true })).toMatchObject({ status: 200 });
    expect(await ask(null, { body: null })).toMatchObject({ status: 400, body: { field: 'body' } });
  });
});
