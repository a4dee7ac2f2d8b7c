import * as z from 'zod/mini';
import type { ForcedTool } from '../../enrichment/ports.ts';
import type { RawClaim } from './types.ts';

/** Most claims, characters and pieces of evidence of an answer, as the model is told. */
export const CLAIM_LIMITS = { claims: 6, text: 240, quote: 200, evidence: 3 } as const;

/** Models do not count: what is longer than asked for is read, and cut or dropped when it is verified. */
const SLACK = 4;

const Evidence = z.object({ source: z.int(), quote: z.string() });
const Claim = z.object({ text: z.string(), evidence: z.array(Evidence) });
const Answer = z.object({ claims: z.array(Claim), answered: z.boolean() });

const TOOL_NAME = 'answer_question';
const TOOL_DESCRIPTION = 'Answers the question by claims that the sources prove.';

/**
 * The tool that a model must use to answer. Nova takes nothing at the top of a schema but `type`, `properties` and
 * `required` (https://docs.aws.amazon.com/nova/latest/userguide/tool-use-definition.html); the limits are said in words.
 */
export const ANSWER_TOOL: ForcedTool = answerTool();

function answerTool(): ForcedTool {
  const { type, properties, required } = z.toJSONSchema(Answer, {
    io: 'input',
    override: ({ jsonSchema }) => {
      for (const limit of ['minimum', 'maximum', 'additionalProperties'] as const) delete jsonSchema[limit];
    },
  });
  return { name: TOOL_NAME, description: TOOL_DESCRIPTION, schema: { type, properties, required } };
}

const text = (limit: number) => z.string().check(z.maxLength(limit * SLACK));
/** Some models write the number as text. */
const sourceNumber = z.union([z.int(), z.pipe(z.string().check(z.regex(/^\d{1,6}$/)), z.transform(Number))]);
const ReadEvidence = z.object({ source: sourceNumber, quote: text(CLAIM_LIMITS.quote) });
const ReadClaim = z.object({ text: text(CLAIM_LIMITS.text), evidence: z.array(z.unknown()) });

/** A claim out of any value; evidence that has not the form is left out. Undefined where it is no claim. */
export function readClaim(value: unknown): RawClaim | undefined {
  const claim = z.safeParse(ReadClaim, value);
  if (!claim.success || claim.data.text.trim() === '') return undefined;
  const pieces = claim.data.evidence.slice(0, CLAIM_LIMITS.evidence * SLACK);
  const evidence = pieces.flatMap((piece) => {
    const read = z.safeParse(ReadEvidence, piece);
    return read.success ? [{ source: read.data.source, quote: read.data.quote.toWellFormed() }] : [];
  });
  return { text: claim.data.text.toWellFormed(), evidence };
}
