import type { AggregationResult } from '#lambdas/domain/analytics/result.ts';
import type { Answer } from '#lambdas/domain/query/answer.ts';
import type { CallDocument } from '#lambdas/domain/search/document.ts';
import { recount } from '#lambdas/testing/recount.ts';

/** Relative difference of means and sums: engines add doubles in orders of their own. */
const TOLERANCE = 1e-6;

/**
 * Whether the figures of an answer are those of its own plan, counted one by one: a question that was misunderstood may
 * still be counted right. True where nothing was counted, and where calls are told apart by what is said in them: how words
 * match is the engine's own.
 */
export function isCountedRight(
  { analytics: { figures }, processing }: Answer,
  documents: readonly CallDocument[],
): boolean {
  const { plan, share_of } = processing.interpretation;
  if (figures === null || plan === null || plan.filters.contains !== undefined) return true;
  const expected = recount(documents, plan);
  if (!sameResult(expected, figures.result)) return false;
  if (share_of === null) return figures.share_percent === null;
  const whole = recount(documents, { ...plan, group_by: [], filters: share_of }).totals.count;
  return figures.share_percent === percent(expected.totals.count, whole);
}

/** Two decimals; of no calls there is no share to speak of. */
const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((10_000 * part) / whole) / 100;

/** Every figure and key of the one result is in the other. */
function sameResult(expected: AggregationResult, given: AggregationResult): boolean {
  return close({ rows: expected.rows, totals: expected.totals }, { rows: given.rows, totals: given.totals });
}

function close(expected: unknown, given: unknown): boolean {
  if (typeof expected === 'number' && typeof given === 'number') {
    return Math.abs(expected - given) <= TOLERANCE * Math.max(1, Math.abs(expected));
  }
  if (!isObject(expected) || !isObject(given)) return expected === given;
  const keys = new Set([...Object.keys(expected), ...Object.keys(given)]);
  return [...keys].every((key) => close(expected[key], given[key]));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
