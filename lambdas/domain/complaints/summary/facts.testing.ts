import { listed } from '../export/listed.testing.ts';
import type { ListedComplaint } from '../listing/list.ts';
import type { SummaryFacts } from './types.ts';

const NOBODY = { p50: null, p90: null, measured: 0 };

/** Complaints of a shop for tents: their id, issue and what was said. */
export function shopExamples(): readonly ListedComplaint[] {
  const said: readonly (readonly [id: string, issue: string, summary: string])[] = [
    ['cmp-r1', 'late_refund', 'The refund for the tent never arrived. I have called four times about the refund.'],
    ['cmp-r2', 'late_refund', 'They promised a refund within 10 days and nothing came.'],
    ['cmp-s1', 'broken_stove', 'The stove was broken when the parcel was opened.'],
    ['cmp-c1', 'unfriendly_courier', 'The courier threw the parcel over the fence.'],
  ];
  return said.map(([complaint_id, issue, summary]) => listed({ complaint_id, issue, summary }));
}

/** What was counted of that shop. */
export function shopFacts(given: Partial<SummaryFacts> = {}): SummaryFacts {
  return {
    kpis: {
      opened: 1_203,
      open: 300,
      resolved: 903,
      breached: 41,
      overdue: 17,
      reopened: 22,
      reopen_rate: 0.024,
      first_response_minutes: { p50: 31, p90: 118, measured: 1_100 },
      resolution_minutes: { p50: 610, p90: 1_450, measured: 903 },
    },
    issues: [
      { issue: 'late_refund', count: 640, share: 640 / 1_203 },
      { issue: 'broken_stove', count: 333, share: 333 / 1_203 },
      { issue: 'unfriendly_courier', count: 200, share: 200 / 1_203 },
      { issue: 'unspecified', count: 30, share: 30 / 1_203 },
    ],
    sentiment: { very_negative: 210, negative: 700, neutral: 250, positive: 40, very_positive: 3 },
    examples: shopExamples(),
    history: { p50: 590, p90: 1_380, measured: 2_750 },
    ...given,
  };
}

/** What is counted where there is nothing. */
export function noFacts(): SummaryFacts {
  const { kpis } = shopFacts();
  const none = Object.fromEntries(Object.keys(kpis).map((name) => [name, 0])) as unknown as typeof kpis;
  return {
    kpis: { ...none, reopen_rate: null, first_response_minutes: NOBODY, resolution_minutes: NOBODY },
    issues: [],
    sentiment: { very_negative: 0, negative: 0, neutral: 0, positive: 0, very_positive: 0 },
    examples: [],
    history: NOBODY,
  };
}
