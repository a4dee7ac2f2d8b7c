import { writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Answer } from '#lambdas/domain/query/answer.ts';
import { SEARCH_INDEX } from '#lambdas/names.ts';
import { transcript } from '#lambdas/testing/samples.ts';
import { startOpenSearch } from '../opensearch/server.ts';
import { eventually, startTestRuntime, type TestRuntime } from './test-runtime.ts';

/** A way to the engine that can be closed. */
let open = true;
let gate: Server;
let stopEngine = async () => {};
let world: TestRuntime;

beforeAll(async () => {
  const real = inject('realOpensearch');
  const engine = real === undefined ? await startOpenSearch({ port: 0 }) : undefined;
  stopEngine = async () => await engine?.stop();
  const target = new URL(real ?? `http://127.0.0.1:${engine?.port}`);
  gate = createServer((incoming, response) => {
    if (!open) return void incoming.socket.destroy();
    const { method, url, headers } = incoming;
    const options = { host: target.hostname, port: target.port, method, path: url, headers };
    const outgoing = request(options, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => incoming.socket.destroy());
    incoming.pipe(outgoing);
  });
  await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve));
  world = await startTestRuntime({ opensearch: `http://127.0.0.1:${(gate.address() as AddressInfo).port}` });
});

afterAll(async () => {
  await world.stop();
  gate.closeAllConnections();
  await new Promise((resolve) => gate.close(resolve));
  await stopEngine();
});

async function upload(name: string, ids: readonly string[]): Promise<void> {
  const file = join(world.dir, `${name}.jsonl`);
  await writeFile(file, ids.map((id) => JSON.stringify(transcript(id, `About ${name} number ${id}.`))).join('\n'));
  void world.ingest(file).catch(() => {});
}

const readable = async (id: string) => {
  const { status, body } = await world.get(`/calls/${id}`, 'analyst');
  return status === 200 ? (body as never as { unsettled: boolean }) : undefined;
};

async function hasCounted(service: string, metric: string): Promise<true | undefined> {
  const lines = (await world.logs()).split('\n');
  return lines.some((line) => line.includes(metric) && line.includes(`"service":"${service}"`)) || undefined;
}

describe('row 11: an outage of the search engine', () => {
  it('stops no ingestion, is said by searches, and is caught up with by itself', async () => {
    open = false;
    const ids = Array.from({ length: 40 }, (_, i) => `dark-${i}`);
    await upload('outage', ids);
    const stored = await eventually(() => readable('dark-39'));
    expect(stored.unsettled).toBe(true);
    expect((await world.post('/search', { query: 'outage' }, 'analyst')).body).toMatchObject({
      status: 503,
      type: 'urn:callsift:problem:search-unavailable',
    });
    // Counted once the functions have met the outage, and written at the end of a run.
    for (const service of ['indexing', 'search']) await eventually(() => hasCounted(service, '"IndexUnavailable":1'));

    open = true;
    await eventually(async () => ((await readable('dark-39'))?.unsettled === false ? true : undefined), 60_000);
    const count = await eventually(async () => {
      const answer = await world.engine('GET', `/${SEARCH_INDEX.alias}/_count`);
      const { count } = (await answer.json()) as { count?: number };
      return count === ids.length ? count : undefined;
    }, 60_000);
    expect(count).toBe(ids.length);
    const { body } = await world.post('/search', { query: 'outage number', mode: 'keyword', top_k: 100 }, 'analyst');
    expect((body as never as { hits: unknown[] }).hits).toHaveLength(ids.length);
  }, 150_000);

  it('leaves people the answers that were given before, which say so', async () => {
    const ask = { query: 'How many calls are there?' };
    const before = (await world.post('/query', ask, 'analyst')).body as unknown as Answer;
    open = false;
    const again = (await world.post('/query', ask, 'analyst')).body as unknown as Answer;
    const streamed = await (await world.request('/query/stream', ask, 'analyst')).text();
    open = true;
    expect(again.processing).toMatchObject({ cached: true, degraded_reason: 'index-unavailable' });
    expect(again.answer).toBe(before.answer);
    expect(streamed).toContain('"degraded_reason":"index-unavailable"');
  });
});
