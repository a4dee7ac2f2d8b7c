import * as z from 'zod/mini';
import type { ForcedTool } from './ports.ts';
import { EFFORTS, NEW_ISSUE, RESOLUTIONS, RISKS } from './types.ts';

/** Most characters and items of an answer, as the model is told. */
export const LIMITS = {
  summary: 600,
  description: 200,
  action: 160,
  name: 60,
  tag: 30,
  quote: 200,
  issues: 5,
  actions: 5,
  tags: 8,
  evidence: 3,
} as const;

/** Models do not count characters: an answer may have twice what was asked for, and is cut (verify.ts). */
const SLACK = 2;

export const OWNERS = ['agent', 'customer', 'company'] as const;

/** What a model answered, its form checked: nothing says yet that it is true (verify.ts). */
export type Answer = z.infer<AnswerSchema>;
export type AnswerSchema = ReturnType<typeof schemaOf>;

/** The form of an answer that is accepted, given the issue keys of the configuration. */
export function answerSchema(issueKeys: readonly string[]): AnswerSchema {
  return schemaOf(issueKeys, SLACK);
}

const TOOL_NAME = 'record_insights';
const TOOL_DESCRIPTION = 'Records what was found in the call.';

/**
 * The tool that a model must use to answer, with the schema of its input. Nova takes nothing at the top of a schema but
 * `type`, `properties` and `required` (https://docs.aws.amazon.com/nova/latest/userguide/tool-use-definition.html), and
 * every token of it is paid for with each call: so it has no references, no defaults and no limits that say nothing.
 */
export function enrichmentTool(issueKeys: readonly string[]): ForcedTool {
  const { $schema, ...schema } = z.toJSONSchema(schemaOf(issueKeys, 1), {
    io: 'input',
    override: ({ jsonSchema }) => {
      for (const limit of SAID_IN_WORDS) delete jsonSchema[limit];
      if (jsonSchema.type === 'integer') for (const bound of ['minimum', 'maximum'] as const) delete jsonSchema[bound];
    },
  });
  return { name: TOOL_NAME, description: TOOL_DESCRIPTION, schema };
}

/** The prompt says how long lists and texts may be, in fewer tokens; and models do not count by a schema. */
const SAID_IN_WORDS = ['maxLength', 'maxItems', 'pattern'] as const;

/** With a slack of 1 the form as it is asked for, else that many times as long. */
function schemaOf(issueKeys: readonly string[], slack: number) {
  const text = (limit: number) => z.string().check(z.maxLength(limit * slack));
  const list = <T extends z.ZodMiniType>(of: T, limit: number) => z.array(of).check(z.maxLength(limit * slack));
  const evidence = list(z.object({ turn: z.int().check(z.gte(0)), quote: text(LIMITS.quote) }), LIMITS.evidence);
  const risk = z.object({ level: z.enum(RISKS), evidence });
  // Some models write null for what is not there; it is not offered to them.
  const name = z.optional(slack === 1 ? text(LIMITS.name) : z.nullable(text(LIMITS.name)));
  const issue = z
    .object({
      key: z.enum([...issueKeys, NEW_ISSUE]),
      proposed_name: name,
      description: text(LIMITS.description),
      evidence,
    })
    .check(
      z.refine(({ key, proposed_name }) => key !== NEW_ISSUE || Boolean(proposed_name?.trim()), {
        path: ['proposed_name'],
      }),
    );
  return z.object({
    summary: text(LIMITS.summary).check(z.regex(/\p{L}/u)),
    key_issues: list(issue, LIMITS.issues),
    action_items: list(z.object({ text: text(LIMITS.action), owner: z.enum(OWNERS), evidence }), LIMITS.actions),
    tags: list(text(LIMITS.tag), LIMITS.tags),
    resolution: z.enum(RESOLUTIONS),
    customer_effort: z.enum(EFFORTS),
    churn_risk: risk,
    escalation_risk: risk,
    confidence: z.number().check(z.gte(0), z.lte(1)),
  });
}
