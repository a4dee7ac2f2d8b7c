import { describe, expect, it } from 'vitest';
import { NO_SPENDING, type SpentReading } from '../domain/calls/model-spending.ts';
import type { ChatOutcome } from '../domain/enrichment/ports.ts';
import { answerOf } from '../domain/enrichment/schema.testing.ts';
import { METRIC } from '../metrics.ts';
import { answered, SETTINGS } from '../testing/batch-world.ts';
import { callOf, EnrichmentRig, fault } from '../testing/enrichment-rig.ts';
import { enrichmentOf } from '../testing/samples.ts';
import { enrichCall } from './enrich-call.ts';

const REF = { call_id: 'call-1', revision: 1 };
const INVALID = answered({ summary: 'Only this.' });
const UNCOUNTED = { ...INVALID, usage: undefined } as ChatOutcome;
const REOPENED = '2027-03-01T08:00:00.000Z';

/** What the ledger has of the call. */
function booked(rig: EnrichmentRig) {
  const rows = rig.ledger.rows();
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    cost_nano_usd: sum(({ cost }) => cost),
    model_calls: rows.length,
    tokens: {
      input: sum(({ usage }) => usage?.input ?? 0),
      output: sum(({ usage }) => usage?.output ?? 0),
      cache_read: sum(({ usage }) => usage?.cache_read ?? 0),
      cache_write: sum(({ usage }) => usage?.cache_write ?? 0),
    },
  };
}

/** A message as the sweeper sends it: it knows of nothing. */
const sweep = (rig: EnrichmentRig) => enrichCall(rig.deps(), REF, () => 60_000);

describe('a call that waits for a model', () => {
  it('keeps what it took so far: its message carries nothing of it, and its enrichment shows all of it', async () => {
    const rig = new EnrichmentRig();
    rig.answer = (_, n) => (n === 0 ? INVALID : fault('throttled'));
    expect(await rig.enrich()).toMatchObject({ kind: 'requeued' });
    expect(rig.sent.map(({ message }) => message)).toEqual([{ ...REF, attempt: 1 }]);
    const { cost_nano_usd, model_calls, tokens } = booked(rig);
    expect(cost_nano_usd).toBeGreaterThan(0);
    expect(rig.stored().model_spending).toEqual({ cost_nano_usd, model_calls, ...tokens, useless_answers: 1 });
    rig.answer = () => answered();
    expect(await sweep(rig)).toMatchObject({ kind: 'enriched', answered: true });
    expect(rig.stored().enrichment).toMatchObject(booked(rig));
    expect(rig.stored().enrichment?.model_calls).toBe(model_calls + 1);
  });

  it('has it before its message is on its way', async () => {
    const rig = new EnrichmentRig();
    rig.answer = () => fault('throttled');
    const calls: unknown[] = [];
    const send = async () => {
      calls.push(rig.stored().model_spending?.model_calls);
      return { failed: new Set<string>(), faults: {} };
    };
    await rig.store.put(callOf('economy'));
    await enrichCall(rig.deps({ queues: { send } }), REF, () => 60_000);
    expect(calls).toEqual([6]);
  });

  it('has nothing booked while no model was asked', async () => {
    const rig = new EnrichmentRig();
    await rig.store.put(callOf('economy'));
    await enrichCall(rig.deps(), REF, () => 0);
    expect(rig.sent).toHaveLength(1);
    expect(rig.stored()).not.toHaveProperty('model_spending');
  });

  it('that ends with an error keeps what it took, and may be taken up at once', async () => {
    const rig = new EnrichmentRig();
    rig.answer = () => INVALID;
    const { ledger } = rig;
    let rows = 0;
    const failing = {
      open: async (...given: Parameters<typeof ledger.open>) => {
        if (rows++ > 0) throw new Error('The table is away.');
        return await ledger.open(...given);
      },
      close: ledger.close.bind(ledger),
    };
    await rig.store.put(callOf('economy'));
    await expect(enrichCall(rig.deps({ ledger: failing }), REF, () => 60_000)).rejects.toThrow('away');
    expect(rig.stored().model_spending).toMatchObject({ model_calls: 1, useless_answers: 1 });
    rig.answer = () => answered();
    expect(await sweep(rig)).toMatchObject({ kind: 'enriched' });
    expect(rig.stored().enrichment).toMatchObject(booked(rig));
  });
});

