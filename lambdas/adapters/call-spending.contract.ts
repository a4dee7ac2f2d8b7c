import { describe, expect, it } from 'vitest';
import type { ModelSpending, SpentReading } from '../domain/calls/model-spending.ts';
import type { CallStore } from '../domain/calls/ports.ts';
import type { TriagedCall } from '../domain/calls/record.ts';
import { enrichmentOf, triagedCall } from '../testing/samples.ts';

const T0 = '2026-11-02T10:00:10.000Z';
const NOON = '2026-11-02T12:00:00.000Z';
const HOLD = { now: T0, until: NOON };

const SPENT: ModelSpending = {
  cost_nano_usd: 84_000,
  input: 1000,
  output: 100,
  cache_read: 0,
  cache_write: 7,
  model_calls: 2,
  useless_answers: 1,
};
const TWICE: ModelSpending = {
  cost_nano_usd: 168_000,
  input: 2000,
  output: 200,
  cache_read: 0,
  cache_write: 14,
  model_calls: 4,
  useless_answers: 2,
};
const SUMS_OF_TWICE = {
  cost_nano_usd: 168_000,
  model_calls: 4,
  tokens: { input: 2000, output: 200, cache_read: 0, cache_write: 14 },
};

const reading = (id: string): SpentReading => ({ ...SPENT, id });

const { triage } = triagedCall('');
const dueCall = (callId: string, sequencer = '01'): TriagedCall =>
  triagedCall(callId, sequencer, { triage: { ...triage, lane: 'economy' } });

/** What a store keeps of the cost of a call, whatever it is built on. `fresh` gives an empty store. */
export function callSpendingContract(engine: string, fresh: () => Promise<CallStore>): void {
  const stocked = async () => {
    const store = await fresh();
    await store.put(dueCall('a'));
    return store;
  };
  const spent = async (store: CallStore) => (await store.get('a'))?.model_spending;

  describe(`what models took for calls on ${engine}`, () => {
    it('is not there at first, and is booked when a claim is given up', async () => {
      const store = await stocked();
      expect(await store.get('a')).not.toHaveProperty('model_spending');
      await store.claim('a', 1, HOLD);
      await store.release('a', 1, reading('r1'));
      expect(await spent(store)).toEqual(SPENT);
      expect(await store.summary('a')).not.toHaveProperty('claimed_until');
      const claim = await store.claim('a', 1, HOLD);
      expect(claim).toMatchObject({ kind: 'claimed', call: { model_spending: SPENT } });
      expect(
        JSON.stringify([await store.list({ clientId: 'client-1', limit: 5 }), await store.summary('a')]),
      ).not.toMatch(/spen[dt]/);
    });

    it('adds up over readings, also of many at once', async () => {
      const store = await stocked();
      await Promise.all(Array.from({ length: 20 }, (_, i) => store.release('a', 1, reading(`r${i}`))));
      expect(await spent(store)).toMatchObject({ cost_nano_usd: 20 * 84_000, model_calls: 40, useless_answers: 20 });
    });

    it('is booked once a reading, and what comes again takes no claim from another', async () => {
      const store = await stocked();
      await store.release('a', 1, reading('r1'));
      await store.claim('a', 1, HOLD);
      await store.release('a', 1, reading('r1'));
      expect(await spent(store)).toEqual(SPENT);
      expect(await store.summary('a')).toHaveProperty('claimed_until');
      await store.enrich('a', 1, enrichmentOf(), reading('r2'));
      await store.enrich('a', 1, enrichmentOf(), reading('r2'));
      await store.enrich('a', 1, enrichmentOf(), reading('r1'));
      expect(await spent(store)).toEqual(TWICE);
    });

    it('is shown by the enrichment, with what came before and what comes after it', async () => {
      const store = await stocked();
      await store.release('a', 1, reading('r1'));
      const enrichment = enrichmentOf({ cost_nano_usd: 1, model_calls: 1 });
      expect(await store.enrich('a', 1, enrichment, reading('r2'))).toBe('stored');
      expect(await store.get('a')).toMatchObject({ enrichment: SUMS_OF_TWICE, model_spending: TWICE, edition: 1 });
      await store.reopen('a', 1, T0);
      await store.release('a', 1, reading('r3'));
      expect((await store.get('a'))?.enrichment).toMatchObject({ cost_nano_usd: 3 * 84_000, model_calls: 6 });
    });

    it('stays as it was where an enrichment took nothing', async () => {
      const store = await stocked();
      await store.enrich('a', 1, enrichmentOf({ degraded: 'budget' }));
      expect(await store.get('a')).not.toHaveProperty('model_spending');
    });

    it('is booked also for an enrichment by rules that gives way to one by a model, which stays as it is', async () => {
      const store = await stocked();
      await store.enrich('a', 1, enrichmentOf({ summary: 'Of a model.' }), reading('r1'));
      await store.settle('a', 1, ['events', 'index'], { edition: 1 });
      await store.reopen('a', 1, T0);
      const byRules = enrichmentOf({ summary: 'Of rules.', degraded: 'invalid-answer' });
      expect(await store.enrich('a', 1, byRules, reading('r2'))).toBe('kept');
      expect(await store.get('a')).toMatchObject({
        enrichment: { summary: 'Of a model.', ...SUMS_OF_TWICE },
        model_spending: TWICE,
        edition: 1,
        settled: { index: 1, enrichment: 1 },
        unsettled: false,
      });
    });

    it('is booked also for an enrichment that somebody else was faster with', async () => {
      const store = await stocked();
      await store.enrich('a', 1, enrichmentOf({ summary: 'First.' }), reading('r1'));
      expect(await store.enrich('a', 1, enrichmentOf({ summary: 'Second.' }), reading('r2'))).toBe('kept');
      expect((await store.get('a'))?.enrichment).toMatchObject({ summary: 'First.', ...SUMS_OF_TWICE });
    });

    it('lets an enrichment whose answer got lost be sent to the index, until it is there', async () => {
      const store = await stocked();
      await store.enrich('a', 1, enrichmentOf(), reading('r1'));
      expect(await store.enrich('a', 1, enrichmentOf(), reading('r1'))).toBe('stored');
      expect(await store.get('a')).toMatchObject({ model_spending: SPENT, edition: 1 });
      await store.settle('a', 1, ['events', 'index'], { edition: 1 });
      expect(await store.enrich('a', 1, enrichmentOf(), reading('r1'))).toBe('kept');
      expect((await store.get('a'))?.unsettled).toBe(false);
    });

    it('is of one revision: a new version begins without it, and takes none of an older one', async () => {
      const store = await stocked();
      await store.release('a', 1, reading('r1'));
      await store.put(dueCall('a', '02'));
      expect(await store.get('a')).not.toHaveProperty('model_spending');
      await store.release('a', 1, reading('r2'));
      expect(await store.enrich('a', 1, enrichmentOf(), reading('r3'))).toBe('superseded');
      await store.release('nobody', 1, reading('r4'));
      expect(await store.get('a')).not.toHaveProperty('model_spending');
      expect(await store.get('nobody')).toBeUndefined();
      await store.release('a', 2, reading('r1'));
      expect(await spent(store)).toEqual(SPENT);
    });
  });
}
