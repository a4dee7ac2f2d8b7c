import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { correlated } from './correlation.ts';
import { createTracer } from './daemon-tracer.ts';

const ROOT = '1-5759e988-bd862e3fe1be46a994272793';
const SEGMENT = '53995c3f42cd8ad8';
const SAMPLED = `Root=${ROOT};Parent=${SEGMENT};Sampled=1;Lineage=1:a:0`;
const HEADER = '{"format":"json","version":1}\n';

interface Sent extends Record<string, unknown> {
  readonly name: string;
  readonly id: string;
  readonly annotations: Record<string, unknown>;
  readonly metadata?: { readonly callsift: Record<string, unknown> };
}

function setUp(header: string | undefined = SAMPLED) {
  const sent: Sent[] = [];
  const sink = (document: Uint8Array) => {
    const text = Buffer.from(document).toString();
    expect(text.startsWith(HEADER)).toBe(true);
    sent.push(JSON.parse(text.slice(HEADER.length)));
  };
  return { sent, tracer: createTracer({ sink, header: () => header }) };
}

describe('a span', () => {
  it('is sent when it is over, as a subsegment of what Lambda or the span around it has begun', async () => {
    const { sent, tracer } = setUp();
    const before = Date.now() / 1000;
    const result = await tracer.span('route', { query_id: 'q-1', mode: 'deep' }, async (route) => {
      await tracer.span('retrieve', { calls: ['a@1', 'b@2'] }, () => sleep(20));
      route.set({ mode: 'cheap', cost_usd: 0.25, degraded: null, model: undefined });
      return 'done';
    });
    expect(result).toBe('done');
    const [retrieve, route] = sent;
    expect(sent.map(({ name, trace_id, type }) => [name, trace_id, type])).toEqual([
      ['retrieve', ROOT, 'subsegment'],
      ['route', ROOT, 'subsegment'],
    ]);
    expect([route?.parent_id, retrieve?.parent_id]).toEqual([SEGMENT, route?.id]);
    expect(route?.id).toMatch(/^[0-9a-f]{16}$/);
    expect(route?.annotations).toEqual({ correlation_id: expect.any(String), query_id: 'q-1', cost_usd: 0.25 });
    expect(route?.metadata).toEqual({ callsift: { mode: 'cheap' } });
    expect(retrieve?.metadata).toEqual({ callsift: { calls: ['a@1', 'b@2'] } });
    expect(Number(retrieve?.end_time) - Number(retrieve?.start_time)).toBeGreaterThan(0.015);
    expect(Number(route?.start_time)).toBeGreaterThanOrEqual(before);
    expect(Number(route?.end_time)).toBeGreaterThanOrEqual(Number(retrieve?.end_time));
  });

  it('is of the record that it is about, and within its own, also beside others', async () => {
    const { sent, tracer } = setUp();
    const record = (id: string, ms: number) =>
      correlated(id, () =>
        tracer.span('enrich', {}, async () => {
          await sleep(ms);
          await tracer.span('model', { model: 'm' }, () => sleep(5));
        }),
      );
    await Promise.all([record('call-a@1', 9), record('call-b@3', 2)]);
    const enriched = sent.filter(({ name }) => name === 'enrich');
    const models = sent.filter(({ name }) => name === 'model');
    expect(new Set(enriched.map(({ parent_id }) => parent_id))).toEqual(new Set([SEGMENT]));
    for (const id of ['call-a@1', 'call-b@3']) {
      const [outer, inner] = [enriched, models].map((spans) =>
        spans.find(({ annotations }) => annotations.correlation_id === id),
      );
      expect(inner?.parent_id).toBe(outer?.id);
    }
  });

  it('says of work that fails only what kind of error it was, and throws it on', async () => {
    const { sent, tracer } = setUp();
    const fail = (error: unknown) =>
      tracer.span('store', {}, async () => {
        throw error;
      });
    await expect(fail(new RangeError('maya@example.com'))).rejects.toThrow('maya');
    await expect(fail(Object.assign(new Error(), { name: 'call me on 415-555-0198' }))).rejects.toThrow();
    await expect(fail('415-555-0198')).rejects.toBe('415-555-0198');
    const types = sent.map(({ fault, cause }) => [
      fault,
      (cause as { exceptions: { type: string }[] }).exceptions[0]?.type,
    ]);
    expect(types).toEqual([
      [true, 'RangeError'],
      [true, 'Error'],
      [true, 'Error'],
    ]);
    expect(JSON.stringify(sent)).not.toMatch(/maya|555-0198/);
  });

  it.each([
    undefined,
    '',
    SAMPLED.replace('Sampled=1', 'Sampled=0'),
    `Root=${ROOT};Parent=nothing;Sampled=1`,
    `Root=1-x;Parent=${SEGMENT};Sampled=1`,
    `${SAMPLED};${'a=b;'.repeat(100_000)}`,
    'Sampled=1',
  ])('is not sent where Lambda does not sample: %.60s', async (header) => {
    const { sent, tracer } = setUp(header ?? '');
    const within = await tracer.span('route', {}, async (span) => {
      span.set({ mode: 'deep' });
      return await tracer.span('retrieve', {}, async () => 7);
    });
    tracer.pieces('verify').end({});
    expect([within, sent]).toEqual([7, []]);
  });

  it('leaves out what is too large for X-Ray, and sends no more than 200 of an invocation', async () => {
    const { sent, tracer } = setUp();
    await tracer.span('announce', { calls: Array.from({ length: 5_000 }, (_, i) => `call-${i}@1`) }, async () => {});
    expect(sent[0]?.metadata).toBeUndefined();
    await tracer.span('announce', { model: 'm'.repeat(70_000) }, async () => {});
    expect(sent).toHaveLength(1);
    await tracer.span('triage', {}, async () => {
      for (let i = 0; i < 500; i++) await tracer.span('store', {}, async () => {});
    });
    expect(sent).toHaveLength(1 + 200);
  });
});

describe('work in pieces', () => {
  it('is one span from the first piece to the end of the last, with what they took together', async () => {
    const { sent, tracer } = setUp();
    await tracer.span('synthesise', {}, async () => {
      const verify = tracer.pieces('verify');
      await sleep(30);
      expect(verify.run(() => 1)).toBe(1);
      await sleep(20);
      expect(() =>
        verify.run(() => {
          throw new Error('broken');
        }),
      ).toThrow('broken');
      await sleep(30);
      verify.end({ kept: 1 });
    });
    const [verify, synthesise] = sent;
    expect(verify?.parent_id).toBe(synthesise?.id);
    expect(verify?.metadata?.callsift).toMatchObject({ kept: 1, pieces: 2, busy_ms: expect.any(Number) });
    expect(Number(verify?.metadata?.callsift.busy_ms)).toBeLessThan(15);
    const times = [verify?.start_time, verify?.end_time, synthesise?.end_time].map(Number);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(0.015);
    expect((times[2] ?? 0) - (times[1] ?? 0)).toBeGreaterThan(0.02);
  });
});

describe('row 38: a sink that fails', () => {
  it('never fails the work', async () => {
    const sink = () => {
      throw new Error('no daemon');
    };
    const tracer = createTracer({ sink, header: () => SAMPLED });
    const verify = tracer.pieces('verify');
    expect(await tracer.span('route', {}, async () => verify.run(() => 'done'))).toBe('done');
    verify.end({});
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;
    expect(await tracer.span('route', cyclic as never, async () => 'done')).toBe('done');
  });
});
