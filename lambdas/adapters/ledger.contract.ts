import { describe, expect, it } from 'vitest';
import type { Ledger, LedgerCall, LedgerResult, LedgerRow } from '../domain/cost/ledger.ts';

/** An empty ledger, and its rows by the start of their calls. */
export interface LedgerUnderTest {
  readonly ledger: Ledger;
  rows(): Promise<readonly LedgerRow[]>;
}

const AT = '2026-11-21T14:05:06.789Z';
const AMPLE = { day: 1_000_000, month: 1_000_000 };
const USAGE = { input: 900, output: 120, cache_read: 30, cache_write: 0 };

function modelCall(id: string, reserved = 1000, started_at = AT): LedgerCall {
  return {
    id,
    started_at,
    purpose: 'enrichment',
    subject: 'call-1',
    lane: 'strong',
    model: 'model.large-v1',
    reserved,
  };
}

const answered = (cost: number, unconfirmed = 0): LedgerResult => ({
  outcome: 'answered',
  usage: USAGE,
  cost,
  unconfirmed,
  latency_ms: 812,
});
const LOST: LedgerResult = { outcome: 'lost', cost: 0, unconfirmed: 1000, latency_ms: 30_000 };

/** What every ledger does, whatever it is built on. `fresh` gives an empty one. */
export function ledgerContract(engine: string, fresh: () => Promise<LedgerUnderTest>): void {
  describe(`ledger on ${engine}`, () => {
    it('keeps what a call may cost back from the day and the month, and puts what it cost in its place', async () => {
      const { ledger, rows } = await fresh();
      const kept = { spent: 0, committed: 1000 };
      expect(await ledger.open(modelCall('a'), AMPLE)).toEqual({ ok: true, budget: { day: kept, month: kept } });
      const open = { ...modelCall('a'), outcome: 'open', cost: 0, unconfirmed: 1000, latency_ms: 0 };
      expect(await rows()).toEqual([open]);
      const spent = { spent: 321, committed: 321 };
      expect(await ledger.close(modelCall('a'), answered(321))).toEqual({ day: spent, month: spent });
      expect(await rows()).toEqual([{ ...modelCall('a'), ...answered(321) }]);
      expect(await ledger.budget(AT)).toEqual({ day: spent, month: spent });
    });

    it('keeps back what a call with a lost answer may have cost', async () => {
      const { ledger, rows } = await fresh();
      await ledger.open(modelCall('a'), AMPLE);
      expect((await ledger.close(modelCall('a'), LOST)).day).toEqual({ spent: 0, committed: 1000 });
      expect(await rows()).toEqual([{ ...modelCall('a'), ...LOST }]);
    });

    it('counts more than was kept back where a call cost more', async () => {
      const { ledger } = await fresh();
      await ledger.open(modelCall('a', 10), AMPLE);
      expect((await ledger.close(modelCall('a', 10), answered(25))).month).toEqual({ spent: 25, committed: 25 });
    });

    it('changes nothing when a call is closed again, with another result or at the same time', async () => {
      const { ledger, rows } = await fresh();
      await ledger.open(modelCall('a'), AMPLE);
      await ledger.open(modelCall('b'), AMPLE);
      await Promise.all(Array.from({ length: 5 }, () => ledger.close(modelCall('a'), answered(300))));
      expect((await ledger.close(modelCall('a'), LOST)).day).toEqual({ spent: 300, committed: 1300 });
      expect(await rows()).toMatchObject([
        { id: 'a', outcome: 'answered' },
        { id: 'b', outcome: 'open' },
      ]);
    });

    it('closes nothing that was never opened', async () => {
      const { ledger, rows } = await fresh();
      const nothing = { spent: 0, committed: 0 };
      expect(await ledger.close(modelCall('a'), answered(300))).toEqual({ day: nothing, month: nothing });
      expect(await rows()).toEqual([]);
    });

    it.each(['day', 'month'] as const)(
      'refuses what does not fit below the ceiling of the %s, and writes nothing',
      async (period) => {
        const { ledger, rows } = await fresh();
        const ceilings = { ...AMPLE, [period]: 2500 };
        expect((await ledger.open(modelCall('a', 1500), ceilings)).ok).toBe(true);
        const state = { spent: 0, committed: 1500 };
        const refused = { ok: false, budget: { day: state, month: state } };
        expect(await ledger.open(modelCall('b', 1001), ceilings)).toEqual(refused);
        expect(await ledger.open(modelCall('c', 2501), ceilings)).toEqual(refused);
        expect((await ledger.open(modelCall('d', 1000), ceilings)).ok).toBe(true);
        expect((await rows()).map(({ id }) => id)).toEqual(['a', 'd']);
      },
    );

    it('refuses a first call that alone is more than a ceiling', async () => {
      const { ledger, rows } = await fresh();
      expect((await ledger.open(modelCall('a', 11), { day: 10, month: 100 })).ok).toBe(false);
      expect((await ledger.open(modelCall('a', 11), { day: 100, month: 10 })).ok).toBe(false);
      expect((await ledger.open(modelCall('b', 1), { day: 0, month: 0 })).ok).toBe(false);
      expect(await rows()).toEqual([]);
      expect((await ledger.budget(AT)).month).toEqual({ spent: 0, committed: 0 });
    });

    it('begins every day and every month anew, by the start of the call', async () => {
      const { ledger } = await fresh();
      const ceilings = { day: 1000, month: 1900 };
      const [last, next, day] = ['2026-11-30T23:59:59.999Z', '2026-12-01T00:00:00.000Z', '2026-12-02T09:00:00.000Z'];
      expect((await ledger.open(modelCall('a', 1000, last), ceilings)).ok).toBe(true);
      expect((await ledger.open(modelCall('b', 1000, next), ceilings)).ok).toBe(true);
      expect((await ledger.open(modelCall('c', 901, day), ceilings)).ok).toBe(false);
      expect((await ledger.open(modelCall('d', 900, day), ceilings)).ok).toBe(true);
      await ledger.close(modelCall('a', 1000, last), answered(700));
      expect(await ledger.budget(last)).toMatchObject({ day: { spent: 700 }, month: { committed: 700 } });
      const month = { spent: 0, committed: 1900 };
      expect(await ledger.budget(next)).toEqual({ day: { spent: 0, committed: 1000 }, month });
      expect(await ledger.budget(day)).toEqual({ day: { spent: 0, committed: 900 }, month });
    });

    it('lets exactly as many calls in as the budget holds, however many ask at once', async () => {
      const { ledger, rows } = await fresh();
      const ceilings = { day: 20_500, month: AMPLE.month };
      const calls = Array.from({ length: 50 }, (_, i) => modelCall(`c${i}`));
      const opened = await Promise.all(calls.map((call) => ledger.open(call, ceilings)));
      expect(opened.filter(({ ok }) => ok)).toHaveLength(20);
      expect(await rows()).toHaveLength(20);
      expect((await ledger.budget(AT)).day).toEqual({ spent: 0, committed: 20_000 });
      const inFlight = calls.filter((_, i) => opened[i]?.ok);
      await Promise.all(inFlight.map((call, i) => ledger.close(call, answered(i + 1))));
      const spent = { spent: 210, committed: 210 };
      expect(await ledger.budget(AT)).toEqual({ day: spent, month: spent });
    });

    it('records a call without a reservation, once', async () => {
      const { ledger, rows } = await fresh();
      const call = { ...modelCall('a', 0), purpose: 'batch' as const };
      await ledger.record(call, answered(40, 2));
      await ledger.record(call, answered(50));
      expect(await rows()).toEqual([{ ...call, ...answered(40, 2) }]);
      expect((await ledger.budget(AT)).day).toEqual({ spent: 40, committed: 42 });
      expect((await ledger.close(call, LOST)).month).toEqual({ spent: 40, committed: 42 });
    });

    it('keeps how many requests a row stands for', async () => {
      const { ledger, rows } = await fresh();
      const many = { ...modelCall('a', 0), purpose: 'embedding' as const, requests: 240 };
      const failed = { outcome: 'throttled', cost: 0, unconfirmed: 0, latency_ms: 70 } as const;
      await ledger.record(many, answered(40));
      await ledger.record({ ...many, id: 'b', requests: 3 }, failed);
      expect(await rows()).toEqual([
        { ...many, ...answered(40) },
        { ...many, id: 'b', requests: 3, ...failed },
      ]);
      expect((await ledger.budget(AT)).day).toEqual({ spent: 40, committed: 40 });
    });

    it('does not record what was opened', async () => {
      const { ledger, rows } = await fresh();
      await ledger.open(modelCall('a'), AMPLE);
      await ledger.record(modelCall('a'), answered(40));
      expect(await rows()).toMatchObject([{ outcome: 'open' }]);
      expect((await ledger.budget(AT)).day).toEqual({ spent: 0, committed: 1000 });
    });

    it('keeps a reservation back once, and gives it back once', async () => {
      const { ledger, rows } = await fresh();
      const job = { id: 'job-1', started_at: AT, reserved: 700 };
      const kept = { spent: 0, committed: 700 };
      expect(await ledger.reserve(job, AMPLE)).toEqual({ ok: true, budget: { day: kept, month: kept } });
      expect(await ledger.reserve(job, { day: 700, month: 700 })).toEqual({
        ok: true,
        budget: { day: kept, month: kept },
      });
      expect((await ledger.reserve({ ...job, id: 'job-2' }, { day: 1399, month: 9999 })).ok).toBe(false);
      expect((await ledger.reserve({ ...job, id: 'job-2' }, { day: 9999, month: 1399 })).ok).toBe(false);
      await ledger.record(modelCall('a', 0), answered(40));
      await ledger.release(job);
      await ledger.release(job);
      await ledger.release({ ...job, id: 'job-2' });
      const left = { spent: 40, committed: 40 };
      expect(await ledger.budget(AT)).toEqual({ day: left, month: left });
      expect((await rows()).map(({ id }) => id)).toEqual(['a']);
    });

    it('adds up to the cent of a billionth in any order', async () => {
      const { ledger } = await fresh();
      const large = 4_000_000_000_000_001;
      await ledger.record(modelCall('a', 0), answered(large));
      await ledger.record(modelCall('b', 0), answered(1));
      await ledger.record(modelCall('c', 0), answered(large));
      expect((await ledger.budget(AT)).month.spent).toBe(8_000_000_000_000_003);
    });

    it('lets one of those who ask announce a step, once in each day and month', async () => {
      const { ledger } = await fresh();
      const asked = await Promise.all(Array.from({ length: 10 }, () => ledger.announce('day', 'economy-only', AT)));
      expect(asked.filter(Boolean)).toHaveLength(1);
      expect(await ledger.announce('month', 'economy-only', AT)).toBe(true);
      expect(await ledger.announce('day', 'extractive-only', AT)).toBe(true);
      expect(await ledger.announce('day', 'economy-only', '2026-11-22T00:00:00.000Z')).toBe(true);
      expect(await ledger.announce('month', 'economy-only', '2026-11-22T00:00:00.000Z')).toBe(false);
      expect(await ledger.announce('month', 'economy-only', '2026-12-01T00:00:00.000Z')).toBe(true);
      expect((await ledger.open(modelCall('a', 10), { day: 10, month: 10 })).ok).toBe(true);
    });
  });
}
