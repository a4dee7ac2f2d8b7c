import { describe, expect, it } from 'vitest';
import { answered, BatchWorld } from '../testing/batch-world.ts';

const IDS = ['a', 'b', 'c'];
/** In minutes since the world began at ten. */
const MIDNIGHT = 14 * 60;

async function waiting(): Promise<BatchWorld> {
  const at = new BatchWorld();
  await at.park(...IDS);
  at.minute = 11;
  return at;
}

describe('beginning a batch job', () => {
  it('tries again in the next run while the service is busy, under the same name', async () => {
    const at = await waiting();
    at.service.refusal = () => ({ kind: 'later', code: 'ThrottlingException' });
    await at.run();
    expect(at.service.begun.size).toBe(0);
    expect(await at.parked()).toEqual([]);
    at.service.refusal = () => undefined;
    at.minute = 16;
    await at.run();
    expect([...at.service.begun.keys()]).toEqual(['job-1']);
    expect(at.counts.get('BatchJobsStarted')).toBe(1);
  });

  it('holds the calls of a job that was begun after hours until that must have ended', async () => {
    const at = await waiting();
    at.service.refusal = () => ({ kind: 'later', code: 'ThrottlingException' });
    await at.run();
    at.minute = 130;
    at.service.refusal = () => undefined;
    await at.run();
    expect(at.service.begun.size).toBe(1);
    at.minute = 130 + 24 * 60;
    const [now, until] = [at.now().toISOString(), '2026-12-01T00:00:00.000Z'];
    for (const id of IDS) expect((await at.store.claim(id, 1, { now, until })).kind).toBe('held');
    at.service.end(() => answered());
    expect(await at.run()).toBe(true);
    expect(at.ledger.rows()).toHaveLength(3);
    expect(at.singly).toEqual([]);
  });

  it('keeps back what it may cost from the day on which that is first tried, in one piece', async () => {
    const at = new BatchWorld();
    at.minute = MIDNIGHT - 20;
    await at.park(...IDS);
    at.minute = MIDNIGHT - 2;
    // The writes of the first run up to the reservation: files, book, three claims, files, book.
    at.crash = (step) => step === 14;
    expect(await at.run()).toBe(false);
    const [job] = await at.book.open();
    expect(job).toMatchObject({ state: 'ready', created_at: '2026-11-02T23:58:00.000Z' });
    at.minute = MIDNIGHT + 1;
    at.crash = () => false;
    at.service.refusal = () => ({ kind: 'later', code: 'ThrottlingException' });
    await at.run();
    at.service.refusal = () => undefined;
    at.minute += 5;
    await at.run();
    const { reserved = 0, reserved_at = '' } = (await at.book.open())[0] ?? {};
    expect(reserved_at).toBe('2026-11-03T00:01:00.000Z');
    expect((await at.ledger.budget('2026-11-02T12:00:00.000Z')).day.committed).toBe(0);
    expect((await at.ledger.budget(reserved_at)).day.committed).toBe(reserved);
  });

  it.each([
    ['refuses it', 'refused', 11],
    ['was busy for as long as calls may wait', 'later', 132],
  ] as const)('reads its calls singly when the service %s, at no cost', async (_, kind, minute) => {
    const at = await waiting();
    at.service.refusal = () => ({ kind, code: 'SomeException' });
    await at.run();
    at.minute = minute;
    await at.run();
    expect(at.singly.map(({ call_id }) => call_id).sort()).toEqual(IDS);
    expect(await at.book.open()).toEqual([]);
    expect(at.ledger.rows()).toEqual([]);
    expect(at.counts.get('EnrichmentBatchFailed')).toBe(1);
    expect((await at.ledger.budget(at.now().toISOString())).day).toEqual({ spent: 0, committed: 0 });
  });
});
