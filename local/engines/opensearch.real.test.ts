import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Set by `npm run test:real`. */
const url = process.env.CALLSIFT_TEST_OPENSEARCH_URL ?? '';
const INDEX = 'smoke';

/** Two calls with moments of 4 dimensions; the axis that a vector points along is what the moment is about. */
const REFUND = {
  id: 'refund',
  product: 'fibre',
  moments: [
    [1, 0, 0, 0.1],
    [0, 1, 0, 0],
  ],
};
const OUTAGE = {
  id: 'outage',
  product: 'mobile',
  moments: [
    [0, 0, 1, 0],
    [0.9, 0.1, 0, 0],
  ],
};
const CALLS = [REFUND, OUTAGE];

const MAPPING = {
  settings: { index: { knn: true, number_of_shards: 1, number_of_replicas: 0 } },
  mappings: {
    dynamic: 'strict',
    properties: {
      product: { type: 'keyword' },
      moments: {
        type: 'nested',
        properties: {
          turn: { type: 'integer' },
          vector: {
            type: 'knn_vector',
            dimension: 4,
            // The published plugin holds no native library, so the engine is Lucene's.
            method: { name: 'hnsw', engine: 'lucene', space_type: 'cosinesimil' },
          },
        },
      },
    },
  },
};

interface Hit {
  readonly _id: string;
  readonly inner_hits: { readonly moments: { readonly hits: { readonly hits: readonly { _source: object }[] } } };
}

async function ask(method: string, path: string, body?: object): Promise<{ status: number; body: unknown }> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  return { status: response.status, body: await response.json() };
}

/** Ids and nearest moments of the calls nearest to a vector, the nearest first. */
async function nearest(vector: readonly number[], filter?: object): Promise<readonly (readonly [string, object])[]> {
  const knn = { 'moments.vector': { vector, k: 2, ...(filter && { filter }) } };
  const query = { nested: { path: 'moments', query: { knn }, inner_hits: { size: 1, _source: ['moments.turn'] } } };
  const { status, body } = await ask('POST', `${INDEX}/_search`, { query, _source: false });
  expect({ status, body }).toMatchObject({ status: 200 });
  const { hits } = (body as { hits: { hits: readonly Hit[] } }).hits;
  return hits.map(({ _id, inner_hits }) => [_id, inner_hits.moments.hits.hits[0]?._source ?? {}]);
}

beforeAll(async () => {
  expect(await ask('PUT', INDEX, MAPPING)).toMatchObject({ status: 200 });
  for (const { id, product, moments } of CALLS) {
    const call = { product, moments: moments.map((vector, turn) => ({ turn, vector })) };
    expect(await ask('PUT', `${INDEX}/_doc/${id}?refresh=true`, call)).toMatchObject({ status: 201 });
  }
});
afterAll(() => ask('DELETE', INDEX));

describe('the real OpenSearch', () => {
  it('is the version that is deployed', async () => {
    const { body } = await ask('GET', '');
    expect(body).toMatchObject({ version: { distribution: 'opensearch', number: expect.stringMatching(/^2\.19\./) } });
  });

  it('has the k-NN plugin', async () => {
    const { body } = await ask('GET', '_cat/plugins?format=json');
    expect(body).toContainEqual(expect.objectContaining({ component: 'org.opensearch.knn.plugin.KNNPlugin' }));
  });

  it('finds the nearest nested vector and says which one it was', async () => {
    expect(await nearest([1, 0, 0, 0.1])).toEqual([
      ['refund', { turn: 0 }],
      ['outage', { turn: 1 }],
    ]);
  });

  it('filters by a field of the call before it looks for neighbours', async () => {
    expect(await nearest([1, 0, 0, 0.1], { term: { product: 'mobile' } })).toEqual([['outage', { turn: 1 }]]);
  });

  it('refuses a field that the mapping does not have', async () => {
    const { status, body } = await ask('PUT', `${INDEX}/_doc/odd`, { colour: 'red' });
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { type: 'strict_dynamic_mapping_exception' } });
  });
});
