import * as z from 'zod/mini';
import { FIELD_NAMES, INTERVALS } from '#lambdas/domain/analytics/dimensions.ts';
import { METRIC_NAMES } from '#lambdas/domain/analytics/metrics.ts';
import type { PreviousTime, Summary } from '#lambdas/domain/analytics/read-summary.ts';
import { NOTES } from '#lambdas/domain/analytics/result.ts';
import type { Trend } from '#lambdas/domain/analytics/trend.ts';
import { ValueShareSchema } from '#lambdas/domain/query/answer-schema.ts';
import { exactly } from './exactly.ts';
import { count, time } from './fields.ts';

const value = z.nullable(z.number());
const shares = z.array(ValueShareSchema);
const range = z
  .strictObject({ start: z.nullable(time), end: z.nullable(time) })
  .check(z.describe('Inclusive; null where it is open.'));

export const PreviousTimeSchema = exactly<PreviousTime>()(
  z.strictObject({
    date_range: z.strictObject({ start: time, end: time }),
    total_calls: count,
    change_percent: value.check(z.describe('Change of the number of calls since then; null where there were none.')),
    avg_importance: value,
  }),
);

export const SummarySchema = exactly<Summary>()(
  z.strictObject({
    total_calls: count,
    date_range: range,
    time_zone: z.string(),
    distinct_clients: count,
    complaint_calls: count.check(
      z.describe('Calls whose intent is a complaint, a billing dispute or a technical issue.'),
    ),
    top_complaints: shares.check(
      z.describe('Issues of those calls; shares may add up to more than 100, since a call can have several.'),
    ),
    top_products: shares,
    intents: shares.check(z.describe('From the most to the least pressing, also those without calls.')),
    sentiment_distribution: shares,
    importance_distribution: shares,
    regions: shares,
    channels: shares,
    languages: shares,
    avg_importance: value.check(z.describe('0..1')),
    avg_sentiment: value.check(z.describe('-1..1')),
    duration_seconds: z.strictObject({ avg: value, p50: value, p90: value, p95: value, total: value }),
    costs: z
      .strictObject({ total_usd: value, avg_usd: value })
      .check(z.describe('What models cost for these calls, US dollars.')),
    previous: z
      .nullable(PreviousTimeSchema)
      .check(z.describe('The same length of time just before; null without a start and an end.')),
    approximate: z.boolean().check(z.describe('Some figure is an estimate.')),
  }),
);

const Point = z.strictObject({
  time: z.string().check(z.describe('Name of the period, such as 2026-11-21, 2026-W47, 2026-11 or 2026-Q4.')),
  count,
  value: value.check(z.describe('Value of the metric; null where there is no call to take an average of.')),
});

export const TrendSchema = exactly<Trend>()(
  z.strictObject({
    interval: z.enum(INTERVALS),
    metric: z.enum(METRIC_NAMES),
    group_by: z.nullable(z.enum(FIELD_NAMES)),
    time_zone: z.string(),
    date_range: range,
    total_calls: count,
    series: z
      .array(
        z.strictObject({
          key: z
            .nullable(z.string())
            .check(z.describe('The value of the field; null where calls are not grouped by one.')),
          total: value.check(z.describe('The metric over the whole time.')),
          points: z.array(Point),
        }),
      )
      .check(z.describe('The groups with the most calls, the largest first.')),
    other: z.nullable(count).check(z.describe('Calls of groups that are not shown.')),
    approximate: z.boolean(),
    notes: z.array(z.enum(NOTES)),
  }),
);
