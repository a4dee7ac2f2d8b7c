import type { Config } from './config.ts';
import { foundationModel } from './models.ts';

type Lanes = Pick<Config, 'modelStrong' | 'modelEconomy' | 'modelFallback'>;

/** Models and inference profiles that read calls and answer questions. */
export function lanesOf({ modelStrong, modelEconomy, modelFallback }: Lanes): readonly string[] {
  return [...new Set([modelStrong, modelEconomy, modelFallback])];
}

/** The foundation models behind them. */
export function modelsInUse(lanes: Lanes): readonly string[] {
  return [...new Set(lanesOf(lanes).map(foundationModel))];
}

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
