import * as z from 'zod/mini';

const count = z.int().check(z.gte(0));
const minutes = z.number().check(z.gte(0));

/** What POST /complaints/summary answers; the form of ComplaintSummary. */
export const ComplaintSummarySchema = z.strictObject({
  summary_id: z.string(),
  department: z.nullable(z.string()).check(z.describe('null for all departments.')),
  date_range: z.strictObject({ start: z.string(), end: z.string() }).check(z.describe('Whole days, UTC, inclusive.')),
  what: z.string().check(z.describe('What happened in two or three sentences, counted.')),
  total: count.check(z.describe('Complaints that were opened in the period.')),
  top_issues: z
    .array(
      z.strictObject({
        issue: z.string(),
        count,
        share: z.number().check(z.gte(0), z.lte(1), z.describe('Of all complaints of the period, 0..1.')),
      }),
    )
    .check(z.describe('The three most frequent, counted over all complaints of the period.')),
  sentiment: z.strictObject({
    very_negative: count,
    negative: count,
    neutral: count,
    positive: count,
    very_positive: count,
  }),
  recommendations: z
    .array(
      z.strictObject({
        text: z.string(),
        evidence: z.array(z.string()).check(z.describe('complaint_ids that it rests on.')),
      }),
    )
    .check(z.describe('Of a degraded summary nothing but what customers said.')),
  expected_resolution_minutes: z
    .nullable(
      z.strictObject({
        p50: minutes,
        p90: minutes,
        measured: count.check(z.describe('Complaints that it is of.')),
      }),
    )
    .check(z.describe('Working minutes, by the resolutions of the last 90 days; null where there was none.')),
  processing: z.strictObject({
    model_used: z.nullable(z.string()),
    cost_usd: z.number().check(z.gte(0)),
    cached: z.boolean(),
    degraded: z.boolean(),
    degraded_reason: z.nullable(z.string()),
    dropped_recommendations: count.check(z.describe('Recommendations of the model that could not be shown.')),
    duration_ms: count,
  }),
  timestamp: z.string().check(z.describe('When it was made; of a cached one when it was made first.')),
});
