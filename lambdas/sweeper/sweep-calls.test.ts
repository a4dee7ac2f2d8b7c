import type { Context, ScheduledEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import type { CallEvent } from '../domain/calls/ports.ts';
import type { TriagedCall } from '../domain/calls/record.ts';
import { unsettledShard } from '../domain/calls/unsettled-shard.ts';
import { UNSETTLED_SHARDS } from '../names.ts';
import { MemoryCallStore } from '../testing/memory-calls.ts';
import { enrichmentOf, triagedCall } from '../testing/samples.ts';
import { strictMeter } from '../testing/strict-meter.ts';
import { createHandler } from './handler.ts';
import { LONG_QUEUE } from './long-queues.ts';
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
    enrichment: {
      send: async (lane, refs) => {
        queued.push(...refs.map(({ call_id }) => `${lane} ${call_id}`));
        return { failed: new Set(), faults: {} };
      },
    },
    complaints: {
      send: async (refs) => {
        queued.push(...refs.map(({ call_id }) => `complaint ${call_id}`));
        return { failed: new Set(), faults: {} };
      },
    },
    depths: { depth: async () => 0 },
    counter: strictMeter(undefined, (metric, value) => void measured.push([metric, value])),
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

  it('row 11: sends a call whose event is out to the indexing queue alone, each time its age has doubled, and each half hour', async () => {
    const { deps, calls, queued, measured } = await setUp([], () => true);
    await calls.put(triagedCall('a', '01', { triaged_at: '2026-11-02T10:00:00.000Z' }));
    await calls.settle('a', 1, ['events']);
    const times: number[] = [];
    for (let minute = 1; minute <= 130; minute++) {
      const before = queued.length;
      await sweepCalls({ ...deps, now: () => new Date(Date.UTC(2026, 10, 2, 10, minute, 1)) }, 0);
      if (queued.length > before) times.push(minute);
    }
    expect(times).toEqual([1, 3, 7, 15, 31, 62, 93, 124]);
    expect(queued).toEqual(times.map(() => 'a'));
    expect(measured).toContainEqual(['UnsettledAge', 124 * 60 + 1]);
  });

  describe('of calls that a model is to read', () => {
    const READ = { triaged_at: '2026-11-02T10:00:00.000Z' };
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 10, minute, 1));
    const due = (id: string, lane: 'priority' | 'economy' | 'none', more: Partial<TriagedCall> = {}) =>
      triagedCall(id, '01', { ...READ, ...more, triage: { ...triagedCall(id).triage, lane } });
    const indexed = async (...stored: TriagedCall[]) => {
      const world = await setUp([], () => false);
      for (const call of stored) {
        await world.calls.put(call);
        await world.calls.settle(call.call_id, 1, ['events', 'index']);
      }
      const sweepAt = (minute: number) => sweepCalls({ ...world.deps, now: () => at(minute) }, 0);
      return { ...world, sweepAt };
    };

    it('sends each to the queue of its lane alone, once its age has doubled', async () => {
      const { queued, sweepAt } = await indexed(
        due('grave', 'priority'),
        due('plain', 'economy'),
        due('skipped', 'none'),
      );
      expect(await sweepAt(2)).toBe(2);
      expect(queued.toSorted()).toEqual(['normal plain', 'priority grave']);
      expect(await sweepAt(3)).toBe(0);
      expect(await sweepAt(5)).toBe(2);
    });

    it('sends what is to be indexed as well to both queues', async () => {
      const { calls, queued, sweepAt } = await indexed(due('a', 'economy'));
      await calls.put(due('b', 'economy'));
      await calls.settle('b', 1, ['events']);
      expect(await sweepAt(2)).toBe(2);
      expect(queued.toSorted()).toEqual(['b', 'normal a', 'normal b']);
    });

    it('sends again at once what a queue did not take, and says so', async () => {
      const { deps, logged, queued } = await indexed(due('a', 'economy'));
      const enrichment = { send: async () => ({ failed: new Set(['a']), faults: { InternalError: 1 } }) };
      expect(await sweepCalls({ ...deps, enrichment, now: () => at(2) }, 0)).toBe(0);
      expect(logged).toEqual([expect.objectContaining({ failed: 1, faults: { InternalError: 1 } })]);
      expect(await sweepCalls({ ...deps, now: () => at(3) }, 0)).toBe(1);
      expect(queued).toEqual(['normal a']);
    });

    it('leaves those alone that are claimed or laid aside, and reaches the ones behind them', async () => {
      const ids = idsOf((shard) => (shard === 0 ? 150 : 0));
      const { calls, queued, measured, sweepAt } = await indexed(...ids.map((id) => due(id, 'economy')));
      const [first = '', ...parked] = ids.toSorted().slice(0, 110);
      await calls.claim(first, 1, { now: at(0).toISOString(), until: at(4).toISOString() });
      for (const id of parked) await calls.park(id, 1, at(0).toISOString());
      expect(await sweepAt(2)).toBe(40);
      expect(queued).not.toContain(`normal ${first}`);
      expect(await sweepAt(9)).toBe(41);
      expect(queued.filter((one) => one === `normal ${first}`)).toHaveLength(1);
      expect(queued.some((one) => parked.includes(one.replace('normal ', '')))).toBe(false);
      expect(measured.filter(([metric]) => metric === 'UnsettledAge').map(([, age]) => age)).toEqual([121, 541]);
    });

    it('reckons the age of a call from its enrichment, whose document is outstanding since then', async () => {
      const { calls, queued, measured, sweepAt } = await indexed(due('a', 'economy'));
      await calls.enrich('a', 1, enrichmentOf({ enriched_at: at(600).toISOString() }));
      expect(await sweepAt(600)).toBe(0);
      expect(await sweepAt(602)).toBe(1);
      expect(await sweepAt(605)).toBe(1);
      expect(queued).toEqual(['a', 'a']);
      expect(measured).toContainEqual(['UnsettledAge', 120]);
    });

    it('sends a call whose complaints nobody looked at to whoever opens them, and to nobody else', async () => {
      const { calls, queued, sweepAt } = await indexed();
      const { triage, ...rest } = due('a', 'none');
      await calls.put({ ...rest, triage: { ...triage, issues: ['refund_pending'] } });
      await calls.settle('a', 1, ['events', 'index']);
      expect(await sweepAt(2)).toBe(1);
      expect(queued).toEqual(['complaint a']);
    });

    it('settles a call of an earlier release that no model is to read and that complains of nothing', async () => {
      const { calls, queued, sweepAt } = await indexed();
      await calls.put(due('a', 'none'));
      const stored = calls.items.get('a');
      if (stored !== undefined) calls.items.set('a', { ...stored, settled: { events: 1, index: 1 } });
      await sweepAt(2);
      expect(calls.items.get('a')?.unsettled).toBe(false);
      expect(queued).toEqual([]);
    });
  });

  describe('of calls that wait in a long queue', () => {
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

    it('sends none to that queue before half an hour is over, and to the others as ever', async () => {
      const { queued, sweepAt } = await waiting(['a'], longIs('complaints'));
      const sent = [1, 3, 7, 15, 31].map((minute) => () => sweepAt(minute));
      for (const sweep of sent) expect(await sweep()).toBe(1);
      expect(queued).toEqual(['a', 'a', 'a', 'a', 'a', 'complaint a']);
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
      expect(asked.toSorted()).toEqual(['complaints', 'indexing', 'normal', 'priority']);
      expect(await sweepAt(6)).toBe(0);
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
