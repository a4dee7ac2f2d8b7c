import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { VerifiedClaim } from '../answer.ts';
import { NOT_KNOWN, nothingMatches, writeInsight } from './write-insight.ts';

const claim = (text: string, ...quotes: string[]): VerifiedClaim => ({
  text,
  citations: quotes.map((quote, turn) => ({ claim: text, call_id: 'call-1', turn, quote })),
});

it('puts the numbers of its citations behind each claim', () => {
  const { answer, citations } = writeInsight(
    [
      claim('Refunds are late.', 'still not here', 'three weeks now'),
      claim('A customer said: "It leaks."', 'It leaks.'),
    ],
    'Of 12 calls 8 are negative.',
  );
  expect(answer).toBe('Of 12 calls 8 are negative. Refunds are late. [1][2] A customer said: "It leaks." [3]');
  expect(citations.map(({ quote }) => quote)).toEqual(['still not here', 'three weeks now', 'It leaks.']);
});

it('needs no lead, and ends each sentence', () => {
  expect(writeInsight([claim('Refunds are late', 'still not here')], ' ').answer).toBe('Refunds are late. [1]');
  expect(writeInsight([], 'Of 12 calls 8 are negative').answer).toBe('Of 12 calls 8 are negative.');
  expect(writeInsight([], '').answer).toBe('');
});

it('refers to each citation once, in order', () => {
  const claims = fc.array(fc.array(fc.string({ unit: fc.constantFrom('a', 'b', ' ') }), { maxLength: 3 }), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(claims, (quotes) => {
      const { answer, citations } = writeInsight(
        quotes.map((one) => claim('Something is so.', ...one)),
        '',
      );
      expect(citations.map(({ quote }) => quote)).toEqual(quotes.flat());
      expect(Array.from(answer.matchAll(/\[(\d+)\]/g), ([, n]) => Number(n))).toEqual(citations.map((_, i) => i + 1));
    }),
  );
});

it('says in a sentence that an answer is not known', () => {
  expect(NOT_KNOWN).toMatch(/^[A-Z].*not known\.$/);
});

it('says where there is no call to tell it', () => {
  expect(nothingMatches('of Fibre 500')).toBe('No call matches: calls of Fibre 500. So the answer is not known.');
  expect(nothingMatches('')).toBe('There are no calls. So the answer is not known.');
});
