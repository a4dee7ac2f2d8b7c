import { describe, expect, it } from 'vitest';
import { modelSpec, tokenCost } from '../domain/cost/model-catalogue.ts';
import type { ChatOutcome } from '../domain/enrichment/ports.ts';
import { answerOf } from '../domain/enrichment/schema.testing.ts';
import { answered, BatchWorld, SETTINGS } from '../testing/batch-world.ts';
import type { MemoryRequest } from '../testing/memory-batch.ts';

const IDS = ['a', 'b', 'c', 'd', 'e'];
const MODEL = SETTINGS.models.economy;
const USAGE = { input: 1000, output: 100 };
const COST = tokenCost(modelSpec(MODEL).batch_prices ?? modelSpec(MODEL).prices, {
  ...USAGE,
  cache_read: 0,
  cache_write: 0,
});

/** A world whose calls are in a job that the service has begun. */
async function running(...ids: readonly string[]): Promise<BatchWorld> {
  const at = new BatchWorld();
  await at.park(...ids);
  at.minute = 11;
  await at.run();
  at.minute = 30;
  return at;
}

/** Minutes of the world's clock at a time. */
function minuteOf(at: BatchWorld, time: string): number {
  return at.minute + (Date.parse(time) - at.now().getTime()) / 60_000;
}

/** Answers by the call that a record is of. */
function answersBy(at: BatchWorld, answer: (id: string) => ChatOutcome | undefined) {
  return ({ record }: MemoryRequest) => {
    const call = [...at.service.calls.values()].flat().find((one) => one.record === record);
    return answer(call?.call_id ?? '');
  };
}

const fault = (kind: 'throttled' | 'refused'): ChatOutcome => ({
  kind: 'fault',
  fault: kind,
  code: 'Record',
  latency_ms: 0,
});

