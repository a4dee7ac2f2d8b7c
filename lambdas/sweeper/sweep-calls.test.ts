import type { Context, ScheduledEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import type { CallEvent } from '../domain/calls/ports.ts';
import { unsettledShard } from '../domain/calls/unsettled-shard.ts';
import { UNSETTLED_SHARDS } from '../names.ts';
import { MemoryCallStore } from '../testing/memory-calls.ts';
import { triagedCall } from '../testing/samples.ts';
import { createHandler } from './handler.ts';
import { type SweepDeps, sweepCalls } from './sweep-calls.ts';

/** Ids of calls, `perShard` of each shard. */
function idsOf(perShard: (shard: number) => number): string[] {
  const counts = new Map<string, number>();
  return Array.from({ length: 8000 }, (_, i) => `call-${i}`).filter((id) => {
    const shard = unsettledShard(id);
    counts.set(shard, (counts.get(shard) ?? 0) + 1);
    return (counts.get(shard) ?? 0) <= perShard(Number(shard));
  });
}

/** Unsettled calls in a store, and events that are published, and indexed at once, unless `refuse` says otherwise. */
async function setUp(ids: readonly string[], refuse: (event: CallEvent) => boolean) {
  const calls = new MemoryCallStore();
  for (const id of ids) await calls.put(triagedCall(id));
  const shards: number[] = [];
  const logged: unknown[] = [];
  const queued: string[] = [];
  const measured: [string, number][] = [];
  const deps: SweepDeps = {
    calls: {
      unsettled: (query) => {
        shards.push(query.shard);
        return calls.unsettled(query);
      },
      summary: (id) => calls.summary(id),
      settle: (id, revision, effects) => calls.settle(id, revision, effects),
      postpone: (id, revision, until) => calls.postpone(id, revision, until),
    },
    events: {
      publish: async (events) => {
        const failed = new Set(events.filter(refuse).map((event) => event.call_id));
        const faults: Record<string, number> = failed.size > 0 ? { InternalError: failed.size } : {};
        for (const { call_id, revision } of events)
          if (!failed.has(call_id)) await calls.settle(call_id, revision, ['index']);
        return { failed, faults };
      },
    },
    indexing: {
      send: async (refs) => {
        queued.push(...refs.map(({ call_id }) => call_id));
        return { failed: new Set(), faults: {} };
      },
    },
    counter: { count: () => {}, seconds: (metric, value) => void measured.push([metric, value]) },
    logger: { warn: (message, details) => void logged.push({ message, ...details }) },
    graceSeconds: 60,
    now: () => new Date('2026-11-02T12:00:00.000Z'),
    outOfTime: () => false,
  };
  const left = () => [...calls.items.values()].filter((call) => call.unsettled).map((call) => call.call_id);
  return { deps, calls, shards, logged, left, queued, measured };
}

const rotated = (first: number) => Array.from({ length: UNSETTLED_SHARDS }, (_, i) => (first + i) % UNSETTLED_SHARDS);

describe('the sweeper', () => {
  it('settles every call of every shard', async () => {
    const ids = idsOf((shard) => (shard === 2 ? 250 : 3));
    const { deps, left } = await setUp(ids, () => false);
    expect(await sweepCalls(deps, 0)).toBe(ids.length);
    expect(left()).toEqual([]);
  });

  it('row 9: in an outage tries one round of each shard and says why it failed', async () => {
    const { deps, shards, logged } = await setUp(
      idsOf(() => 130),
      () => true,
    );
    expect(await sweepCalls(deps, 5)).toBe(0);
    expect(shards).toEqual(rotated(5));
    expect(logged).toHaveLength(UNSETTLED_SHARDS);
    expect(logged[0]).toMatchObject({ failed: 100, faults: { InternalError: 100 } });
  });

  it('passes over the calls that were tried already to those behind them', async () => {
    const ids = idsOf((shard) => (shard === 2 ? 250 : 0));
    const bad = new Set(ids.toSorted().slice(0, 90));
    const { deps, left } = await setUp(ids, (event) => bad.has(event.call_id));
    expect(await sweepCalls(deps, 0)).toBe(160);
    expect(new Set(left())).toEqual(bad);
  });

  it('lets the shards take turns, so that a full one does not keep the others waiting', async () => {
    const { deps, shards, left } = await setUp(
      idsOf((shard) => (shard === 0 ? 900 : 1)),
      () => false,
    );
    await sweepCalls({ ...deps, outOfTime: () => shards.length === UNSETTLED_SHARDS }, 0);
    expect(new Set(left().map(unsettledShard))).toEqual(new Set(['0']));
  });

  it('goes on behind a round of calls that the index shows and the table has settled', async () => {
    const { deps, left } = await setUp(
      idsOf((shard) => (shard === 0 ? 150 : 0)),
      () => false,
    );
    let lagging = 100;
    const summary: SweepDeps['calls']['summary'] = async (id) => {
      const call = await deps.calls.summary(id);
      return call && { ...call, unsettled: lagging-- <= 0 };
    };
    expect(await sweepCalls({ ...deps, calls: { ...deps.calls, summary } }, 0)).toBe(50);
    expect(left()).toHaveLength(100);
  });

  it('row 11: sends a call whose event is out to the indexing queue alone, each time its age has doubled', async () => {
    const { deps, calls, queued, measured } = await setUp([], () => true);
    await calls.put(triagedCall('a', '01', { triaged_at: '2026-11-02T10:00:00.000Z' }));
    await calls.settle('a', 1, ['events']);
    const times: number[] = [];
    for (let minute = 1; minute <= 70; minute++) {
      const before = queued.length;
      await sweepCalls({ ...deps, now: () => new Date(Date.UTC(2026, 10, 2, 10, minute, 1)) }, 0);
      if (queued.length > before) times.push(minute);
    }
    expect(times).toEqual([1, 3, 7, 15, 31, 63]);
    expect(queued).toEqual(times.map(() => 'a'));
    expect(measured).toContainEqual(['UnsettledAge', 63 * 60 + 1]);
  });

  it('starts at another shard each minute', async () => {
    const { deps, shards } = await setUp([], () => false);
    const sweep = createHandler(deps);
    const context = { getRemainingTimeInMillis: () => 60_000 } as Context;
    for (const time of ['2026-11-02T12:00:00Z', '2026-11-02T12:01:00Z', 'no time'])
      await sweep({ time } as ScheduledEvent, context);
    const [first = 0, second = 0, third] = [shards[0], shards[UNSETTLED_SHARDS], shards[2 * UNSETTLED_SHARDS]];
    expect(second).toBe((first + 1) % UNSETTLED_SHARDS);
    expect(third).toBe(0);
    expect(shards).toHaveLength(3 * UNSETTLED_SHARDS);
  });
});
