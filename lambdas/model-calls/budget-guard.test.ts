import { describe, expect, it } from 'vitest';
import type { BudgetAlert } from '../domain/alerts/ports.ts';
import type { BudgetState } from '../domain/cost/ledger.ts';
import { METRIC } from '../metrics.ts';
import { MemoryLedger } from '../testing/memory-ledger.ts';
import { strictMeter } from '../testing/strict-meter.ts';
import { type BudgetGuardDeps, createBudgetGuard } from './budget-guard.ts';

const AT = '2026-11-02T10:00:31.000Z';
const USD = 1e9;

/** Dollars that are committed of the day and of the month. */
const state = (day: number, month: number): BudgetState => ({
  day: { spent: 0, committed: day * USD },
  month: { spent: 0, committed: month * USD },
});

function setUp(more: Partial<BudgetGuardDeps> = {}) {
  const alerts: BudgetAlert[] = [];
  const logged: string[] = [];
  const counts: [string, number][] = [];
  const deps: BudgetGuardDeps = {
    ledger: new MemoryLedger(),
    alerts: { send: async (alert) => void alerts.push(alert) },
    settings: { day_usd: 10, month_usd: 100, economy_share: 0.8 },
    counter: strictMeter((metric, by) => void counts.push([metric, by])),
    logger: { warn: (message, details) => void logged.push(JSON.stringify({ message, ...details })) },
    ...more,
  };
  return { deps, watch: createBudgetGuard(deps), alerts, logged, counts };
}

describe('the guard of the budget', () => {
  it('shows what is committed, in percent, and the step', async () => {
    const { watch, counts, alerts } = setUp();
    await watch(state(5, 25), AT, 0);
    expect(counts).toEqual([
      [METRIC.budgetUsedDay, 50],
      [METRIC.budgetUsedMonth, 25],
      [METRIC.budgetStep, 0],
    ]);
    expect(alerts).toEqual([]);
    await watch(state(8, 25), AT, 0);
    await watch(state(10, 25), AT, 0);
    expect(counts.filter(([metric]) => metric === METRIC.budgetStep).map(([, step]) => step)).toEqual([0, 1, 2]);
  });

  it('announces each step once for its day, with the figures', async () => {
    const { watch, alerts } = setUp();
    for (const day of [7.9, 8, 8.5, 9.9, 10, 10, 8]) await watch(state(day, 25), AT, 0);
    expect(alerts).toEqual([
      { type: 'budget.step', version: 1, period: 'day', step: 'economy', at: AT, committed_usd: 8, limit_usd: 10 },
      { type: 'budget.step', version: 1, period: 'day', step: 'extractive', at: AT, committed_usd: 10, limit_usd: 10 },
    ]);
    await watch(state(8, 25), '2026-11-03T00:00:00.000Z', 0);
    expect(alerts).toHaveLength(3);
  });

  it('announces a step of the month once for the month, on whichever day', async () => {
    const { watch, alerts } = setUp();
    await watch(state(1, 80), AT, 0);
    await watch(state(1, 85), '2026-11-29T00:00:00.000Z', 0);
    expect(alerts).toMatchObject([{ period: 'month', step: 'economy', committed_usd: 80, limit_usd: 100 }]);
    await watch(state(1, 80), '2026-12-01T00:00:00.000Z', 0);
    expect(alerts).toHaveLength(2);
  });

  it('announces a step that a call did not fit under any more', async () => {
    const { watch, alerts } = setUp();
    await watch(state(7.9, 25), AT, 0.2 * USD);
    expect(alerts).toMatchObject([{ step: 'economy', committed_usd: 7.9 }]);
  });

  it('asks the ledger once for each step and period, however many calls it sees', async () => {
    const asked: string[] = [];
    const announce = async (period: string, step: string) => asked.push(`${period} ${step}`) < 0;
    const { watch } = setUp({ ledger: { announce } });
    for (const at of [AT, AT, '2026-11-29T00:00:00.000Z']) await watch(state(1, 80), at, 0);
    expect(asked).toEqual(['month economy_80000000000']);
    for (const at of [AT, AT, '2026-11-03T00:00:00.000Z']) await watch(state(8, 25), at, 0);
    expect(asked.slice(1)).toEqual(['day economy_8000000000', 'day economy_8000000000']);
  });

  it('announces it once however many functions see it at the same time', async () => {
    const ledger = new MemoryLedger();
    const guards = Array.from({ length: 20 }, () => setUp({ ledger }));
    await Promise.all(guards.flatMap(({ watch }) => [watch(state(8, 25), AT, 0), watch(state(8.1, 25), AT, 0)]));
    expect(guards.flatMap(({ alerts }) => alerts)).toHaveLength(1);
    expect(guards.flatMap(({ logged }) => logged)).toHaveLength(1);
  });

  it('announces a step again when the budget was raised and is used up again', async () => {
    const ledger = new MemoryLedger();
    const limits = [10, 20, 20].map((day_usd) => ({ day_usd, month_usd: 100, economy_share: 0.8 }));
    const said = [];
    for (const settings of limits) {
      const { watch, alerts } = setUp({ ledger, settings });
      for (const used of [10, 20]) if (used <= settings.day_usd) await watch(state(used, 25), AT, 0);
      said.push(alerts.map(({ step, limit_usd }) => [step, limit_usd]));
    }
    expect(said).toEqual([[['extractive', 10]], [['extractive', 20]], []]);
  });

  it('announces the step to the economical model again when it was given another share', async () => {
    const ledger = new MemoryLedger();
    for (const economy_share of [0.8, 0.9]) {
      const { watch, alerts } = setUp({ ledger, settings: { day_usd: 10, month_usd: 100, economy_share } });
      await watch(state(9.5, 25), AT, 0);
      expect(alerts).toMatchObject([{ step: 'economy' }]);
    }
  });

  it.each([
    ['the ledger', { ledger: { announce: () => Promise.reject(new Error('away: maya.fields@example.com')) } }],
    ['the topic', { alerts: { send: () => Promise.reject(new Error('away: maya.fields@example.com')) } }],
  ])('row 38: never fails a call for %s', async (_, broken) => {
    const { watch, logged, counts } = setUp(broken);
    await watch(state(10, 25), AT, 0);
    expect(logged.join()).toContain('could not be announced');
    expect(logged.join()).not.toContain('maya');
    expect(counts).toContainEqual([METRIC.budgetStep, 2]);
  });
});
