import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, SINGLE } from './client.ts';
import { highlightContract } from './highlights.ts';
import { refusalContract } from './refusals.ts';

const INDEX = 'contract-search';
const MAPPINGS = {
  dynamic: 'strict',
  properties: {
    product: { type: 'keyword' },
    tags: { type: 'keyword' },
    text: { type: 'text', fields: { en: { type: 'text', analyzer: 'english' } } },
    title: { type: 'text' },
    at: { type: 'date' },
    open: { type: 'boolean' },
    count: { type: 'integer' },
    cost: { type: 'double' },
    hidden: { type: 'keyword', index: false },
    turns: {
      type: 'nested',
      properties: { kind: { type: 'keyword' }, text: { type: 'text' }, at: { type: 'integer' } },
    },
  },
};

export const CALLS = {
  a: {
    product: 'fibre', tags: ['vip', 'new'], title: 'Refund', text: 'I want a refund for the router. The router never worked.',
    at: '2024-03-30T23:30:00Z', open: true, count: 3, cost: 1.5, hidden: 'h',
    turns: [{ kind: 'complaint', text: 'refund please', at: 0 }, { kind: 'thanks', text: 'thank you', at: 1 }],
  },
  b: {
    product: 'mobile', title: 'Late refund', text: 'The refund is late, and nobody refunded me.', at: '2024-03-31T00:30:00Z',
    open: false, count: 7, turns: [{ kind: 'complaint', text: 'late refund refund', at: 0 }],
  },
  c: { product: 'fibre', tags: ['vip'], title: 'Outage', text: 'No internet since Monday.', at: '2024-04-01', open: true, count: 3, cost: 9 },
  d: { text: 'बिजली नहीं aa rahi hai', title: 'Power' },
}; // biome-ignore format: one document after the other

const scored = (body: { hits: { hits: readonly { _id: string; _score: number }[] } }) =>
  Object.fromEntries(body.hits.hits.map(({ _id, _score }) => [_id, _score]));

