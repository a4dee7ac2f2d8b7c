import { describe, expect, it } from 'vitest';
import { modelSpec } from '../domain/cost/model-catalogue.ts';
import { reserveForBatch } from '../domain/enrichment/cost-estimate.ts';
import { promptFor, requestOf } from '../enrichment/request-of.ts';
import { BatchWorld, economyCall, ISSUE_KEYS, SETTINGS } from '../testing/batch-world.ts';

const IDS = ['a', 'b', 'c', 'd'];
const MODEL = SETTINGS.models.economy;

/** A world with calls that were laid aside, so many minutes later. */
async function world(minutes: number, ids: readonly string[] = IDS): Promise<BatchWorld> {
  const made = new BatchWorld();
  await made.park(...ids);
  made.minute = minutes;
  return made;
}

/** What the calls may cost in a job at most. */
function mostFor(...ids: readonly string[]): number {
  const costs = ids.map((id) => {
    const prompt = promptFor(economyCall(id), { settings: SETTINGS, issueKeys: ISSUE_KEYS });
    return reserveForBatch(modelSpec(MODEL), prompt.estimated_tokens, SETTINGS.answer_tokens);
  });
  return costs.reduce((sum, cost) => sum + cost, 0);
}

describe('collecting calls into a batch job', () => {
  it('begins one job with those that have waited long enough, and asks them what one would be asked singly', async () => {
    const at = await world(0);
    at.minute = 5;
    await at.park('young');
    at.minute = 11;
    expect(await at.run()).toBe(true);
    const [job] = await at.book.open();
    expect(job).toMatchObject({ name: 'job-1', state: 'ready', model: MODEL, records: 4, arn: 'arn:job-1', done: 0 });
    const requests = at.service.requests.get('job-1') ?? [];
    expect(requests.map(({ record }) => record)).toEqual(['00000000000', '00000000001', '00000000002', '00000000003']);
    const [first] = at.service.calls.get('job-1') ?? [];
    const given = { settings: SETTINGS, issueKeys: ISSUE_KEYS };
    const prompt = promptFor(economyCall(first?.call_id ?? ''), given);
    expect(requests[0]?.request).toEqual(requestOf(prompt, MODEL, given));
    expect(await at.parked()).toEqual(['young']);
  });

  it('claims them for as long as the service may be too busy for the job, and then until it must have ended', async () => {
    const at = await world(11);
    await at.run();
    // Two hours of waiting, and 26 for the job.
    const [now, until] = ['2026-11-03T14:10:00.000Z', '2026-11-03T14:30:00.000Z'];
    expect((await at.store.claim('a', 1, { now, until })).kind).toBe('held');
    expect((await at.store.claim('a', 1, { now: '2026-11-03T14:11:00.000Z', until })).kind).toBe('claimed');
  });

  it('keeps back what the job may cost, and no more', async () => {
    const at = await world(11);
    await at.run();
    const { day } = await at.ledger.budget(at.now().toISOString());
    expect(day).toEqual({ spent: 0, committed: mostFor(...IDS) });
  });

  it('waits for more where they are too few, and reads them singly when they have waited too long', async () => {
    const at = await world(11, ['a', 'b']);
    await at.run();
    expect(await at.parked()).toEqual(['a', 'b']);
    at.minute = 60;
    await at.park('late');
    at.minute = 121;
    at.settings = {
      ...SETTINGS,
      batch: { delay_seconds: 600, max_wait_seconds: 7200, min_records: 4, max_records: 9 },
    };
    await at.run();
    expect(at.singly.map(({ call_id, online }) => [call_id, online]).sort()).toEqual([
      ['a', true],
      ['b', true],
    ]);
    expect(await at.parked()).toEqual(['late']);
    await at.run();
    expect(at.singly).toHaveLength(2);
    expect(at.service.begun.size).toBe(0);
  });

  it('leaves out what others have taken up meanwhile, and lays the rest aside again where it is too few', async () => {
    const at = await world(11);
    const { claim } = at.store;
    at.store.claim = async (id, revision, hold) =>
      id === 'a' || id === 'b' ? { kind: 'held' } : await claim.call(at.store, id, revision, hold);
    await at.run();
    expect(at.service.begun.size).toBe(0);
    expect(await at.book.open()).toEqual([]);
    expect(await at.parked()).toEqual(IDS);
    expect((await at.store.summary('c'))?.parked_since).toBe('2026-11-02T10:00:00.000Z');
    expect((await at.store.summary('c'))?.claimed_until).toBeUndefined();
  });

  it('takes no call that a job read before without an answer of use, and has it read singly', async () => {
    const at = await world(11);
    const spent = { input: 9, output: 9, cache_read: 0, cache_write: 0, cost_nano_usd: 1, model_calls: 1 };
    await at.store.release('a', 1, { ...spent, useless_answers: 1, id: 'job-0-00000000000' });
    await at.store.release('b', 1, { ...spent, useless_answers: 0, id: 'job-0-00000000001' });
    await at.run();
    const ids = at.service.calls.get('job-1')?.map(({ call_id }) => call_id);
    expect(ids?.toSorted()).toEqual(['b', 'c', 'd']);
    expect(at.singly).toEqual([{ call_id: 'a', revision: 1, online: true }]);
    const now = at.now().toISOString();
    expect((await at.store.claim('a', 1, { now, until: now })).kind).toBe('claimed');
  });

  it('takes as many as a job may have, and lays aside again what the budget has no room for', async () => {
    const at = await world(11);
    at.settings = { ...SETTINGS, budget: { ...SETTINGS.budget, day_usd: (mostFor(...IDS) - 1) / 1e9 } };
    await at.run();
    expect((await at.book.open())[0]).toMatchObject({ records: 3 });
    expect(await at.parked()).toHaveLength(1);
    const few = await world(11);
    few.settings = { ...SETTINGS, batch: { delay_seconds: 0, max_wait_seconds: 7200, min_records: 1, max_records: 2 } };
    await few.run();
    expect((await few.book.open())[0]).toMatchObject({ records: 2 });
  });

  it('begins none without room in the budget, until the calls are read singly, where the guard decides', async () => {
    const at = await world(11);
    at.settings = { ...SETTINGS, budget: { ...SETTINGS.budget, day_usd: mostFor('a', 'b') / 1e9 } };
    await at.run();
    expect(await at.parked()).toEqual(IDS);
    at.minute = 121;
    await at.run();
    expect(at.singly.map(({ call_id }) => call_id).sort()).toEqual(IDS);
    expect(at.service.begun.size).toBe(0);
    expect((await at.ledger.budget(at.now().toISOString())).day.committed).toBe(0);
  });

  it('drops the job when the budget was used up while it was filled', async () => {
    const at = await world(11);
    at.ledger.reserve = async () => {
      const none = { spent: 0, committed: 9e8 };
      return { ok: false, budget: { day: none, month: none } };
    };
    await at.run();
    expect(at.service.begun.size).toBe(0);
    expect(await at.parked()).toEqual(IDS);
    expect(await at.book.open()).toEqual([]);
  });

  it('reads everything singly and at once when there are to be no batches any more', async () => {
    const none = await world(1);
    none.settings = { ...SETTINGS, batch: null };
    await none.run();
    expect(none.singly.map(({ call_id }) => call_id).sort()).toEqual(IDS);
    expect(await none.parked()).toEqual([]);
  });

  it('begins no further job while as many are open as the service takes', async () => {
    const at = new BatchWorld();
    for (let i = 0; i < 20; i++) {
      await at.park(`${i}a`, `${i}b`, `${i}c`);
      at.minute += 11;
      await at.run();
    }
    expect(at.service.begun.size).toBe(15);
  });

  it('sees the oldest calls of all shards first', async () => {
    const at = new BatchWorld();
    const ids = Array.from({ length: 40 }, (_, i) => `call-${String(i).padStart(2, '0')}`);
    for (const id of ids) {
      at.minute++;
      await at.park(id);
    }
    at.minute += 30;
    at.settings = {
      ...SETTINGS,
      batch: { delay_seconds: 0, max_wait_seconds: 99_999, min_records: 3, max_records: 10 },
    };
    await at.run();
    expect(at.service.calls.get('job-1')?.map(({ call_id }) => call_id)).toEqual(ids.slice(0, 10));
  });
});
