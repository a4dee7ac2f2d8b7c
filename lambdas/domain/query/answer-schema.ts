import * as z from 'zod/mini';
import { DIMENSIONS } from '../analytics/dimensions.ts';
import { NOTES } from '../analytics/result.ts';
import { DEGRADED_REASONS } from './answer.ts';
import { QUERY_TYPES } from './interpretation.ts';
import { InterpretationSchema } from './interpretation-schema.ts';
import { QUERY_MODES } from './query-request.ts';

const count = z.int().check(z.gte(0));
const score = z.number().check(z.gte(0), z.lte(1));

export const SourceSchema = z.strictObject({
  call_id: z.string(),
  turn: z.int(),
  text: z.string().check(z.describe('Redacted; of a long turn the part that matters.')),
  relevance_score: z.number().check(z.describe('0..1, to compare within one answer.')),
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

export const CitationSchema = z.strictObject({
  claim: z.string().check(z.describe('The claim that it supports.')),
  call_id: z.string(),
  turn: z.int(),
  quote: z.string().check(z.describe('Words of that turn, verbatim.')),
});

export const ClaimSchema = z.strictObject({
  text: z.string(),
  citations: z.array(CitationSchema),
  reworded: z.exactOptional(
    z
      .boolean()
      .check(z.describe("True where what somebody said stands in the place of a model's words, which said more.")),
  ),
});

export const ValueShareSchema = z.strictObject({
  value: z.string(),
  count: count.check(z.describe('Calls.')),
  share: z.number().check(z.describe('Percent of the calls that the list is about, two decimals.')),
});

const value = z.exactOptional(z.nullable(z.number()));

/** Durations in seconds, costs in US dollars. */
export const MetricValuesSchema = z.strictObject({
  count,
  distinct_clients: value,
  avg_importance: value,
  avg_sentiment: value,
  avg_duration: value,
  avg_cost: value,
  total_duration: value,
  total_cost: value,
  p50_importance: value,
  p90_importance: value,
  p95_importance: value,
  p50_sentiment: value,
  p50_duration: value,
  p90_duration: value,
  p95_duration: value,
  p99_duration: value,
});

const ResultSchema = z.strictObject({
  rows: z.array(
    z.strictObject({
      key: z
        .partialRecord(z.enum(DIMENSIONS), z.string())
        .check(z.describe('Value of each field or period that is grouped by.')),
      metrics: MetricValuesSchema,
      share: z.exactOptional(z.number().check(z.describe('Percent of all calls that the filters let through.'))),
    }),
  ),
  totals: MetricValuesSchema,
  other: z.nullable(count).check(z.describe('Calls that stand in no row; null where that was not counted.')),
  without_value: count.check(z.describe('Calls in no group, as they have no value of a field of several values.')),
  truncated: z.boolean(),
  approximate: z.boolean(),
  notes: z.array(z.enum(NOTES)),
});

export const FiguresSchema = z.strictObject({
  result: ResultSchema,
  share_percent: z.nullable(z.number()).check(z.describe('Null where no share was asked for.')),
});

const AnalyticsSchema = z.strictObject({
  total_matching_calls: count,
  sentiment_distribution: z.array(ValueShareSchema),
  figures: z.nullable(FiguresSchema),
});

const ProcessingSchema = z.strictObject({
  query_type: z.enum(QUERY_TYPES),
  processing_mode: z.enum(QUERY_MODES),
  duration_ms: z.number(),
  cost_usd: z.number().check(z.describe('0 where no model was called, also for an answer from the cache.')),
  model_used: z.nullable(z.string()),
  cached: z.boolean(),
  cache: z.nullable(z.enum(['exact', 'semantic'])),
  cached_at: z.nullable(z.string()),
  degraded: z.boolean(),
  degraded_reason: z.nullable(z.enum(DEGRADED_REASONS)),
  claims: z.strictObject({ kept: count, reworded: count, dropped: count }),
  abstained: z.boolean().check(z.describe('It was not known: nothing in the calls answers the question.')),
  interpretation: InterpretationSchema,
});

/** An answer, as it is given and kept; with not a field more. */
export const AnswerSchema = z.strictObject({
  query_id: z.string(),
  answer: z.string().check(z.describe('Plain text; [1] refers to the first citation.')),
  confidence: score,
  sources: z.array(SourceSchema),
  citations: z.array(CitationSchema),
  analytics: AnalyticsSchema.check(z.describe('Of the calls that the filters of the interpretation let through.')),
  processing: ProcessingSchema,
  timestamp: z.string(),
});
