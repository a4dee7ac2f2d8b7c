import type { ValueShare } from '../../analytics/read-summary.ts';
import type { Interpretation } from '../interpretation.ts';
import { letThrough, noCall } from './calls-words.ts';
import { percentWords } from './number-words.ts';

const BAD: ReadonlySet<string> = new Set(['negative', 'very_negative']);

/**
 * The first sentence of an insight: how many calls the filters let through (not: how many are about the question), and which
 * share of them is negative, unless the filters say so already. `sentiment` is of those calls. Days of the filters are those
 * of the time zone.
 */
export function describeMatching(
  { filters, plan }: Interpretation,
  total_matching_calls: number,
  sentiment: readonly ValueShare[],
  time_zone: string = plan?.time_zone ?? 'UTC',
): string {
  if (total_matching_calls === 0) return noCall(filters, time_zone);
  const calls = letThrough(total_matching_calls, filters, time_zone);
  const isFixed = [filters.sentiment, filters.not?.sentiment].some((values = []) => values.length > 0);
  if (isFixed || sentiment.length === 0 || total_matching_calls === 1) return calls.told;
  const bad = sentiment.filter(({ value }) => BAD.has(value));
  const count = bad.reduce((sum, one) => sum + one.count, 0);
  const share = Math.round((10_000 * count) / total_matching_calls) / 100;
  return `Of ${calls.named}, ${percentWords(share)} are negative or very negative.`;
}
