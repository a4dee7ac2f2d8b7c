import { describe, expect, it } from 'vitest';
import type { EnrichmentMessage } from '../domain/calls/ports.ts';
import { UnstorableError } from '../domain/calls/unstorable.ts';
import { answerOf } from '../domain/enrichment/schema.testing.ts';
import { METRIC } from '../metrics.ts';
import { answered, SETTINGS } from '../testing/batch-world.ts';
import { callOf, EnrichmentRig, fault } from '../testing/enrichment-rig.ts';
import { enrichmentOf } from '../testing/samples.ts';
import { enrichCall } from './enrich-call.ts';

const REF = { call_id: 'call-1', revision: 1 };
const NOTHING = { kind: 'nothing', asked: false, answered: false };
const time = (seconds: number) => new Date(Date.parse('2026-11-02T10:00:01.000Z') + seconds * 1000).toISOString();
const handle = (rig: EnrichmentRig, message: EnrichmentMessage = REF, remaining = 60_000) =>
  enrichCall(rig.deps(), message, () => remaining);

function throttledRig(): EnrichmentRig {
  const rig = new EnrichmentRig();
  rig.answer = () => fault('throttled');
  return rig;
}

describe('a call that is enriched', () => {
  it('is settled, indexed anew, and nobody holds it any more', async () => {
    const rig = new EnrichmentRig();
    expect(await rig.enrich()).toEqual({ kind: 'enriched', asked: true, answered: true });
    expect(rig.stored()).toMatchObject({ settled: { enrichment: 1 }, edition: 1, unsettled: true });
    expect(rig.indexed).toEqual([REF]);
    expect(rig.sent).toEqual([]);
    expect(await rig.store.summary('call-1')).not.toHaveProperty('claimed_until');
    expect(rig.durations).toContainEqual([METRIC.enrichmentLag, 30]);
  });

  it('I5: is enriched also when the indexing queue takes nothing, which the sweeper makes good', async () => {
    const rig = new EnrichmentRig();
    rig.refused = new Set(['call-1']);
    expect(await rig.enrich()).toMatchObject({ kind: 'enriched' });
    expect(rig.stored().settled).not.toHaveProperty('index');
    expect(rig.logged.join()).toContain('"failed":1,"faults":{"InternalError":1}');
  });

  it('is held until a little after the time that is left, so that nobody else reads it meanwhile', async () => {
    const rig = new EnrichmentRig();
    let until: string | undefined;
    rig.answer = async () => {
      until = (await rig.store.summary('call-1'))?.claimed_until;
      return answered();
    };
    await rig.enrich();
    expect(until).toBe('2026-11-02T10:01:44.000Z');
  });
});

describe('row 1, I4: a message about a call', () => {
  it('that somebody holds is acknowledged, and no model is asked; ten at once pay for one', async () => {
    const rig = new EnrichmentRig();
    await rig.store.put(callOf('economy'));
    const results = await Promise.all(Array.from({ length: 10 }, () => handle(rig)));
    expect(results.filter(({ kind }) => kind === 'enriched')).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === 'nothing')).toHaveLength(9);
    expect(rig.asked).toHaveLength(1);
    expect(rig.ledger.rows()).toHaveLength(1);
    expect(rig.stored().edition).toBe(1);
  });

  it('that is enriched is acknowledged, and no model is asked', async () => {
    const rig = new EnrichmentRig();
    await rig.enrich();
    expect(await handle(rig)).toEqual(NOTHING);
    expect(rig.asked).toHaveLength(1);
    expect(rig.indexed).toHaveLength(1);
  });

  it.each([
    ['of another revision', { ...REF, revision: 2 }],
    ['that is not there', { ...REF, call_id: 'call-9' }],
  ])('%s is acknowledged, and no model is asked', async (_, message) => {
    const rig = new EnrichmentRig();
    await rig.store.put(callOf('economy'));
    expect(await handle(rig, message)).toEqual(NOTHING);
    expect(rig.asked).toEqual([]);
  });

  it('that is not due for a model is acknowledged', async () => {
    const rig = new EnrichmentRig();
    expect(await rig.enrich(callOf('none'))).toEqual(NOTHING);
    expect(rig.asked).toEqual([]);
  });

  it('whose new version came while it was read leaves that one alone', async () => {
    const rig = new EnrichmentRig();
    const { source, ...call } = callOf('economy');
    rig.answer = async () => {
      await rig.store.put({ ...call, source: { ...source, order: `${source.order}f` } });
      return answered();
    };
    await rig.enrich();
    expect(rig.stored()).toMatchObject({ revision: 2, edition: 0 });
    expect(rig.stored()).not.toHaveProperty('enrichment');
    expect(rig.indexed).toEqual([]);
    expect(rig.counted(METRIC.callsEnriched)).toBe(0);
    expect(await handle(rig, { ...REF, revision: 2 })).toMatchObject({ kind: 'enriched' });
    expect(rig.ledger.rows()).toHaveLength(2);
  });
});

