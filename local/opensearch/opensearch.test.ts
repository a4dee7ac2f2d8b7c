import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createClient } from './contract/client.ts';
import { describeOpenSearch } from './opensearch.contract.ts';
import { type RunningOpenSearch, startOpenSearch } from './server.ts';

let shared: RunningOpenSearch | undefined;
afterAll(() => shared?.stop());

describeOpenSearch('the embedded OpenSearch', async () => {
  shared = await startOpenSearch({ port: 0 });
  return `http://127.0.0.1:${shared.port}`;
});

describe('the embedded OpenSearch alone', () => {
  const stops: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  });
  const client = createClient();
  const open = async (dataDir?: string) => {
    const server = await startOpenSearch({ port: 0, ...(dataDir !== undefined && { dataDir }) });
    client.url = `http://127.0.0.1:${server.port}`;
    return server;
  };
  const vector = {
    type: 'knn_vector',
    dimension: 2,
    method: { name: 'hnsw', engine: 'lucene', space_type: 'cosinesimil' },
  };
  const properties = { product: { type: 'keyword' }, text: { type: 'text' }, vector };
  const mappings = { dynamic: 'strict', _source: { excludes: ['vector'] }, properties };

  it('answers after a restart as before', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'opensearch-'));
    stops.push(() => rm(folder, { recursive: true }));
    const first = await open(folder);
    await client.send('PUT', '/calls', { mappings, aliases: { live: {} } });
    await client.fill('live', { a: { product: 'x', text: 'two words two', vector: [1, 0] }, b: { text: 'words' } });
    const gone = { _id: 'gone', version: 4, version_type: 'external' };
    await client.send('POST', '/live/_bulk', [{ delete: gone }, { delete: { _id: 'b' } }]);
    const questions = [
      { query: { match_phrase: { text: 'two words' } }, highlight: { fields: { text: {} } } },
      { query: { knn: { vector: { vector: [1, 1], k: 1 } } } },
      { aggs: { a: { terms: { field: 'product' } } } },
    ];
    const ask = () =>
      Promise.all(
        questions.map(async (body) => ({ ...(await client.send('POST', '/live/_search', body)).body, took: 0 })),
      );
    const before = await ask();
    await first.stop();
    const second = await open(folder);
    stops.push(() => second.stop());
    expect(await ask()).toEqual(before);
    expect(before[0]?.hits.total.value).toBe(1);
    const late = await client.send('POST', '/live/_bulk', [{ index: { ...gone, version: 3 } }, { text: 'late' }]);
    expect(late.body.items[0].index.status).toBe(409);
  });

  it.each([
    ['POST', '/calls/_search', { query: { query_string: { query: 'a' } } }],
    ['POST', '/calls/_search', { collapse: { field: 'product' } }],
    ['POST', '/calls/_search', { aggs: { a: { composite: {} } } }],
    ['POST', '/calls/_search?routing=1', {}],
    ['PUT', '/other', { mappings: { properties: { a: { type: 'date', format: 'dd/MM/yyyy' } } } }],
    ['POST', '/calls/_doc/1', { surprise: 1 }],
    ['GET', '/_nodes/hot_threads', undefined],
  ])('refuses by name what it cannot do: %s %s %j', async (method, path, body) => {
    const server = await open();
    stops.push(() => server.stop());
    await client.send('PUT', '/calls', { mappings: { properties: { product: { type: 'keyword' } } } });
    expect(await client.refusal(method, path, body)).toEqual([400, 'unsupported_operation', 'unsupported_operation']);
  });

  it('tells how much of its heap is used and how much is left on the disk of its folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'opensearch-'));
    stops.push(() => rm(folder, { recursive: true }));
    const server = await open(folder);
    stops.push(() => server.stop());
    const { body } = await client.send('GET', '/_nodes/stats/jvm,fs');
    const { jvm, fs } = body.nodes.embedded;
    expect(jvm.mem.heap_used_in_bytes).toBeGreaterThan(1e6);
    expect(jvm.mem.heap_used_percent).toBeCloseTo((100 * jvm.mem.heap_used_in_bytes) / jvm.mem.heap_max_in_bytes, -1);
    const { bavail, bsize } = await statfs(folder);
    expect(fs.total.available_in_bytes / (bavail * bsize)).toBeCloseTo(1, 1);
    expect((await client.send('GET', '/_nodes/stats/jvm')).body.nodes.embedded).not.toHaveProperty('fs');
    expect(await client.refusal('GET', '/_nodes/stats/thread_pool')).toContain('illegal_argument_exception');
  });

  it('answers JSON that is nested too deeply with 400', async () => {
    const server = await open();
    stops.push(() => server.stop());
    await client.send('PUT', '/calls', { mappings });
    const deep = `{"query":${'{"bool":{"must":'.repeat(20_000)}{"match_all":{}}${'}}'.repeat(20_000)}}`;
    expect(await client.refusal('POST', '/calls/_search', deep)).toContain('json_parse_exception');
    expect(
      (await client.send('PUT', '/calls/_doc/1', `{"product":${'['.repeat(50_000)}${']'.repeat(50_000)}}`)).status,
    ).toBe(400);
  });
});
