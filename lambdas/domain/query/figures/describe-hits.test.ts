import { describe, expect, it } from 'vitest';
import type { Filters } from '../../search/filters.ts';
import type { Interpretation } from '../interpretation.ts';
import { describeHits } from './describe-hits.ts';
import { describeMatching } from './describe-matching.ts';

const about = (filters: Filters) => ({ filters, plan: null }) as Interpretation;
const FIBRE = about({ product: ['Fibre 500'] });
const ONE_DAY = about({ date_range: { start: '2026-10-11T18:30:00.000Z', end: '2026-10-12T18:29:59.999Z' } });

describe('what a search found', () => {
  it.each([
    [{ value: 1_038, exact: true }, 10, '1,038 calls of Fibre 500 match; the 10 best are shown.'],
    [{ value: 10_000, exact: false }, 10, 'At least 10,000 calls of Fibre 500 match; the 10 best are shown.'],
    [{ value: 38, exact: true }, 1, '38 calls of Fibre 500 match; the best one is shown.'],
    [{ value: 7, exact: true }, 7, '7 calls of Fibre 500 match.'],
    [{ value: 1, exact: true }, 1, '1 call of Fibre 500 matches.'],
    [null, 3, 'These are the 3 best matches of the calls of Fibre 500.'],
    [null, 1, 'This is the best match of the calls of Fibre 500.'],
    // Found by meaning alone: no word of the question stands in them.
    [{ value: 0, exact: true }, 3, 'These are the 3 best matches of the calls of Fibre 500.'],
  ])('is said with its number: %j, %i shown', (total, shown, expected) => {
    expect(describeHits(FIBRE, { total, shown, matching: 2_000 })).toBe(expected);
  });

  it('is told apart where the filters let no call through, and where none of those says what was looked for', () => {
    const none = { total: { value: 0, exact: true }, shown: 0 };
    expect(describeHits(FIBRE, { ...none, matching: 0 })).toBe('No call matches: calls of Fibre 500.');
    expect(describeHits(FIBRE, { ...none, total: null, matching: 1_412 })).toBe(
      'The search found nothing in the 1,412 calls of Fibre 500 that the filters let through.',
    );
    expect(describeHits(about({}), { ...none, matching: 1_412 })).toBe('The search found nothing in all 1,412 calls.');
    expect(describeHits(about({}), { ...none, matching: 0 })).toBe('There are no calls.');
  });

  it('is of days of the time zone', () => {
    expect(describeHits(ONE_DAY, { total: null, shown: 2, matching: 9 }, 'Asia/Kolkata')).toBe(
      'These are the 2 best matches of the calls on 12 October 2026.',
    );
  });
});

describe('what an insight is about', () => {
  const shares = (negative: number, very_negative: number, calls = 10_000) => [
    { value: 'very_negative', count: Math.round((very_negative * calls) / 100), share: very_negative },
    { value: 'negative', count: Math.round((negative * calls) / 100), share: negative },
    { value: 'neutral', count: 1, share: 100 - negative - very_negative },
  ];

  it('is how many calls, and which share of them is negative', () => {
    expect(describeMatching(FIBRE, 10_000, shares(20.1, 18.02))).toBe(
      'Of the 10,000 calls of Fibre 500 that the filters let through, 38.12 % are negative or very negative.',
    );
    expect(describeMatching(FIBRE, 73, shares(50.685, 16.438, 73))).toContain(' 67.12 % ');
    expect(describeMatching(about({}), 10_000, shares(10, 5.44))).toBe(
      'Of all 10,000 calls, 15.44 % are negative or very negative.',
    );
  });

  it('is told without the share where the filters say it', () => {
    const told = 'The filters let 2 calls with negative sentiment through.';
    expect(describeMatching(about({ sentiment: ['negative'] }), 2, shares(100, 0))).toBe(told);
    const without = describeMatching(about({ not: { sentiment: ['negative'] } }), 2, shares(0, 0));
    expect(without).toBe('The filters let 2 calls without negative sentiment through.');
  });

  it('is told without shares where nobody counted them, and where no call matches', () => {
    expect(describeMatching(FIBRE, 1, [])).toBe('The filters let 1 call of Fibre 500 through.');
    expect(describeMatching(about({}), 1, shares(100, 0))).toBe('There is 1 call.');
    expect(describeMatching(FIBRE, 0, [])).toBe('No call matches: calls of Fibre 500.');
    expect(describeMatching(ONE_DAY, 0, [], 'Asia/Kolkata')).toBe('No call matches: calls on 12 October 2026.');
  });
});