describe('I4: two who read a call since the hold of the first one ran out', () => {
  it('both pay, but what came first stays', async () => {
    const rig = new EnrichmentRig();
    rig.answer = async (_, n) => {
      if (n > 0) return answered(answerOf({ summary: 'The second one read it.' }));
      rig.at = time(600);
      expect(await handle(rig)).toMatchObject({ kind: 'enriched' });
      return answered();
    };
    await rig.enrich();
    expect(rig.stored()).toMatchObject({ edition: 1, enrichment: { summary: 'The second one read it.' } });
    expect(rig.ledger.rows()).toHaveLength(2);
    const paid = rig.ledger.rows().reduce((sum, { cost }) => sum + cost, 0);
    expect(rig.stored().enrichment).toMatchObject({ cost_nano_usd: paid, model_calls: 2 });
  });
});

describe('row 12: a call that no model can read at present', () => {
  it('goes back to its queue with a delay, is acknowledged and held by nobody', async () => {
    const rig = throttledRig();
    expect(await rig.enrich(callOf('strong'))).toEqual({ kind: 'requeued', asked: true, answered: false });
    expect(rig.sent).toEqual([{ lane: 'priority', message: { ...REF, attempt: 1 }, delay: 5 }]);
    expect(await rig.store.summary('call-1')).not.toHaveProperty('claimed_until');
    expect(rig.stored()).toMatchObject({ edition: 0, unsettled: true });
    expect(rig.stored()).not.toHaveProperty('enrichment');
    expect(rig.counted(METRIC.enrichmentRequeued)).toBe(1);
    expect(rig.indexed).toEqual([]);
  });

  it('waits at random below a ceiling that doubles, never longer than the queue takes', async () => {
    for (const [random, delays] of [
      [0, [1, 1, 1, 1, 1, 1]],
      [0.9999999, [9, 19, 639, 899, 899, 899]],
    ] as const) {
      const found: unknown[] = [];
      for (const attempt of [0, 1, 6, 7, 60, 5000]) {
        const rig = throttledRig();
        rig.random = random;
        await rig.enrich(callOf('economy'), { attempt });
        found.push(rig.sent[0]?.delay);
      }
      expect(found).toEqual(delays);
    }
  });

  it('keeps the order to be read now', async () => {
    const rig = throttledRig();
    await rig.enrich(callOf('economy'), { online: true, attempt: 3 });
    expect(rig.sent).toMatchObject([{ lane: 'normal', message: { ...REF, online: true, attempt: 4 } }]);
  });

  it.each([
    ['economy', 4, 999_999, 'requeued'],
    ['economy', 5, 3599, 'requeued'],
    ['economy', 5, 3600, 'enriched'],
    ['economy', undefined, 999_999, 'requeued'],
    ['strong', 5, 599, 'requeued'],
    ['strong', 5, 600, 'enriched'],
    ['shadow', 5, 600, 'requeued'],
  ] as const)('of the lane %s in attempt %s after %i seconds is %s', async (lane, attempt, seconds, kind) => {
    const rig = throttledRig();
    rig.at = time(seconds);
    expect(await rig.enrich(callOf(lane), attempt === undefined ? {} : { attempt })).toMatchObject({ kind });
    expect(rig.stored().enrichment?.degraded).toBe(kind === 'enriched' ? 'model-unavailable' : undefined);
  });

  it('goes back without a call when the time is up', async () => {
    const rig = new EnrichmentRig();
    await rig.store.put(callOf('economy'));
    expect(await handle(rig, REF, 300)).toEqual({ kind: 'requeued', asked: false, answered: false });
    expect(rig.asked).toEqual([]);
  });

  it('comes back as it is when the queue does not take it, and may be taken up at once', async () => {
    const rig = throttledRig();
    rig.refused = new Set(['call-1']);
    await expect(rig.enrich()).rejects.toThrow('sent back');
    expect(rig.counted(METRIC.enrichmentRequeued)).toBe(0);
    rig.answer = () => answered();
    expect(await handle(rig)).toMatchObject({ kind: 'enriched' });
  });

  it('with its circuit open is not asked about, and waits all the same', async () => {
    const rig = throttledRig();
    for (const id of ['a', 'b', 'c', 'd']) await rig.enrich(callOf('economy', id));
    const before = rig.asked.length;
    expect(await rig.enrich(callOf('economy', 'e'))).toEqual({ kind: 'requeued', asked: false, answered: false });
    expect(rig.asked).toHaveLength(before);
    expect(rig.ledger.rows()).toHaveLength(before);
    expect(rig.sent).toHaveLength(5);
  });
});

