import { describe, expect, it } from 'vitest';
import { answerOf } from '../domain/enrichment/schema.testing.ts';
import { answered, BatchWorld } from '../testing/batch-world.ts';
import type { MemoryRequest } from '../testing/memory-batch.ts';

const IDS = ['a', 'b', 'c', 'd', 'e'];
const ROUNDS = 12;

/** One record fails, one is invalid, one is missing, the others are answered. */
function answer({ record }: MemoryRequest) {
  const place = Number(record);
  if (place === 1) return { kind: 'fault', fault: 'throttled', code: 'Record429', latency_ms: 0 } as const;
  if (place === 2) return answered({ summary: '' });
  return place === 3 ? undefined : answered(answerOf());
}

/** Lets calls wait, and the function run until all is done, with a crash at a step of the first run that gets there. */
async function live(crashAt: number): Promise<BatchWorld> {
  const at = new BatchWorld();
  await at.park(...IDS);
  at.crash = (step) => step === crashAt;
  for (let round = 0; round < ROUNDS; round++) {
    at.minute += 20;
    await at.run();
    await at.sweep();
    at.service.end(answer);
  }
  return at;
}

/** Every record that the service was asked, with the job that it was in. */
function asked(at: BatchWorld): readonly string[] {
  return [...at.service.begun.keys()].flatMap((job) => at.service.calls.get(job) ?? []).map(({ call_id }) => call_id);
}

describe('a crash at any write of the batch lane', () => {
  it('leaves every call to be read once, every record booked once, and nothing behind', async () => {
    const { steps } = await live(-1);
    expect(steps).toBeGreaterThan(50);
    for (let crashAt = 0; crashAt < steps; crashAt++) {
      const at = await live(crashAt);
      const where = `crash at step ${crashAt} of ${steps}`;
      expect(await at.book.open(), where).toEqual([]);
      expect(await at.parked(), where).toEqual([]);
      expect([...asked(at)].sort(), where).toEqual(IDS);
      expect(new Set(at.ledger.rows().map(({ subject }) => subject)), where).toEqual(new Set(IDS));
      expect(at.ledger.rows(), where).toHaveLength(IDS.length);
      const { month } = await at.ledger.budget(at.now().toISOString());
      expect(month, where).toEqual({
        spent: at.ledger.rows().reduce((sum, { cost }) => sum + cost, 0),
        committed: month.spent,
      });
      const enriched = [...at.store.items.values()].filter(({ enrichment }) => enrichment !== undefined);
      const left = new Set(at.singly.map(({ call_id }) => call_id));
      expect(
        enriched.map(({ call_id }) => call_id).filter((id) => left.has(id)),
        where,
      ).toEqual([]);
      expect(enriched.length + left.size, where).toBe(IDS.length);
    }
  });

  it('converges also when every run dies a few writes further', async () => {
    const at = new BatchWorld();
    await at.park(...IDS);
    let next = 3;
    at.crash = (step) => {
      const dies = step === next;
      if (dies) next = step + 10 + ((7 * step) % 60);
      return dies;
    };
    for (let round = 0; round < 60; round++) {
      at.minute += 20;
      await at.run();
      await at.sweep();
      at.service.end(answer);
    }
    expect(await at.book.open()).toEqual([]);
    expect(await at.parked()).toEqual([]);
    const { month } = await at.ledger.budget(at.now().toISOString());
    expect(month.committed).toBe(month.spent);
  });
});
