import type { Interpretation } from '../interpretation.ts';
import { callsWords, countedCalls, letThrough, noCall } from './calls-words.ts';
import { numberWords } from './number-words.ts';

export interface HitCounts {
  /** Calls that match, a lower bound where it is not exact, null where nobody counted them. */
  readonly total: { readonly value: number; readonly exact: boolean } | null;
  /** Calls that are shown. */
  readonly shown: number;
  /** Calls that the filters let through, whatever they say. */
  readonly matching: number;
}

/** What a search found. Days of the filters are those of the time zone. */
export function describeHits(
  { filters, plan }: Interpretation,
  { total, shown, matching }: HitCounts,
  time_zone: string = plan?.time_zone ?? 'UTC',
): string {
  if (shown === 0)
    return matching === 0 ? noCall(filters, time_zone) : noneSays(letThrough(matching, filters, time_zone));
  if (total === null || total.value < shown) return `${nearest(shown)} of the ${callsWords(filters, time_zone)}.`;
  const calls = countedCalls(total.value, filters, time_zone);
  const match = total.value === 1 ? 'matches' : 'match';
  const bound = total.exact ? '' : 'At least ';
  if (total.exact && total.value === shown) return `${calls} ${match}.`;
  return `${bound}${calls} ${match}; ${shown === 1 ? 'the best one is' : `the ${numberWords(shown)} best are`} shown.`;
}

function noneSays({ named }: { readonly named: string }): string {
  return `The search found nothing in ${named}.`;
}

function nearest(shown: number): string {
  return shown === 1 ? 'This is the best match' : `These are the ${numberWords(shown)} best matches`;
}
