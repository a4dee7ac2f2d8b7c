import type { Config } from './config.ts';

/** Models of the lanes and what may be spent on them: the same for everything that asks models. */
export function modelSettings(config: Config) {
  return {
    models: { strong: config.modelStrong, economy: config.modelEconomy, fallback: config.modelFallback },
    budget: {
      day_usd: config.budgetDayUsd,
      month_usd: config.budgetMonthUsd,
      economy_share: config.budgetEconomyShare,
    },
    model_timeout_ms: config.modelTimeoutSeconds * 1000,
  };
}
