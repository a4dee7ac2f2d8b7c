import * as z from 'zod/mini';
import type { ShownBudget, ShownCosts, ShownFigures } from '#lambdas/costs/read-costs.ts';
import { BUDGET_STEPS } from '#lambdas/domain/cost/budget.ts';
import { exactly } from './exactly.ts';
import { count, time, tokens, usd } from './fields.ts';

const figures = {
  calls: count.check(z.describe('Requests to models; embeddings are one for each text.')),
  cost_usd: usd,
  unconfirmed_usd: usd.check(
    z.describe(
      'What calls may have cost besides of which nobody knows how they ended; those in flight are among them.',
    ),
  ),
  tokens,
};

export const CostFiguresSchema = exactly<ShownFigures>()(z.strictObject(figures));

export const BudgetSchema = exactly<ShownBudget>()(
  z.strictObject({
    limit_usd: usd,
    spent_usd: usd,
    committed_usd: usd.check(z.describe('Spent, or kept back for calls in flight or with an unknown end.')),
    used_percent: z.number().check(z.gte(0), z.describe('Of the limit, committed; to a tenth of a percent.')),
  }),
);

export const CostsSchema = exactly<ShownCosts>()(
  z.strictObject({
    date_range: z.strictObject({ start: time, end: time }),
    total: CostFiguresSchema,
    by_day: z
      .array(z.strictObject({ ...figures, day: z.string() }))
      .check(z.describe('Days, UTC, without a call are left out.')),
    by_model: z.array(z.strictObject({ ...figures, model: z.string() })).check(z.describe('The dearest first.')),
    by_purpose: z.array(z.strictObject({ ...figures, purpose: z.string() })).check(z.describe('The dearest first.')),
    by_outcome: z.array(z.strictObject({ ...figures, outcome: z.string() })).check(z.describe('The dearest first.')),
    budget: z.strictObject({
      day: BudgetSchema,
      month: BudgetSchema,
      step: z
        .enum(BUDGET_STEPS)
        .check(z.describe('What the budget allows now: every model, the economical one, none.')),
    }),
  }),
);
