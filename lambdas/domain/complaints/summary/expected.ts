import type { ComplaintSummary, SummaryFacts } from './types.ts';

/** How long a resolution takes by what it took; null where nothing was resolved yet. */
export function expectedResolution({
  history: { p50, p90, measured },
}: Pick<SummaryFacts, 'history'>): ComplaintSummary['expected_resolution_minutes'] {
  return p50 === null || p90 === null || measured <= 0 ? null : { p50, p90, measured };
}