describe('row 14: a useless answer whose repair is busy', () => {
  it.each([
    ['that tells its tokens', INVALID],
    ['that tells none', UNCOUNTED],
  ])('%s is paid for before the call waits only once, whoever sends the next message', async (_, useless) => {
    const rig = new EnrichmentRig();
    const answer = (first: number) => (_request: unknown, n: number) => (n === first ? useless : fault('throttled'));
    rig.answer = answer(0);
    expect(await rig.enrich()).toMatchObject({ kind: 'requeued' });
    const asked = rig.asked.length;
    rig.answer = answer(asked);
    expect(await sweep(rig)).toMatchObject({ kind: 'enriched', answered: false });
    expect(rig.asked.length).toBeGreaterThan(asked);
    expect(rig.stored().enrichment).toMatchObject({ degraded: 'invalid-answer', ...booked(rig) });
    expect(rig.stored().model_spending?.useless_answers).toBe(2);
  });

  it('does not keep the call from waiting for a model that gave no answer at all', async () => {
    const rig = new EnrichmentRig();
    rig.answer = (_, n) => (n === 0 ? INVALID : fault('throttled'));
    await rig.enrich();
    rig.answer = () => fault('throttled');
    expect(await sweep(rig)).toMatchObject({ kind: 'requeued' });
    expect(rig.stored().model_spending).toMatchObject({ useless_answers: 1, model_calls: rig.asked.length });
  });
});

describe('a call that is read anew', () => {
  const first: SpentReading = { ...NO_SPENDING, cost_nano_usd: 5_000, input: 70, model_calls: 1, id: 'first' };

  async function reopened(rig: EnrichmentRig): Promise<EnrichmentRig> {
    await rig.store.put(callOf('economy'));
    await rig.store.enrich('call-1', 1, enrichmentOf(), first);
    await rig.store.settle('call-1', 1, ['events', 'index'], { edition: 1 });
    await rig.store.reopen('call-1', 1, REOPENED);
    rig.at = REOPENED;
    return rig;
  }

  it('keeps what it cost before, and is booked as read anew', async () => {
    const rig = await reopened(new EnrichmentRig());
    await sweep(rig);
    const { cost_nano_usd, tokens } = booked(rig);
    expect(rig.ledger.rows()).toMatchObject([{ purpose: 're-enrichment', outcome: 'answered' }]);
    expect(rig.stored().enrichment).toMatchObject({
      summary: answerOf().summary,
      cost_nano_usd: 5_000 + cost_nano_usd,
      tokens: { ...tokens, input: 70 + tokens.input },
      model_calls: 2,
    });
  });

  it.each([
    ['invalid answers', () => INVALID, 2],
    ['refusals', () => fault('refused'), 2],
    ['time-outs', () => fault('timeout'), 2],
  ])('keeps the reading of a model through %s, and shows what they cost', async (_, answer, calls) => {
    const rig = await reopened(new EnrichmentRig());
    rig.answer = answer;
    expect(await sweep(rig)).toEqual({ kind: 'enriched', asked: true, answered: false });
    const { summary, model_used, enriched_at } = enrichmentOf();
    expect(rig.stored()).toMatchObject({
      enrichment: {
        summary,
        model_used,
        enriched_at,
        cost_nano_usd: 5_000 + booked(rig).cost_nano_usd,
        model_calls: 1 + calls,
      },
      edition: 1,
      settled: { enrichment: 1, index: 1 },
      unsettled: false,
    });
    // It is not degraded, and there is nothing new to be found.
    expect(rig.counted(METRIC.enrichmentDegraded)).toBe(0);
    expect(rig.logged.join()).not.toContain('without a model');
    expect(rig.indexed).toEqual([]);
    expect(rig.durations.map(([metric]) => metric)).not.toContain(METRIC.enrichmentLag);
  });

  it('counts as late since it was reopened', async () => {
    const rig = await reopened(new EnrichmentRig());
    rig.at = new Date(Date.parse(REOPENED) + 40_000).toISOString();
    await sweep(rig);
    expect(rig.durations).toContainEqual([METRIC.enrichmentLag, 40]);
  });

  it('waits for a batch job since it was reopened, however often its message comes', async () => {
    const rig = await reopened(new EnrichmentRig());
    rig.settings = SETTINGS;
    for (const minutes of [1, 50]) {
      rig.at = new Date(Date.parse(REOPENED) + minutes * 60_000).toISOString();
      expect(await sweep(rig)).toMatchObject({ kind: 'parked' });
      expect(await rig.store.summary('call-1')).toMatchObject({ parked_since: REOPENED });
    }
  });

  it.each([
    [3599, 'requeued'],
    [3600, 'enriched'],
  ] as const)('has patience since it was reopened: after %i seconds it is %s', async (seconds, kind) => {
    const rig = await reopened(new EnrichmentRig());
    rig.answer = () => fault('throttled');
    rig.at = new Date(Date.parse(REOPENED) + seconds * 1000).toISOString();
    expect(await enrichCall(rig.deps(), { ...REF, attempt: 9 }, () => 60_000)).toMatchObject({ kind });
  });
});
