import * as z from 'zod/mini';
import { BudgetSettingsSchema } from '../../enrichment/settings.ts';

const text = z.string().check(z.minLength(1));

/** How summaries are written; configuration, the value of SUMMARY_SETTINGS as JSON. */
export const SummarySettingsSchema = z.strictObject({
  /** Model ids or inference profiles; the economical one is asked, and when it does not answer the fallback. */
  models: z.strictObject({ strong: text, economy: text, fallback: text }),
  budget: BudgetSettingsSchema,
  /** Milliseconds that one model call may take. */
  model_timeout_ms: z.int().check(z.gte(500), z.lte(60_000)),
  answer_tokens: z.int().check(z.gte(200), z.lte(8_000)),
  /** Seconds that a summary is given again; 0 for never. */
  cache_seconds: z.int().check(z.gte(0), z.lte(86_400)),
});
export type SummarySettings = z.infer<typeof SummarySettingsSchema>;

export function readSummarySettings(json: string): SummarySettings {
  return z.parse(SummarySettingsSchema, JSON.parse(json));
}
