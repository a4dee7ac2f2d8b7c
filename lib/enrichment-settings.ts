import type { Config } from './config.ts';
import { modelSettings } from './model-settings.ts';

/** How calls are enriched and what that may cost, as the functions read it from ENRICHMENT_SETTINGS. */
export function enrichmentSettings(config: Config): string {
  return JSON.stringify({
    ...modelSettings(config),
    transcript_tokens: config.enrichmentTranscriptTokens,
    answer_tokens: config.enrichmentAnswerTokens,
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
