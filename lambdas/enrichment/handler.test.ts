import type { Context, SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { METRIC } from '../metrics.ts';
import { answered } from '../testing/batch-world.ts';
import { callOf, EnrichmentRig, fault, MODELS } from '../testing/enrichment-rig.ts';
import { createHandler } from './handler.ts';

const body = (call_id: string, more: object = {}) => JSON.stringify({ call_id, revision: 1, ...more });

/** Handles messages, whose ids are their places, with so many milliseconds left; the places of those that come back. */
async function handle(rig: EnrichmentRig, bodies: readonly string[], remaining = 60_000): Promise<readonly string[]> {
  const Records = bodies.map((text, i) => ({ messageId: `m${i}`, body: text }));
  const context = { getRemainingTimeInMillis: () => remaining } as Context;
  const { batchItemFailures } = await createHandler(rig.deps())({ Records } as SQSEvent, context);
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}

async function rigWith(...ids: readonly string[]): Promise<EnrichmentRig> {
  const rig = new EnrichmentRig();
  for (const id of ids) await rig.store.put(callOf('economy', id));
  return rig;
}

const batchFailed = (rig: EnrichmentRig) =>
  rig.counts.filter(({ metric }) => metric === METRIC.enrichmentBatchFailed).map(({ by }) => by);

describe('a batch of messages', () => {
  it('row 32, I7: gives back only those that cannot be read; their neighbours are enriched', async () => {
    const rig = await rigWith('a', 'b');
    const bad = [
      '',
      'null',
      '[]',
      '"x"',
      '7',
      '{',
      '{}',
      '{"call_id":"","revision":1}',
      '{"call_id":"a","revision":0}',
    ];
    const worse = [
      '{"call_id":"a","revision":1.5}',
      '{"call_id":"a","revision":1,"attempt":-1}',
      body('a', { online: 'yes' }),
    ];
    const all = [...bad, ...worse];
    expect(await handle(rig, [body('a'), ...all, body('b')])).toEqual(all.map((_, i) => `m${i + 1}`));
    expect(rig.stored('a').enrichment).toBeDefined();
    expect(rig.stored('b').enrichment).toBeDefined();
  });

  it('I6: says nothing of what stands in a message that cannot be read', async () => {
    const rig = await rigWith();
    await handle(rig, ['Priya Nair lives in Leeds', '{"call_id": Priya', body('a', { revision: 'Priya Nair' })]);
    expect(rig.logged).toHaveLength(3);
    expect(rig.logged.join()).not.toMatch(/Priya|Nair/);
  });

  it('row 32: of none at all gives none back', async () => {
    const rig = await rigWith();
    expect(await handle(rig, [])).toEqual([]);
    expect(batchFailed(rig)).toEqual([0]);
  });

  it('gives back what threw, alone', async () => {
    const rig = await rigWith('a', 'b');
    const { claim } = rig.store;
    rig.store.claim = async (id, revision, hold) => {
      if (id === 'a') throw new Error('The table is away.');
      return await claim.call(rig.store, id, revision, hold);
    };
    expect(await handle(rig, [body('a'), body('b')])).toEqual(['m0']);
    expect(rig.stored('b').enrichment).toBeDefined();
  });

  it('hands on how often a message came and whether it is to be read now', async () => {
    const rig = await rigWith('a');
    rig.answer = () => fault('throttled');
    await handle(rig, [body('a', { attempt: 3, online: true, more: 'x' })]);
    expect(rig.sent.map(({ message }) => message)).toEqual([{ call_id: 'a', revision: 1, attempt: 4, online: true }]);
  });

  it('row 6: keeps time back to store what was read: a call with too little left waits', async () => {
    const rig = await rigWith('a');
    const times: number[] = [];
    rig.answer = (_request, _n, withinMs) => {
      times.push(withinMs);
      return answered();
    };
    expect(await handle(rig, [body('a')], 8_499)).toEqual([]);
    expect(rig.asked).toEqual([]);
    expect(rig.sent).toHaveLength(1);
    await handle(rig, [body('a')], 8_600);
    expect(times).toEqual([600]);
  });

  it('I4: holds a call for longer than it can live itself', async () => {
    const rig = await rigWith('a');
    let until = '';
    rig.answer = async () => {
      until = (await rig.store.summary('a'))?.claimed_until ?? '';
      return answered();
    };
    await handle(rig, [body('a')], 30_000);
    expect(Date.parse(until) - Date.parse(rig.at)).toBeGreaterThan(30_000);
  });

  it('I4: asks a model once for a call of which there are two messages', async () => {
    const rig = await rigWith('a');
    expect(await handle(rig, [body('a'), body('a')])).toEqual([]);
    expect(rig.asked).toHaveLength(1);
  });
});

describe('the alarm on batches that failed', () => {
  it('is 1 when models were asked and no call got an answer, whether they wait or are degraded', async () => {
    const rig = await rigWith('a', 'b', 'c');
    rig.answer = (_, n) => (n % 2 === 0 ? fault('refused') : fault('throttled'));
    await handle(
      rig,
      ['a', 'b', 'c'].map((id) => body(id)),
    );
    expect(batchFailed(rig)).toEqual([1]);
  });

  it('is 0 when one of them did', async () => {
    const rig = await rigWith('a', 'b', 'c');
    const models: string[] = [];
    rig.answer = ({ user }) => {
      models.push(user);
      return user === models[0] ? answered() : fault('refused');
    };
    await handle(
      rig,
      ['a', 'b', 'c'].map((id) => body(id)),
    );
    expect(batchFailed(rig)).toEqual([0]);
    expect(rig.counted(METRIC.enrichmentDegraded)).toBe(2);
  });

  it('is 0 when nothing was due, or nobody was asked', async () => {
    const rig = await rigWith('a');
    await rig.store.settle('a', 1, ['enrichment']);
    await handle(rig, [body('a'), body('never-stored')]);
    const broke = await rigWith('a');
    broke.settings = { ...broke.settings, budget: { day_usd: 0, month_usd: 0, economy_share: 0.8 } };
    await handle(broke, [body('a')]);
    expect([...batchFailed(rig), ...batchFailed(broke)]).toEqual([0, 0]);
    expect(broke.stored('a').enrichment?.degraded).toBe('budget');
  });
});

describe('the days until a model ends', () => {
  it('are told with each batch: of the first of those in use, ten years where no end is known', async () => {
    const rig = await rigWith();
    await handle(rig, []);
    const told = rig.counts.filter(({ metric }) => metric === METRIC.modelEndOfLifeDays).map(({ by }) => by);
    expect(told).toEqual([(Date.parse('2027-10-07') - Date.parse('2026-11-02')) / 86_400_000]);
    const endless = await rigWith();
    const { economy } = MODELS;
    endless.settings = { ...endless.settings, models: { strong: economy, economy, fallback: economy } };
    await handle(endless, []);
    const days = endless.counts.filter(({ metric }) => metric === METRIC.modelEndOfLifeDays).map(({ by }) => by);
    expect(days).toEqual([3650]);
  });
});
