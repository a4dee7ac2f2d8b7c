import { describe, expect, it } from 'vitest';
import type { CurrentCall } from '../domain/calls/ports.ts';
import { triagedCall } from '../testing/samples.ts';
import { LONG_QUEUE } from './long-queues.ts';
import { type SweepDeps, sweepCalls } from './sweep-calls.ts';
import { idsOf, setUp } from './sweeping.testing.ts';

describe('the sweeper, of calls that wait in a long queue', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 10, minute, 1));
  const complaining = (id: string) => {
    const { triage, ...rest } = triagedCall(id, '01', { triaged_at: '2026-11-02T10:00:00.000Z' });
    return { ...rest, triage: { ...triage, issues: ['refund_pending' as const] } };
  };
  const waiting = async (ids: readonly string[], depth: SweepDeps['depths']['depth']) => {
    const world = await setUp([], () => false);
    for (const id of ids) {
      await world.calls.put(complaining(id));
      await world.calls.settle(id, 1, ['events']);
    }
    const sweepAt = (minute: number) => sweepCalls({ ...world.deps, depths: { depth }, now: () => at(minute) }, 0);
    return { ...world, sweepAt };
  };
  const longIs =
    (long: string, length = LONG_QUEUE) =>
    async (queue: string) =>
      queue === long ? length : LONG_QUEUE - 1;

  it('sends none to that queue for ten minutes, looking every three of them, and to the others as ever', async () => {
    const { queued, sweepAt } = await waiting(['a'], longIs('complaints'));
    const times: number[] = [];
    for (let minute = 1; minute <= 25; minute++) {
      const before = queued.length;
      await sweepAt(minute);
      if (queued.length > before) times.push(minute);
    }
    expect(times).toEqual([1, 3, 7, 11, 23]);
    expect(queued).toEqual(['a', 'a', 'a', 'a', 'complaint a', 'a', 'complaint a']);
  });

  it.each(['nobody knows', '2026-11-03T10:00:00.000Z'])('takes a call outstanding since %j for lost', async (since) => {
    const { deps, queued } = await waiting(['a'], longIs('complaints'));
    const summary = async (id: string): Promise<CurrentCall | undefined> => {
      const call = await deps.calls.summary(id);
      return call && { ...call, outstanding_since: since };
    };
    const sweep = { ...deps, calls: { ...deps.calls, summary }, depths: { depth: longIs('complaints') } };
    await sweepCalls({ ...sweep, now: () => at(5) }, 0);
    expect(queued).toContain('complaint a');
  });

  it('counts none as sent when every queue that it is due in is long, and tells its age', async () => {
    const { queued, measured, sweepAt } = await waiting(['a'], async () => LONG_QUEUE);
    expect(await sweepAt(5)).toBe(0);
    expect(queued).toEqual([]);
    expect(measured).toContainEqual(['UnsettledAge', 5 * 60 + 1]);
  });

  it('reaches all that stand in one shard, and asks each queue once', async () => {
    const ids = idsOf((shard) => (shard === 0 ? 250 : 0));
    const asked: string[] = [];
    const { calls, queued, sweepAt } = await waiting(ids, async (queue) => {
      asked.push(queue);
      return LONG_QUEUE;
    });
    await calls.put(triagedCall('announced-by-nobody', '01', { triaged_at: '2026-11-02T10:00:00.000Z' }));
    expect(await sweepAt(5)).toBe(1);
    expect(queued).toEqual([]);
    expect(asked.toSorted()).toEqual(['complaints', 'indexing']);
    expect(await sweepAt(7)).toBe(0);
    expect(await sweepAt(15)).toBe(250);
  });

  it('asks no queue for its depth when nothing is due', async () => {
    const { sweepAt } = await waiting([], async () => {
      throw new Error('nobody asks');
    });
    expect(await sweepAt(5)).toBe(0);
  });

  it('sends them when the depth of the queue cannot be read, and says that', async () => {
    const { queued, logged, sweepAt } = await waiting(['a'], async (queue) => {
      if (queue === 'complaints') throw Object.assign(new Error('denied'), { name: 'AccessDenied' });
      return LONG_QUEUE;
    });
    expect(await sweepAt(5)).toBe(1);
    expect(queued).toEqual(['complaint a']);
    expect(logged).toEqual([expect.objectContaining({ queue: 'complaints', fault: 'AccessDenied' })]);
  });
});
