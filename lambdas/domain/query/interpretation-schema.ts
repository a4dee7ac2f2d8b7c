import * as z from 'zod/mini';
import { CYCLES, FIELD_NAMES, INTERVALS } from '../analytics/dimensions.ts';
import { METRIC_NAMES } from '../analytics/metrics.ts';
import { parsePlan } from '../analytics/parse-plan.ts';
import type { AggregationPlan } from '../analytics/plan.ts';
import { FiltersSchema } from '../search/filters.ts';
import { QUERY_TYPES } from './interpretation.ts';

const place = z.int().check(z.gte(0));
const atLeastOne = z.int().check(z.gte(1));

/** A plan that can be carried out, by its fields alone. */
export const PlanFieldsSchema = z.strictObject({
  metrics: z.array(z.enum(METRIC_NAMES)),
  group_by: z.array(
    z.union([
      z.strictObject({ by: z.enum(FIELD_NAMES), top: atLeastOne }),
      z.strictObject({ by: z.enum([...INTERVALS, ...CYCLES]) }),
    ]),
  ),
  filters: FiltersSchema,
  time_zone: z.string(),
  order_by: z.enum([...METRIC_NAMES, 'key']),
  order: z.enum(['asc', 'desc']),
  limit: z.exactOptional(atLeastOne),
  percentages: z.boolean(),
  min_count: atLeastOne,
});

/** A plan that can be carried out. */
const PlanSchema = z.pipe(
  PlanFieldsSchema,
  z.transform((fields, context): AggregationPlan => {
    const parsed = parsePlan(fields);
    if (parsed.ok) return parsed.plan;
    context.issues.push({ code: 'custom', message: 'is no plan', input: fields });
    return z.NEVER;
  }),
);

const MentionSchema = z.strictObject({
  kind: z.enum(['date', 'value', 'identifier', 'comparison', 'top', 'percentage', 'phrase', 'metric', 'group']),
  text: z.string(),
  start: place,
  end: place,
  field: z.string(),
  value: z.string(),
  negated: z.exactOptional(z.literal(true)),
  score: z.number(),
});

/** What a question was taken for, as it is answered and kept. */
export const InterpretationSchema = z.strictObject({
  query_type: z.enum(QUERY_TYPES),
  confidence: z.number().check(z.describe('How sure type, filters and plan are, 0..1.')),
  by: z.enum(['rules', 'model']),
  language: z.enum(['en', 'hi-Latn', 'hi', 'other']),
  filters: FiltersSchema,
  plan: z.nullable(PlanSchema).check(z.describe('What is counted; null where nothing is.')),
  share_of: z.nullable(FiltersSchema).check(z.describe('Of a share, the calls that the counted ones are a part of.')),
  search_text: z.string().check(z.describe('What is looked for in the calls; may be empty.')),
  mentions: z.array(MentionSchema).check(z.describe('Parts of the question that were understood, and as what.')),
  reasons: z.array(z.string()).check(z.describe('Ids of the rules that decided, the weightiest first.')),
});
