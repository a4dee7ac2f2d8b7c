import { describe, expect, it } from 'vitest';
import type { ComplaintStore, KeptComplaint } from '../domain/complaints/ports.ts';
import type { Step } from '../domain/complaints/steps.ts';
import { clockRecord, commentStep, openedStep } from '../testing/complaint-steps.ts';

const LATER = '2026-11-21T15:00:00.000Z';

async function scanAll(store: ComplaintStore, limit: number): Promise<ReadonlyMap<string, KeptComplaint>> {
  const all = new Map<string, KeptComplaint>();
  let after: string | undefined;
  do {
    const { complaints, next } = await store.scan({ limit, after });
    expect(complaints.length).toBeLessThanOrEqual(limit);
    for (const { complaint_id, kept } of complaints) {
      expect(all.has(complaint_id)).toBe(false);
      all.set(complaint_id, kept);
    }
    after = next;
  } while (after !== undefined);
  return all;
}

/** What every table of complaints does, whatever it is built on. `fresh` gives an empty one. */
export function complaintStoreContract(engine: string, fresh: () => Promise<ComplaintStore>): void {
  describe(`steps of complaints on ${engine}`, () => {
    it('are given back in their order, unsettled, with what a newer release added to them', async () => {
      const store = await fresh();
      const steps = [
        openedStep('cmp_a'),
        { ...commentStep(2), text: 'नमस्ते \ud83d\ude80 "\u0000', added: { later: [1, null] } },
        commentStep(3),
      ];
      for (const step of steps) expect(await store.append('cmp_a', step)).toBe(true);
      expect(await store.read('cmp_a')).toEqual({
        steps: steps.map((step) => ({ step, unsettled: true })),
        clock: undefined,
      });
    });

    it('are none of a complaint that is not there', async () => {
      const store = await fresh();
      await store.append('cmp_a', openedStep('cmp_a'));
      for (const id of ['cmp_b', 'cmp', '', 'x'.repeat(5_000)]) expect(await store.read(id)).toBeUndefined();
    });

    it('are made once for each version, whoever comes second and whatever it says', async () => {
      const store = await fresh();
      expect(await store.append('cmp_a', openedStep('cmp_a'))).toBe(true);
      expect(await store.append('cmp_a', openedStep('cmp_a', { at: LATER }))).toBe(false);
      expect(await store.append('cmp_a', commentStep(2))).toBe(true);
      expect(await store.append('cmp_a', commentStep(2, 'something else'))).toBe(false);
      const kept = await store.read('cmp_a');
      expect(kept?.steps.map(({ step }) => step)).toEqual([openedStep('cmp_a'), commentStep(2)]);
    });

    it('follow one another: none is made before the one before it', async () => {
      const store = await fresh();
      expect(await store.append('cmp_a', commentStep(2))).toBe(false);
      expect(await store.append('cmp_a', openedStep('cmp_a'))).toBe(true);
      expect(await store.append('cmp_a', commentStep(3))).toBe(false);
      expect(await store.append('cmp_b', commentStep(2))).toBe(false);
      expect((await store.read('cmp_a'))?.steps).toHaveLength(1);
      expect(await store.read('cmp_b')).toBeUndefined();
    });

    it('are made by exactly one of those that make the same version at the same time', async () => {
      const store = await fresh();
      await store.append('cmp_a', openedStep('cmp_a'));
      for (const version of [2, 3, 4]) {
        const rivals = Array.from({ length: 20 }, (_, i) => commentStep(version, `rival ${i}`));
        const made = await Promise.all(rivals.map((step) => store.append('cmp_a', step)));
        const winners = rivals.filter((_, i) => made[i]);
        expect(winners).toHaveLength(1);
        expect((await store.read('cmp_a'))?.steps.at(-1)?.step).toEqual(winners[0]);
      }
    });

    it('open a complaint once when many open it at the same time', async () => {
      const store = await fresh();
      const openings = Array.from({ length: 20 }, () => store.append('cmp_a', openedStep('cmp_a')));
      expect((await Promise.all(openings)).filter(Boolean)).toHaveLength(1);
    });

    it('lose no update of many who read, change and try again', async () => {
      const store = await fresh();
      await store.append('cmp_a', openedStep('cmp_a'));
      const change = async (text: string) => {
        for (;;) {
          const version = ((await store.read('cmp_a'))?.steps.length ?? 0) + 1;
          if (await store.append('cmp_a', commentStep(version, text))) return;
        }
      };
      const texts = Array.from({ length: 12 }, (_, i) => `change ${i}`);
      await Promise.all(texts.map(change));
      const steps = (await store.read('cmp_a'))?.steps ?? [];
      expect(steps.map(({ step }) => step.version)).toEqual(Array.from({ length: 13 }, (_, i) => i + 1));
      expect(steps.flatMap(({ step }) => (step.kind === 'commented' ? [step.text] : [])).sort()).toEqual(texts.sort());
    });

    it('are all read and all settled of a thousand of 2 KB', { timeout: 60_000 }, async () => {
      const store = await fresh();
      const steps: Step[] = [openedStep('cmp_a')];
      for (let version = 2; version <= 1_000; version++) steps.push(commentStep(version, 'x'.repeat(2_000)));
      for (const step of steps) await store.append('cmp_a', step);
      await store.keepClock(clockRecord('cmp_a', 1_000, null));
      const kept = await store.read('cmp_a');
      expect(kept?.steps.map(({ step }) => step)).toEqual(steps);
      expect(kept?.clock?.version).toBe(1_000);
      await store.settle(
        'cmp_a',
        steps.slice(0, 999).map(({ version }) => version),
      );
      const after = await store.read('cmp_a');
      expect(after?.steps.filter(({ unsettled }) => unsettled).map(({ step }) => step.version)).toEqual([1_000]);
      expect([...(await scanAll(store, 10)).values()]).toEqual([after]);
    });
  });

  describe(`all complaints on ${engine}`, () => {
    it.each([1, 3, 50])('are read once each, whole, %i to a page', async (limit) => {
      const store = await fresh();
      const ids = Array.from({ length: 20 }, (_, i) => `cmp_${i}`);
      for (const [i, id] of ids.entries()) {
        await store.append(id, openedStep(id));
        for (let version = 2; version <= (i % 5) * 4; version++) await store.append(id, commentStep(version));
        if (i % 2 === 0) await store.keepClock(clockRecord(id, 1, LATER));
        const thread = { client_id: `client ${i % 3}`, issue: 'slow', complaint_id: id, called_at: LATER };
        await store.joinThread(thread, 30);
      }
      const all = await scanAll(store, limit);
      expect([...all.keys()].sort()).toEqual(ids.sort());
      for (const id of ids) expect(all.get(id)).toEqual(await store.read(id));
      expect(await store.size()).toBe(20);
    });

    it('are none of an empty table', async () => {
      const store = await fresh();
      expect(await scanAll(store, 5)).toEqual(new Map());
      expect(await store.size()).toBe(0);
    });

    it('are whole though they grow and others are opened meanwhile', async () => {
      const store = await fresh();
      const ids = Array.from({ length: 15 }, (_, i) => `cmp_${i}`);
      for (const id of ids) await store.append(id, openedStep(id));
      let grow = true;
      const growing = (async () => {
        for (let version = 2; grow; version++) {
          await Promise.all(ids.map((id) => store.append(id, commentStep(version))));
          await store.append(`new_${version}`, openedStep(`new_${version}`));
        }
      })();
      try {
        const all = await scanAll(store, 2);
        for (const id of ids) expect(all.has(id)).toBe(true);
        for (const { steps } of all.values())
          expect(steps.map(({ step }) => step.version)).toEqual(steps.map((_, i) => i + 1));
      } finally {
        grow = false;
        await growing;
      }
    });
  });
}
