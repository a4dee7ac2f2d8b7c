import { type Interpretation, QUERY_TYPES } from '#lambdas/domain/query/interpretation.ts';
import type { Filters } from '#lambdas/domain/search/filters.ts';
import { ASKED_AT, type Expected, listOf, type RouterQuestion } from './questions.ts';
import { sameFilters } from './same-filters.ts';
import { samePlan } from './same-plan.ts';

/** What of an interpretation is right; undefined where the question does not ask for it. */
export interface Verdict {
  readonly type: boolean;
  readonly filters: boolean | undefined;
  readonly plan: boolean | undefined;
}

export interface Judged {
  readonly question: RouterQuestion;
  readonly interpretation: Interpretation;
  readonly verdict: Verdict;
  /** Milliseconds that the rules took. */
  readonly ms: number;
}

/** A question that belongs to no type, such as a greeting: any type is right, and only its confidence tells something. */
export const isForeign = ({ query_type: types }: Expected): boolean => listOf(types).length === QUERY_TYPES.length;

export function judgeAnswer(question: RouterQuestion, given: Interpretation): Verdict {
  const { expected } = question;
  const asked = { question: question.query, now: ASKED_AT, time_zone: question.time_zone };
  return {
    type: listOf(expected.query_type).includes(given.query_type),
    filters: expected.filters && listOf(expected.filters).some((filters) => sameFilters(filters, given.filters, asked)),
    plan:
      expected.plan &&
      listOf(expected.plan).some((plan) => samePlan(plan, given.plan)) &&
      sameShare(question, given.share_of),
  };
}

function sameShare({ query: question, time_zone, expected }: RouterQuestion, given: Filters | null): boolean {
  if (given === null) return expected.share === undefined;
  return expected.share === true && sameFilters(expected.share_of ?? {}, given, { question, now: ASKED_AT, time_zone });
}

/** All that is judged of a question is right. */
export const allRight = ({ type, filters, plan }: Verdict): boolean => type && filters !== false && plan !== false;
