import * as z from 'zod/mini';
import { findObject, isObject, parseObject } from './find-json.ts';
import type { ChatOutcome } from './ports.ts';
import { type Answer, type AnswerSchema, answerSchema } from './schema.ts';

export type { Answer } from './schema.ts';

export type Answered = Extract<ChatOutcome, { readonly kind: 'answered' }>;

/** A whole answer, or why it is none: sentences that a model can be told, with names of fields and what is allowed there. */
export type ReadAnswer =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Faults that a model is told at most. */
const MAX_FAULTS = 8;

/**
 * Reads what a model answered: the input of the tool, also when it is JSON in a string, or a JSON object in its text. An
 * answer that was cut off is none, however it reads.
 */
export function readAnswer(
  outcome: Pick<Answered, 'input' | 'text' | 'stop_reason'>,
  issueKeys: readonly string[],
): ReadAnswer {
  if (outcome.stop_reason === 'max_tokens') return failed('The answer was cut off; it must be shorter.');
  const value = objectOf(outcome);
  if (value === undefined) return failed('The tool was not used; its input must be one JSON object.');
  const parsed = z.safeParse(schemaFor(issueKeys), value);
  if (parsed.success) return { ok: true, answer: parsed.data };
  return { ok: false, faults: [...new Set(parsed.error.issues.map(faultOf))].slice(0, MAX_FAULTS) };
}

const schemas = new WeakMap<readonly string[], AnswerSchema>();

/** Made once for a list of keys. */
function schemaFor(issueKeys: readonly string[]): AnswerSchema {
  const schema = schemas.get(issueKeys) ?? answerSchema(issueKeys);
  schemas.set(issueKeys, schema);
  return schema;
}

function failed(fault: string): ReadAnswer {
  return { ok: false, faults: [fault] };
}

function objectOf({ input, text }: Pick<Answered, 'input' | 'text'>): Readonly<Record<string, unknown>> | undefined {
  if (isObject(input)) return input;
  if (typeof input === 'string') return parseObject(input) ?? findObject(input);
  return input === undefined || input === null ? findObject(text) : undefined;
}

type Issue = z.core.$ZodIssue;

/** One sentence. It holds names of fields and what the schema allows, nothing that was answered. */
function faultOf(issue: Issue): string {
  return `${pathOf(issue.path)} ${allowed(issue)}.`;
}

/** Names are those of the schema, since what else was answered is not looked at. */
function pathOf(path: readonly PropertyKey[]): string {
  const names = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return names === '' ? 'The answer' : names.replace(/^\./, '');
}

function allowed(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be of type ${issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return `must be at most ${unitOf(issue.origin, issue.maximum)}`;
    case 'too_small':
      return `must be at least ${unitOf(issue.origin, issue.minimum)}`;
    case 'invalid_format':
      return 'must hold words';
    case 'custom':
      return 'is required with this key';
    default:
      return 'is not what the schema asks for';
  }
}

function unitOf(origin: string, limit: number | bigint): string {
  const unit = { string: ' characters long', array: ' items' }[origin] ?? '';
  return `${limit}${unit}`;
}
