import type { Alerts } from '../domain/alerts/ports.ts';
import { type BudgetPeriod, type BudgetStep, ceilingsFor, stepOf, usedPercent } from '../domain/cost/budget.ts';
import type { BudgetState, Ledger } from '../domain/cost/ledger.ts';
import { type NanoUsd, nanoUsd, usdOf } from '../domain/cost/money.ts';
import type { BudgetSettings } from '../domain/enrichment/settings.ts';
import { METRIC } from '../metrics.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import type { Logger, Meter } from '../runtime/observability.ts';

export interface BudgetGuardDeps {
  readonly ledger: Pick<Ledger, 'announce'>;
  readonly alerts: Alerts;
  readonly settings: BudgetSettings;
  readonly counter: Meter;
  readonly logger: Pick<Logger, 'warn'>;
}

const STEP_NUMBER = { full: 0, economy: 1, extractive: 2 } as const;

/** Told at each call what is committed and when, UTC ISO, and of a call that was not allowed what it would have kept back. */
export type WatchBudget = (state: BudgetState, at: string, needed: NanoUsd) => Promise<void>;

/**
 * Watches what is committed: shows it as metrics, and says once for each day and month that a step was reached; once more
 * when it is reached again after the budget was changed.
 */
export function createBudgetGuard(deps: BudgetGuardDeps): WatchBudget {
  const said = new Set<string>();
  return async (state, at, needed) => {
    const { day, month } = usedPercent(state, deps.settings);
    const { step, period } = stepOf(state, deps.settings, needed);
    deps.counter.gauge(METRIC.budgetUsedDay, day);
    deps.counter.gauge(METRIC.budgetUsedMonth, month);
    deps.counter.gauge(METRIC.budgetStep, STEP_NUMBER[step]);
    if (step === 'full') return;
    const key = `${period} ${at.slice(0, period === 'day' ? 10 : 7)} ${step}`;
    if (said.has(key)) return;
    said.add(key);
    await announce(deps, { state, at, step, period });
  };
}

interface Reached {
  readonly state: BudgetState;
  readonly at: string;
  readonly step: Exclude<BudgetStep, 'full'>;
  readonly period: BudgetPeriod;
}

/** The step with what may be committed before it, so that it is another one under another budget. */
function nameOf({ step, period }: Reached, settings: BudgetSettings): string {
  return `${step}_${ceilingsFor(step === 'economy' ? 'strong' : 'economy', settings)[period]}`;
}

/** A message that gets lost is made good by the alarm on the metric. */
async function announce(deps: BudgetGuardDeps, reached: Reached): Promise<void> {
  const { state, at, step, period } = reached;
  try {
    if (!(await deps.ledger.announce(period, nameOf(reached, deps.settings), at))) return;
    const limit = period === 'day' ? deps.settings.day_usd : deps.settings.month_usd;
    deps.logger.warn('The budget has come to a step', { period, step });
    await deps.alerts.send({
      type: 'budget.step',
      version: 1,
      period,
      step,
      at,
      committed_usd: usdOf(state[period].committed),
      limit_usd: usdOf(nanoUsd(limit)),
    });
  } catch (error) {
    deps.logger.warn('A step of the budget could not be announced', { period, step, ...describeFault(error) });
  }
}
