import * as z from 'zod/mini';
import { DIMENSIONS } from '../../analytics/dimensions.ts';
import { METRIC_NAMES } from '../../analytics/metrics.ts';
import { NOTES } from '../../analytics/result.ts';
import { DEGRADED_REASONS } from '../answer.ts';
import { QUERY_TYPES } from '../interpretation.ts';
import type { StoredAnswer } from '../ports.ts';
import { QUERY_MODES } from '../query-request.ts';
import { InterpretationSchema } from './interpretation-schema.ts';

const count = z.int().check(z.gte(0));
const score = z.number().check(z.gte(0), z.lte(1));

const SourceSchema = z.strictObject({
  call_id: z.string(),
  turn: z.int(),
  text: z.string(),
  relevance_score: z.number(),
  metadata: z.strictObject({
    client_id: z.string(),
    product: z.string(),
    region: z.string(),
    agent_id: z.string(),
    timestamp: z.string(),
    intent: z.string(),
    sentiment: z.string(),
    importance: z.string(),
    client_segment: z.exactOptional(z.string()),
    channel: z.exactOptional(z.string()),
  }),
});

const CitationSchema = z.strictObject({ claim: z.string(), call_id: z.string(), turn: z.int(), quote: z.string() });

const metrics = z.object(
  Object.fromEntries(METRIC_NAMES.map((name) => [name, z.optional(z.nullable(z.number()))])) as Record<
    (typeof METRIC_NAMES)[number],
    z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber>>
  >,
);
const MetricsSchema = z.extend(metrics, { count });

const ResultSchema = z.strictObject({
  rows: z.array(
    z.strictObject({
      key: z.partialRecord(z.enum(DIMENSIONS), z.string()),
      metrics: MetricsSchema,
      share: z.exactOptional(z.number()),
    }),
  ),
  totals: MetricsSchema,
  other: z.nullable(count),
  without_value: count,
  truncated: z.boolean(),
  approximate: z.boolean(),
  notes: z.array(z.enum(Object.values(NOTES) as [string, ...string[]])),
});

const AnalyticsSchema = z.strictObject({
  total_matching_calls: count,
  sentiment_distribution: z.array(z.strictObject({ value: z.string(), count, share: z.number() })),
  figures: z.nullable(z.strictObject({ result: ResultSchema, share_percent: z.nullable(z.number()) })),
});

const ProcessingSchema = z.strictObject({
  query_type: z.enum(QUERY_TYPES),
  processing_mode: z.enum(QUERY_MODES),
  duration_ms: z.number(),
  cost_usd: z.number(),
  model_used: z.nullable(z.string()),
  cached: z.boolean(),
  cache: z.nullable(z.enum(['exact', 'semantic'])),
  degraded: z.boolean(),
  degraded_reason: z.nullable(z.enum(DEGRADED_REASONS)),
  claims: z.strictObject({ kept: count, dropped: count }),
  abstained: z.boolean(),
  interpretation: InterpretationSchema,
});

const StoredAnswerSchema = z.strictObject({
  answer: z.strictObject({
    query_id: z.string(),
    answer: z.string(),
    confidence: score,
    sources: z.array(SourceSchema),
    citations: z.array(CitationSchema),
    analytics: AnalyticsSchema,
    processing: ProcessingSchema,
    timestamp: z.string(),
  }),
  data_version: z.string(),
  expires_at: z.number(),
});

/** An answer out of what was kept of one; undefined for anything else, also for one with a field too many. */
export function parseStoredAnswer(value: unknown): StoredAnswer | undefined {
  const parsed = z.safeParse(StoredAnswerSchema, value);
  // The schema says the same as the type, but for `undefined`, which JSON does not have.
  return parsed.success ? (parsed.data as StoredAnswer) : undefined;
}
