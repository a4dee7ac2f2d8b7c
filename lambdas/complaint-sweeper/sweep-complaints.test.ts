import type { Context, ScheduledEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { METRIC } from '../metrics.ts';
import { clockRecord, openedStep } from '../testing/complaint-steps.ts';
import { MemoryComplaints } from '../testing/memory-complaints.ts';
import { strictMeter } from '../testing/strict-meter.ts';
import { createHandler } from './handler.ts';
import type { SweepDeps } from './sweep-complaints.ts';

const BEGAN = Date.parse('2026-11-02T10:00:00.000Z');
const minutes = (n: number) => BEGAN + n * 60_000;
const iso = (ms: number) => new Date(ms).toISOString();

function rig() {
  const store = new MemoryComplaints();
  const sent: string[][] = [];
  const seconds = new Map<string, number>();
  const state = { now: BEGAN, refuse: new Set<string>(), remaining: 60_000 };
  const deps: Omit<SweepDeps, 'outOfTime'> = {
    store,
    deadlines: {
      send: async (ids) => {
        sent.push([...ids]);
        return new Set(ids.filter((id) => state.refuse.has(id)));
      },
    },
    graceSeconds: 60,
    now: () => new Date(state.now),
    counter: strictMeter(undefined, (metric, value) => void seconds.set(metric, value)),
    logger: { warn: () => {} },
  };
  const sweepAt = async (minute: number) => {
    state.now = minutes(minute);
    const context = { getRemainingTimeInMillis: () => state.remaining } as Context;
    return (await createHandler(deps)({} as ScheduledEvent, context)).swept;
  };
  return { store, sent, seconds, state, sweepAt };
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
    for (let minute = 1; minute <= 64; minute++) if ((await sweepAt(minute + 0.01)) > 0) sweeps.push(minute);
    expect(sweeps.length).toBeLessThan(9);
    expect(sweeps.length).toBeGreaterThan(4);
    expect(seconds.get(METRIC.complaintsUnsettledAge)).toBe(0);
    await sweepAt(256);
    expect(seconds.get(METRIC.complaintsUnsettledAge)).toBe(256 * 60);
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
});
