import { describe, expect, it } from 'vitest';
import type { KeptSummary, SummaryCache } from '../domain/complaints/summary/cache.ts';
import type { ComplaintSummary } from '../domain/complaints/summary/types.ts';

export const NOW = new Date('2026-11-21T14:05:06.789Z');

const SUMMARY: ComplaintSummary = {
  summary_id: 's-1',
  department: null,
  date_range: { start: '2026-11-01T00:00:00.000Z', end: '2026-11-20T23:59:59.999Z' },
  what: '3 complaints were opened from 2026-11-01 to 2026-11-20.',
  total: 3,
  top_issues: [{ issue: 'late_refund', count: 3, share: 1 }],
  sentiment: { very_negative: 1, negative: 2, neutral: 0, positive: 0, very_positive: 0 },
  recommendations: [{ text: 'The team should answer — पैसा.', evidence: ['cmp-1', 'cmp-2'] }],
  expected_resolution_minutes: { p50: 12.5, p90: 80, measured: 3 },
  processing: {
    ...{ model_used: 'model.small', cost_usd: 0.000_084, cached: false, degraded: false, degraded_reason: null },
    ...{ dropped_recommendations: 1, duration_ms: 812 },
  },
  timestamp: NOW.toISOString(),
};

export function keptSummary(given: Partial<KeptSummary> = {}): KeptSummary {
  return { summary: SUMMARY, expires_at: NOW.getTime() + 3_600_000, ...given };
}

/** What every cache of summaries does. `fresh` gives an empty one with this clock. */
export function summaryCacheContract(engine: string, fresh: (now: () => Date) => Promise<SummaryCache>): void {
  const empty = () => fresh(() => NOW);

  describe(`summary cache on ${engine}`, () => {
    it('gives a summary back as it was, and none for another key', async () => {
      const cache = await empty();
      await cache.put('k1', keptSummary());
      expect(await cache.get('k1')).toEqual(keptSummary());
      expect(await cache.get('k')).toBeUndefined();
    });

    it('puts a newer summary in the place of an older one', async () => {
      const cache = await empty();
      await cache.put('k', keptSummary());
      await cache.put('k', keptSummary({ summary: { ...SUMMARY, department: 'billing' } }));
      expect((await cache.get('k'))?.summary.department).toBe('billing');
    });

    it('gives one that has expired all the same, as it says so', async () => {
      const cache = await empty();
      const expired = keptSummary({ expires_at: NOW.getTime() - 1 });
      await cache.put('k', expired);
      expect(await cache.get('k')).toEqual(expired);
    });

    it('row 17: lets none last longer than a month', async () => {
      const cache = await empty();
      await cache.put('k', keptSummary({ expires_at: 9e15 }));
      expect((await cache.get('k'))?.expires_at).toBe(NOW.getTime() + 31 * 86_400_000);
    });

    it('keeps none that is too large to be one', async () => {
      const cache = await empty();
      await cache.put('k', keptSummary({ summary: { ...SUMMARY, what: 'x'.repeat(200_000) } }));
      expect(await cache.get('k')).toBeUndefined();
    });
  });
}
