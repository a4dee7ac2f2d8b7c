import * as z from 'zod/mini';
import { redactedText } from '../domain/pii/redact-text.ts';
import { subjectKey } from '../domain/query/keys.ts';
import { cleanText } from '../domain/transcript/clean-text.ts';
import { describeIssue, faultSentence } from '../domain/validation/fault.ts';
import { METRIC } from '../metrics.ts';
import type { Answer } from '../runtime/problem.ts';
import type { QueryDeps } from './query-deps.ts';

const MAX_COMMENT = 1_000;

/** The body of POST /feedback. */
export const FeedbackSchema = z.strictObject({
  query_id: z.string().check(z.minLength(1), z.maxLength(64)),
  useful: z.boolean(),
  comment: z.optional(z.nullable(z.string().check(z.maxLength(MAX_COMMENT)))),
});

/** What POST /feedback answers. */
export interface FeedbackGiven {
  readonly query_id: string;
  readonly useful: boolean;
}

type FeedbackDeps = Pick<QueryDeps, 'log' | 'now' | 'counter'>;

/** Notes what somebody said of an answer to a question of their own; once more, the last word counts. */
export async function giveFeedback(deps: FeedbackDeps, subject: string, body: unknown): Promise<Answer<FeedbackGiven>> {
  const parsed = z.safeParse(FeedbackSchema, body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const fault = issue === undefined ? { field: 'body', reason: 'is not valid' } : describeIssue(issue);
    return refused(400, 'bad-parameter', faultSentence(fault, 'The body'), fault.field || 'body');
  }
  const { query_id, useful, comment } = parsed.data;
  const said = cleanText(comment ?? '').trim();
  const feedback = { useful, given_at: deps.now().toISOString(), ...(said !== '' && { comment: redactedText(said) }) };
  const outcome = await deps.log.feedback(query_id, subjectKey(subject), feedback);
  if (outcome === 'unknown')
    return refused(
      404,
      'no-such-query',
      'You asked no question with this query_id in the last thirty days.',
      'query_id',
    );
  deps.counter.gauge(METRIC.feedbackUseful, useful ? 100 : 0);
  return { ok: true, body: { query_id, useful } };
}

function refused(status: number, code: string, title: string, field: string) {
  return { ok: false, problem: { status, code, title, field } } as const;
}
