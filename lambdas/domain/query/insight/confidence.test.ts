import fc from 'fast-check';
import { expect, it } from 'vitest';
import { answerConfidence, type ConfidenceFacts } from './confidence.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const facts: fc.Arbitrary<ConfidenceFacts> = fc.record({
  kept: fc.integer({ min: 1, max: 6 }),
  dropped: fc.nat(6),
  calls: fc.integer({ min: 1, max: 20 }),
  clients: fc.integer({ min: 1, max: 20 }),
  relevance: fc.array(share, { minLength: 1, maxLength: 8 }),
  understood: share,
  degraded: fc.boolean(),
});
const TYPICAL: ConfidenceFacts = {
  kept: 4,
  dropped: 0,
  calls: 4,
  clients: 3,
  relevance: [0.8, 0.7],
  understood: 0.9,
  degraded: false,
};

it('lies between 0 and 1, whatever is given', () => {
  const any = fc.oneof(fc.double(), fc.integer());
  const anything = fc.record({
    ...{ kept: any, dropped: any, calls: any, clients: any, understood: any },
    ...{ relevance: fc.array(any), degraded: fc.boolean() },
  });
  fc.assert(
    fc.property(anything, (given) => {
      const confidence = answerConfidence(given);
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }),
  );
});

it('is 0 where nothing is kept', () => {
  fc.assert(fc.property(facts, (given) => answerConfidence({ ...given, kept: 0 }) === 0));
});

it.each([
  ['claims that are kept', (given: ConfidenceFacts) => ({ ...given, kept: given.kept + 1 })],
  ['calls', (given: ConfidenceFacts) => ({ ...given, calls: given.calls + 1 })],
  ['clients', (given: ConfidenceFacts) => ({ ...given, clients: given.clients + 1 })],
  ['relevance', (given: ConfidenceFacts) => ({ ...given, relevance: given.relevance.map((one) => (one + 1) / 2) })],
  ['understanding', (given: ConfidenceFacts) => ({ ...given, understood: (given.understood + 1) / 2 })],
])('never falls with more %s', (_, more) => {
  fc.assert(fc.property(facts, (given) => answerConfidence(more(given)) >= answerConfidence(given)));
});

it('falls with each claim that was dropped, and where it is degraded', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const whole = answerConfidence({ ...given, degraded: false });
      expect(answerConfidence({ ...given, degraded: true })).toBeLessThan(whole);
      expect(answerConfidence({ ...given, degraded: false, dropped: given.dropped + 1 })).toBeLessThan(whole);
    }),
  );
});

it('is high for an answer of several clients, low for a doubtful one', () => {
  expect(answerConfidence(TYPICAL)).toBeGreaterThan(0.7);
  const doubtful = { ...TYPICAL, kept: 1, dropped: 3, calls: 1, clients: 1, relevance: [0.3], understood: 0.5 };
  expect(answerConfidence(doubtful)).toBeLessThan(0.3);
});
