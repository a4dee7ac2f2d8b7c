import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUDGET_STEPS, ceilingsFor, stepOf, usedPercent } from './budget.ts';
import type { BudgetState } from './ledger.ts';
import { nanoUsd } from './money.ts';

const settings = { day_usd: 10, month_usd: 100, economy_share: 0.8 };
const stateOf = (day: number, month: number): BudgetState => ({
  day: { spent: 0, committed: nanoUsd(day) },
  month: { spent: 0, committed: nanoUsd(month) },
});
const rank = (state: BudgetState, needed = 0) => BUDGET_STEPS.indexOf(stepOf(state, settings, needed).step);

describe('ceilingsFor', () => {
  it('leaves a part of both budgets to the economical model', () => {
    expect(ceilingsFor('strong', settings)).toEqual({ day: nanoUsd(8), month: nanoUsd(80) });
    expect(ceilingsFor('economy', settings)).toEqual({ day: nanoUsd(10), month: nanoUsd(100) });
  });
});

describe('stepOf', () => {
  it('goes from full over economy to extractive, by day or by month', () => {
    expect(stepOf(stateOf(7.99, 10), settings).step).toBe('full');
    expect(stepOf(stateOf(8, 10), settings)).toEqual({ step: 'economy', period: 'day' });
    expect(stepOf(stateOf(10, 10), settings)).toEqual({ step: 'extractive', period: 'day' });
    expect(stepOf(stateOf(1, 80), settings)).toEqual({ step: 'economy', period: 'month' });
    expect(stepOf(stateOf(8, 100), settings)).toEqual({ step: 'extractive', period: 'month' });
  });

  it('names the month where both periods have come as far', () => {
    expect(stepOf(stateOf(10, 100), settings)).toEqual({ step: 'extractive', period: 'month' });
  });

  it('is reached when the next call does not fit any more', () => {
    expect(stepOf(stateOf(9.9995, 10), settings, nanoUsd(0.0006)).step).toBe('extractive');
    expect(stepOf(stateOf(9.9994, 10), settings, nanoUsd(0.0006)).step).toBe('economy');
  });

  it('allows nothing at all of a budget of 0', () => {
    for (const zero of [{ day_usd: 0 }, { month_usd: 0 }])
      expect(stepOf(stateOf(0, 0), { ...settings, ...zero }).step).toBe('extractive');
  });

  it('has no economy step with a share of 1, and no full one with a share of 0', () => {
    expect(stepOf(stateOf(9.99, 10), { ...settings, economy_share: 1 }).step).toBe('full');
    expect(stepOf(stateOf(0, 0), { ...settings, economy_share: 0 }).step).toBe('economy');
  });

  it('never becomes freer when more is committed or needed', () => {
    const usd = fc.double({ min: 0, max: 200, noNaN: true });
    fc.assert(
      fc.property(usd, usd, usd, usd, fc.nat(1e9), (day, month, moreDay, moreMonth, needed) => {
        const before = rank(stateOf(day, month));
        expect(rank(stateOf(day + moreDay, month + moreMonth))).toBeGreaterThanOrEqual(before);
        expect(rank(stateOf(day, month), needed)).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('is extractive exactly where the economical ceiling takes no call of that size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 3 }), (committed, needed) => {
        const fits = committed + needed <= 10;
        expect(stepOf(stateOf(committed, 0), settings, nanoUsd(needed)).step === 'extractive').toBe(!fits);
      }),
    );
  });
});

describe('usedPercent', () => {
  it('is what is committed of each budget, and all of none', () => {
    expect(usedPercent(stateOf(2.5, 120), settings)).toEqual({ day: 25, month: 120 });
    expect(usedPercent(stateOf(0, 0), { ...settings, day_usd: 0 })).toEqual({ day: 100, month: 0 });
  });
});
