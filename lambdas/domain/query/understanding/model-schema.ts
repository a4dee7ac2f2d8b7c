import * as z from 'zod/mini';
import { DIMENSIONS } from '../../analytics/dimensions.ts';
import { METRIC_NAMES } from '../../analytics/metrics.ts';
import type { ForcedTool } from '../../enrichment/ports.ts';
import { RESOLUTIONS, RISKS } from '../../enrichment/types.ts';
import { IMPORTANCES, INTENTS, SENTIMENTS } from '../../triage/types.ts';
import { QUERY_TYPES } from '../interpretation.ts';
import { VOCABULARY_FIELDS } from '../vocabulary.ts';

/** Filters whose values are the same for every installation. */
const ENUM_FILTERS = {
  intent: z.enum(INTENTS),
  sentiment: z.enum(SENTIMENTS),
  importance: z.enum(IMPORTANCES),
  resolution: z.enum(RESOLUTIONS),
  churn_risk: z.enum(RISKS),
  escalation_risk: z.enum(RISKS),
};
export const ENUM_FIELDS = Object.keys(ENUM_FILTERS) as readonly (keyof typeof ENUM_FILTERS)[];

/** Fields that a model may filter by. */
export const MODEL_FIELDS = [...VOCABULARY_FIELDS, ...ENUM_FIELDS] as const;

const LIMITS = { values: 10, name: 200, said: 5, words: 200, groups: 2, top: 1_000 } as const;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const names = () => z.array(z.string().check(z.maxLength(LIMITS.name))).check(z.maxLength(LIMITS.values));
const optional = <T extends z.ZodMiniType>(item: T) => z.optional(z.nullable(item));
const optionalNames = () => optional(names());
const listOf = <T extends z.ZodMiniType>(item: T) => optional(z.array(item).check(z.maxLength(LIMITS.values)));
const day = () => z.string().check(z.regex(DAY));

/** What a model says a question means; flat, every choice an enum or a name. Some models write null for what is not there. */
export const MeaningSchema = z.object({
  query_type: z.enum(QUERY_TYPES),
  metrics: listOf(z.enum(METRIC_NAMES)),
  group_by: optional(z.array(z.enum(DIMENSIONS)).check(z.maxLength(LIMITS.groups))),
  top: optional(z.int().check(z.gte(1), z.lte(LIMITS.top))),
  order: optional(z.enum(['asc', 'desc'])),
  percentages: optional(z.boolean()),
  /** Of a share: the filters that make the part. */
  part: listOf(z.enum(MODEL_FIELDS)),
  ...(Object.fromEntries(VOCABULARY_FIELDS.map((field) => [field, optionalNames()])) as Record<
    (typeof VOCABULARY_FIELDS)[number],
    ReturnType<typeof optionalNames>
  >),
  intent: listOf(ENUM_FILTERS.intent),
  sentiment: listOf(ENUM_FILTERS.sentiment),
  importance: listOf(ENUM_FILTERS.importance),
  resolution: listOf(ENUM_FILTERS.resolution),
  churn_risk: listOf(ENUM_FILTERS.churn_risk),
  escalation_risk: listOf(ENUM_FILTERS.escalation_risk),
  date_range: optional(z.object({ start: day(), end: day() })),
  said: optional(z.array(z.string().check(z.maxLength(LIMITS.words))).check(z.maxLength(LIMITS.said))),
  search_words: optional(z.string().check(z.maxLength(LIMITS.words))),
});
export type Meaning = z.infer<typeof MeaningSchema>;

/** The prompt says how long lists and texts may be, in fewer tokens. */
const SAID_IN_WORDS = ['maxLength', 'maxItems', 'pattern', 'minimum', 'maximum'] as const;

/**
 * The tool that a model must use. Nova takes nothing at the top of a schema but `type`, `properties` and `required`
 * (https://docs.aws.amazon.com/nova/latest/userguide/tool-use-definition.html); null is accepted, but not offered.
 */
function toolOf(): ForcedTool {
  const { $schema, ...schema } = z.toJSONSchema(MeaningSchema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      for (const limit of SAID_IN_WORDS) delete jsonSchema[limit];
      const [only, ...more] = (jsonSchema.anyOf ?? []).filter((one) => one.type !== 'null');
      if (only === undefined || more.length > 0) return;
      delete jsonSchema.anyOf;
      Object.assign(jsonSchema, only);
    },
  });
  return { name: 'read_question', description: 'Records what the question asks for.', schema };
}

export const UNDERSTANDING_TOOL = toolOf();
