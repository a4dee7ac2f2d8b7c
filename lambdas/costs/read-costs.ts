import type { QueryParameters } from '../domain/analytics/query-parameters.ts';
import { type BudgetStep, stepOf, usedPercent } from '../domain/cost/budget.ts';
import { parseCostRequest } from '../domain/cost/cost-query.ts';
import type { CostFigures, CostReader, CostTotals } from '../domain/cost/costs.ts';
import { dayOf } from '../domain/cost/hours.ts';
import type { BudgetState, Ledger, Spending, TokenUsage } from '../domain/cost/ledger.ts';
import { type NanoUsd, usdOf } from '../domain/cost/money.ts';
import type { BudgetSettings } from '../domain/enrichment/settings.ts';
import type { Answer } from '../runtime/problem.ts';

export interface CostsDeps {
  readonly costs: CostReader;
  readonly ledger: Pick<Ledger, 'budget'>;
  readonly settings: BudgetSettings;
  /** What a call of the economical model keeps back: with less room than that, none is asked any more. */
  readonly needed: NanoUsd;
  readonly now: () => Date;
}

/** What model calls cost, in US dollars. */
export interface ShownFigures {
  /** Requests to models; embeddings are one for each text. */
  readonly calls: number;
  readonly cost_usd: number;
  /** What calls may have cost besides of which nobody knows how they ended; those in flight are among them. */
  readonly unconfirmed_usd: number;
  readonly tokens: TokenUsage;
}

/** A budget, of which `committed` is spent or kept back for calls in flight or with an unknown end. */
export interface ShownBudget {
  readonly limit_usd: number;
  readonly spent_usd: number;
  readonly committed_usd: number;
  /** Of the limit, committed; to a tenth of a percent. */
  readonly used_percent: number;
}

export interface ShownCosts {
  /** Inclusive, UTC ISO 8601. */
  readonly date_range: { readonly start: string; readonly end: string };
  readonly total: ShownFigures;
  /** Days without a call are left out. */
  readonly by_day: readonly (ShownFigures & { readonly day: string })[];
  readonly by_model: readonly (ShownFigures & { readonly model: string })[];
  readonly by_purpose: readonly (ShownFigures & { readonly purpose: string })[];
  readonly by_outcome: readonly (ShownFigures & { readonly outcome: string })[];
  /** Of today and of this month, UTC, whatever days were asked for; `step` is what the budget allows now. */
  readonly budget: { readonly day: ShownBudget; readonly month: ShownBudget; readonly step: BudgetStep };
}

/** What models cost in some days, and how much of the budget is left. */
export async function readCosts(deps: CostsDeps, parameters: QueryParameters): Promise<Answer<ShownCosts>> {
  const now = deps.now().toISOString();
  const request = parseCostRequest(parameters, dayOf(now));
  if (!request.ok) return { ok: false, problem: { status: 400, code: 'bad-parameter', ...request.fault } };
  const { first, last } = request.days;
  const [totals, budget] = await Promise.all([deps.costs.totals(request.days), deps.ledger.budget(now)]);
  return {
    ok: true,
    body: {
      date_range: { start: `${first}T00:00:00.000Z`, end: `${last}T23:59:59.999Z` },
      ...shownTotals(totals),
      budget: shownBudgets(budget, deps),
    },
  };
}

function shownTotals(totals: CostTotals) {
  const byName = ([a]: Part, [b]: Part) => (a < b ? -1 : 1);
  return {
    total: shown(totals),
    by_day: [...totals.by_day].sort(byName).map(([day, figures]) => ({ day, ...shown(figures) })),
    by_model: dearestFirst(totals.by_model).map(([model, figures]) => ({ model, ...shown(figures) })),
    by_purpose: dearestFirst(totals.by_purpose).map(([purpose, figures]) => ({ purpose, ...shown(figures) })),
    by_outcome: dearestFirst(totals.by_outcome).map(([outcome, figures]) => ({ outcome, ...shown(figures) })),
  };
}

type Part = readonly [string, CostFigures];

/** By cost, what is unconfirmed included; the same cost by name. */
function dearestFirst(parts: ReadonlyMap<string, CostFigures>): Part[] {
  const most = ({ cost, unconfirmed }: CostFigures) => cost + unconfirmed;
  return [...parts].sort(([a, x], [b, y]) => most(y) - most(x) || (a < b ? -1 : 1));
}

function shown({ calls, cost, unconfirmed, tokens }: CostFigures): ShownFigures {
  return { calls, cost_usd: usdOf(cost), unconfirmed_usd: usdOf(unconfirmed), tokens };
}

function shownBudgets(state: BudgetState, { settings, needed }: Pick<CostsDeps, 'settings' | 'needed'>) {
  const used = usedPercent(state, settings);
  return {
    day: shownBudget(state.day, settings.day_usd, used.day),
    month: shownBudget(state.month, settings.month_usd, used.month),
    step: stepOf(state, settings, needed).step,
  };
}

function shownBudget({ spent, committed }: Spending, limit_usd: number, used: number): ShownBudget {
  const used_percent = Math.round(10 * used) / 10;
  return { limit_usd, spent_usd: usdOf(spent), committed_usd: usdOf(committed), used_percent };
}
