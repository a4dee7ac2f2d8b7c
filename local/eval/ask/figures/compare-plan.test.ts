import { describe, expect, it } from 'vitest';
import type { Answer } from '#lambdas/domain/query/answer.ts';
import type { CallDocument } from '#lambdas/domain/search/document.ts';
import { isCountedRight } from './compare-plan.ts';

const CALL = { importance_score: 0.5, duration_seconds: 60, timestamp: '2026-03-02T20:00:00.000Z' };
const DOCUMENTS = ['kettle', 'kettle', 'lamp'].map((product) => ({ ...CALL, product })) as unknown as CallDocument[];
const PLAN = { metrics: ['count'], group_by: [], filters: { product: ['kettle'] }, order_by: 'count', order: 'desc' };
const TOTALS = { rows: [], totals: { count: 2 } };

const answer = (result: object | null, share_percent: number | null = null, share_of: object | null = null) =>
  ({
    analytics: { figures: result && { result, share_percent } },
    processing: { interpretation: { plan: PLAN, share_of } },
  }) as unknown as Answer;

describe('isCountedRight', () => {
  it('counts the calls of the plan anew', () => {
    expect(isCountedRight(answer(TOTALS), DOCUMENTS)).toBe(true);
    expect(isCountedRight(answer({ ...TOTALS, totals: { count: 3 } }), DOCUMENTS)).toBe(false);
    expect(isCountedRight(answer(null), DOCUMENTS)).toBe(true);
    const row = { key: { product: 'kettle' }, metrics: { count: 2 } };
    expect(isCountedRight(answer({ ...TOTALS, rows: [row] }), DOCUMENTS)).toBe(false);
  });

  it('works out a share anew', () => {
    expect(isCountedRight(answer(TOTALS, 66.67, {}), DOCUMENTS)).toBe(true);
    expect(isCountedRight(answer(TOTALS, 66.6, {}), DOCUMENTS)).toBe(false);
    expect(isCountedRight(answer(TOTALS, 100), DOCUMENTS)).toBe(false);
  });
});
