import * as z from 'zod/mini';
import { BudgetSettingsSchema } from '../enrichment/settings.ts';

const text = z.string().check(z.minLength(1));
const share = z.number().check(z.gte(0), z.lte(1));
const seconds = z.int().check(z.gte(0), z.lte(31 * 86_400));

/** How questions are answered; configuration, the value of QUERY_SETTINGS as JSON. */
export const QuerySettingsSchema = z.strictObject({
  /** Model ids or inference profiles: of the mode deep, of the mode balanced and for understanding, and in place of either. */
  models: z.strictObject({ strong: text, economy: text, fallback: text }),
  budget: BudgetSettingsSchema,
  /** Confidence of the rules below which a model is asked what a question means. */
  unsure_below: share,
  /** Estimated tokens of sources that a model is sent at most, by mode. */
  source_tokens: z.strictObject({ balanced: z.int().check(z.gte(200)), deep: z.int().check(z.gte(200)) }),
  answer_tokens: z.int().check(z.gte(200), z.lte(8_000)),
  /** Milliseconds that one model call may take, and that it may be silent. */
  model_timeout_ms: z.int().check(z.gte(500), z.lte(60_000)),
  idle_timeout_ms: z.int().check(z.gte(500), z.lte(60_000)),
  /** Seconds that an answer is given again, unless the calls that it is about have changed. */
  insight_cache_seconds: seconds,
  figures_cache_seconds: seconds,
  /** Cosine from which two questions mean the same. */
  same_question: share,
});
export type QuerySettings = z.infer<typeof QuerySettingsSchema>;
