import { describe, expect, it } from 'vitest';
import { createMentionFinder } from './find-mentions.ts';
import { ASKED, VOCABULARY } from './vocabulary.testing.ts';

const find = createMentionFinder(VOCABULARY);

describe('how many calls a group must have', () => {
  it.each([
    ['products with at least 60 calls', 60],
    ['agents with more than 5 complaints', 6],
    ['agents with 20 or more calls', 20],
    ['10 se zyada calls wale agents', 11],
    ['kam se kam 10 calls', 10],
    ['with no fewer than 3 negative calls', 3],
    ['calls over 5 minutes', undefined],
    ['60 calls', undefined],
  ])('is read in "%s"', (question, min_count) => {
    expect(find(question, ASKED).min_count).toBe(min_count);
  });

  it('leaves the word for what is counted to be a filter', () => {
    expect(find('agents with more than 5 complaints', ASKED).filters).toEqual({ intent: ['complaint'] });
  });

  it.each(['products with fewer than 5 calls', 'at most 5 complaints', 'exactly 5 calls'])(
    'is known to be unread where no plan can say it: "%s"',
    (question) => {
      const { min_count, mentions } = find(question, ASKED);
      expect(min_count).toBeUndefined();
      expect(mentions[0]).toMatchObject({ field: 'min_count', value: 'unread', score: 0.1 });
    },
  );
});

describe('a duration without a filter', () => {
  it.each(['lasted exactly 5 minutes', 'longer than -5 minutes', 'lasted 5 minutes', 'precisely 2 hours'])(
    'is known to be unread in "%s"',
    (question) => {
      const { filters, mentions } = find(question, ASKED);
      expect(filters).toEqual({});
      expect(mentions).toMatchObject([{ kind: 'comparison', value: 'unread', score: 0.1 }]);
    },
  );

  it('is none where it is the least or the most', () => {
    expect(find('lasted 5 minutes or more', ASKED).filters).toEqual({ duration_min: 300 });
    expect(find('5-10 minute calls', ASKED).filters).toEqual({ duration_min: 300, duration_max: 600 });
  });
});
