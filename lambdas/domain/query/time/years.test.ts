import { describe, expect, it } from 'vitest';
import { createMentionFinder } from '../mentions/find-mentions.ts';
import { ASKED, VOCABULARY } from '../mentions/vocabulary.testing.ts';

const find = createMentionFinder(VOCABULARY);
const datesOf = (question: string) =>
  find(question, ASKED).mentions.flatMap(({ kind, value }) => (kind === 'date' ? [value] : []));

describe('a year alone', () => {
  it.each(['2025 calls', 'complaints 2025', '2025 complaints by region', 'in 2025'])('is read in "%s"', (question) => {
    expect(datesOf(question)).toEqual(['2025-01-01..2025-12-31']);
  });

  it('is compared with another', () => {
    expect(datesOf('2025 vs 2026 complaints')).toEqual(['2025-01-01..2025-12-31', '2026-01-01..2026-12-31']);
  });

  it.each(['more than 2000 calls', 'over 2010 complaints', 'error 2025', 'ticket 2025 calls'])(
    'is a mere number in "%s"',
    (question) => {
      expect(datesOf(question)).toEqual([]);
    },
  );
});

describe('a fiscal year', () => {
  it.each(['fiscal year 2025', 'last financial year', 'FY25 calls', 'FY 2024-25', 'this fiscal quarter', 'fy2025'])(
    'is named but not read as days in "%s"',
    (question) => {
      const { mentions, filters } = find(question, ASKED);
      expect(filters).toEqual({});
      expect(mentions).toMatchObject([{ kind: 'date', value: 'fiscal year' }]);
      expect(mentions[0]?.score).toBeLessThan(0.5);
    },
  );
});

describe('names of months and days', () => {
  it.each([
    ['since Octobr', '2025-10-01..2026-09-20'],
    ['in Februry', '2026-02-01..2026-02-28'],
    ['on Thurdsay', '2026-09-17..2026-09-17'],
    ['calls yestarday', '2026-09-19..2026-09-19'],
  ])('are known with a mistake in "%s"', (question, days) => {
    expect(datesOf(question)).toEqual([days]);
  });

  it.each(['agent A1', 'box M3', 'code D5', 'several Mondays'])('are no codes such as "%s"', (question) => {
    expect(datesOf(question)).toEqual([]);
  });
});
