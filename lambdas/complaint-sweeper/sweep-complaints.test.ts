import type { Context, ScheduledEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { outstandingShard } from '../domain/complaints/outstanding-shard.ts';
import { METRIC } from '../metrics.ts';
import { clockRecord, openedStep } from '../testing/complaint-steps.ts';
import { MemoryComplaints } from '../testing/memory-complaints.ts';
import { strictMeter } from '../testing/strict-meter.ts';
import { createHandler } from './handler.ts';
import { OutdatedClocks } from './outdated-clocks.ts';
import type { SweepDeps } from './sweep-complaints.ts';

const BEGAN = Date.parse('2026-11-02T10:00:00.000Z');
const minutes = (n: number) => BEGAN + n * 60_000;
const iso = (ms: number) => new Date(ms).toISOString();

function rig() {
  const store = new MemoryComplaints();
  const sent: string[][] = [];
  const logged: string[] = [];
  const seconds = new Map<string, number>();
  const state = { now: BEGAN, refuse: new Set<string>(), remaining: 60_000, breaks: false };
  const deps: Omit<SweepDeps, 'outOfTime'> = {
    store,
    deadlines: {
      send: async (ids) => {
        if (state.breaks) throw new Error('no queue');
        sent.push([...ids]);
        return new Set(ids.filter((id) => state.refuse.has(id)));
      },
    },
    outdated: new OutdatedClocks('p1'),
    graceSeconds: 60,
    now: () => new Date(state.now),
    counter: strictMeter(undefined, (metric, value) => void seconds.set(metric, value)),
    logger: { warn: (message, details) => void logged.push(JSON.stringify({ message, ...details })) },
  };
  const sweepAt = async (minute: number) => {
    state.now = minutes(minute);
    const context = { getRemainingTimeInMillis: () => state.remaining } as Context;
    return (await createHandler(deps)({} as ScheduledEvent, context)).swept;
  };
  return { store, sent, seconds, logged, state, sweepAt };
}

/** Ids of complaints, so many of each shard. */
function idsOf(perShard: (shard: number) => number): string[] {
  const counts = [0, 0, 0, 0];
  return Array.from({ length: 4_000 }, (_, i) => `cmp_${String(i).padStart(20, '0')}`).filter((id) => {
    const shard = outstandingShard(id);
    counts[shard] = (counts[shard] ?? 0) + 1;
    return (counts[shard] ?? 0) <= perShard(shard);
  });
}

const ID = `cmp_${'a'.repeat(20)}`;

describe('the sweeper of complaints', () => {
  it('sends on what was left outstanding, once it is older than the grace time', async () => {
    const { store, sent, sweepAt } = rig();
    await store.append(ID, openedStep(ID, { at: iso(BEGAN) }));
    expect(await sweepAt(0.9)).toBe(0);
    expect(await sweepAt(1.1)).toBe(1);
    expect(sent.flat()).toEqual([ID]);
  });

  it('sends it again only when its age has doubled, and measures that age from the beginning', async () => {
    const { store, sweepAt, seconds } = rig();
    await store.append(ID, openedStep(ID, { at: iso(BEGAN) }));
    const sweeps: number[] = [];
    for (let minute = 1; minute <= 9; minute++) if ((await sweepAt(minute + 0.01)) > 0) sweeps.push(minute);
    expect(sweeps).toEqual([1, 3, 7]);
    expect(seconds.get(METRIC.complaintsUnsettledAge)).toBe(0);
    await sweepAt(256);
    expect(seconds.get(METRIC.complaintsUnsettledAge)).toBe(256 * 60);
  });

  it('sends it again every ten minutes at least, however long an outage has lasted', async () => {
    const { store, sweepAt } = rig();
    await store.append(ID, openedStep(ID, { at: iso(BEGAN) }));
    const sweeps: number[] = [];
    for (let minute = 1; minute <= 600; minute++) if ((await sweepAt(minute + 0.01)) > 0) sweeps.push(minute);
    const pauses = sweeps.slice(1).map((minute, i) => minute - (sweeps[i] ?? 0));
    expect(Math.max(...pauses)).toBeLessThanOrEqual(11);
    expect(sweeps.length).toBeLessThan(65);
  });

  it('finds deadlines that nobody was woken up for', async () => {
    const { store, sent, sweepAt, seconds } = rig();
    await store.append(ID, openedStep(ID, { at: iso(BEGAN) }));
    await store.settle(ID, [1]);
    await store.keepClock(clockRecord(ID, 1, iso(minutes(10))));
    expect(await sweepAt(10.5)).toBe(0);
    expect(await sweepAt(12)).toBe(1);
    expect(seconds.get(METRIC.deadlineLag)).toBe(120);
    expect(sent.flat()).toEqual([ID]);
  });

  it('leaves what the queue refused for the next round', async () => {
    const { store, state, sweepAt } = rig();
    await store.append(ID, openedStep(ID, { at: iso(BEGAN) }));
    state.refuse = new Set([ID]);
    expect(await sweepAt(2)).toBe(0);
    state.refuse = new Set();
    expect(await sweepAt(3)).toBe(1);
  });

  it('row 6: begins nothing that there is no time for', async () => {
    const { store, state, sweepAt } = rig();
    await store.append(ID, openedStep(ID, { at: iso(BEGAN) }));
    state.remaining = 5_000;
    expect(await sweepAt(2)).toBe(0);
  });

  it('finds everything of a shard that holds more than one round', async () => {
    const { store, sent, sweepAt } = rig();
    const ids = idsOf((shard) => (shard === 2 ? 450 : 1));
    for (const id of ids) await store.append(id, openedStep(id, { at: iso(BEGAN) }));
    expect(await sweepAt(2)).toBe(ids.length);
    expect(sent.flat().sort()).toEqual(ids.toSorted());
  });
});

describe('a fault of the sweeper', () => {
  const measured = (seconds: ReadonlyMap<string, number>) => [
    seconds.get(METRIC.complaintsUnsettledAge),
    seconds.get(METRIC.deadlineLag),
  ];

  it('in one shard is told, keeps no other from being swept, and takes no figure away', async () => {
    for (const broken of [0, 1, 2, 3]) {
      const { store, sent, sweepAt, seconds, logged } = rig();
      const ids = idsOf(() => 1);
      for (const id of ids) {
        await store.append(id, openedStep(id, { at: iso(BEGAN) }));
        await store.keepClock(clockRecord(id, 1, iso(minutes(1))));
      }
      for (const name of ['unsettled', 'due'] as const) {
        const read = store[name].bind(store);
        store[name] = async (query) => {
          if (query.shard === broken) throw new Error('throttled');
          return await read(query);
        };
      }
      await expect(sweepAt(5)).rejects.toThrow('Not all complaints');
      expect(new Set(sent.flat())).toEqual(new Set(ids.filter((id) => outstandingShard(id) !== broken)));
      expect(measured(seconds)).toEqual([300, 240]);
      expect(logged).toHaveLength(2);
    }
  });

  it('of one complaint that nobody can read keeps no other from being sent, and its age is measured', async () => {
    const { store, sent, sweepAt, seconds, logged } = rig();
    const [first = '', ...others] = idsOf(() => 3);
    await store.append(first, openedStep(first, { at: iso(BEGAN) }));
    for (const id of others) await store.append(id, openedStep(id, { at: iso(minutes(20)) }));
    const read = store.read.bind(store);
    store.read = async (id) => {
      if (id === first) throw new Error('A complaint lacks one of its steps.');
      return await read(id);
    };
    for (const minute of [30, 70]) {
      await expect(sweepAt(minute)).rejects.toThrow('Not all complaints');
      expect(seconds.get(METRIC.complaintsUnsettledAge)).toBe(minute * 60);
    }
    expect(new Set(sent.flat())).toEqual(new Set(others));
    expect(logged.join()).toContain('A complaint that is outstanding cannot be read');
    expect(logged.join()).not.toContain('lacks one of its steps');
  });

  it('in putting one off leaves the others put off', async () => {
    const { store, sent, sweepAt, seconds } = rig();
    const [first = '', ...others] = idsOf((shard) => (shard === 1 ? 3 : 0));
    for (const id of [first, ...others]) await store.append(id, openedStep(id, { at: iso(BEGAN) }));
    store.disturb = (_moment, { name, complaint_id }) => {
      if (name === 'postpone' && complaint_id === first) throw new Error('throttled');
    };
    await expect(sweepAt(8)).rejects.toThrow('Not all complaints');
    expect(seconds.get(METRIC.complaintsUnsettledAge)).toBe(480);
    store.disturb = () => {};
    sent.length = 0;
    expect(await sweepAt(9)).toBe(1);
    expect(sent).toEqual([[first]]);
  });

  it('in sending measures what could not be sent', async () => {
    const { store, state, sweepAt, seconds } = rig();
    await store.append(ID, openedStep(ID, { at: iso(BEGAN) }));
    await store.keepClock(clockRecord(ID, 1, iso(minutes(1))));
    state.breaks = true;
    await expect(sweepAt(5)).rejects.toThrow('Not all complaints');
    expect(measured(seconds)).toEqual([300, 240]);
  });
});
