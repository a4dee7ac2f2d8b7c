import * as z from 'zod/mini';
import { RESOLUTIONS, RISKS } from '#lambdas/domain/enrichment/types.ts';
import { ENRICHED } from '#lambdas/domain/search/document.ts';
import type { Evidence } from '#lambdas/domain/search/ports.ts';
import { SEARCH_MODES } from '#lambdas/domain/search/search-request.ts';
import type { SearchAnswer, ShownCall } from '#lambdas/search/search-calls.ts';
import { exactly } from './exactly.ts';
import { count, sentimentScore, share01, speaker, time, usd } from './fields.ts';

const place = z.int().check(z.gte(1));
const texts = z.array(z.string());

export const FoundPassageSchema = exactly<Evidence>()(
  z.strictObject({
    turn: count,
    last_turn: count.check(z.describe('Inclusive; the passage is one turn where it is the same.')),
    speaker,
    text: z.string().check(z.describe('Redacted.')),
    highlights: z
      .array(z.tuple([count, count]))
      .check(z.describe('Half-open ranges of UTF-16 units of the text that matched the words of the query.')),
  }),
);

const metadata = z.strictObject({
  revision: z.int(),
  edition: z.int(),
  client_id: z.string(),
  client_segment: z.exactOptional(z.string()),
  product: z.string(),
  region: z.string(),
  agent_id: z.string(),
  channel: z.exactOptional(z.string()),
  language: z.string(),
  timestamp: time,
  duration_seconds: z.number(),
  intent: z.string(),
  sentiment: z.string(),
  sentiment_score: sentimentScore,
  importance: z.string(),
  importance_score: share01,
  lane: z.string(),
  issues: texts,
  mentioned_products: texts,
  flags: texts,
  enriched: z.enum(ENRICHED),
  key_issues: texts,
  tags: texts,
  resolution: z.exactOptional(z.enum(RESOLUTIONS)),
  churn_risk: z.exactOptional(z.enum(RISKS)),
  escalation_risk: z.exactOptional(z.enum(RISKS)),
  cost_usd: usd,
});

export const FoundCallSchema = exactly<ShownCall>()(
  z.strictObject({
    call_id: z.string(),
    score: z.number().check(z.describe('To compare within one answer.')),
    ranks: z
      .strictObject({ keyword: z.exactOptional(place), semantic: z.exactOptional(place) })
      .check(z.describe('Places in the lists by words and by meaning; absent where a list does not have the call.')),
    identifier: z
      .boolean()
      .check(z.describe('An identifier of the query, such as an order number, stands in the call.')),
    evidence: z.array(FoundPassageSchema).check(z.describe('Why it was found, the best first.')),
    metadata,
  }),
);

export const SearchAnswerSchema = exactly<SearchAnswer>()(
  z.strictObject({
    hits: z.array(FoundCallSchema).check(z.describe('The best first.')),
    total: z
      .nullable(z.strictObject({ value: count, exact: z.boolean() }))
      .check(z.describe('Calls that hold any of the words; null in a search by meaning alone.')),
    next_cursor: z.nullable(z.string()).check(z.describe('Of the next page; null behind the last one.')),
    processing: z.strictObject({
      mode: z.enum(SEARCH_MODES),
      degraded: z.boolean().check(z.describe('It went by words alone, as the vectors could not be had.')),
      duration_ms: z.number(),
      cost_usd: usd,
    }),
  }),
);
