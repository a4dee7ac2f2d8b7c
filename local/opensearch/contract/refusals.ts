import { describe, expect, it } from 'vitest';
import type { Client } from './client.ts';

const FAILED = 'search_phase_execution_exception';
const many = (count: number) => Array.from({ length: count }, (_, i) => `w${i}`).join(' ');

export function refusalContract(client: Client, index: string): void {
  describe('a search that cannot be answered', () => {
    it.each<[object, number, string, string]>([
      [{ query: { nope: {} } }, 400, 'parsing_exception', 'parsing_exception'],
      [{ nope: 1 }, 400, 'parsing_exception', 'parsing_exception'],
      [{ query: {} }, 400, 'illegal_argument_exception', 'illegal_argument_exception'],
      [{ query: { match_all: {}, match_none: {} } }, 400, 'parsing_exception', 'parsing_exception'],
      [{ query: { match: { text: { query: 'a', nope: 1 } } } }, 400, 'parsing_exception', 'parsing_exception'],
      [{ query: { term: { product: 'x', text: 'y' } } }, 400, 'parsing_exception', 'parsing_exception'],
      [{ query: { bool: { nope: [] } } }, 400, 'x_content_parse_exception', 'x_content_parse_exception'],
      [{ query: { nested: { path: 'nope', query: { match_all: {} } } } }, 400, FAILED, 'query_shard_exception'],
      [{ query: { range: { count: { gte: 'x' } } } }, 400, FAILED, 'query_shard_exception'],
      [{ query: { range: { at: { gte: 'x' } } } }, 400, FAILED, 'parse_exception'],
      [{ query: { term: { count: 'x' } } }, 400, FAILED, 'query_shard_exception'],
      [{ query: { term: { open: 'perhaps' } } }, 400, FAILED, 'query_shard_exception'],
      [{ query: { prefix: { count: '1' } } }, 400, FAILED, 'query_shard_exception'],
      [{ query: { match: { text: many(1100) } } }, 400, FAILED, 'query_shard_exception'],
      [
        { query: { multi_match: { query: many(600), fields: ['text', 'title'] } } },
        500,
        FAILED,
        'too_many_nested_clauses',
      ],
      [{ size: -1 }, 400, 'illegal_argument_exception', 'illegal_argument_exception'],
      [{ from: 10_000 }, 400, FAILED, 'illegal_argument_exception'],
      [{ sort: ['nope'] }, 400, FAILED, 'query_shard_exception'],
      [{ sort: ['text'] }, 400, FAILED, 'illegal_argument_exception'],
      [{ search_after: ['a'] }, 400, FAILED, 'illegal_argument_exception'],
      [{ sort: ['product'], search_after: ['a', 'b'] }, 400, FAILED, 'illegal_argument_exception'],
      [{ sort: ['product'], search_after: ['a'], from: 1 }, 500, FAILED, 'search_exception'],
      [{ aggs: { a: { nope: {} } } }, 400, 'parsing_exception', 'parsing_exception'],
      [{ aggs: { a: {} } }, 400, 'parsing_exception', 'parsing_exception'],
      [{ aggs: { 'a[b]': { avg: { field: 'count' } } } }, 400, 'parsing_exception', 'parsing_exception'],
      [{ aggs: { a: { terms: { field: 'text' } } } }, 400, FAILED, 'illegal_argument_exception'],
      [
        { aggs: { a: { terms: { field: 'product', nope: 1 } } } },
        400,
        'x_content_parse_exception',
        'x_content_parse_exception',
      ],
      [
        { aggs: { a: { terms: { field: 'product', order: { nope: 'asc' } } } } },
        500,
        FAILED,
        'aggregation_execution_exception',
      ],
      [{ aggs: { a: { avg: { field: 'product' } } } }, 400, FAILED, 'illegal_argument_exception'],
      [{ aggs: { a: { date_histogram: { field: 'at' } } } }, 400, FAILED, 'illegal_argument_exception'],
      [
        { aggs: { a: { date_histogram: { field: 'at', calendar_interval: '2d' } } } },
        400,
        'x_content_parse_exception',
        'x_content_parse_exception',
      ],
      [
        { aggs: { a: { date_histogram: { field: 'at', calendar_interval: 'day', time_zone: 'Mars/X' } } } },
        400,
        'x_content_parse_exception',
        'x_content_parse_exception',
      ],
      [{ highlight: { fields: { text: { nope: 1 } } } }, 400, 'x_content_parse_exception', 'x_content_parse_exception'],
    ])('is refused by type: %j', async (body, status, type, root) => {
      expect(await client.refusal('POST', `/${index}/_search`, body)).toEqual([status, type, root]);
    });

    it('is refused when it is not JSON', async () => {
      expect(await client.refusal('POST', `/${index}/_search`, '{bad')).toContain('json_parse_exception');
    });

    it.each(['x'.repeat(100_000), 'a\u0000b', '\ud800', '"\\ + - && || ! ( ) { } [ ] ^ ~ * ? : /'])(
      'is another thing than a query text that is odd',
      async (query) => {
        const { status } = await client.send('POST', `/${index}/_search`, { query: { match: { text: query } } });
        expect(status).toBe(200);
      },
    );
  });
}
