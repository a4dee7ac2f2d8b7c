import type { Config } from './config.ts';

/** How calls are enriched and what that may cost, as the functions read it from ENRICHMENT_SETTINGS. */
export function enrichmentSettings(config: Config): string {
  return JSON.stringify({
    models: { strong: config.modelStrong, economy: config.modelEconomy, fallback: config.modelFallback },
    budget: {
      day_usd: config.budgetDayUsd,
      month_usd: config.budgetMonthUsd,
      economy_share: config.budgetEconomyShare,
    },
    transcript_tokens: config.enrichmentTranscriptTokens,
    answer_tokens: config.enrichmentAnswerTokens,
    model_timeout_ms: config.modelTimeoutSeconds * 1000,
    patience_seconds: {
      priority: config.enrichmentPriorityPatienceSeconds,
      normal: config.enrichmentPatienceSeconds,
    },
    batch: config.batchEnrichment
      ? {
          delay_seconds: config.batchDelaySeconds,
          max_wait_seconds: config.batchMaxWaitSeconds,
          min_records: config.batchMinRecords,
          max_records: config.batchMaxRecords,
        }
      : null,
  });
}
