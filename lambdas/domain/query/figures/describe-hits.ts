import type { Interpretation } from '../interpretation.ts';
import { callsWords, countedCalls, noCall } from './calls-words.ts';
import { numberWords } from './number-words.ts';

/**
 * What a search found. `total`: calls that match, a lower bound where it is not exact, null where nobody counted them.
 * `shown`: those that are shown. Days of the filters are those of the time zone.
 */
export function describeHits(
  { filters, plan }: Interpretation,
  total: { readonly value: number; readonly exact: boolean } | null,
  shown: number,
  time_zone: string = plan?.time_zone ?? 'UTC',
): string {
  if (shown === 0) return noCall(filters, time_zone);
  if (total === null || total.value < shown) return `${nearest(shown)} of the ${callsWords(filters, time_zone)}.`;
  const calls = countedCalls(total.value, filters, time_zone);
  const match = total.value === 1 ? 'matches' : 'match';
  const bound = total.exact ? '' : 'At least ';
  if (total.exact && total.value === shown) return `${calls} ${match}.`;
  return `${bound}${calls} ${match}; ${shown === 1 ? 'the best one is' : `the ${numberWords(shown)} best are`} shown.`;
}

function nearest(shown: number): string {
  return shown === 1 ? 'This is the best match' : `These are the ${numberWords(shown)} best matches`;
}
