import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, SINGLE } from './client.ts';

const INDEX = 'contract-knn';
const vector = (space_type: string) => ({
  type: 'knn_vector',
  dimension: 2,
  method: { name: 'hnsw', engine: 'lucene', space_type },
});
const MAPPINGS = {
  dynamic: 'strict',
  _source: { excludes: ['moments.vector'] },
  properties: {
    product: { type: 'keyword' },
    revision: { type: 'long' },
    said: { type: 'text' },
    whole: vector('innerproduct'),
    moments: { type: 'nested', properties: { turn: { type: 'integer' }, vector: vector('cosinesimil') } },
  },
};
const CALLS = {
  a: { product: 'fibre', revision: 1, whole: [1, 0], moments: [{ turn: 0, vector: [1, 0] }, { turn: 1, vector: [1, 1] }] },
  b: { product: 'mobile', revision: 1, whole: [2, 1], moments: [{ turn: 0, vector: [0, 1] }, { turn: 1, vector: [2, 1] }] },
  c: { product: 'fibre', revision: 1, whole: [-1, 0], moments: [{ turn: 0, vector: [-3, 0] }] },
  d: { product: 'tv', revision: 1 },
}; // biome-ignore format: one document a line

/** Only of what may match fields of the call alone does the real engine know that it does not match moments. */
const EVERY = { range: { revision: { gte: 0 } } };

export function vectorContract(client: Client): void {
  const nested = (knn: object, rest: object = {}) => ({
    nested: { path: 'moments', query: { knn: { 'moments.vector': { vector: [1, 0], ...knn } } }, ...rest },
  });
  const search = async (query: object) => (await client.send('POST', `/${INDEX}/_search`, { query })).body.hits.hits;

  describe('a search by vectors', () => {
    beforeAll(async () => {
      await client.send('PUT', `/${INDEX}`, { settings: { index: { ...SINGLE, knn: true } }, mappings: MAPPINGS });
      await client.fill(INDEX, CALLS);
    });

    it('scores cosines between 0 and 1, by the best moment of each call', async () => {
      const hits = await search(nested({ k: 10 }));
      expect(hits.map((hit: { _id: string }) => hit._id)).toEqual(['a', 'b', 'c']);
      expect(hits[0]._score).toBeCloseTo(1, 5);
      expect(hits[1]._score).toBeCloseTo((1 + 2 / Math.sqrt(5)) / 2, 5);
      expect(hits[2]._score).toBeCloseTo(0, 5);
    });

    it('counts calls, not moments, up to k', async () => {
      expect(await client.ids(INDEX, nested({ k: 2 }))).toEqual(['a', 'b']);
    });

    it('filters by fields of the call before it looks for neighbours', async () => {
      expect(await client.ids(INDEX, nested({ k: 1, filter: { term: { product: 'mobile' } } }))).toEqual(['b']);
      expect(await client.ids(INDEX, nested({ k: 1, filter: { term: { product: 'none' } } }))).toEqual([]);
    });

    it('filters by phrases and by what is not wanted, beside a range that every call is in', async () => {
      await client.fill(INDEX, {
        e: { product: 'new', revision: 1, said: 'the modem blinks', moments: [{ turn: 0, vector: [3, 1] }] },
        f: { product: 'new', revision: 1, said: 'blinks the modem', moments: [{ turn: 0, vector: [4, 1] }] },
      });
      const within = (...filter: object[]) => nested({ k: 10, filter: { bool: { filter: [...filter, EVERY] } } });
      const said = { match_phrase: { said: 'modem blinks' } };
      const either = { bool: { should: [said, { match_phrase: { said: 'nothing' } }], minimum_should_match: 1 } };
      expect(await client.ids(INDEX, within(said))).toEqual(['e']);
      expect(await client.ids(INDEX, within(either))).toEqual(['e']);
      expect(await client.ids(INDEX, within({ bool: { must_not: [said] } }))).toEqual(['a', 'f', 'b', 'c']);
      expect(await client.ids(INDEX, within({ bool: { must_not: [{ term: { product: 'new' } }] } }))).toEqual([
        'a',
        'b',
        'c',
      ]);
      for (const id of ['e', 'f']) await client.send('DELETE', `/${INDEX}/_doc/${id}?refresh=true`);
    });

    it('shows the moment that was nearest', async () => {
      const hits = await search(nested({ k: 2 }, { inner_hits: { size: 3, _source: ['moments.turn'] } }));
      const inner = hits.map(
        (hit: { inner_hits: { moments: { hits: { hits: object[] } } } }) => hit.inner_hits.moments.hits.hits,
      );
      expect(inner).toMatchObject([
        [{ _source: { turn: 0 } }],
        [{ _nested: { field: 'moments', offset: 1 }, _source: { turn: 1 } }],
      ]);
    });

    it('keeps vectors out of the source where the mapping says so', async () => {
      const { body } = await client.send('GET', `/${INDEX}/_doc/c`);
      expect(body._source).toEqual({ product: 'fibre', revision: 1, whole: [-1, 0], moments: [{ turn: 0 }] });
    });

    it('scores inner products', async () => {
      const hits = await search({ knn: { whole: { vector: [2, 0], k: 3 } } });
      expect(hits.map(({ _id, _score }: { _id: string; _score: number }) => [_id, _score])).toEqual([['b', 5], ['a', 3], ['c', expect.closeTo(1 / 3, 5)]]);
      expect(await client.ids(INDEX, { knn: { whole: { vector: [2, 0], min_score: 3 } } })).toEqual(['b', 'a']);
    }); // biome-ignore format: pairs

    it('forgets vectors of documents that were replaced or deleted', async () => {
      await client.fill(INDEX, { e: { product: 'new', moments: [{ turn: 0, vector: [1, 0] }] } });
      await client.fill(INDEX, { e: { product: 'new', moments: [{ turn: 0, vector: [-1, 0] }] } });
      expect(await client.ids(INDEX, nested({ k: 1 }))).toEqual(['a']);
      await client.send('DELETE', `/${INDEX}/_doc/e?refresh=true`);
      expect(await client.ids(INDEX, nested({ k: 10 }))).toEqual(['a', 'b', 'c']);
    });

    it.each([
      [{ k: 2, vector: [1, 2, 3] }, 'query_shard_exception'],
      [{ k: 0 }, 'illegal_argument_exception'],
      [{ k: 20_000 }, 'illegal_argument_exception'],
      [{}, 'illegal_argument_exception'],
    ])('refuses %j', async (knn, type) => {
      expect(await client.refusal('POST', `/${INDEX}/_search`, { query: nested(knn) })).toContain(type);
    });
  });
}
