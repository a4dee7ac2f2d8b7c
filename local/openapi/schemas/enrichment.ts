import * as z from 'zod/mini';
import {
  DEGRADED_REASONS,
  EFFORTS,
  type Enrichment,
  type Evidence,
  RESOLUTIONS,
  RISKS,
} from '#lambdas/domain/enrichment/types.ts';
import { exactly } from './exactly.ts';
import { count, share01, time, tokens } from './fields.ts';

export const QuoteSchema = exactly<Evidence>()(
  z.strictObject({ turn: count, quote: z.string().check(z.describe('Words of that turn, verbatim.')) }),
);
const evidence = z.array(QuoteSchema);

const risk = z.strictObject({ level: z.enum(RISKS), evidence });

/** What models cost, in whole nano US dollars, so that sums are exact. */
export const nanoUsd = z.int().check(z.gte(0), z.describe('Billionths of a US dollar.'));

export const EnrichmentSchema = exactly<Enrichment>()(
  z.strictObject({
    summary: z.string(),
    key_issues: z.array(
      z.strictObject({
        key: z.string().check(z.describe('A key of the configuration, or NEW_ISSUE.')),
        proposed_name: z.exactOptional(z.string().check(z.describe('A name for a new issue.'))),
        description: z.string(),
        evidence,
      }),
    ),
    action_items: z.array(
      z.strictObject({ text: z.string(), owner: z.enum(['agent', 'customer', 'company']), evidence }),
    ),
    tags: z.array(z.string()),
    resolution: z.enum(RESOLUTIONS),
    customer_effort: z.enum(EFFORTS).check(z.describe('How hard it was for the customer: high is bad.')),
    churn_risk: risk,
    escalation_risk: risk,
    confidence: share01,
    dropped_findings: count.check(
      z.describe('Findings that were dropped since the transcript does not hold their proof.'),
    ),
    prompt_version: count,
    schema_version: count,
    enriched_at: time,
    model_used: z.string().check(z.describe('`extractive` without a model.')),
    tokens,
    model_calls: count,
    cost_nano_usd: nanoUsd,
    degraded: z.exactOptional(
      z.enum(DEGRADED_REASONS).check(z.describe('Why it was made without a model; absent where one made it.')),
    ),
  }),
);
