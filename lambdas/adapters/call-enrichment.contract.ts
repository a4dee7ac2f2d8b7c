import { describe, expect, it } from 'vitest';
import type { CallStore, ParkedCall } from '../domain/calls/ports.ts';
import { NOT_DUE, type TriagedCall } from '../domain/calls/record.ts';
import { unsettledShard } from '../domain/calls/unsettled-shard.ts';
import { enrichmentOf, triagedCall } from '../testing/samples.ts';

const T0 = '2026-11-02T10:00:10.000Z';
const T1 = '2026-11-02T10:00:20.000Z';
const T2 = '2026-11-02T10:00:30.000Z';
const T3 = '2026-11-02T10:00:40.000Z';
const NOON = '2026-11-02T12:00:00.000Z';

const { triage } = triagedCall('');

/** A call that a model is to read. */
function dueCall(callId: string, sequencer = '01', more: Partial<TriagedCall> = {}): TriagedCall {
  return triagedCall(callId, sequencer, { triage: { ...triage, lane: 'economy' }, ...more });
}

/** What a store does about the enrichment of calls, whatever it is built on. `fresh` gives an empty store. */
export function callEnrichmentContract(engine: string, fresh: () => Promise<CallStore>): void {
  const stocked = async (...calls: TriagedCall[]) => {
    const store = await fresh();
    for (const call of calls) await store.put(call);
    return store;
  };
  /** A store with one call whose event is out and which is indexed. */
  const indexed = async () => {
    const store = await stocked(dueCall('a'));
    expect(await store.settle('a', 1, ['events', 'index'], { edition: 0 })).toBe(true);
    return store;
  };
  const unsettled = async (store: CallStore, before = NOON) =>
    (await store.unsettled({ shard: Number(unsettledShard('a')), before, limit: 9 })).map(({ call_id }) => call_id);
  const parked = async (store: CallStore, before = NOON) =>
    await store.parked({ shard: Number(unsettledShard('a')), before, limit: 9 });

  describe(`enrichment of calls on ${engine}`, () => {
    it('is not due for a call that no model is to read, which is settled without', async () => {
      const store = await stocked(triagedCall('a'));
      expect(await store.claim('a', 1, { now: T0, until: T1 })).toEqual({ kind: 'done' });
      expect(await store.enrich('a', 1, enrichmentOf())).toBe('kept');
      await store.park('a', 1, T0);
      expect(await parked(store)).toEqual([]);
      await store.settle('a', 1, ['events']);
      await store.settle('a', 1, ['index'], { edition: 0 });
      const call = await store.get('a');
      expect(call).toMatchObject({
        settled: { enrichment: NOT_DUE, events: 1, index: 1 },
        unsettled: false,
        edition: 0,
      });
      expect(call).not.toHaveProperty('enrichment');
    });

    it('keeps a call unsettled until it is done', async () => {
      const store = await indexed();
      expect(await store.get('a')).toMatchObject({ settled: { events: 1, index: 1 }, unsettled: true, edition: 0 });
      expect(await unsettled(store)).toEqual(['a']);
      await store.settle('a', 1, ['enrichment']);
      expect(await store.get('a')).toMatchObject({ settled: { enrichment: 1 }, unsettled: false });
      expect(await unsettled(store)).toEqual([]);
    });

    it('is claimed by one of many, with the whole call', async () => {
      const turns = Array.from({ length: 40 }, (_, turn) => ({ ...said('é'.repeat(10_000)), turn }));
      const store = await stocked(dueCall('a', '01', { turns }));
      const hold = { now: T0, until: T1 };
      const claims = await Promise.all(Array.from({ length: 20 }, () => store.claim('a', 1, hold)));
      const won = claims.filter((claim) => claim.kind === 'claimed');
      expect(won).toHaveLength(1);
      expect(claims.filter(({ kind }) => kind === 'held')).toHaveLength(19);
      expect(won[0]?.call).toEqual(await store.get('a'));
      expect(won[0]?.call.turns).toEqual(turns);
    });

    it('is claimed anew once a claim has ended or was given up, and not before', async () => {
      const store = await stocked(dueCall('a'));
      const kind = async (now: string, until: string) => (await store.claim('a', 1, { now, until })).kind;
      expect(await kind(T0, T2)).toBe('claimed');
      expect((await store.summary('a'))?.claimed_until).toBe(T2);
      expect(await kind(T1, T3)).toBe('held');
      expect(await kind(T2, T3)).toBe('claimed');
      await store.release('a', 2);
      expect(await kind(T2, T3)).toBe('held');
      await store.release('a', 1);
      expect(await store.summary('a')).not.toHaveProperty('claimed_until');
      expect(await kind(T2, T3)).toBe('claimed');
      expect((await store.claim('a', 2, { now: T3, until: NOON })).kind).toBe('done');
      expect((await store.claim('nobody', 1, { now: T3, until: NOON })).kind).toBe('done');
      expect(await store.get('nobody')).toBeUndefined();
    });

    it('is kept with the call, ends the claim and lets the call be indexed anew', async () => {
      const store = await indexed();
      await store.claim('a', 1, { now: T0, until: NOON });
      const enrichment = enrichmentOf({ enriched_at: T2 });
      expect(await store.enrich('a', 1, enrichment)).toBe('stored');
      const call = await store.get('a');
      expect(call).toMatchObject({ edition: 1, enrichment, settled: { events: 1, enrichment: 1 }, unsettled: true });
      expect(call?.settled).not.toHaveProperty('index');
      expect(await unsettled(store, T2)).toEqual([]);
      expect(await unsettled(store, T3)).toEqual(['a']);
      expect(await store.summary('a')).toMatchObject({ outstanding_since: T2 });
      expect(await store.summary('a')).not.toHaveProperty('claimed_until');
      expect((await store.claim('a', 1, { now: T3, until: NOON })).kind).toBe('done');
      expect(await store.settle('a', 1, ['events', 'index'], { edition: 1 })).toBe(true);
      expect(await store.get('a')).toMatchObject({ edition: 1, enrichment, unsettled: false });
    });

    it('takes effect once, however often it comes', async () => {
      const store = await indexed();
      const first = enrichmentOf({ summary: 'First.' });
      expect(await store.enrich('a', 1, first)).toBe('stored');
      await store.settle('a', 1, ['events', 'index'], { edition: 1 });
      for (const again of [first, enrichmentOf({ summary: 'Second.', enriched_at: T3 })])
        expect(await store.enrich('a', 1, again)).toBe('kept');
      expect(await store.get('a')).toMatchObject({ edition: 1, enrichment: first, unsettled: false });
      const many = await stocked(dueCall('a'));
      const all = Array.from({ length: 12 }, (_, i) => enrichmentOf({ summary: `${i}`, enriched_at: T2 }));
      await Promise.all(all.map((one) => many.enrich('a', 1, one)));
      expect(await many.get('a')).toMatchObject({ edition: 1 });
    });

    it('is of no use to a newer version, which begins without one and without claims', async () => {
      const store = await stocked(dueCall('a', '01'), dueCall('b', '01'));
      await store.claim('a', 1, { now: T0, until: NOON });
      await store.enrich('b', 1, enrichmentOf());
      await store.put(dueCall('a', '02'));
      await store.put(dueCall('b', '02'));
      expect(await store.enrich('a', 1, enrichmentOf())).toBe('superseded');
      expect(await store.reopen('b', 1, T3)).toBe(false);
      expect((await store.claim('a', 1, { now: T0, until: NOON })).kind).toBe('done');
      for (const id of ['a', 'b']) {
        expect(await store.get(id)).toMatchObject({ revision: 2, edition: 0, settled: {}, unsettled: true });
        expect(await store.get(id)).not.toHaveProperty('enrichment');
        expect((await store.summary(id))?.outstanding_since).toBe('2026-11-02T10:00:01.000Z');
        expect((await store.claim(id, 2, { now: T0, until: T1 })).kind).toBe('claimed');
      }
      expect(await store.enrich('nobody', 1, enrichmentOf())).toBe('superseded');
    });

    it('I3: refuses a late note that the document of an older edition is indexed', async () => {
      const store = await stocked(dueCall('a'));
      await store.enrich('a', 1, enrichmentOf());
      expect(await store.settle('a', 1, ['events', 'index'], { edition: 0 })).toBe(false);
      expect(await store.get('a')).toMatchObject({ settled: { enrichment: 1 }, unsettled: true });
      expect(await store.settle('a', 1, ['events'])).toBe(true);
      expect(await store.settle('a', 1, ['events', 'index'], { edition: 0 })).toBe(false);
      expect((await store.get('a'))?.unsettled).toBe(true);
      expect(await store.settle('a', 1, ['events', 'index'], { edition: 1 })).toBe(true);
      expect((await store.get('a'))?.unsettled).toBe(false);
    });

    it('I3: leaves nothing settled by an older edition, whatever is first', async () => {
      const ids = Array.from({ length: 12 }, (_, i) => `call-${i}`);
      const store = await stocked(...ids.map((id) => dueCall(id)));
      await Promise.all(
        ids.flatMap((id) => [
          store.settle(id, 1, ['events', 'index'], { edition: 0 }),
          store.enrich(id, 1, enrichmentOf()),
        ]),
      );
      for (const id of ids) {
        expect(await store.get(id)).toMatchObject({ edition: 1, unsettled: true });
        expect((await store.get(id))?.settled).not.toHaveProperty('index');
        await store.settle(id, 1, ['events', 'index'], { edition: 1 });
        expect((await store.get(id))?.unsettled).toBe(false);
      }
    });

    it('by rules never takes the place of one by a model, and is none the less settled', async () => {
      const byModel = enrichmentOf({ summary: 'Of a model.' });
      const byRules = enrichmentOf({ summary: 'Of rules.', degraded: 'budget', model_used: 'extractive' });
      const store = await indexed();
      await store.enrich('a', 1, byModel);
      await store.settle('a', 1, ['events', 'index'], { edition: 1 });
      expect(await store.reopen('a', 1, T3)).toBe(true);
      await store.claim('a', 1, { now: T3, until: NOON });
      expect(await store.enrich('a', 1, byRules)).toBe('kept');
      expect(await store.get('a')).toMatchObject({
        edition: 1,
        enrichment: byModel,
        settled: { events: 1, index: 1, enrichment: 1 },
        unsettled: false,
      });
      expect(await store.summary('a')).not.toHaveProperty('claimed_until');
    });

    it('by rules gives way to another one by rules and to one by a model', async () => {
      const store = await indexed();
      const rules = (summary: string) => enrichmentOf({ summary, degraded: 'model-unavailable' });
      for (const [edition, enrichment] of [rules('1'), rules('2'), enrichmentOf({ summary: '3' })].entries()) {
        if (edition > 0) expect(await store.reopen('a', 1, T3)).toBe(true);
        expect(await store.enrich('a', 1, enrichment)).toBe('stored');
        expect(await store.get('a')).toMatchObject({ edition: edition + 1, enrichment });
      }
      expect((await store.get('a'))?.enrichment).not.toHaveProperty('degraded');
    });

    it('is due again once it is reopened; what there is stays until there is a new one', async () => {
      const store = await indexed();
      expect(await store.reopen('a', 1, T3)).toBe(false);
      const enrichment = enrichmentOf({ enriched_at: T1 });
      await store.enrich('a', 1, enrichment);
      await store.settle('a', 1, ['events', 'index'], { edition: 1 });
      expect(await unsettled(store)).toEqual([]);
      expect(await store.reopen('a', 1, T3)).toBe(true);
      expect(await store.get('a')).toMatchObject({ enrichment, edition: 1, settled: { index: 1 }, unsettled: true });
      expect(await unsettled(store, T3)).toEqual([]);
      expect(await unsettled(store)).toEqual(['a']);
      expect((await store.summary('a'))?.outstanding_since).toBe(T3);
      const claim = await store.claim('a', 1, { now: T3, until: NOON });
      expect(claim).toMatchObject({ kind: 'claimed', call: { outstanding_since: T3 } });
      expect(await store.get('a')).toMatchObject({ outstanding_since: T3 });
      await store.settle('a', 1, ['enrichment']);
      expect(await store.get('a')).not.toHaveProperty('outstanding_since');
    });

    it('lays calls aside for a batch job until one claims or enriches them, the oldest first', async () => {
      const shard = Number(unsettledShard('a'));
      const ids = Array.from({ length: 100 }, (_, i) => `call-${i}`).filter(
        (id) => Number(unsettledShard(id)) === shard,
      );
      const [first = '', second = '', third = '', fourth = ''] = ids;
      const store = await stocked(...[first, second, third, fourth].map((id) => dueCall(id)));
      await store.claim(first, 1, { now: T0, until: NOON });
      for (const [id, since] of [
        [first, T1],
        [second, T0],
        [third, T1],
        [fourth, T2],
      ] as const)
        await store.park(id, 1, since);
      expect(await store.summary(first)).toMatchObject({ parked_since: T1 });
      expect(await store.summary(first)).not.toHaveProperty('claimed_until');
      expect(await parked(store, T2)).toHaveLength(3);
      const seen: ParkedCall[] = [];
      let after: ParkedCall | undefined;
      do {
        const page = await store.parked({ shard, before: NOON, limit: 2, after });
        seen.push(...page);
        after = page.at(-1);
      } while (after !== undefined);
      expect(seen.map(({ parked_since }) => parked_since)).toEqual([T0, T1, T1, T2]);
      expect(seen[0]).toEqual({ call_id: second, revision: 1, parked_since: T0 });
      expect(new Set(seen.map(({ call_id }) => call_id)).size).toBe(4);
      expect((await store.claim(first, 1, { now: T3, until: NOON })).kind).toBe('claimed');
      await store.enrich(second, 1, enrichmentOf());
      await store.put(dueCall(third, '02'));
      expect((await parked(store)).map(({ call_id }) => call_id)).toEqual([fourth]);
    });

    it('shows nothing of who is at work on a call in its record or in lists', async () => {
      const store = await stocked(dueCall('a'));
      await store.claim('a', 1, { now: T0, until: NOON });
      const marks = /claimed_until|parked_|unsettled_s|spent_/;
      expect(JSON.stringify(await store.get('a'))).not.toMatch(marks);
      await store.park('a', 1, T0);
      expect(JSON.stringify(await store.get('a'))).not.toMatch(marks);
      expect(JSON.stringify(await store.list({ clientId: 'client-1', limit: 5 }))).not.toMatch(marks);
    });
  });
}

function said(text: string) {
  return {
    speaker: 'customer' as const,
    text,
    redactions: [],
    intent: 'general' as const,
    confidence: 0.9,
    sentiment: 'neutral' as const,
    sentiment_score: 0,
    importance_score: 0.1,
    language: 'en' as const,
    keywords: [],
    products: [],
    issues: [],
  };
}
