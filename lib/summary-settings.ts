import type { Config } from './config.ts';
import { modelSettings } from './model-settings.ts';

/** How complaints are summarised and what that may cost, as the function reads it from SUMMARY_SETTINGS. */
export function summarySettings(config: Config): string {
  return JSON.stringify({
    ...modelSettings(config),
    answer_tokens: config.complaintSummaryTokens,
    cache_seconds: config.complaintSummaryCacheSeconds,
  });
}
