import * as z from 'zod/mini';

const text = z.string().check(z.minLength(1));
const share = z.number().check(z.gte(0), z.lte(1));

/** What may be spent on models and how much of it on the strong one; configuration, US dollars. */
export const BudgetSettingsSchema = z.strictObject({
  day_usd: z.number().check(z.gte(0)),
  month_usd: z.number().check(z.gte(0)),
  /** Share of either from which only the economical model is used. */
  economy_share: share,
});
export type BudgetSettings = z.infer<typeof BudgetSettingsSchema>;

/** How calls are enriched; configuration, the value of ENRICHMENT_SETTINGS as JSON. */
export const EnrichmentSettingsSchema = z.strictObject({
  /** Model ids or inference profiles by lane; the fallback is asked when the lane's own does not answer. */
  models: z.strictObject({ strong: text, economy: text, fallback: text }),
  budget: BudgetSettingsSchema,
  /** Tokens of transcript that are sent at most, and of an answer. */
  transcript_tokens: z.int().check(z.gte(100), z.lte(100_000)),
  answer_tokens: z.int().check(z.gte(200), z.lte(8_000)),
  /** Milliseconds that one model call may take. */
  model_timeout_ms: z.int().check(z.gte(500), z.lte(60_000)),
  /** Seconds after a call was triaged or reopened until it gets its extractive result where no model could read it. */
  patience_seconds: z.strictObject({ priority: z.int().check(z.gte(0)), normal: z.int().check(z.gte(0)) }),
  /** Economy calls that are this many seconds old are collected into batch jobs; null: all are read at once. */
  batch: z.nullable(
    z.strictObject({
      delay_seconds: z.int().check(z.gte(0)),
      /** Seconds after which calls that are too few for a job are read singly. */
      max_wait_seconds: z.int().check(z.gte(0)),
      min_records: z.int().check(z.gte(1)),
      max_records: z.int().check(z.gte(1), z.lte(50_000)),
    }),
  ),
});
export type EnrichmentSettings = z.infer<typeof EnrichmentSettingsSchema>;
