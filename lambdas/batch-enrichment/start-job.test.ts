import { describe, expect, it } from 'vitest';
import { BatchWorld } from '../testing/batch-world.ts';

const IDS = ['a', 'b', 'c'];

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
