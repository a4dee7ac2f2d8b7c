import { describe, expect, it } from 'vitest';
import { type DataFigures, dataVersion } from './data-version.ts';

const FIGURES: DataFigures = {
  calls: 3,
  newest_write: 7,
  revision: 4,
  edition: 1,
  duration_seconds: 180.5,
  importance_score: 0.1 + 0.2 + 0.7,
};

describe('a version of the data', () => {
  it.each(Object.keys(FIGURES) as (keyof DataFigures)[])('differs where %s differs', (figure) => {
    const other = { ...FIGURES, [figure]: (FIGURES[figure] ?? 0) + (figure === 'importance_score' ? 0.001 : 1) };
    expect(dataVersion(other)).not.toBe(dataVersion(FIGURES));
  });

  it('does not depend on the order that sums were added up in', () => {
    const scores = [0.1, 0.7, 0.2, 0.3, 0.6];
    const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
    const orders = [scores, scores.toReversed(), scores.toSorted()].map(sum);
    expect(new Set(orders).size).toBeGreaterThan(1);
    expect(new Set(orders.map((importance_score) => dataVersion({ ...FIGURES, importance_score }))).size).toBe(1);
  });

  it('tells no calls from calls without a number', () => {
    const none = { calls: 0, newest_write: null, revision: 0, edition: 0, duration_seconds: 0, importance_score: 0 };
    expect(dataVersion(none)).not.toBe(dataVersion({ ...none, newest_write: 0 }));
  });
});
