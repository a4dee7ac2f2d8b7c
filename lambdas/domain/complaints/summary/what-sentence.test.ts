import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedResolution } from './expected.ts';
import { noFacts, shopFacts } from './facts.testing.ts';
import { topIssues } from './top-issues.ts';
import { whatSentence } from './what-sentence.ts';

const REQUEST = { department: 'billing', start: '2026-11-01T00:00:00.000Z', end: '2026-11-20T23:59:59.999Z' };

describe('what happened', () => {
  it('is told in three sentences of counted figures', () => {
    expect(whatSentence(shopFacts(), REQUEST)).toBe(
      '1,203 complaints were opened in billing from 2026-11-01 to 2026-11-20: 300 still open, 903 resolved or closed, 41 with a missed promise. Most frequent: late refund (640), broken stove (333) and unfriendly courier (200); 30 have no named issue. Customers were very negative in 210 of these complaints and negative in 700.',
    );
  });

  it('names neither a department nor two days where there is none', () => {
    const one = { ...shopFacts().kpis, opened: 1 };
    const request = { ...REQUEST, department: undefined, end: '2026-11-01T23:59:59.999Z' };
    expect(whatSentence(shopFacts({ kpis: one }), request)).toMatch(/^1 complaint was opened on 2026-11-01: /);
  });

  it('is nothing where nothing was opened', () => {
    expect(whatSentence(noFacts(), REQUEST)).toBe('No complaint was opened in billing from 2026-11-01 to 2026-11-20.');
  });

  it.each([
    ['nowhere', 'No complaint was opened in nowhere from 2026-11-01 to 2026-11-20.'],
    ['card_services', 'No complaint was opened in card services from 2026-11-01 to 2026-11-20.'],
    ['unspecified', 'No complaint was opened in unspecified from 2026-11-01 to 2026-11-20.'],
  ])('says which department was asked for, also where nobody knows it: %s', (department, sentence) => {
    expect(whatSentence(noFacts(), { ...REQUEST, department })).toBe(sentence);
  });

  it('counts what has no name beside the most frequent issues, not among them', () => {
    const figure = (issue: string, count: number) => ({ issue, count, share: count / 100 });
    const issues = [figure('unspecified', 60), figure('a', 20), figure('b', 10), figure('c', 6), figure('d', 4)];
    expect(topIssues(issues).map(({ issue }) => issue)).toEqual(['a', 'b', 'c']);
    const told = (list: typeof issues) => whatSentence(shopFacts({ issues: list }), REQUEST);
    expect(told(issues)).toContain('Most frequent: a (20), b (10) and c (6); 60 have no named issue. ');
    expect(told([figure('unspecified', 1)])).toContain('a missed promise. 1 has no named issue. ');
    expect(told([figure('a', 7)])).toContain('Most frequent: a (7). ');
  });

  it('has no figure that was not counted', () => {
    const count = fc.nat({ max: 5_000_000 });
    const issue = fc.constantFrom('late_refund', 'broken_stove', 'unspecified', 'noise');
    const arbitrary = fc.record({
      figures: fc.tuple(count, count, count, count),
      issues: fc.array(fc.record({ issue, count, share: fc.constant(0.5) }), { maxLength: 5 }),
      moods: fc.tuple(count, count),
    });
    fc.assert(
      fc.property(arbitrary, ({ figures, issues, moods }) => {
        const [opened, open, resolved, breached] = figures;
        const [very_negative, negative] = moods;
        const base = shopFacts();
        const facts = shopFacts({
          kpis: { ...base.kpis, opened, open, resolved, breached },
          issues,
          sentiment: { ...base.sentiment, very_negative, negative },
        });
        const text = whatSentence(facts, REQUEST).replace(/\d{4}-\d\d-\d\d/g, '');
        const told = (text.match(/\d[\d,]*/g) ?? []).map((one) => Number(one.replaceAll(',', '')));
        const counted = new Set([...figures, ...moods, ...issues.map((one) => one.count)]);
        expect(told.filter((one) => !counted.has(one))).toEqual([]);
      }),
    );
  });
});

describe('the expected resolution', () => {
  it('is what resolutions took', () => {
    expect(expectedResolution(shopFacts())).toEqual({ p50: 590, p90: 1_380, measured: 2_750 });
  });

  it.each([
    { p50: null, p90: null, measured: 0 },
    { p50: 3, p90: 4, measured: 0 },
    { p50: 3, p90: null, measured: 1 },
  ])('is not known from %j', (history) => {
    expect(expectedResolution({ history })).toBeNull();
  });
});
