import * as z from 'zod/mini';
import { AnswerSchema } from '../answer-schema.ts';
import type { StoredAnswer } from '../ports.ts';

const StoredAnswerSchema = z.strictObject({ answer: AnswerSchema, data_version: z.string(), expires_at: z.number() });

/** An answer out of what was kept of one; undefined for anything else, also for one with a field too many. */
export function parseStoredAnswer(value: unknown): StoredAnswer | undefined {
  const parsed = z.safeParse(StoredAnswerSchema, value);
  return parsed.success ? parsed.data : undefined;
}
