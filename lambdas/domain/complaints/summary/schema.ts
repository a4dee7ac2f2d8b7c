import * as z from 'zod/mini';
import { findObject, isObject, parseObject } from '../../enrichment/find-json.ts';
import type { ForcedTool } from '../../enrichment/ports.ts';
import type { Answered } from '../../enrichment/read-answer.ts';
import type { Recommendation } from './types.ts';

/** Most recommendations, characters and complaints of one, as the model is told; a shorter text recommends nothing. */
export const RECOMMENDATION_LIMITS = { recommendations: 5, text: 240, shortest: 20, evidence: 5 } as const;

/** Models do not count: what is longer than asked for is read, and cut or dropped when it is verified. */
const SLACK = 4;

const Recommended = z.object({ text: z.string(), evidence: z.array(z.string()) });
const Answer = z.object({ recommendations: z.array(Recommended) });

const TOOL_NAME = 'recommend';
const TOOL_DESCRIPTION = 'Recommends what to do about complaints.';

/**
 * The tool that a model must use to answer. Nova takes nothing at the top of a schema but `type`, `properties` and
 * `required` (https://docs.aws.amazon.com/nova/latest/userguide/tool-use-definition.html); the limits are said in words.
 */
export const SUMMARY_TOOL: ForcedTool = summaryTool();

function summaryTool(): ForcedTool {
  const { type, properties, required } = z.toJSONSchema(Answer, {
    io: 'input',
    override: ({ jsonSchema }) => {
      delete jsonSchema.additionalProperties;
    },
  });
  return { name: TOOL_NAME, description: TOOL_DESCRIPTION, schema: { type, properties, required } };
}

const MAX_ID = 200;
const ReadRecommendation = z.object({
  text: z.string().check(z.maxLength(RECOMMENDATION_LIMITS.text * SLACK)),
  evidence: z.array(z.unknown()),
});

/** What a model answered: recommendations as it wrote them, how many had not even their form, or why there are none. */
export type ReadRecommendations =
  | { readonly ok: true; readonly recommendations: readonly Recommendation[]; readonly unreadable: number }
  | { readonly ok: false; readonly fault: string };

/** Reads the input of the tool, also where it or its list is JSON in a text. An answer that was cut off is none. */
export function readRecommendations({ input, text, stop_reason }: Answered): ReadRecommendations {
  if (stop_reason === 'max_tokens') return failed('The answer was cut off; it must be shorter.');
  const list = listIn(isObject(input) ? input : findObject(typeof input === 'string' ? input : text));
  if (list === undefined) return failed('The tool was not used; its input must be one object with recommendations.');
  const asked = list.slice(0, RECOMMENDATION_LIMITS.recommendations * SLACK);
  const recommendations = asked.flatMap(readOne);
  return { ok: true, recommendations, unreadable: list.length - recommendations.length };
}

function listIn(answer: Readonly<Record<string, unknown>> | undefined): readonly unknown[] | undefined {
  const list = answer?.recommendations;
  if (Array.isArray(list)) return list;
  return typeof list === 'string' ? listIn(parseObject(`{"recommendations":${list}}`)) : undefined;
}

function readOne(value: unknown): readonly Recommendation[] {
  const read = z.safeParse(ReadRecommendation, value);
  if (!read.success) return [];
  const ids = read.data.evidence.slice(0, RECOMMENDATION_LIMITS.evidence * SLACK);
  const evidence = ids.flatMap((id) => (typeof id === 'string' && id.length <= MAX_ID ? [id.trim()] : []));
  return [{ text: read.data.text.toWellFormed(), evidence }];
}

function failed(fault: string): ReadRecommendations {
  return { ok: false, fault };
}
