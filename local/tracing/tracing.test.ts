import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { closeServer, listenOnLoopback } from '../loopback-server.ts';
import { startCollector } from './collector.ts';
import { tracePage } from './page.ts';
import { segmentJson } from './segment.ts';
import { traceContext, traceHeader } from './trace-header.ts';
import { MAX_TRACE_CHARS, TraceStore } from './trace-store.ts';
import { treeOf, treeText } from './trace-tree.ts';

const ROOT = '1-5759e988-bd862e3fe1be46a994272793';
const OTHER = '1-5759e989-bd862e3fe1be46a994272793';

function span(id: string, more: object = {}): string {
  return JSON.stringify({ name: `span ${id}`, id, trace_id: ROOT, start_time: 100, end_time: 100.25, ...more });
}

describe('the store of traces', () => {
  it('finds a trace by its id, a request, a question, or a call with and without its revision', () => {
    const store = new TraceStore();
    store.add(span('a', { annotations: { correlation_id: 'request-1', query_id: 'q-1' } }));
    store.add(span('b', { trace_id: OTHER, start_time: 99, metadata: { callsift: { calls: ['call "1"@2', 'c@1'] } } }));
    const idsOf = (id: string) => store.find(id).map(({ trace_id }) => trace_id);
    for (const id of [ROOT, 'request-1', 'q-1']) expect(idsOf(id)).toEqual([ROOT]);
    for (const id of [OTHER, 'call "1"', 'call "1"@2', 'c']) expect(idsOf(id)).toEqual([OTHER]);
    for (const id of ['request', 'call', 'call "1"@1', 'a', '', 'span a']) expect(idsOf(id)).toEqual([]);
  });

  it('forgets the oldest traces when it is full, and keeps no more of one than there is room for', () => {
    const store = new TraceStore(10_000);
    for (let i = 0; i < 1_000; i++) store.add(span(String(i), { trace_id: `trace-${i}` }));
    expect(store.size).toBeLessThanOrEqual(10_000);
    expect(store.find('trace-0')).toEqual([]);
    expect(store.find('trace-999')).toHaveLength(1);
    for (let i = 0; i < 1_000; i++) store.add(span(String(i)));
    expect(store.size).toBeLessThanOrEqual(10_000);
    expect(store.find(ROOT)[0]?.spans.length).toBeGreaterThan(10);
  });

  it('keeps no more of one trace than its share, however much room there is', () => {
    const store = new TraceStore();
    const json = span('x', { metadata: { callsift: { text: 'x'.repeat(10_000) } } });
    for (let i = 0; i < 200; i++) store.add(json);
    expect(store.size).toBeLessThanOrEqual(MAX_TRACE_CHARS);
    expect(store.size).toBeGreaterThan(MAX_TRACE_CHARS - 2 * json.length);
    store.add(span('y', { trace_id: OTHER }));
    expect(store.find(OTHER)).toHaveLength(1);
  });

  it.each([
    '',
    'null',
    '[]',
    '{',
    '{"name":1}',
    '{"name":"a","id":"b","trace_id":"c"}',
    span('a', { annotations: null }),
    span('a', { annotations: [] }),
    span('a', { metadata: null }),
    span('a', { metadata: { callsift: null } }),
    span('a', { cause: null }),
    span('a', { cause: { exceptions: 7 } }),
    span('a', { start_time: 1e300 }),
  ])('takes nothing that is no span: %s', (json) => {
    const store = new TraceStore();
    store.add(json);
    expect(store.size).toBe(0);
    expect(store.find('null')).toEqual([]);
  });
});

describe('a tree', () => {
  it('has each span within its parent, and at the top what has none', () => {
    const spans = [span('a'), span('b', { parent_id: 'a', fault: true }), span('c', { parent_id: 'gone' })];
    const tree = treeOf({ trace_id: ROOT, spans: spans.map((json) => JSON.parse(json)) });
    expect(treeText(tree)).toBe(`${ROOT}\nspan a  250 ms\n  span b  250 ms  FAULT fault\nspan c  250 ms`);
  });

  it('shows whatever spans have as attributes', () => {
    const odd = span('a', {
      annotations: { toString: 1, b: null, c: [{ toString: 2 }] },
      metadata: { callsift: { valueOf: {} } },
    });
    expect(treeText(treeOf({ trace_id: ROOT, spans: [JSON.parse(odd)] }))).toContain('b=null  c={"toString":2}');
  });

  it('ends, whatever spans say of their parents', () => {
    const spans = [span('a', { parent_id: 'b' }), span('b', { parent_id: 'a' }), span('c', { parent_id: 'c' })];
    const tree = treeOf({ trace_id: ROOT, spans: spans.map((json) => JSON.parse(json)) });
    expect(tree.spans.map(({ id }) => id)).toEqual(['c']);
  });
});