export function searchContract(client: Client): void {
  const search = async (body: object) => (await client.send('POST', `/${INDEX}/_search`, body)).body;
  const found = async (query: object) => [...(await client.ids(INDEX, query))].sort().join('');

  describe('a search', () => {
    beforeAll(async () => {
      await client.send('PUT', `/${INDEX}`, { settings: SINGLE, mappings: MAPPINGS });
      await client.fill(INDEX, CALLS);
    });

    it.each([
      [{ match_all: {} }, 'abcd'],
      [{ match_none: {} }, ''],
      [{ match: { text: 'refund router' } }, 'ab'],
      [{ match: { text: { query: 'refund router', operator: 'and' } } }, 'a'],
      [{ match: { text: { query: 'refund router worked late', minimum_should_match: '75%' } } }, 'a'],
      [{ match: { text: { query: 'refund router', minimum_should_match: -1 } } }, 'ab'],
      [{ match: { 'text.en': 'refunding' } }, 'ab'],
      [{ match: { text: 'बिजली' } }, 'd'],
      [{ match: { text: '!!!' } }, ''],
      [{ match: { text: { query: '!!!', zero_terms_query: 'all' } } }, 'abcd'],
      [{ match: { 'text.en': { query: 'the', operator: 'and', zero_terms_query: 'all' } } }, 'abcd'],
      [{ match: { 'text.en': { query: 'the', operator: 'and' } } }, ''],
      [{ bool: { filter: [{ range: { at: { lt: '2024-03-31T00:30:00.000Z' } } }] } }, 'a'],
      [{ match: { product: 'fibre' } }, 'ac'],
      [{ match: { nope: 'x' } }, ''],
      [{ match_phrase: { text: 'the router' } }, 'a'],
      [{ match_phrase: { text: 'router the' } }, 'a'],
      [{ match_phrase: { text: 'router refund' } }, ''],
      [{ multi_match: { query: 'refund', fields: ['text', 'title^3'] } }, 'ab'],
      [{ multi_match: { query: 'outage', fields: ['text', 'title'], type: 'most_fields' } }, 'c'],
      [{ dis_max: { queries: [{ match: { title: 'power' } }, { match: { text: 'late' } }] } }, 'bd'],
      [{ bool: { must: { match: { text: 'refund' } }, must_not: { term: { open: true } } } }, 'b'],
      [{ bool: { filter: [{ term: { product: 'fibre' } }], should: [{ match: { text: 'refund' } }] } }, 'ac'],
      [{ bool: { should: [{ term: { open: true } }, { term: { tags: 'new' } }], minimum_should_match: 2 } }, 'a'],
      [{ bool: {} }, 'abcd'],
      [{ term: { product: 'Fibre' } }, ''],
      [{ term: { text: 'refund' } }, 'ab'],
      [{ term: { count: '3' } }, 'ac'],
      [{ term: { at: '2024-04-01' } }, 'c'],
      [{ term: { hidden: 'h' } }, 'a'],
      [{ terms: { tags: ['new', 'old'] } }, 'a'],
      [{ terms: { count: [3, 7.5] } }, 'ac'],
      [{ terms: { product: Array.from({ length: 10_000 }, (_, i) => `p${i}`) } }, ''],
      [{ range: { count: { gt: 3 } } }, 'b'],
      [{ range: { at: { gte: '2024-03-31' } } }, 'bc'],
      [{ range: { at: { gte: '2024-03-31', time_zone: 'Europe/Berlin' } } }, 'abc'],
      [{ range: { at: { lt: '2024-03-31', time_zone: '-05:00' } } }, 'ab'],
      [{ range: { at: { lte: '2024-04-01' } } }, 'abc'],
      [{ range: { at: { gt: '2024-03-31', lt: '2024-04-01' } } }, ''],
      [{ range: { at: { gte: '2024-03-31||/d', lt: '2024-03-31||+1d/d' } } }, 'b'],
      [{ range: { product: { gte: 'g' } } }, 'b'],
      [{ exists: { field: 'tags' } }, 'ac'],
      [{ exists: { field: 'text' } }, 'abcd'],
      [{ ids: { values: ['d', 'a', 'x'] } }, 'ad'],
      [{ prefix: { product: 'fib' } }, 'ac'],
      [{ prefix: { text: 'ref' } }, 'ab'],
      [{ constant_score: { filter: { term: { open: true } } } }, 'ac'],
      [{ nested: { path: 'turns', query: { match: { 'turns.text': 'refund' } } } }, 'ab'],
      [
        {
          nested: {
            path: 'turns',
            query: { bool: { must: [{ term: { 'turns.kind': 'thanks' } }, { match: { 'turns.text': 'refund' } }] } },
          },
        },
        '',
      ],
      [{ nested: { path: 'turns', query: { term: { product: 'fibre' } } } }, ''],
      [{ term: { 'turns.kind': 'complaint' } }, ''],
    ])('finds by %j', async (query, ids) => {
      expect(await found(query)).toBe(ids);
    });

    it('scores words by BM25 and keywords by rarity', async () => {
      const text = scored(await search({ query: { match: { text: 'refund' } } }));
      expect(text.a).toBeCloseTo(0.561814, 5);
      expect(text.b).toBeCloseTo(0.6548753, 5);
      const product = scored(await search({ query: { term: { product: { value: 'fibre', boost: 2 } } } }));
      expect(product.a).toBeCloseTo(2 * Math.log(1 + 1.5 / 2.5), 5);
      expect(scored(await search({ query: { terms: { product: ['fibre'] } } })).a).toBeDefined();
      expect(scored(await search({ query: { constant_score: { filter: { match_all: {} }, boost: 3 } } })).d).toBe(3);
      expect(scored(await search({ query: { bool: { filter: { match_all: {} } } } })).d).toBe(0);
    });

    it.each([['sum', 2], ['max', 1], ['none', 0]])('joins scores of nested objects by %s', async (score_mode, score) => {
      const query = { nested: { path: 'turns', score_mode, query: { constant_score: { filter: { match_all: {} } } } } };
      expect(scored(await search({ query })).a).toBe(score);
    }); // biome-ignore format: pairs

    it('names the queries that matched', async () => {
      const should = [
        { match: { text: { query: 'refund', _name: 'words' } } },
        { term: { open: { value: true, _name: 'open' } } },
      ];
      const { hits } = await search({ query: { bool: { should } } });
      const names = Object.fromEntries(
        hits.hits.map((hit: { _id: string; matched_queries: string[] }) => [hit._id, [...hit.matched_queries].sort()]),
      );
      expect(names).toEqual({ a: ['open', 'words'], b: ['words'], c: ['open'] });
    });

    it('shows the nested objects that matched', async () => {
      const query = {
        nested: {
          path: 'turns',
          query: { match: { 'turns.text': 'refund' } },
          inner_hits: { size: 1, _source: ['turns.at'] },
        },
      };
      const { hits } = await search({ query: { bool: { must: query, filter: { ids: { values: ['a'] } } } } });
      const inner = hits.hits[0].inner_hits.turns.hits;
      expect(inner).toMatchObject({
        total: { value: 1, relation: 'eq' },
        hits: [{ _id: 'a', _nested: { field: 'turns', offset: 0 }, _source: { at: 0 } }],
      });
    });

    it('sorts by values, the missing ones last, and goes on behind them', async () => {
      const sort = [{ count: 'desc' }, { product: 'asc' }];
      const first = await search({ sort, size: 2 });
      expect(first.hits.hits.map((hit: { _id: string; sort: unknown }) => [hit._id, hit.sort])).toEqual([['b', [7, 'mobile']], ['a', [3, 'fibre']]]);
      expect(first.hits).toMatchObject({ max_score: null, hits: [{ _score: null }, {}] });
      expect(await client.ids(INDEX, { match_all: {} }, { sort, search_after: [3, 'fibre'] })).toEqual(['d']);
      expect(await client.ids(INDEX, { match_all: {} }, { sort: [{ at: { order: 'asc', missing: '_first' } }] })).toEqual(['d', 'a', 'b', 'c']);
      const dates = await search({ sort: [{ at: 'desc' }], size: 1 });
      expect(dates.hits.hits[0].sort).toEqual([Date.UTC(2024, 3, 1)]);
    }); // biome-ignore format: pairs

    it('sorts what is missing as a value that is asked for, and goes on behind it', async () => {
      const never = 253_402_300_799_999;
      const sort = [{ at: { order: 'asc', missing: never } }];
      const all = await search({ sort });
      expect(all.hits.hits.map((hit: { _id: string; sort: unknown[] }) => [hit._id, hit.sort[0]])).toEqual([
        ['a', Date.UTC(2024, 2, 30, 23, 30)],
        ['b', Date.UTC(2024, 2, 31, 0, 30)],
        ['c', Date.UTC(2024, 3, 1)],
        ['d', never],
      ]);
      const behind = (value: number) => client.ids(INDEX, { match_all: {} }, { sort, search_after: [value] });
      expect(await behind(Date.UTC(2024, 3, 1))).toEqual(['d']);
      expect(await behind(never)).toEqual([]);
    });

    it('counts hits up to the number that is asked for', async () => {
      expect((await search({ size: 0 })).hits).toEqual({
        total: { value: 4, relation: 'eq' },
        max_score: null,
        hits: [],
      });
      expect((await search({ size: 0, track_total_hits: 2 })).hits.total).toEqual({ value: 2, relation: 'gte' });
      expect((await search({ size: 1, track_total_hits: false })).hits).not.toHaveProperty('total');
      expect((await search({ query: { match: { text: 'refund' } }, min_score: 0.65 })).hits.total.value).toBe(1);
      expect((await client.send('GET', `/${INDEX}/_count`)).body.count).toBe(4);
    });

    it('shows the part of the source that is asked for', async () => {
      const only = async (_source: unknown) =>
        (await search({ query: { ids: { values: ['a'] } }, _source })).hits.hits[0]._source;
      expect(await only(false)).toBeUndefined();
      expect(await only(['product', 'turns.kind'])).toEqual({
        product: 'fibre',
        turns: [{ kind: 'complaint' }, { kind: 'thanks' }],
      });
      expect(await only({ includes: ['t*'], excludes: ['turns', 'text'] })).toEqual({
        tags: ['vip', 'new'],
        title: 'Refund',
      });
      expect(await only(['nope'])).toEqual({});
    });

    it('answers several at once, and one that fails fails alone', async () => {
      const lines = [
        {},
        { size: 0 },
        { index: 'contract-none' },
        {},
        { index: INDEX },
        { query: { nested: { path: 'nope', query: { match_all: {} } } } },
      ];
      const { status, body } = await client.send('POST', `/${INDEX}/_msearch`, lines);
      expect(status).toBe(200);
      expect(body.responses).toMatchObject([
        { status: 200 },
        { status: 404, error: { type: 'index_not_found_exception' } },
        { status: 400, error: { type: 'search_phase_execution_exception' } },
      ]);
      expect(await client.refusal('POST', `/${INDEX}/_msearch`, [{}, { query: { nope: {} } }])).toContain(
        'parsing_exception',
      );
    });

    highlightContract(client, INDEX);
    refusalContract(client, INDEX);
  });
}