describe('finishing a batch job', () => {
  it('leaves a job alone that runs', async () => {
    const at = await running(...IDS);
    const before = await at.book.open();
    await at.run();
    expect(await at.book.open()).toEqual(before);
    expect(at.ledger.rows()).toEqual([]);
  });

  it('stores what was answered with what it cost at half the price, and has it indexed', async () => {
    const at = await running(...IDS);
    at.service.end(() => answered(answerOf({ summary: 'The line was dead.' }), USAGE));
    expect(await at.run()).toBe(true);
    const call = await at.store.get('c');
    expect(call?.enrichment).toMatchObject({
      summary: 'The line was dead.',
      model_used: MODEL,
      prompt_version: 1,
      schema_version: 1,
      model_calls: 1,
      cost_nano_usd: COST,
      tokens: USAGE,
      enriched_at: at.now().toISOString(),
    });
    expect(call?.settled.enrichment).toBe(1);
    expect(at.indexed.map(({ call_id }) => call_id).sort()).toEqual(IDS);
    expect(at.singly).toEqual([]);
    expect(await at.book.open()).toEqual([]);
    expect(at.counts.get('CallsEnriched')).toBe(5);
    expect(at.counts.get('EnrichmentBatchFailed')).toBe(0);
    expect(at.counts.get('ModelCost')).toBeCloseTo((5 * COST) / 1e9, 12);
  });

  it('books each record once, at the time when the job was to begin, and gives the reservation back', async () => {
    const at = await running(...IDS);
    at.service.end(() => answered(answerOf(), USAGE));
    await at.run();
    const rows = at.ledger.rows();
    expect(rows.map(({ id }) => id).sort()).toEqual(IDS.map((_, i) => `job-1-0000000000${i}`));
    for (const row of rows)
      expect(row).toMatchObject({
        started_at: '2026-11-02T10:11:00.000Z',
        purpose: 'batch',
        lane: 'economy',
        outcome: 'answered',
        cost: COST,
        reserved: 0,
      });
    const spent = { spent: 5 * COST, committed: 5 * COST };
    expect(await at.ledger.budget(at.now().toISOString())).toEqual({ day: spent, month: spent });
  });

  it.each([
    ['the day', '2026-11-02T23:58:00.000Z', '2026-11-03T01:00:00.000Z', 'day'],
    ['the month', '2026-11-30T23:58:00.000Z', '2026-12-01T01:00:00.000Z', 'month'],
  ] as const)(
    'books a job to %s whose budget kept something back for it, though it ends in the next one',
    async (...given) => {
      const [, began, ended, period] = given;
      const at = new BatchWorld();
      at.minute = minuteOf(at, began) - 11;
      await at.park(...IDS);
      at.minute = minuteOf(at, began);
      await at.run();
      const { reserved = 0 } = (await at.book.open())[0] ?? {};
      expect((await at.ledger.budget(began))[period]).toEqual({ spent: 0, committed: reserved });
      at.minute = minuteOf(at, ended);
      at.service.end(() => answered(answerOf(), USAGE));
      expect(await at.run()).toBe(true);
      expect((await at.ledger.budget(began))[period]).toEqual({ spent: 5 * COST, committed: 5 * COST });
      expect((await at.ledger.budget(ended))[period]).toEqual({ spent: 0, committed: 0 });
      expect(5 * COST).toBeLessThanOrEqual(reserved);
    },
  );

  it.each([
    ['more output than was asked for', { input: 1000, output: SETTINGS.answer_tokens + 1 }],
    ['more input than the model takes', { input: 9_000_000, output: 100 }],
    ['no input', { input: 0, output: 100 }],
  ])('does not believe a record that tells %s, and keeps back what it may have cost', async (_, usage) => {
    const at = await running(...IDS);
    const { reserved = 0 } = (await at.book.open())[0] ?? {};
    at.service.end(() => answered(answerOf(), usage));
    await at.run();
    const kept = Math.ceil(reserved / IDS.length);
    for (const row of at.ledger.rows()) {
      expect(row).toMatchObject({ outcome: 'answered', cost: 0, unconfirmed: kept });
      expect(row.usage).toBeUndefined();
    }
    expect((await at.ledger.budget(at.now().toISOString())).day).toEqual({ spent: 0, committed: IDS.length * kept });
    expect((await at.store.get('a'))?.enrichment).toMatchObject({ cost_nano_usd: 0, model_calls: 1 });
  });

  it('reads the calls singly whose records failed, are missing or cannot be used, and books what they cost', async () => {
    const at = await running(...IDS);
    const outcomes: Record<string, ChatOutcome> = {
      a: answered(answerOf(), USAGE),
      b: fault('throttled'),
      c: answered({ summary: 5 }, USAGE),
      d: { ...answered(), stop_reason: 'max_tokens' } as ChatOutcome,
    };
    at.service.end(
      answersBy(at, (id) => outcomes[id]),
      'PartiallyCompleted',
    );
    await at.run();
    const message = { revision: 1, online: true };
    expect(at.singly).toEqual(
      expect.arrayContaining([...['b', 'c', 'd', 'e'].map((call_id) => ({ ...message, call_id }))]),
    );
    expect(at.singly).toHaveLength(4);
    // What was paid for in vain is kept with the call.
    expect(at.store.items.get('c')?.model_spending).toMatchObject({ cost_nano_usd: COST, useless_answers: 1 });
    expect(at.store.items.get('b')?.model_spending).toMatchObject({ cost_nano_usd: 0, model_calls: 1 });
    const booked = Object.fromEntries(at.ledger.rows().map(({ subject, outcome, cost }) => [subject, [outcome, cost]]));
    expect(booked).toEqual({
      a: ['answered', COST],
      b: ['throttled', 0],
      c: ['invalid', COST],
      d: ['invalid', COST],
      e: ['unavailable', 0],
    });
    const now = at.now().toISOString();
    expect((await at.store.claim('b', 1, { now, until: '2026-11-03T00:00:00.000Z' })).kind).toBe('claimed');
    expect(at.counts.get('BatchRecordsFailed')).toBe(4);
  });

  it.each(['Failed', 'Expired', 'Stopped'])('reads all calls singly of a job that ended as %s', async (status) => {
    const at = await running(...IDS);
    at.service.end(() => undefined, status);
    await at.run();
    expect(at.singly.map(({ call_id }) => call_id).sort()).toEqual(IDS);
    expect(at.ledger.rows().every(({ outcome, cost }) => outcome === 'unavailable' && cost === 0)).toBe(true);
    expect(at.counts.get('EnrichmentBatchFailed')).toBe(1);
    expect((await at.ledger.budget(at.now().toISOString())).day).toEqual({ spent: 0, committed: 0 });
    expect(await at.book.open()).toEqual([]);
  });

  it('keeps back what a record may have cost whose tokens nobody counted', async () => {
    const at = await running(...IDS);
    const [job] = await at.book.open();
    at.service.end(() => ({ ...answered(), usage: undefined }) as ChatOutcome);
    await at.run();
    const { day } = await at.ledger.budget(at.now().toISOString());
    expect(day.spent).toBe(0);
    expect(day.committed).toBeGreaterThanOrEqual(job?.reserved ?? Number.NaN);
    expect(day.committed).toBeLessThan((job?.reserved ?? 0) + IDS.length);
  });

  it('pays for a call that was uploaded anew meanwhile, and leaves its new version alone', async () => {
    const at = await running(...IDS);
    const stored = await at.store.get('b');
    if (stored !== undefined) at.store.items.set('b', { ...stored, revision: 2, settled: {} });
    at.store.items.delete('c');
    at.service.end(() => answered(answerOf(), USAGE));
    await at.run();
    expect(at.ledger.rows()).toHaveLength(5);
    expect((await at.store.get('b'))?.enrichment).toBeUndefined();
    expect(at.indexed.map(({ call_id }) => call_id).sort()).toEqual(['a', 'd', 'e']);
    expect(at.singly).toEqual([]);
  });

  it('takes the first of several answers to a record, and none to a record that was not asked', async () => {
    const at = await running(...IDS);
    at.service.end(() => answered(answerOf(), USAGE));
    const written = at.service.written.get('job-1') ?? [];
    const again = { record: written[0]?.record ?? '', outcome: fault('throttled') };
    at.service.written.set('job-1', [...written, again, { record: '00000000099', outcome: answered() }]);
    await at.run();
    expect(at.ledger.rows()).toHaveLength(5);
    expect(at.singly).toEqual([]);
  });

  it('goes on in the next run where time ran out', async () => {
    const ids = Array.from({ length: 120 }, (_, i) => `call-${i}`);
    const at = new BatchWorld();
    at.settings = {
      ...SETTINGS,
      batch: { delay_seconds: 0, max_wait_seconds: 9999, min_records: 3, max_records: 200 },
    };
    await at.park(...ids);
    at.minute = 1;
    await at.run();
    at.service.end(() => answered(answerOf(), USAGE));
    let asked = 0;
    // In time for the job itself and one page of fifty.
    at.outOfTime = () => ++asked > 2;
    await at.run();
    expect((await at.book.open())[0]).toMatchObject({ done: 50, answered: 50 });
    expect(at.ledger.rows()).toHaveLength(50);
    const processed = at.ledger.rows()[0]?.started_at;
    at.outOfTime = () => false;
    at.minute = 6;
    await at.run();
    expect(at.ledger.rows()).toHaveLength(120);
    expect(new Set(at.ledger.rows().map(({ started_at }) => started_at))).toEqual(new Set([processed]));
    expect(at.indexed).toHaveLength(120);
  });

  it('does not let one job keep the others waiting', async () => {
    const at = await running(...IDS);
    await at.park('f', 'g', 'h');
    at.minute = 45;
    await at.run();
    at.service.calls.delete('job-1');
    at.service.end(() => answered(answerOf(), USAGE));
    expect(await at.run()).toBe(false);
    expect(at.indexed.map(({ call_id }) => call_id).sort()).toEqual(['f', 'g', 'h']);
    expect((await at.book.open()).map(({ name }) => name)).toEqual(['job-1']);
  });
});
