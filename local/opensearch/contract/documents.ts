import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, SINGLE } from './client.ts';

const INDEX = '/contract-docs';
const PROPERTIES = {
  product: { type: 'keyword' },
  count: { type: 'integer' },
  at: { type: 'date' },
  open: { type: 'boolean' },
  text: { type: 'text' },
  place: { properties: { city: { type: 'keyword' } } },
  extra: { type: 'object', enabled: false },
  moments: {
    type: 'nested',
    properties: {
      turn: { type: 'integer' },
      vector: {
        type: 'knn_vector',
        dimension: 2,
        method: { name: 'hnsw', engine: 'lucene', space_type: 'cosinesimil' },
      },
    },
  },
};

interface Outcome {
  readonly status: number;
  readonly result?: string;
  readonly error?: { readonly type: string };
}

export function documentContract(client: Client): void {
  /** Status, and result or type of error, of each item. */
  const outcomes = async (...lines: readonly object[]) => {
    const { body } = await client.send('POST', `${INDEX}/_bulk?refresh=true`, [...lines]);
    const items: readonly Readonly<Record<string, Outcome>>[] = body.items;
    return items.flatMap((item) =>
      Object.values(item).map(({ status, result, error }) => [status, result ?? error?.type]),
    );
  };
  const external = (_id: string, version: number) => ({ _id, version, version_type: 'external' });

  describe('a document', () => {
    beforeAll(() =>
      client.send('PUT', INDEX, {
        settings: { index: { ...SINGLE, knn: true } },
        mappings: { dynamic: 'strict', properties: PROPERTIES },
      }),
    );

    it('is read as it was written', async () => {
      const document = { product: 'fibre', place: { city: 'Pune' }, extra: { any: [1, { thing: null }] } };
      const written = await client.send('PUT', `${INDEX}/_doc/one?refresh=true`, document);
      expect(written).toMatchObject({
        status: 201,
        body: { _id: 'one', _version: 1, result: 'created', forced_refresh: true },
      });
      expect((await client.send('GET', `${INDEX}/_doc/one`)).body).toMatchObject({
        found: true,
        _version: 1,
        _source: document,
      });
      const { body } = await client.send('GET', `${INDEX}/_doc/one?_source_includes=place.*`);
      expect(body._source).toEqual({ place: { city: 'Pune' } });
      expect((await client.send('GET', `${INDEX}/_doc/one?_source=false`)).body).not.toHaveProperty('_source');
    });

    it('that is not there is 404, to read and to delete', async () => {
      expect(await client.send('GET', `${INDEX}/_doc/none`)).toMatchObject({ status: 404, body: { found: false } });
      expect(await client.send('DELETE', `${INDEX}/_doc/none`)).toMatchObject({
        status: 404,
        body: { result: 'not_found', _version: 1 },
      });
    });

    it('comes with others by _mget, in the order of the request', async () => {
      const { body } = await client.send('POST', `${INDEX}/_mget`, { ids: ['none', 'one'] });
      expect(body.docs).toMatchObject([
        { _id: 'none', found: false },
        { _id: 'one', found: true },
      ]);
      expect(await client.refusal('POST', `${INDEX}/_mget`, { ids: [] })).toContain(
        'action_request_validation_exception',
      );
    });

    it('takes only newer external versions, out of order or not', async () => {
      expect(
        await outcomes(
          { index: external('v', 5) }, { product: 'a' },
          { index: external('v', 5) }, { product: 'b' },
          { index: external('v', 4) }, { product: 'c' },
          { index: external('v', 7) }, { product: 'd' },
          { delete: external('v', 6) },
        ),
      ).toEqual([
        [201, 'created'],
        [409, 'version_conflict_engine_exception'],
        [409, 'version_conflict_engine_exception'],
        [200, 'updated'],
        [409, 'version_conflict_engine_exception'],
      ]); // biome-ignore format: a line an action
      expect((await client.send('GET', `${INDEX}/_doc/v`)).body).toMatchObject({
        _version: 7,
        _source: { product: 'd' },
      });
    });

    it('stays deleted against older versions, also one that never was there', async () => {
      expect(
        await outcomes(
          { delete: external('v', 9) },
          { index: external('v', 8) },
          { product: 'late' },
          { delete: external('never', 3) },
          { index: external('never', 2) },
          { product: 'late' },
          { index: external('never', 4) },
          { product: 'new' },
        ),
      ).toEqual([
        [200, 'deleted'],
        [409, 'version_conflict_engine_exception'],
        [404, 'not_found'],
        [409, 'version_conflict_engine_exception'],
        [201, 'created'],
      ]);
    });

    it('is created once', async () => {
      expect(
        await outcomes({ create: { _id: 'c' } }, { product: 'a' }, { create: { _id: 'c' } }, { product: 'b' }),
      ).toEqual([
        [201, 'created'],
        [409, 'version_conflict_engine_exception'],
      ]);
    });

    it.each([
      [{ colour: 'red' }, 'strict_dynamic_mapping_exception'],
      [{ place: { street: 'x' } }, 'strict_dynamic_mapping_exception'],
      [{ place: 'x' }, 'mapper_parsing_exception'],
      [{ product: { a: 1 } }, 'mapper_parsing_exception'],
      [{ count: 'many' }, 'mapper_parsing_exception'],
      [{ count: 99_999_999_999 }, 'mapper_parsing_exception'],
      [{ count: '3.9' }, undefined],
      [{ count: '' }, undefined],
      [{ at: 'yesterday' }, 'mapper_parsing_exception'],
      [{ at: '2024-02-30' }, 'mapper_parsing_exception'],
      [{ at: '2024-02-29T10:00:00.123456+05:30' }, undefined],
      [{ at: 1_709_200_000_000 }, undefined],
      [{ open: 'maybe' }, 'mapper_parsing_exception'],
      [{ open: 'true' }, undefined],
      [{ moments: 'x' }, 'mapper_parsing_exception'],
      [{ moments: { turn: 1 } }, undefined],
      [{ moments: [{ vector: [1] }] }, 'mapper_parsing_exception'],
      [{ moments: [{ vector: [0, 0] }] }, 'mapper_parsing_exception'],
      [{ moments: [{ vector: ['x', 0] }] }, 'mapper_parsing_exception'],
      [{ product: 'é'.repeat(20_000) }, 'illegal_argument_exception'],
      [{ 'place.city': 'Goa' }, undefined],
      [{ text: null, product: [] }, undefined],
    ])('is judged by the mapping: %j', async (document, type) => {
      const [outcome] = await outcomes({ index: { _id: 'judged' } }, document);
      const accepted = [expect.any(Number), expect.stringMatching(/created|updated/)];
      expect(outcome).toEqual(type === undefined ? accepted : [400, type]);
    });

    it('that is bad fails alone', async () => {
      const lines = [
        { index: { _id: 'good' } },
        { product: 'x' },
        { index: { _id: 'bad' } },
        { colour: 1 },
        { index: { _id: 'fine' } },
        { product: 'y' },
      ];
      const { status, body } = await client.send('POST', `${INDEX}/_bulk?refresh=true`, lines);
      expect([status, body.errors]).toEqual([200, true]);
      expect(
        (await client.send('POST', `${INDEX}/_count`, { query: { ids: { values: ['good', 'bad', 'fine'] } } })).body
          .count,
      ).toBe(2);
    });

    it.each([
      ['{"colour":{}}\n{}\n', 'illegal_argument_exception'],
      ['{"index":{"colour":1}}\n{}\n', 'illegal_argument_exception'],
      ['not json\n{}\n', 'json_parse_exception'],
      ['{"index":{"_id":"1"}}\n{"product":"x"}', 'illegal_argument_exception'],
      ['{"index":{"_id":"1","version":3}}\n{"product":"x"}\n', 'action_request_validation_exception'],
    ])('comes in a bulk that can be read, unlike %j', async (text, type) => {
      expect(await client.refusal('POST', `${INDEX}/_bulk`, text)).toEqual([400, type, type]);
    });

    it('without any index is refused as a whole', async () => {
      expect(await client.refusal('POST', '/_bulk', '{"index":{"_id":"1"}}\n{}\n')).toContain(
        'action_request_validation_exception',
      );
    });
  });
}
