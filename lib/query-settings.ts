import type { Config } from './config.ts';
import { modelSettings } from './model-settings.ts';

/** How questions are answered and what that may cost, as the functions read it from QUERY_SETTINGS. */
export function querySettings(config: Config): string {
  return JSON.stringify({
    ...modelSettings(config),
    unsure_below: config.askUnsureBelow,
    source_tokens: { balanced: config.askSourceTokens, deep: config.askDeepSourceTokens },
    answer_tokens: config.askAnswerTokens,
    idle_timeout_ms: config.askIdleSeconds * 1000,
    insight_cache_seconds: config.askInsightCacheSeconds,
    figures_cache_seconds: config.askFiguresCacheSeconds,
    same_question: config.askSameQuestion,
  });
}
