import type { ValueShare } from '../../analytics/read-summary.ts';
import type { Interpretation } from '../interpretation.ts';
import { countedCalls, noCall } from './calls-words.ts';
import { percentWords } from './number-words.ts';

const BAD: ReadonlySet<string> = new Set(['negative', 'very_negative']);

/**
 * The first sentence of an insight: how many calls it is about, and which share of them is negative. `sentiment` is of
 * those calls. Days of the filters are those of the time zone.
 */
export function describeMatching(
  { filters, plan }: Interpretation,
  total_matching_calls: number,
  sentiment: readonly ValueShare[],
  time_zone: string = plan?.time_zone ?? 'UTC',
): string {
  if (total_matching_calls === 0) return noCall(filters, time_zone);
  const calls = countedCalls(total_matching_calls, filters, time_zone);
  const bad = sentiment.filter(({ value }) => BAD.has(value));
  if (sentiment.length === 0) return `${calls} ${total_matching_calls === 1 ? 'matches' : 'match'}.`;
  // Shares have two decimals, and so has their sum.
  const share = Math.round(100 * bad.reduce((sum, one) => sum + one.share, 0)) / 100;
  return `Of ${calls}, ${percentWords(share)} are negative or very negative.`;
}
