import { describe, expect, it } from 'vitest';
import type { CallBatches, CallStore } from '../domain/calls/ports.ts';
import { triagedCall } from '../testing/samples.ts';

const turn = (text: string) => ({
  turn: 0,
  speaker: 'customer' as const,
  text,
  redactions: [],
  intent: 'general' as const,
});
const judged = {
  confidence: 1,
  sentiment: 'neutral' as const,
  sentiment_score: 0,
  importance_score: 0,
  language: 'en' as const,
};
const said = (text: string) => [{ ...turn(text), ...judged, keywords: [], products: [], issues: [] }];

/** What reading many calls does, whatever it is built on. `fresh` gives both sides of an empty store. */
export function callBatchesContract(
  engine: string,
  fresh: () => Promise<{ store: Pick<CallStore, 'put' | 'get'>; batches: CallBatches }>,
): void {
  describe(`batches of calls on ${engine}`, () => {
    it('reads a hundred calls at a time as they are, and leaves out what is not stored', async () => {
      const { store, batches } = await fresh();
      const ids = Array.from({ length: 100 }, (_, i) => `call-${i}`);
      await Promise.all(ids.slice(0, 95).map((id) => store.put(triagedCall(id, '01', { turns: said(`I am ${id}`) }))));
      const found = await batches.getMany(ids);
      expect([...found.keys()].sort()).toEqual(ids.slice(0, 95).sort());
      expect(found.get('call-7')).toEqual(await store.get('call-7'));
      expect((await batches.getMany([])).size).toBe(0);
      expect((await batches.getMany(['call-1', 'call-1'])).size).toBe(1);
    });

    it('rows 7, 8: reads more than one answer of the table can hold, and turns that are kept elsewhere', async () => {
      const { store, batches } = await fresh();
      const ids = Array.from({ length: 60 }, (_, i) => `large-${i}`);
      const text = 'x'.repeat(290_000);
      for (const id of ids) await store.put(triagedCall(id, '01', { turns: said(text) }));
      await store.put(triagedCall('larger', '01', { turns: said('y'.repeat(500_000)) }));
      const found = await batches.getMany([...ids, 'larger']);
      expect(found.size).toBe(61);
      expect(found.get('larger')?.turns[0]?.text).toHaveLength(500_000);
    });

    it('goes through every call once, page by page', async () => {
      const { store, batches } = await fresh();
      const ids = Array.from({ length: 23 }, (_, i) => `call-${i}`);
      for (const id of ids) await store.put(triagedCall(id));
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await batches.scan({ limit: 5, after });
        seen.push(...page.calls.map(({ call_id }) => call_id));
        after = page.next;
      } while (after !== undefined);
      expect(seen.sort()).toEqual(ids.sort());
      expect(await batches.size()).toBeGreaterThanOrEqual(0);
    });
  });
}
