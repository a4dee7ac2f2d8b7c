import * as z from 'zod/mini';
import type { ShownCall } from '#lambdas/calls/read-calls.ts';
import type { ModelSpending } from '#lambdas/domain/calls/model-spending.ts';
import { type CallSummary, EFFECTS, type TriagedTurn } from '#lambdas/domain/calls/record.ts';
import { LANGUAGES } from '#lambdas/domain/language/detect-language.ts';
import { CONTEXT_TYPES } from '#lambdas/domain/pii/context/types.ts';
import { FORM_TYPES } from '#lambdas/domain/pii/forms/types.ts';
import { type CallTriage, IMPORTANCES, INTENTS, LANES, SENTIMENTS } from '#lambdas/domain/triage/types.ts';
import { EnrichmentSchema, nanoUsd } from './enrichment.ts';
import { exactly } from './exactly.ts';
import { count, sentimentScore, share01, speaker, time } from './fields.ts';

const texts = z.array(z.string());
const revision = z.int().check(z.gte(1));
const seconds = z.number().check(z.gte(0));

const judged = {
  intent: z.enum(INTENTS),
  confidence: share01.check(z.describe('Calibrated probability that the intent is right.')),
  sentiment: z.enum(SENTIMENTS),
  sentiment_score: sentimentScore,
  importance_score: share01,
  language: z.enum(LANGUAGES),
  issues: texts,
};

const reason = z.strictObject({
  feature: z.enum(['intent', 'sentiment', 'keywords', 'speaker', 'rule', 'attention', 'uncertain']),
  value: z.string().check(z.describe('The value of the feature or the id of the rule.')),
  turn: z.int().check(z.gte(-1), z.describe('-1 for the whole call.')),
  weight: z.number(),
});

export const TriageSchema = exactly<CallTriage>()(
  z.strictObject({
    ...judged,
    importance: z.enum(IMPORTANCES),
    requires_enrichment: z.boolean(),
    lane: z
      .enum(LANES)
      .check(z.describe('Who reads the call next: nobody, the economical model, the strong one, or it at once.')),
    reasons: z.array(reason).check(z.describe('Why the call got its score.')),
    flags: texts,
    rules_version: z.string(),
    model_version: z.string(),
    thresholds_version: z.string(),
  }),
);

const redaction = z.strictObject({
  type: z.enum([...FORM_TYPES, ...CONTEXT_TYPES]),
  placeholder: z.string(),
  start: count,
  end: count,
  original_start: count,
  original_end: count,
});

export const TurnSchema = exactly<TriagedTurn>()(
  z.strictObject({
    turn: count.check(z.describe('Place in the transcript as it was uploaded, from 0.')),
    speaker,
    text: z.string().check(z.describe('Redacted: personal data stand there as placeholders such as [PHONE_1].')),
    start_time: z.exactOptional(seconds),
    end_time: z.exactOptional(seconds),
    redactions: z.array(redaction).check(z.describe('Which placeholder stands where; never the value.')),
    ...judged,
    keywords: texts,
    products: texts,
  }),
);

const source = z.strictObject({
  id: z.string(),
  order: z.string(),
  event_time: time,
  key: z.string().check(z.describe('Of the upload, redacted.')),
  version_id: z.optional(z.string()),
  position: count,
});

const summary = {
  call_id: z.string(),
  client_id: z.string(),
  timestamp: time.check(z.describe('Start of the call, UTC, ISO 8601.')),
  duration_seconds: seconds,
  metadata: z.strictObject({
    client_id: z.string(),
    client_segment: z.exactOptional(z.string()),
    product: z.string(),
    region: z.string(),
    agent_id: z.string(),
    channel: z.exactOptional(z.string()),
    language: z.exactOptional(z.string()),
  }),
  triage: TriageSchema,
  revision: revision.check(z.describe('Counts the versions of the call, from 1.')),
  settled: z
    .partialRecord(z.enum(EFFECTS), count)
    .check(z.describe('Of each effect the revision for which it was last done; 0 where it is not due.')),
  unsettled: z.boolean().check(z.describe('Something is still outstanding: its event, its index, its enrichment.')),
};

export const CallSummarySchema = exactly<CallSummary>()(z.strictObject(summary));

const spending = exactly<ModelSpending>()(
  z.strictObject({
    input: count,
    output: count,
    cache_read: count,
    cache_write: count,
    cost_nano_usd: nanoUsd,
    model_calls: count,
    useless_answers: count,
  }),
);

export const CallSchema = exactly<ShownCall>()(
  z.strictObject({
    ...summary,
    schema_version: z.int(),
    edition: count.check(z.describe('Counts what was added to this revision, from 0.')),
    source,
    turns: z.array(TurnSchema),
    turns_omitted: z.exactOptional(
      count.check(z.describe('Turns that were left out, as the answer would be too large.')),
    ),
    redactions: z.record(z.string(), count).check(z.describe('How many values of each type were redacted.')),
    triaged_at: time,
    enrichment: z.exactOptional(EnrichmentSchema),
    model_spending: z.exactOptional(spending.check(z.describe('What models took for this revision.'))),
    outstanding_since: z.exactOptional(time),
    index_refusal: z.exactOptional(
      z
        .strictObject({ revision, reason: z.string() })
        .check(z.describe('Why the index takes no document of this call.')),
    ),
  }),
);

export const CallPageSchema = z.strictObject({
  calls: z.array(CallSummarySchema).check(z.describe('The newest first.')),
  next_cursor: z.nullable(z.string()).check(z.describe('Of the next page; null behind the last one.')),
});
