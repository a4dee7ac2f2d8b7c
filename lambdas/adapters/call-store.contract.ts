import { describe, expect, it } from 'vitest';
import type { CallStore, UnsettledCall } from '../domain/calls/ports.ts';
import { EFFECTS, NOT_DUE } from '../domain/calls/record.ts';
import { unsettledShard } from '../domain/calls/unsettled-shard.ts';
import { sourceOrder } from '../domain/source/version-order.ts';
import { triagedCall } from '../testing/samples.ts';

/** What every store of calls does, whatever it is built on. `fresh` gives an empty store. */
export function callStoreContract(engine: string, fresh: () => Promise<CallStore>): void {
  const from = (id: string, sequencer: string, event_time = '2026-11-02T10:00:00.000Z') => ({
    source: { id, order: sourceOrder(sequencer, 0), event_time, key: 'k', position: 0 },
  });

  describe(`store of calls on ${engine}`, () => {
    it('stores a call and reads it back as it was', async () => {
      const store = await fresh();
      const turn = { turn: 1, speaker: 'customer' as const, text: 'नमस्ते [EMAIL_1] 😀', redactions: [] };
      const triage = {
        intent: 'general' as const,
        sentiment: 'neutral' as const,
        sentiment_score: 0,
        importance_score: 0.1,
        confidence: 0.9,
        language: 'hi' as const,
      };
      const call = triagedCall('a', '01', { turns: [{ ...turn, ...triage, keywords: [], products: [], issues: [] }] });
      expect(await store.put(call)).toEqual({ kind: 'stored', revision: 1 });
      const counted = { schema_version: 1, revision: 1, edition: 0 };
      const settled = { enrichment: NOT_DUE, complaints: NOT_DUE };
      expect(await store.get('a')).toEqual({ ...call, ...counted, settled, unsettled: true });
    });

    it('knows nothing of a call that was never stored', async () => {
      const store = await fresh();
      expect(await store.get('nobody')).toBeUndefined();
      expect(await store.summary('nobody')).toBeUndefined();
    });

    it('takes the same version once and says whether its effects are outstanding', async () => {
      const store = await fresh();
      await store.put(triagedCall('a'));
      expect(await store.put(triagedCall('a'))).toEqual({ kind: 'duplicate', revision: 1, unsettled: true });
      await store.settle('a', 1, EFFECTS);
      expect(await store.put(triagedCall('a'))).toEqual({ kind: 'duplicate', revision: 1, unsettled: false });
    });

    it('row 3: orders versions of one key by sequencer, the shorter one padded on the right', async () => {
      const store = await fresh();
      await store.put(triagedCall('a', '0A', from('k1', '0A')));
      expect(await store.put(triagedCall('a', '1', from('k1', '1')))).toEqual({ kind: 'stored', revision: 2 });
      expect(await store.put(triagedCall('a', '0F', from('k1', '0F')))).toEqual({ kind: 'superseded' });
      expect((await store.get('a'))?.source.order).toBe(sourceOrder('1', 0));
    });

    it('orders versions under different keys by event time, not by sequencer', async () => {
      const store = await fresh();
      await store.put(triagedCall('a', 'FF', from('k1', 'FF', '2026-11-02T10:00:00.000Z')));
      const later = from('k2', '01', '2026-11-02T10:00:00.001Z');
      expect((await store.put(triagedCall('a', '01', later))).kind).toBe('stored');
      const earlier = from('k3', 'FF', '2026-11-02T09:59:59.999Z');
      expect((await store.put(triagedCall('a', 'FF', earlier))).kind).toBe('superseded');
    });

    it('leaves one winner when all versions are written at once', async () => {
      const store = await fresh();
      const sequencers = ['03', '01', '07', '05', '02', '06', '04'];
      await Promise.all(sequencers.map((s) => store.put(triagedCall('a', s, from('k1', s)))));
      expect((await store.get('a'))?.source.order).toBe(sourceOrder('07', 0));
    });

    it('drops the turns and marks of the version before', async () => {
      const store = await fresh();
      await store.put(triagedCall('a', '01'));
      await store.settle('a', 1, EFFECTS);
      await store.put(triagedCall('a', '02'));
      expect(await store.get('a')).toMatchObject({ revision: 2, settled: {}, unsettled: true, turns: [] });
    });

    it('settles only the revision that is current', async () => {
      const store = await fresh();
      await store.put(triagedCall('a', '01'));
      await store.put(triagedCall('a', '02'));
      expect(await store.settle('a', 1, EFFECTS)).toBe(false);
      expect((await store.get('a'))?.unsettled).toBe(true);
      expect(await store.settle('a', 2, EFFECTS)).toBe(true);
      expect(await store.get('a')).toMatchObject({ settled: { events: 2, index: 2 }, unsettled: false });
    });

    it('is settled once all effects of the revision are noted, in whatever order or at once', async () => {
      const store = await fresh();
      for (const [id, first, second] of [['a', 'events', 'index'] as const, ['b', 'index', 'events'] as const]) {
        await store.put(triagedCall(id));
        expect(await store.settle(id, 1, [first])).toBe(true);
        expect(await store.get(id)).toMatchObject({ settled: { [first]: 1 }, unsettled: true });
        expect(await store.settle(id, 1, [second])).toBe(true);
        expect(await store.get(id)).toMatchObject({ settled: { events: 1, index: 1 }, unsettled: false });
      }
      const ids = Array.from({ length: 12 }, (_, i) => `both-${i}`);
      for (const id of ids) await store.put(triagedCall(id));
      await Promise.all(ids.flatMap((id) => [store.settle(id, 1, ['events']), store.settle(id, 1, ['index'])]));
      const settled = await Promise.all(ids.map(async (id) => (await store.get(id))?.unsettled));
      expect(settled).toEqual(ids.map(() => false));
    });

    it('keeps vectors over revisions, bit by bit, and forgets a refusal of the index with a new revision', async () => {
      const store = await fresh();
      const vectors = new Map([['hash', Float32Array.from([0.1, -1e-7, 1 / 3])]]);
      const embeddings = { model: 'titan/3', tokens: 7, vectors };
      await store.put(triagedCall('a', '01'));
      const refusal = { revision: 1, reason: 'mapper_parsing_exception' };
      expect(await store.settle('a', 1, EFFECTS, { embeddings, index_refusal: refusal })).toBe(true);
      expect(await store.get('a')).toMatchObject({ embeddings, index_refusal: refusal, unsettled: false });
      await store.put(triagedCall('a', '02'));
      expect((await store.get('a'))?.embeddings).toEqual(embeddings);
      expect((await store.get('a'))?.index_refusal).toBeUndefined();
    });

    it('leaves a call that was postponed alone until then', async () => {
      const store = await fresh();
      await store.put(triagedCall('a', '01', { triaged_at: '2026-11-02T10:00:05.000Z' }));
      const shard = Number(unsettledShard('a'));
      const found = async (before: string) =>
        (await store.unsettled({ shard, before, limit: 9 })).map((call) => call.call_id);
      await store.postpone('a', 1, '2026-11-02T10:30:00.000Z');
      await store.postpone('a', 2, '2026-11-02T23:30:00.000Z');
      expect(await found('2026-11-02T10:20:00.000Z')).toEqual([]);
      expect(await found('2026-11-02T10:40:00.000Z')).toEqual(['a']);
      await store.settle('a', 1, EFFECTS);
      await store.postpone('a', 1, '2026-11-02T10:00:00.000Z');
      await store.postpone('nobody', 1, '2026-11-02T10:00:00.000Z');
      expect(await found('2026-11-02T23:00:00.000Z')).toEqual([]);
    });

    it('settles nothing that does not exist', async () => {
      const store = await fresh();
      expect(await store.settle('nobody', 1, EFFECTS)).toBe(false);
      expect(await store.get('nobody')).toBeUndefined();
    });

    it('finds unsettled calls by age, oldest first, and forgets settled ones', async () => {
      const store = await fresh();
      const shard = Number(unsettledShard('a'));
      const peer =
        ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n'].find(
          (id) => Number(unsettledShard(id)) === shard,
        ) ?? '';
      await store.put(triagedCall('a', '01', { triaged_at: '2026-11-02T10:00:05.000Z' }));
      await store.put(triagedCall(peer, '01', { triaged_at: '2026-11-02T10:00:03.000Z' }));
      const ids = async (before: string, limit: number) =>
        (await store.unsettled({ shard, before, limit })).map((call) => call.call_id);
      expect(await ids('2026-11-02T10:00:04.000Z', 10)).toEqual([peer]);
      expect(await ids('2026-11-02T10:00:09.000Z', 10)).toEqual([peer, 'a']);
      expect(await ids('2026-11-02T10:00:09.000Z', 1)).toEqual([peer]);
      await store.settle(peer, 1, EFFECTS);
      expect(await ids('2026-11-02T10:00:09.000Z', 10)).toEqual(['a']);
    });

    it('finds unsettled calls page by page, whether those of the page before were settled or not', async () => {
      const store = await fresh();
      const ids = Array.from({ length: 200 }, (_, i) => `call-${i}`).filter((id) => unsettledShard(id) === '3');
      for (const [i, id] of ids.slice(0, 7).entries())
        await store.put(triagedCall(id, '01', { triaged_at: `2026-11-02T10:00:0${i >> 1}.000Z` }));
      const seen: string[] = [];
      let after: UnsettledCall | undefined;
      do {
        const page = await store.unsettled({ shard: 3, before: '2026-11-02T10:00:09.000Z', limit: 3, after });
        if (seen.length === 0) for (const { call_id } of page) await store.settle(call_id, 1, EFFECTS);
        seen.push(...page.map((call) => call.call_id));
        after = page.at(-1);
      } while (after !== undefined);
      expect(seen.toSorted()).toEqual(ids.slice(0, 7).toSorted());
    });

    it('lists the calls of a client newest first, page by page, without missing or repeating one', async () => {
      const store = await fresh();
      const days = ['01', '02', '03', '04', '05', '06', '07'];
      for (const day of days)
        await store.put(triagedCall(`call-${day}`, '01', { timestamp: `2026-11-${day}T09:00:00.000Z` }));
      await store.put(triagedCall('other', '01', { client_id: 'client-2' }));
      const seen: string[] = [];
      let after: { call_id: string; timestamp: string } | undefined;
      do {
        const page = await store.list({ clientId: 'client-1', limit: 3, after });
        expect(page.calls.length).toBeLessThanOrEqual(3);
        seen.push(...page.calls.map((call) => call.call_id));
        after = page.next;
      } while (after !== undefined);
      expect(seen).toEqual(days.map((day) => `call-${day}`).reverse());
    });

    it('lists by date and importance', async () => {
      const store = await fresh();
      const low = triagedCall('low', '01', { timestamp: '2026-11-03T09:00:00.000Z' });
      await store.put(low);
      const triage = { ...low.triage, importance: 'critical' as const };
      await store.put(triagedCall('grave', '01', { triage, timestamp: '2026-11-04T09:00:00.000Z' }));
      await store.put(triagedCall('old', '01', { triage, timestamp: '2025-01-01T00:00:00.000Z' }));
      const ids = async (more: object) =>
        (await store.list({ clientId: 'client-1', limit: 10, ...more })).calls.map((call) => call.call_id);
      expect(await ids({ start: '2026-11-01T00:00:00.000Z' })).toEqual(['grave', 'low']);
      expect(await ids({ importance: ['critical', 'high'] })).toEqual(['grave', 'old']);
      expect(await ids({ importance: ['critical'], end: '2026-01-01T00:00:00.000Z' })).toEqual(['old']);
    });

    it('fills a page with a rare importance, and goes on behind what it showed', async () => {
      const store = await fresh();
      const { triage } = triagedCall('x');
      const grave = new Set([70, 120, 121, 125, 139]);
      for (let i = 0; i < 140; i++) {
        const importance = grave.has(i) ? ('critical' as const) : triage.importance;
        const timestamp = new Date(Date.UTC(2026, 10, 2, 9, 0, -i)).toISOString();
        await store.put(triagedCall(`call-${i}`, '01', { timestamp, triage: { ...triage, importance } }));
      }
      const query = { clientId: 'client-1', importance: ['critical'], limit: 3 };
      const first = await store.list(query);
      expect(first.calls.map((call) => call.call_id)).toEqual(['call-70', 'call-120', 'call-121']);
      const second = await store.list({ ...query, after: first.next });
      expect(second.calls.map((call) => call.call_id)).toEqual(['call-125', 'call-139']);
      expect(second.next).toBeUndefined();
    });

    it('row 8: keeps a call that is larger than an item may be', async () => {
      const store = await fresh();
      const turn = {
        speaker: 'customer' as const,
        redactions: [],
        intent: 'general' as const,
        sentiment: 'neutral' as const,
        language: 'en' as const,
      };
      const lists = { keywords: [], products: [], issues: [] };
      const scores = { confidence: 0.9, sentiment_score: 0, importance_score: 0.1, ...lists };
      const turns = Array.from({ length: 50 }, (_, i) => ({ turn: i, text: 'é'.repeat(10_000), ...turn, ...scores }));
      expect((await store.put(triagedCall('large', '01', { turns }))).kind).toBe('stored');
      expect((await store.get('large'))?.turns).toEqual(turns);
      expect((await store.list({ clientId: 'client-1', limit: 5 })).calls[0]?.call_id).toBe('large');
    });
  });
}
