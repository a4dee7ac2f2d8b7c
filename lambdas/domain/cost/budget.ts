import type { BudgetSettings } from '../enrichment/settings.ts';
import type { BudgetState, Ceilings } from './ledger.ts';
import { type NanoUsd, nanoUsd } from './money.ts';

/** What the budget allows: every model, only the economical one, none. From the freest to the strictest. */
export const BUDGET_STEPS = ['full', 'economy', 'extractive'] as const;
export type BudgetStep = (typeof BUDGET_STEPS)[number];

export const BUDGET_PERIODS = ['day', 'month'] as const;
export type BudgetPeriod = (typeof BUDGET_PERIODS)[number];

/** Which budget a model is paid from: the strong one leaves a part of it to the economical one. */
export type BudgetClass = 'strong' | 'economy';

/** What may be committed at most with a call of a model of that class. */
export function ceilingsFor(model: BudgetClass, settings: BudgetSettings): Ceilings {
  const share = model === 'strong' ? settings.economy_share : 1;
  return { day: nanoUsd(settings.day_usd * share), month: nanoUsd(settings.month_usd * share) };
}

/** Percent of the budgets that are committed; of a budget of 0, all of it. */
export function usedPercent(state: BudgetState, settings: BudgetSettings): Readonly<Record<BudgetPeriod, number>> {
  const total = ceilingsFor('economy', settings);
  const of = (period: BudgetPeriod) => (total[period] > 0 ? (100 * state[period].committed) / total[period] : 100);
  return { day: of('day'), month: of('month') };
}

/**
 * What the budget allows and which period decides that; of two the longer one, as it lasts. `needed` is what the next
 * call keeps back: calls end a little below the ceiling, when not one more fits under it.
 */
export function stepOf(
  state: BudgetState,
  settings: BudgetSettings,
  needed: NanoUsd = 0,
): { readonly step: BudgetStep; readonly period: BudgetPeriod } {
  const day = stepOfPeriod('day', state, settings, needed);
  const month = stepOfPeriod('month', state, settings, needed);
  const decides = BUDGET_STEPS.indexOf(month) >= BUDGET_STEPS.indexOf(day);
  return decides ? { step: month, period: 'month' } : { step: day, period: 'day' };
}

function stepOfPeriod(period: BudgetPeriod, state: BudgetState, settings: BudgetSettings, needed: NanoUsd): BudgetStep {
  const { committed } = state[period];
  const isUsed = (model: BudgetClass) => {
    const ceiling = ceilingsFor(model, settings)[period];
    return committed >= ceiling || committed + needed > ceiling;
  };
  if (isUsed('economy')) return 'extractive';
  return isUsed('strong') ? 'economy' : 'full';
}
