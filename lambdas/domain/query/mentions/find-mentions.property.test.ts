import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { FiltersSchema } from '../../search/filters.ts';
import { createMentionFinder } from './find-mentions.ts';
import { ASKED, VOCABULARY } from './vocabulary.testing.ts';

const find = createMentionFinder(VOCABULARY);

const piece = fc.constantFrom(
  ...`last past this week month 5 30 days since before after between and to march may 2026 12/11/2026 Q3 h1 top sabse zyada kam
   se tak ke beech alawa nahi not from except north South Fibre 500 "quoted words" billing complaints angry resolved agent A-17
   client C-204 id ORD-4711 longer than 10 minutes importance above 0.7 percent of vs compare पिछले हफ्ते शिकायत उत्तर , ? - monday
   yesterday ago today or region the half an hour ghante refund late delivery`.split(/\s+/),
);
const question = fc.oneof(
  fc.array(piece, { maxLength: 25 }).map((words) => words.join(' ')),
  fc.string({ maxLength: 80, unit: 'grapheme' }),
  fc.string({ maxLength: 80, unit: 'binary' }),
);

describe('any question', () => {
  it('has mentions that lie within it, in order, apart, and as it says them', () => {
    fc.assert(
      fc.property(question, (text) => {
        let at = 0;
        for (const { start, end, text: said, score } of find(text, ASKED).mentions) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(said).toBe(text.slice(start, end));
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 400 },
    );
  });

  it('has filters that a request could have, and no others', () => {
    fc.assert(
      fc.property(question, (text) => {
        const { filters } = find(text, ASKED);
        expect(z.parse(FiltersSchema, filters)).toEqual(filters);
      }),
      { numRuns: 400 },
    );
  });

  it('is read the same way again, by the same finder and by another', () => {
    fc.assert(
      fc.property(question, (text) => {
        const first = find(text, ASKED);
        expect(find(text, ASKED)).toEqual(first);
        expect(createMentionFinder({ ...VOCABULARY })(text, { ...ASKED })).toEqual(first);
      }),
      { numRuns: 30 },
    );
  });

  it('leaves as its rest what its mentions do not take', () => {
    fc.assert(
      fc.property(question, (text) => {
        const { mentions, rest } = find(text, ASKED);
        const isKept = ({ kind, field, negated }: (typeof mentions)[number]) =>
          kind === 'phrase' || kind === 'identifier' || (/^(?:issue|key_issue|tag)$/.test(field) && !negated);
        const taken = mentions.filter((mention) => !isKept(mention));
        const length = (words: string) => words.replace(/\s/g, '').length;
        expect(length(rest)).toBe(length(text) - taken.reduce((sum, mention) => sum + length(mention.text), 0));
        expect(rest).not.toMatch(/\s\s|^\s|\s$/);
      }),
      { numRuns: 400 },
    );
  });
});

describe('a date', () => {
  const zone = fc.constantFrom('Asia/Kolkata', 'America/New_York', 'America/Sao_Paulo', 'Africa/Cairo', 'Pacific/Apia');
  const now = fc.date({ min: new Date('2005-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
  const count = fc.integer({ min: 1, max: 60 });
  const unit = fc.constantFrom('days', 'weeks', 'months', 'quarters', 'years', 'din', 'hafte');

  it('that is counted back ends with today, not later, and begins before', () => {
    fc.assert(
      fc.property(now, zone, count, unit, (moment, time_zone, n, name) => {
        const context = { now: moment, time_zone };
        const { start = '', end = '' } = find(`last ${n} ${name}`, context).filters.date_range ?? {};
        const today = find('today', context).filters.date_range;
        expect(end).toBe(today?.end);
        expect(start <= (today?.start ?? '')).toBe(true);
        expect(start <= moment.toISOString() && moment.toISOString() <= end).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  const form = fc.constantFrom(
    ...['this week', 'last week', 'this month', 'last quarter', 'this year', 'ytd', 'last weekend', 'weekend', 'kal'],
    ...[
      'parso',
      'since Monday',
      'last friday',
      'since 5 march',
      'pichle mahine',
      'past year',
      'last 5 hours',
      '5 tarikh',
    ],
  );
  it('that is counted from today never ends after it, and starts before it ends', () => {
    fc.assert(
      fc.property(now, zone, form, (moment, time_zone, words) => {
        const context = { now: moment, time_zone };
        const { start = '', end = '' } = find(words, context).filters.date_range ?? {};
        expect(start < end).toBe(true);
        expect(end <= (find('today', context).filters.date_range?.end ?? '')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('of three days follows that of the day before without a gap', () => {
    fc.assert(
      fc.property(now, zone, (moment, time_zone) => {
        const context = { now: moment, time_zone };
        const yesterday = find('yesterday', context).filters.date_range;
        const today = find('today', context).filters.date_range;
        expect(Date.parse(today?.start ?? '') - Date.parse(yesterday?.end ?? '')).toBe(1);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a hostile question', () => {
  it.each([
    'last 5 ',
    '1-1-1-',
    'between 5 and ',
    'not north or ',
    '"',
    '"a" ',
    'agent 1 ',
    '5 se ',
    'top ',
    'fibrr ',
    '1,11',
    'a',
  ])('of many "%s" is read in linear time', (part) => {
    const timeOf = (length: number) => {
      const text = part.repeat(length).slice(0, length);
      const times = Array.from({ length: 9 }, () => {
        const start = performance.now();
        find(text, ASKED);
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    timeOf(4_000);
    // Eight times as long: 8 where it is linear, 64 where it is quadratic; the rest is for machines with other work.
    expect(timeOf(8_000)).toBeLessThan(24 * timeOf(1_000) + 20);
  });
});
