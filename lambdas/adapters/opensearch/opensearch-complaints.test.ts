import type { Client } from '@opensearch-project/opensearch';
import { describe, expect, it } from 'vitest';
import { IndexUnavailableError } from '../../domain/search/ports.ts';
import { OpenSearchComplaintSearch } from './opensearch-complaints.ts';

/** A search on an engine that answers each body alike; the indices that it was asked for are noted. */
function answering(answer: object) {
  const asked: unknown[] = [];
  const client = {
    async msearch({ index, body }: { index: string; body: readonly object[] }) {
      asked.push(index);
      return { body: { responses: body.filter((_, i) => i % 2 === 1).map(() => answer) } };
    },
  };
  return { asked, search: new OpenSearchComplaintSearch(client as unknown as Client) };
}

const HITS = { hits: { total: { value: 0 }, hits: [] } };
const QUERY = { filters: {}, interval: 'day', time_zone: 'UTC', now: '2026-06-15T12:00:00.000Z' } as const;
const SCOPE = { start: '2026-06-01T00:00:00.000Z', end: QUERY.now, now: QUERY.now };

describe('a search for complaints', () => {
  it('asks the alias of complaints alone', async () => {
    const { asked, search } = answering(HITS);
    await search.list({ filters: {}, order: 'due', limit: 1 });
    await search.stats(QUERY);
    await search.facts(SCOPE);
    expect(asked).toEqual(['complaints', 'complaints', 'complaints']);
  });

  it.each([
    { ...HITS, timed_out: true },
    { ...HITS, _shards: { total: 2, failed: 1 } },
    { error: { type: 'index_not_found_exception' }, status: 404 },
    { error: { type: 'security_exception' }, status: 403 },
    { error: { type: 'es_rejected_execution_exception' }, status: 429 },
  ])('is not answered from %j, which may pass', async (answer) => {
    const { search } = answering(answer);
    await expect(search.list({ filters: {}, order: 'due', limit: 1 })).rejects.toBeInstanceOf(IndexUnavailableError);
    await expect(search.stats(QUERY)).rejects.toBeInstanceOf(IndexUnavailableError);
    await expect(search.facts(SCOPE)).rejects.toBeInstanceOf(IndexUnavailableError);
  });

  it('says when a request is refused for good', async () => {
    const { search } = answering({ error: { type: 'parsing_exception' }, status: 400 });
    await expect(search.stats(QUERY)).rejects.toThrow('parsing_exception, status 400');
  });
});
