import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, SINGLE } from './client.ts';

const INDEX = 'contract-aggs';
const MAPPINGS = {
  properties: {
    product: { type: 'keyword' },
    tags: { type: 'keyword' },
    at: { type: 'date' },
    open: { type: 'boolean' },
    count: { type: 'integer' },
    cost: { type: 'double' },
  },
};
const CALLS = {
  a: { product: 'fibre', tags: ['x', 'y'], at: '2024-03-30T23:30:00Z', open: true, count: 1, cost: 10 },
  b: { product: 'fibre', tags: ['x'], at: '2024-03-31T00:30:00Z', open: false, count: 2, cost: 20 },
  c: { product: 'mobile', at: '2024-03-31T01:30:00Z', open: true, count: 3, cost: 30 },
  d: { product: 'tv', tags: ['y'], at: '2024-05-01T12:00:00Z', count: 40, cost: 45.5 },
  e: { at: '2024-05-02T12:00:00Z', open: true, count: 5 },
};

export function aggregationContract(client: Client): void {
  const run = async (aggregation: object, query: object = { match_all: {} }) =>
    (await client.send('POST', `/${INDEX}/_search`, { size: 0, query, aggs: { it: aggregation } })).body.aggregations
      .it;
  const keys = async (aggregation: object) =>
    (await run(aggregation)).buckets.map((bucket: { key: unknown; doc_count: number }) => [
      bucket.key,
      bucket.doc_count,
    ]);
  const starts = async (histogram: object) =>
    (await run({ date_histogram: { field: 'at', ...histogram } })).buckets.map(
      (bucket: { key_as_string: string; doc_count: number }) => [bucket.key_as_string, bucket.doc_count],
    );

  describe('an aggregation', () => {
    beforeAll(async () => {
      await client.send('PUT', `/${INDEX}`, { settings: SINGLE, mappings: MAPPINGS });
      await client.fill(INDEX, CALLS);
    });

    it('counts terms, the most frequent first, with what is left over', async () => {
      expect(await run({ terms: { field: 'product', size: 2 } })).toEqual({
        doc_count_error_upper_bound: 0,
        sum_other_doc_count: 1,
        buckets: [
          { key: 'fibre', doc_count: 2 },
          { key: 'mobile', doc_count: 1 },
        ],
      });
    });

    it.each([
      [{ field: 'product', missing: 'unknown' }, [['fibre', 2], ['mobile', 1], ['tv', 1], ['unknown', 1]]],
      [{ field: 'tags', order: { _key: 'desc' } }, [['y', 2], ['x', 2]]],
      [{ field: 'product', min_doc_count: 2 }, [['fibre', 2]]],
      [{ field: 'product', include: ['tv', 'mobile'] }, [['mobile', 1], ['tv', 1]]],
      [{ field: 'product', exclude: ['fibre'] }, [['mobile', 1], ['tv', 1]]],
      [{ field: 'open' }, [[1, 3], [0, 1]]],
      [{ field: 'nope' }, []],
    ])('counts terms by %j', async (terms, expected) => {
      expect(await keys({ terms })).toEqual(expected);
    }); // biome-ignore format: pairs

    it('also shows terms that no hit has', async () => {
      const { buckets } = await run({ terms: { field: 'product', min_doc_count: 0 } }, { term: { product: 'tv' } });
      expect(buckets).toEqual([
        { key: 'tv', doc_count: 1 },
        { key: 'fibre', doc_count: 0 },
        { key: 'mobile', doc_count: 0 },
      ]);
    });

    it('orders terms by another aggregation, to any depth', async () => {
      const aggs = {
        cost: { avg: { field: 'cost' } },
        tags: { terms: { field: 'tags' }, aggs: { most: { max: { field: 'count' } } } },
      };
      const { buckets } = await run({ terms: { field: 'product', order: { cost: 'desc' } }, aggs });
      expect(buckets.map((bucket: { key: string }) => bucket.key)).toEqual(['tv', 'mobile', 'fibre']);
      expect(buckets[2]).toMatchObject({
        cost: { value: 15 },
        tags: {
          buckets: [
            { key: 'x', doc_count: 2, most: { value: 2 } },
            { key: 'y', most: { value: 1 } },
          ],
        },
      });
    });

    it.each([
      [{ calendar_interval: 'month' }, [['2024-03-01T00:00:00.000Z', 3], ['2024-04-01T00:00:00.000Z', 0], ['2024-05-01T00:00:00.000Z', 2]]],
      [{ calendar_interval: 'quarter' }, [['2024-01-01T00:00:00.000Z', 3], ['2024-04-01T00:00:00.000Z', 2]]],
      [{ calendar_interval: 'week', min_doc_count: 1 }, [['2024-03-25T00:00:00.000Z', 3], ['2024-04-29T00:00:00.000Z', 2]]],
      [{ calendar_interval: 'day', min_doc_count: 1, time_zone: 'Asia/Kolkata' }, [['2024-03-31T00:00:00.000+05:30', 3], ['2024-05-01T00:00:00.000+05:30', 1], ['2024-05-02T00:00:00.000+05:30', 1]]],
      [{ calendar_interval: 'hour', min_doc_count: 1, time_zone: 'Europe/Berlin' }, [['2024-03-31T00:00:00.000+01:00', 1], ['2024-03-31T01:00:00.000+01:00', 1], ['2024-03-31T03:00:00.000+02:00', 1], ['2024-05-01T14:00:00.000+02:00', 1], ['2024-05-02T14:00:00.000+02:00', 1]]],
      [{ fixed_interval: '30d', min_doc_count: 1 }, [['2024-03-18T00:00:00.000Z', 3], ['2024-04-17T00:00:00.000Z', 2]]],
      [{ calendar_interval: 'year', format: 'yyyy-MM-dd' }, [['2024-01-01', 5]]],
      [{ calendar_interval: 'quarter', extended_bounds: { min: '2023-12-31', max: '2024-07-01' } }, [['2023-10-01T00:00:00.000Z', 0], ['2024-01-01T00:00:00.000Z', 3], ['2024-04-01T00:00:00.000Z', 2], ['2024-07-01T00:00:00.000Z', 0]]],
    ])('counts dates by %j', async (histogram, expected) => {
      expect(await starts(histogram)).toEqual(expected);
    }); // biome-ignore format: pairs

    it('counts days of 23 hours as one', async () => {
      const { buckets } = await run(
        { date_histogram: { field: 'at', calendar_interval: 'day', time_zone: 'Europe/Berlin' } },
        { ids: { values: ['a', 'b', 'c'] } },
      );
      expect(buckets).toEqual([
        { key_as_string: '2024-03-31T00:00:00.000+01:00', key: Date.UTC(2024, 2, 30, 23), doc_count: 3 },
      ]);
    });

    it('counts numbers by intervals', async () => {
      expect(await keys({ histogram: { field: 'count', interval: 20 } })).toEqual([[0, 4], [20, 0], [40, 1]]);
    }); // biome-ignore format: pairs

    it('filters', async () => {
      const tv = { term: { product: 'tv' } };
      expect(await run({ filter: tv, aggs: { n: { sum: { field: 'count' } } } })).toEqual({
        doc_count: 1,
        n: { value: 40 },
      });
      expect(await run({ filters: { filters: { tv, open: { term: { open: true } } } } })).toEqual({
        buckets: { open: { doc_count: 3 }, tv: { doc_count: 1 } },
      });
      expect(await run({ missing: { field: 'product' } })).toEqual({ doc_count: 1 });
    });

    it('filters and measures within groups, whatever the groups are', async () => {
      const aggs = {
        open: { filter: { bool: { filter: [{ term: { open: true } }] } } },
        tagged: { filter: { bool: { should: [{ exists: { field: 'tags' } }, { range: { at: { lt: '2024-03-31' } } }], minimum_should_match: 1 } } },
        cost: { percentiles: { field: 'cost', percents: [50], tdigest: { compression: 1_000 } } },
        costs: { value_count: { field: 'cost' } },
      };
      const figures = (open: number, tagged: number, cost: number | null, costs: number) => ({
        open: { doc_count: open },
        tagged: { doc_count: tagged },
        cost: { values: { '50.0': cost } },
        costs: { value: costs },
      });
      const terms = { field: 'product', size: 2, shard_size: 100, order: [{ _count: 'desc' }, { _key: 'asc' }] };
      expect((await run({ terms, aggs })).buckets).toEqual([
        { key: 'fibre', doc_count: 2, ...figures(1, 2, 15, 2) },
        { key: 'mobile', doc_count: 1, ...figures(1, 0, 30, 1) },
      ]);
      const months = { field: 'at', calendar_interval: 'month', min_doc_count: 1 };
      expect((await run({ date_histogram: months, aggs })).buckets).toMatchObject([
        { doc_count: 3, ...figures(2, 2, 20, 3) },
        { doc_count: 2, ...figures(1, 1, 45.5, 1) },
      ]);
      expect((await run({ terms: { ...terms, include: ['none'] }, aggs })).buckets).toEqual([]);
    }); // biome-ignore format: aggregations on one line

    it.each([
      [{ avg: { field: 'cost' } }, { value: 26.375 }],
      [{ sum: { field: 'cost' } }, { value: 105.5 }],
      [{ min: { field: 'count' } }, { value: 1 }],
      [{ max: { field: 'at' } }, { value: Date.UTC(2024, 4, 2, 12), value_as_string: '2024-05-02T12:00:00.000Z' }],
      [{ value_count: { field: 'tags' } }, { value: 4 }],
      [{ cardinality: { field: 'tags' } }, { value: 2 }],
      [{ stats: { field: 'cost' } }, { count: 4, min: 10, max: 45.5, avg: 26.375, sum: 105.5 }],
      [
        { percentiles: { field: 'cost', percents: [0, 25, 50, 90, 100] } },
        { values: { '0.0': 10, '25.0': 15, '50.0': 25, '90.0': expect.closeTo(45.5, 6), '100.0': 45.5 } },
      ],
      [{ avg: { field: 'nope' } }, { value: null }],
      [{ sum: { field: 'nope' } }, { value: 0 }],
    ])('measures by %j', async (aggregation, expected) => {
      expect(await run(aggregation)).toEqual(expected);
    });

    it('knows the number of the last write, which grows with each', async () => {
      const last = async (query: object) => (await run({ max: { field: '_seq_no' } }, query)).value;
      const d = { ids: { values: ['d'] } };
      expect([await last(d), await last({ match_all: {} })]).toEqual([3, 4]);
      await client.fill(INDEX, { d: CALLS.d });
      expect([await last(d), await last({ match_all: {} })]).toEqual([5, 5]);
      await client.send('DELETE', `/${INDEX}/_doc/none?refresh=true`);
      await client.fill(INDEX, { c: CALLS.c });
      expect([await last(d), await last({ match_all: {} })]).toEqual([5, 7]);
      expect(await last({ match_none: {} })).toBeNull();
    });

    it('measures nothing where nothing is', async () => {
      const none = { match_none: {} };
      expect(await run({ stats: { field: 'cost' } }, none)).toEqual({
        count: 0,
        min: null,
        max: null,
        avg: null,
        sum: 0,
      });
      expect(await run({ percentiles: { field: 'cost', percents: [50] } }, none)).toEqual({ values: { '50.0': null } });
      expect(await run({ terms: { field: 'product' } }, none)).toMatchObject({ buckets: [] });
    });
  });
}
