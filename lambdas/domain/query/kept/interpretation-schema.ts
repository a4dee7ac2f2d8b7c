import * as z from 'zod/mini';
import { parsePlan } from '../../analytics/parse-plan.ts';
import type { AggregationPlan } from '../../analytics/plan.ts';
import { FiltersSchema } from '../../search/filters.ts';
import { QUERY_TYPES } from '../interpretation.ts';

const place = z.int().check(z.gte(0));

/** A plan that can be carried out. */
const PlanSchema = z.pipe(
  z.unknown(),
  z.transform((value, context): AggregationPlan => {
    const parsed = parsePlan(value);
    if (parsed.ok) return parsed.plan;
    context.issues.push({ code: 'custom', message: 'is no plan', input: value });
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

/** What a question was taken for, as it stands in a kept answer. */
export const InterpretationSchema = z.strictObject({
  query_type: z.enum(QUERY_TYPES),
  confidence: z.number(),
  by: z.enum(['rules', 'model']),
  language: z.enum(['en', 'hi-Latn', 'hi', 'other']),
  filters: FiltersSchema,
  plan: z.nullable(PlanSchema),
  share_of: z.nullable(FiltersSchema),
  search_text: z.string(),
  mentions: z.array(MentionSchema),
  reasons: z.array(z.string()),
});