describe('the collector', () => {
  it('takes datagrams with a header of X-Ray on the loopback address, and drops all others', async () => {
    const store = new TraceStore();
    const collector = await startCollector(store);
    const [host, port] = collector.address.split(':');
    expect(host).toBe('127.0.0.1');
    const client = createSocket('udp4');
    const header = '{"format": "json", "version": 1}\n';
    for (const text of [span('x'), `{"format":"cbor","version":1}\n${span('y')}`, 'nonsense', '', `${header}{`])
      client.send(text, Number(port), host);
    client.send(header + span('z'), Number(port), host);
    await expect.poll(() => store.find(ROOT)[0]?.spans.map(({ id }) => id)).toEqual(['z']);
    client.close();
    await collector.close();
  });
});

describe('the page of traces', () => {
  it('answers with trees, and refuses what names nothing', async () => {
    const store = new TraceStore();
    const trace = { traceId: ROOT, segmentId: '53995c3f42cd8ad8' };
    const invoked = {
      name: 'app-f',
      shortName: 'f',
      durationMs: 500,
      ok: false,
      concurrent: 1,
      requestId: 'r-1',
      trace,
    };
    store.add(segmentJson(invoked, 100_500));
    const page = tracePage(store);
    const server = createServer((request, response) => void page(request, response));
    await listenOnLoopback(server, 0, 'NOTHING');
    const { port } = server.address() as AddressInfo;
    const ask = (query: string, method = 'GET') =>
      fetch(`http://127.0.0.1:${port}/_callsift/traces${query}`, { method });
    expect(await (await ask('?id=r-1')).json()).toEqual([
      {
        trace_id: ROOT,
        spans: [
          {
            name: 'f',
            id: trace.segmentId,
            began: '1970-01-01T00:01:40.000Z',
            duration_ms: 500,
            fault: 'fault',
            attributes: { function_request_id: 'r-1' },
            spans: [],
          },
        ],
      },
    ]);
    expect(await (await ask('?id=nothing')).json()).toEqual([]);
    expect((await ask('')).status).toBe(400);
    expect((await ask(`?id=${'x'.repeat(301)}`)).status).toBe(400);
    expect((await ask('?id=r-1', 'DELETE')).status).toBe(405);
    await closeServer(server);
  });
});

describe('the trace of an invocation', () => {
  const batch = (...headers: readonly (string | undefined)[]) => ({
    Records: headers.map((AWSTraceHeader) => ({ attributes: { AWSTraceHeader } })),
  });

  it('goes on where all messages of a batch name the same one', () => {
    const header = `Root=${ROOT};Parent=53995c3f42cd8ad8;Sampled=1`;
    expect(traceContext(batch(header)).traceId).toBe(ROOT);
    expect(traceContext(batch(header, header)).traceId).toBe(ROOT);
    expect(traceHeader(traceContext(batch(header)))).toMatch(
      new RegExp(`^Root=${ROOT};Parent=[0-9a-f]{16};Sampled=1$`),
    );
  });

  it.each([
    [batch(`Root=${ROOT}`, `Root=${OTHER}`)],
    [batch(`Root=${ROOT}`, undefined)],
    [batch('Root=nonsense')],
    [batch()],
    [{ Records: [null, 7] }],
    [null],
    ['text'],
    [{ requestContext: {} }],
  ])('is a new one of its own else: %j', (event) => {
    const { traceId } = traceContext(event);
    expect(traceId).toMatch(/^1-[0-9a-f]{8}-[0-9a-f]{24}$/);
    expect([ROOT, OTHER]).not.toContain(traceId);
  });
});
