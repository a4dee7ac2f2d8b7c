import { describe, expect, it } from 'vitest';
import { type CostReader, sumRows } from '../domain/cost/costs.ts';
import type { Ledger, LedgerCall, LedgerResult, LedgerRow } from '../domain/cost/ledger.ts';

/** An empty ledger, who reads its totals, and its rows. */
export interface CostsUnderTest {
  readonly ledger: Ledger;
  readonly costs: CostReader;
  rows(): Promise<readonly LedgerRow[]>;
}

const AMPLE = { day: 1_000_000, month: 1_000_000 };
const WEEK = { first: '2026-11-28', last: '2026-12-04' };

export function modelCall(id: string, started_at: string): LedgerCall {
  return { id, started_at, purpose: 'enrichment', subject: 'c', lane: 'economy', model: `m-${id}`, reserved: 50 };
}

export const ANSWERED: LedgerResult = {
  outcome: 'answered',
  usage: { input: 900, output: 120, cache_read: 30, cache_write: 1 },
  cost: 7,
  unconfirmed: 1,
  latency_ms: 812,
};

/** What every reader of costs does. `fresh` gives an empty ledger whose clock is `now`. */
export function costReaderContract(engine: string, fresh: (now: () => Date) => Promise<CostsUnderTest>): void {
  const at = (time: string) => () => new Date(time);

  describe(`costs on ${engine}`, () => {
    it('are nothing where nothing was called', async () => {
      const { costs } = await fresh(at('2026-12-04T12:00:00.000Z'));
      expect(await costs.totals(WEEK)).toEqual(sumRows([]));
    });

    it('are those of the rows within the days, both included, over the end of a month', async () => {
      const { ledger, costs, rows } = await fresh(at('2026-12-05T12:00:00.000Z'));
      const times = ['27T23:59:59.999', '28T00:00:00.000', '30T23:59:59.999'].map((time) => `2026-11-${time}Z`);
      times.push(...['01T00:00:00.000', '04T23:59:59.999', '05T00:00:00.000'].map((time) => `2026-12-${time}Z`));
      for (const [i, time] of times.entries()) {
        await ledger.open(modelCall(`c${i}`, time), AMPLE);
        await ledger.close(modelCall(`c${i}`, time), ANSWERED);
      }
      const within = sumRows((await rows()).slice(1, 5));
      expect(await costs.totals(WEEK)).toEqual(within);
      expect(await costs.totals(WEEK)).toEqual(within);
      expect((await costs.totals({ first: '2026-11-01', last: '2027-10-31' })).calls).toBe(6);
    });

    it('are those of the moment, also of the current hour', async () => {
      const { ledger, costs, rows } = await fresh(at('2026-12-01T12:30:00.000Z'));
      const call = modelCall('a', '2026-12-01T12:29:59.000Z');
      await ledger.open(call, AMPLE);
      expect(await costs.totals(WEEK)).toMatchObject({ calls: 1, cost: 0, unconfirmed: 50 });
      await ledger.close(call, ANSWERED);
      await ledger.record(modelCall('b', '2026-12-01T12:30:00.000Z'), ANSWERED);
      expect(await costs.totals(WEEK)).toEqual(sumRows(await rows()));
    });

    it('count the requests that rows stand for, also those of a past day on which all failed', async () => {
      const { ledger, costs } = await fresh(at('2026-12-01T12:30:00.000Z'));
      const many = (id: string, time: string, requests: number): LedgerCall => ({
        ...modelCall(id, time),
        purpose: 'embedding',
        reserved: 0,
        requests,
      });
      const failed: LedgerResult = { outcome: 'throttled', cost: 0, unconfirmed: 0, latency_ms: 70 };
      await ledger.record(many('a', '2026-11-30T12:00:00.000Z', 30), failed);
      await ledger.record(many('b', '2026-12-01T12:00:00.000Z', 12), ANSWERED);
      await ledger.record(modelCall('c', '2026-12-01T12:00:00.000Z'), ANSWERED);
      // Twice: then of sums that are kept.
      for (let read = 0; read < 2; read++) {
        const { calls, by_day, by_purpose, by_outcome } = await costs.totals(WEEK);
        expect(calls).toBe(43);
        expect([...by_day].map(([day, figures]) => [day, figures.calls])).toEqual([
          ['2026-11-30', 30],
          ['2026-12-01', 13],
        ]);
        expect(by_purpose.get('embedding')).toMatchObject({ calls: 42, cost: 7 });
        expect(by_outcome.get('throttled')).toMatchObject({ calls: 30, cost: 0 });
      }
    });

    it('hold what is closed and recorded long after the hour, in whatever order they are asked for', async () => {
      const { ledger, costs, rows } = await fresh(at('2026-12-03T12:00:00.000Z'));
      const [open, late] = [modelCall('a', '2026-12-01T09:00:00.000Z'), modelCall('b', '2026-12-01T09:30:00.000Z')];
      await ledger.open(open, AMPLE);
      for (const change of [
        () => ledger.close(open, ANSWERED),
        () => ledger.record(late, ANSWERED),
        () => ledger.record(late, ANSWERED),
        () => ledger.record(modelCall('c', '2026-11-30T09:30:00.000Z'), ANSWERED),
      ]) {
        expect(await costs.totals(WEEK)).toEqual(sumRows(await rows()));
        await change();
        expect(await costs.totals(WEEK)).toEqual(sumRows(await rows()));
      }
    });
  });
}
