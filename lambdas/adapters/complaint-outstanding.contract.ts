import { describe, expect, it } from 'vitest';
import { outstandingShard } from '../domain/complaints/outstanding-shard.ts';
import { type ComplaintStore, OUTSTANDING_SHARDS, type Outstanding } from '../domain/complaints/ports.ts';
import { clockRecord, commentStep, openedStep } from '../testing/complaint-steps.ts';

const LATER = '2026-11-21T15:00:00.000Z';

/** Ids of complaints that are in one shard. */
function idsOfShard(shard: number, count: number): readonly string[] {
  const ids: string[] = [];
  for (let i = 0; ids.length < count; i++) if (outstandingShard(`cmp_${i}`) === shard) ids.push(`cmp_${i}`);
  return ids;
}

/** All that is outstanding, page by page. */
async function allPages(
  page: ComplaintStore['unsettled'],
  query: { readonly shard: number; readonly before: string; readonly limit: number },
): Promise<readonly Outstanding[]> {
  const all: Outstanding[] = [];
  for (;;) {
    const found = await page({ ...query, after: all.at(-1) });
    expect(found.length).toBeLessThanOrEqual(query.limit);
    if (found.length === 0) return all;
    all.push(...found);
  }
}

const keysOf = (found: readonly Outstanding[]) => found.map(({ complaint_id, item }) => `${complaint_id} ${item}`);

