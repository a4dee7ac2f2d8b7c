import { describe, expect, it } from 'vitest';
import { outstandingShard } from '../domain/complaints/outstanding-shard.ts';
import { clockRecord } from '../testing/complaint-steps.ts';
import { MemoryComplaints } from '../testing/memory-complaints.ts';
import { OutdatedClocks } from './outdated-clocks.ts';

const LATER = '2027-01-01T00:00:00.000Z';
const REST = 600_000;

/** A store with clocks by the policy `p1`, and how often it is asked. */
async function rig(complaints: number) {
  const store = new MemoryComplaints();
  const ids = Array.from({ length: complaints }, (_, i) => `cmp_${i}`);
  for (const id of ids) await store.keepClock(clockRecord(id, 1, LATER));
  const asked: number[] = [];
  const state = { time: 0, outOfTime: false, broken: -1 };
  const deps = {
    store: {
      outdated: async (query: Parameters<MemoryComplaints['outdated']>[0]) => {
        asked.push(query.shard);
        if (query.shard === state.broken) throw new Error('throttled');
        return await store.outdated(query);
      },
    },
    now: () => new Date(state.time),
    logger: { warn: () => {} },
    outOfTime: () => state.outOfTime,
  };
  const next = (clocks: OutdatedClocks) => clocks.next(deps);
  const derive = async (some: readonly string[], policy_version: string) => {
    for (const id of some) await store.keepClock({ ...clockRecord(id, 1, LATER), policy_version });
  };
  return { ids, asked, state, next, derive };
}

describe('clocks of another policy', () => {
  it('are found some hundreds a run, each once a pass, until all are derived anew', async () => {
    const { ids, next, derive } = await rig(1_800);
    const clocks = new OutdatedClocks('p2');
    const all: string[] = [];
    for (let run = 0; run < 4; run++) {
      const found = await next(clocks);
      expect(found.ids.length).toBeLessThanOrEqual(500);
      all.push(...found.ids);
      await derive(found.ids, 'p2');
    }
    expect(all.toSorted()).toEqual(ids.toSorted());
    expect((await next(clocks)).ids).toEqual([]);
  });

  it('keep no others waiting where nobody can derive them anew', async () => {
    const { ids, next } = await rig(2_400);
    const clocks = new OutdatedClocks('p2');
    const all: string[] = [];
    while (all.length < ids.length) all.push(...(await next(clocks)).ids);
    expect(all.toSorted()).toEqual(ids.toSorted());
  });

  it('are found again in the next pass where nobody derived them anew', async () => {
    const { ids, next } = await rig(30);
    const clocks = new OutdatedClocks('p2');
    for (let run = 0; run < 3; run++) expect((await next(clocks)).ids.toSorted()).toEqual(ids.toSorted());
  });

  it('are not looked for after a pass that found none, for ten minutes or until another process begins', async () => {
    const { asked, state, next, derive } = await rig(30);
    const clocks = new OutdatedClocks('p1');
    expect((await next(clocks)).ids).toEqual([]);
    expect(asked).toEqual([0, 1, 2, 3]);
    // A function of the release before keeps it once more.
    await derive(['cmp_7'], 'p0');
    state.time = REST - 1;
    await next(clocks);
    expect(asked).toHaveLength(4);
    expect((await next(new OutdatedClocks('p1'))).ids).toEqual(['cmp_7']);
    state.time = REST;
    expect((await next(clocks)).ids).toEqual(['cmp_7']);
  });

  it('of a shard that cannot be asked are found once it can be, and those of the others at once', async () => {
    const { ids, state, next, derive } = await rig(60);
    const clocks = new OutdatedClocks('p2');
    state.broken = 1;
    const first = await next(clocks);
    expect(first.faults).toBe(1);
    expect(first.ids.toSorted()).toEqual(ids.filter((id) => outstandingShard(id) !== 1).toSorted());
    await derive(first.ids, 'p2');
    state.broken = -1;
    const second = await next(clocks);
    expect([...first.ids, ...second.ids].toSorted()).toEqual(ids.toSorted());
  });

  it('are left to the next run when there is no time', async () => {
    const { asked, state, next } = await rig(30);
    const clocks = new OutdatedClocks('p2');
    state.outOfTime = true;
    expect(await next(clocks)).toEqual({ ids: [], faults: 0 });
    expect(asked).toEqual([]);
  });
});
