import type { Context, ScheduledEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import type { TriagedCall } from '../domain/calls/record.ts';
import { unsettledShard } from '../domain/calls/unsettled-shard.ts';
import { UNSETTLED_SHARDS } from '../names.ts';
import { enrichmentOf, triagedCall } from '../testing/samples.ts';
import { createHandler } from './handler.ts';
import { type SweepDeps, sweepCalls } from './sweep-calls.ts';
import { idsOf, setUp } from './sweeping.testing.ts';

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

    it('goes on behind those that one queue refuses, and sends them to the others as ever', async () => {
      const { deps, calls, queued } = await indexed();
      const ids = idsOf((shard) => (shard === 0 ? 150 : 0)).toSorted();
      for (const [i, id] of ids.entries()) {
        await calls.put(i < 100 ? due(id, 'economy') : due(id, 'none'));
        await calls.settle(id, 1, ['events']);
      }
      const enrichment = {
        send: async (_: string, refs: readonly { call_id: string }[]) => {
          return { failed: new Set(refs.map(({ call_id }) => call_id)), faults: { InternalError: refs.length } };
        },
      };
      expect(await sweepCalls({ ...deps, enrichment, now: () => at(2) }, 0)).toBe(150);
      expect(queued).toHaveLength(150);
      await sweepCalls({ ...deps, enrichment, now: () => at(3) }, 0);
      expect(queued).toHaveLength(150);
      await sweepCalls({ ...deps, enrichment, now: () => at(5) }, 0);
      expect(queued).toHaveLength(300);
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