/** What every table of complaints does about steps that are unsettled and clocks that are due. `fresh` gives an empty one. */
export function outstandingComplaintsContract(engine: string, fresh: () => Promise<ComplaintStore>): void {
  describe(`what is outstanding of complaints on ${engine}`, () => {
    it('is every step that was not settled: a crash in between leaves it for others to find', async () => {
      const store = await fresh();
      const shard = outstandingShard('cmp_a');
      const [first, second] = [openedStep('cmp_a'), commentStep(2)];
      await store.append('cmp_a', first);
      await store.append('cmp_a', second);
      const query = { shard, before: LATER, limit: 10 };
      const outstanding = [
        { complaint_id: 'cmp_a', item: 1, since: first.at },
        { complaint_id: 'cmp_a', item: 2, since: second.at },
      ];
      expect(await store.unsettled(query)).toEqual(outstanding);
      await store.settle('cmp_a', [1]);
      expect(await store.unsettled(query)).toEqual(outstanding.slice(1));
      expect((await store.read('cmp_a'))?.steps.map(({ unsettled }) => unsettled)).toEqual([false, true]);
    });

    it('is settled again without harm, and nothing is made by settling what is not there', async () => {
      const store = await fresh();
      await store.append('cmp_a', openedStep('cmp_a'));
      await store.settle('cmp_a', [1]);
      await store.settle('cmp_a', [1, 2]);
      await store.settle('cmp_a', []);
      await store.settle('cmp_b', [1]);
      expect((await store.read('cmp_a'))?.steps).toEqual([{ step: openedStep('cmp_a'), unsettled: false }]);
      expect(await store.append('cmp_a', openedStep('cmp_a'))).toBe(false);
      expect(await store.append('cmp_b', openedStep('cmp_b'))).toBe(true);
    });

    it('is found once each, the oldest first, whatever the pages and though many have the same time', async () => {
      const store = await fresh();
      const ids = idsOfShard(1, 25);
      for (const [i, id] of ids.entries())
        await store.append(id, openedStep(id, { at: `2026-11-21T14:0${Math.floor(i / 10)}:00.000Z` }));
      const [elsewhere = ''] = idsOfShard(2, 1);
      await store.append(elsewhere, openedStep(elsewhere));
      const query = { shard: 1, before: LATER, limit: 4 };
      const found = await allPages((q) => store.unsettled(q), query);
      expect(keysOf(found).sort()).toEqual(ids.map((id) => `${id} 1`).sort());
      expect(found.map(({ since }) => since)).toEqual(found.map(({ since }) => since).sort());
      const before = '2026-11-21T14:01:00.000Z';
      expect(await allPages((q) => store.unsettled(q), { ...query, before })).toHaveLength(10);
    });

    it('is in one shard for each complaint', async () => {
      const store = await fresh();
      const ids = Array.from({ length: 40 }, (_, i) => `cmp_${i}`);
      for (const id of ids) await store.append(id, openedStep(id));
      const shards = Array.from({ length: OUTSTANDING_SHARDS }, (_, shard) => shard);
      const found = await Promise.all(shards.map((shard) => store.unsettled({ shard, before: LATER, limit: 100 })));
      expect(found.every((those) => those.length > 0)).toBe(true);
      expect(keysOf(found.flat()).sort()).toEqual(ids.map((id) => `${id} 1`).sort());
    });

    it('is left alone until the time it was put off to, and paging goes on where that was in between', async () => {
      const store = await fresh();
      const ids = idsOfShard(3, 3);
      for (const id of ids) await store.append(id, openedStep(id));
      const query = { shard: 3, before: LATER, limit: 10 };
      const [first, second, third] = await store.unsettled(query);
      if (first === undefined || second === undefined) throw new Error('nothing was outstanding');
      await store.postpone(first, LATER);
      expect(await store.unsettled({ ...query, after: first })).toEqual([second, third]);
      expect(await store.unsettled(query)).toEqual([second, third]);
      const after = '2026-11-21T15:00:00.001Z';
      expect(await store.unsettled({ ...query, before: after })).toEqual([second, third, { ...first, since: LATER }]);
      expect((await store.read(first.complaint_id))?.steps[0]).toEqual({
        step: openedStep(first.complaint_id),
        unsettled: true,
      });
    });

    it('stays settled where it was settled before it was put off, and nothing is made of what is not there', async () => {
      const store = await fresh();
      const shard = outstandingShard('cmp_a');
      await store.append('cmp_a', openedStep('cmp_a'));
      const [first] = await store.unsettled({ shard, before: LATER, limit: 1 });
      if (first === undefined) throw new Error('nothing was outstanding');
      await store.settle('cmp_a', [1]);
      await store.postpone(first, LATER);
      await store.postpone({ ...first, item: 2 }, LATER);
      await store.postpone({ ...first, item: 'clock' }, LATER);
      const query = { shard, before: '2027-01-01T00:00:00.000Z', limit: 10 };
      expect([await store.unsettled(query), await store.due(query)]).toEqual([[], []]);
      expect(await store.read('cmp_a')).toEqual({
        steps: [{ step: openedStep('cmp_a'), unsettled: false }],
        clock: undefined,
      });
    });
  });

  describe(`clocks of complaints on ${engine}`, () => {
    it('are kept beside the steps, with what a newer release added to them', async () => {
      const store = await fresh();
      await store.append('cmp_a', openedStep('cmp_a'));
      const clock = { ...clockRecord('cmp_a', 1, LATER), added: { later: true } };
      expect(await store.keepClock(clock)).toBe(true);
      expect((await store.read('cmp_a'))?.clock).toEqual(clock);
      expect((await store.read('cmp_a'))?.steps).toHaveLength(1);
    });

    it('are replaced by those of the same or a newer version, and never by older ones', async () => {
      const store = await fresh();
      await store.append('cmp_a', openedStep('cmp_a'));
      const [old, now] = [clockRecord('cmp_a', 9, '2026-11-21T14:30:00.000Z'), clockRecord('cmp_a', 10, LATER)];
      expect(await store.keepClock(old)).toBe(true);
      expect(await store.keepClock(now)).toBe(true);
      expect(await store.keepClock(now)).toBe(true);
      expect(await store.keepClock(old)).toBe(false);
      expect((await store.read('cmp_a'))?.clock).toEqual(now);
      const query = { shard: outstandingShard('cmp_a'), before: '2027-01-01T00:00:00.000Z', limit: 10 };
      expect(await store.due(query)).toEqual([{ complaint_id: 'cmp_a', item: 'clock', since: LATER }]);
    });

    it('end as the newest ones, however many are kept at the same time', async () => {
      const store = await fresh();
      await store.append('cmp_a', openedStep('cmp_a'));
      const versions = Array.from({ length: 20 }, (_, i) => ((i * 7) % 20) + 1);
      await Promise.all(versions.map((version) => store.keepClock(clockRecord('cmp_a', version, LATER))));
      expect((await store.read('cmp_a'))?.clock?.version).toBe(20);
    });

    it('are due while they have something to do before a time, the oldest first, once each in pages', async () => {
      const store = await fresh();
      const ids = idsOfShard(0, 15);
      for (const [i, id] of ids.entries()) {
        await store.append(id, openedStep(id));
        await store.keepClock(clockRecord(id, 1, i < 10 ? '2026-11-21T14:30:00.000Z' : '2026-11-21T14:20:00.000Z'));
      }
      const query = { shard: 0, before: LATER, limit: 4 };
      const found = await allPages((q) => store.due(q), query);
      expect(keysOf(found).sort()).toEqual(ids.map((id) => `${id} clock`).sort());
      expect(found.map(({ since }) => since)).toEqual(found.map(({ since }) => since).sort());
      expect(await store.due({ ...query, before: '2026-11-21T14:20:00.000Z' })).toEqual([]);
      for (const id of ids.slice(1)) await store.keepClock(clockRecord(id, 2, null));
      expect(keysOf(await store.due(query))).toEqual([`${ids[0]} clock`]);
      for (const id of ids.slice(0, 2)) await store.keepClock(clockRecord(id, 3, '2026-11-21T14:25:00.000Z'));
      expect(keysOf(await store.due(query)).sort()).toEqual(ids.slice(0, 2).map((id) => `${id} clock`));
    });

    it('are put off without a change of their own time, and newer ones are due by theirs', async () => {
      const store = await fresh();
      await store.append('cmp_a', openedStep('cmp_a'));
      const clock = clockRecord('cmp_a', 1, '2026-11-21T14:30:00.000Z');
      await store.keepClock(clock);
      const query = { shard: outstandingShard('cmp_a'), before: LATER, limit: 10 };
      const [due] = await store.due(query);
      if (due === undefined) throw new Error('nothing was due');
      await store.postpone(due, LATER);
      expect(await store.due(query)).toEqual([]);
      expect((await store.read('cmp_a'))?.clock).toEqual(clock);
      await store.keepClock(clockRecord('cmp_a', 2, '2026-11-21T14:40:00.000Z'));
      // Whoever saw the ones before does not put off these.
      await store.postpone(due, LATER);
      expect(await store.due(query)).toEqual([{ ...due, since: '2026-11-21T14:40:00.000Z' }]);
    });

    it('are outdated while they have something to do by another policy, once each in pages, whenever that is due', async () => {
      const store = await fresh();
      const ids = idsOfShard(2, 12);
      const by = (id: string, policy_version: string, next_at: string | null, version = 1) =>
        store.keepClock({ ...clockRecord(id, version, next_at), policy_version });
      const outdated = ids.filter((_, i) => i % 3 === 0);
      for (const [i, id] of ids.entries()) {
        await store.append(id, openedStep(id));
        await by(id, i % 3 === 0 ? 'old' : 'new', `20${30 - i}-11-21T14:30:00.000Z`);
      }
      const query = { shard: 2, policy_version: 'new' };
      const all: Outstanding[] = [];
      for (let found = await store.outdated({ ...query, limit: 1 }); found.length > 0; ) {
        expect(found).toHaveLength(1);
        all.push(...found);
        found = await store.outdated({ ...query, limit: 1, after: all.at(-1) });
      }
      expect(keysOf(all)).toEqual(outdated.toReversed().map((id) => `${id} clock`));
      expect(await store.outdated({ ...query, limit: 10 })).toEqual(all);
      expect(await store.outdated({ ...query, shard: 1, limit: 10 })).toEqual([]);
      expect(await store.outdated({ ...query, policy_version: 'newest', limit: 20 })).toHaveLength(12);
      const [first = '', second = '', ...others] = outdated;
      await by(first, 'new', LATER);
      await by(second, 'old', null, 2);
      expect(keysOf(await store.outdated({ ...query, limit: 10 })).sort()).toEqual(
        others.map((id) => `${id} clock`).sort(),
      );
    });

    it('are outdated though they were put off, and are due when they were before', async () => {
      const store = await fresh();
      await store.append('cmp_a', openedStep('cmp_a'));
      await store.keepClock(clockRecord('cmp_a', 1, '2026-11-21T14:30:00.000Z'));
      const shard = outstandingShard('cmp_a');
      const [due] = await store.due({ shard, before: LATER, limit: 1 });
      if (due === undefined) throw new Error('nothing was due');
      await store.postpone(due, LATER);
      const outdated = { complaint_id: 'cmp_a', item: 'clock', since: LATER };
      expect(await store.outdated({ shard, policy_version: 'p2', limit: 1 })).toEqual([outdated]);
      await store.keepClock({ ...clockRecord('cmp_a', 1, '2026-11-21T14:30:00.000Z'), policy_version: 'p2' });
      expect(await store.outdated({ shard, policy_version: 'p2', limit: 1 })).toEqual([]);
      expect(await store.due({ shard, before: LATER, limit: 1 })).toEqual([due]);
    });
  });
}