describe('the batch lane', () => {
  function batchRig(): EnrichmentRig {
    const rig = new EnrichmentRig();
    rig.settings = SETTINGS;
    return rig;
  }

  it.each(['economy', 'shadow'] as const)('takes calls of the lane %s, aside since they were triaged', async (lane) => {
    const rig = batchRig();
    expect(await rig.enrich(callOf(lane))).toEqual({ kind: 'parked', asked: false, answered: false });
    expect(rig.asked).toEqual([]);
    const summary = await rig.store.summary('call-1');
    expect(summary).toMatchObject({ parked_since: '2026-11-02T10:00:01.000Z', unsettled: true });
    expect(summary).not.toHaveProperty('claimed_until');
  });

  it.each([
    ['strong', {}],
    ['priority', {}],
    ['economy', { online: true }],
    ['shadow', { online: true }],
  ] as const)('does not take those of the lane %s with %j', async (lane, message) => {
    const rig = batchRig();
    expect(await rig.enrich(callOf(lane), message)).toMatchObject({ kind: 'enriched', answered: true });
    expect(await rig.store.summary('call-1')).not.toHaveProperty('parked_since');
  });
});

describe('an enrichment that the table will never take', () => {
  it('is given up: the call keeps what triage found, and nobody pays for it again', async () => {
    const rig = new EnrichmentRig();
    const enrich = () => Promise.reject(new UnstorableError(new Error('of maya.fields@example.com')));
    const calls = new Proxy(rig.store, {
      get: (of, name) => (name === 'enrich' ? enrich : Reflect.get(of, name, of).bind(of)),
    });
    await rig.store.put(callOf('economy'));
    expect(await enrichCall(rig.deps({ calls }), REF, () => 60_000)).toMatchObject({ kind: 'enriched' });
    expect(rig.stored().settled.enrichment).toBe(1);
    expect(rig.stored()).not.toHaveProperty('enrichment');
    expect(rig.logged.join()).toContain('takes no enrichment');
    expect(rig.logged.join()).not.toContain('maya');
    expect(rig.counted(METRIC.callsEnriched)).toBe(0);
    expect(rig.indexed).toEqual([]);
    expect(rig.stored().model_spending).toMatchObject({ cost_nano_usd: rig.ledger.rows()[0]?.cost, model_calls: 1 });
    expect(await handle(rig)).toEqual(NOTHING);
  });
});

describe('a degraded enrichment', () => {
  it('is counted and told of by its reason, without a word of the call', async () => {
    const rig = new EnrichmentRig();
    rig.answer = () => fault('refused');
    await rig.enrich();
    expect(rig.counted(METRIC.enrichmentDegraded, 'model-refused')).toBe(1);
    expect(rig.logged.join()).toContain('"call_id":"call-1","reason":"model-refused"');
    expect(rig.logged.join()).not.toContain('Monday');
  });

  it('never takes the place of a model that has read the call', async () => {
    const rig = new EnrichmentRig();
    rig.answer = async () => {
      // Another reader, whose claim had run out, is done first.
      await rig.store.enrich('call-1', 1, enrichmentOf());
      return fault('refused');
    };
    await rig.enrich();
    const { summary, model_used, enriched_at } = enrichmentOf();
    expect(rig.stored().enrichment).toMatchObject({ summary, model_used, enriched_at, model_calls: 2 });
    expect(rig.stored().enrichment).not.toHaveProperty('degraded');
    expect(rig.counted(METRIC.enrichmentDegraded)).toBe(0);
    expect(rig.indexed).toEqual([]);
  });
});
