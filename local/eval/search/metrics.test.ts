import { describe, expect, it } from 'vitest';
import { figuresOf, meanFigures, ndcg, precision, recall, reciprocalRank } from './metrics.ts';

const gains = (...pairs: [string, number][]) => new Map(pairs);

describe('nDCG', () => {
  it('is 1 for the best order of graded answers', () => {
    expect(ndcg(['a', 'b', 'c'], gains(['c', 1], ['a', 3], ['b', 2]), 10)).toBe(1);
  });

  it('counts graded gains, discounted by the logarithm of the place', () => {
    // (2 / log2(2) + 3 / log2(4)) / (3 / log2(2) + 2 / log2(3))
    const expected = (2 + 3 / 2) / (3 + 2 / Math.log2(3));
    expect(ndcg(['b', 'x', 'a'], gains(['a', 3], ['b', 2]), 10)).toBeCloseTo(expected, 12);
  });

  it('of one relevant answer is the discount of its place', () => {
    expect(ndcg(['x', 'y', 'a'], gains(['a', 1]), 10)).toBeCloseTo(1 / Math.log2(4), 12);
    expect(ndcg(['x', 'a', 'y'], gains(['a', 1]), 10)).toBeCloseTo(1 / Math.log2(3), 12);
  });

  it('does not tell answers of the same gain apart', () => {
    const two = gains(['a', 1], ['b', 1]);
    expect(ndcg(['a', 'x', 'b'], two, 10)).toBe(ndcg(['b', 'x', 'a'], two, 10));
  });

  it('looks at the first k places only, for the answer and for the best order', () => {
    const three = gains(['a', 1], ['b', 1], ['c', 1]);
    expect(ndcg(['a', 'b', 'x'], three, 2)).toBe(1);
    expect(ndcg(['x', 'y', 'a'], three, 2)).toBe(0);
  });

  it('takes judgements of 0 and below as not relevant', () => {
    expect(ndcg(['x', 'a'], gains(['x', 0], ['y', -1], ['a', 1]), 10)).toBeCloseTo(1 / Math.log2(3), 12);
    expect(ndcg(['y', 'a'], gains(['x', 0], ['y', -1], ['a', 1]), 10)).toBeCloseTo(1 / Math.log2(3), 12);
  });

  it('is 0 without answers or without anything relevant', () => {
    expect(ndcg([], gains(['a', 1]), 10)).toBe(0);
    expect(ndcg(['a'], gains(), 10)).toBe(0);
  });
});

describe('the other figures', () => {
  it('recall is the share of the relevant ones that are among the first k', () => {
    const three = gains(['a', 1], ['b', 2], ['c', 1], ['x', 0]);
    expect(recall(['a', 'x', 'b', 'c'], three, 3)).toBeCloseTo(2 / 3, 12);
    expect(recall(['x'], gains(), 3)).toBe(0);
  });

  it('precision counts empty places as wrong', () => {
    expect(precision(['a', 'x'], gains(['a', 1]), 10)).toBe(0.1);
  });

  it('reciprocal rank is of the first relevant one, and 0 beyond k', () => {
    expect(reciprocalRank(['x', 'y', 'a', 'b'], gains(['a', 1], ['b', 1]), 10)).toBeCloseTo(1 / 3, 12);
    expect(reciprocalRank(['x', 'y', 'a'], gains(['a', 1]), 2)).toBe(0);
    expect(reciprocalRank(['x', 'a'], gains(['x', 0], ['a', 1]), 10)).toBe(0.5);
  });

  it('each figure looks as deep as its name says', () => {
    const ranking = Array.from({ length: 25 }, (_, i) => `call-${i + 1}`);
    const right = gains(['call-5', 1], ['call-6', 1], ['call-20', 1], ['call-21', 1]);
    const figures = figuresOf(ranking, right);
    expect(figures).toMatchObject({ recall5: 0.25, recall20: 0.75, mrr10: 0.2, precision10: 0.2 });
  });

  it('the mean counts every query the same', () => {
    const perfect = figuresOf(['a'], gains(['a', 1]));
    const nothing = figuresOf(['x'], gains(['a', 1]));
    expect(meanFigures([perfect, nothing])).toMatchObject({ ndcg10: 0.5, recall5: 0.5, mrr10: 0.5, precision10: 0.05 });
    expect(meanFigures([]).ndcg10).toBe(0);
  });
});
