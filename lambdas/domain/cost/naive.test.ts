import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NAIVE, naiveCost, savingsOf } from './naive.ts';

const CALL = { transcript_tokens: 1000, paid: 0, paid_before: 0, done: true, done_before: false };

describe('a naive design', () => {
  it('pays for the instructions, the whole transcript and an answer', () => {
    // 110 and 550 billionths a token: the price of claude-haiku-5-5 with the tenth of a regional profile.
    expect(naiveCost(1000)).toBe(110 * 2396 + 550 * 398);
    expect(NAIVE.model).toContain('haiku-5-5');
  });
});

describe('the savings of a call', () => {
  it('are what a naive design pays, less what its models cost', () => {
    expect(savingsOf(CALL)).toBe(naiveCost(1000));
    expect(savingsOf({ ...CALL, paid: 100_000 })).toBe(naiveCost(1000) - 100_000);
  });

  it('are negative where nobody read it: what was paid in vain', () => {
    expect(savingsOf({ ...CALL, paid: 100_000, done: false })).toBe(-100_000);
    expect(savingsOf({ ...CALL, done: false })).toBeCloseTo(0);
  });

  it('count the naive price once, however often it is read', () => {
    expect(savingsOf({ ...CALL, paid: 300, paid_before: 100, done_before: true })).toBe(-200);
    const prices = fc.array(fc.tuple(fc.nat(1e6), fc.boolean()), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(prices, (readings) => {
        let before = { paid: 0, done: false };
        let saved = 0;
        for (const [price, answered] of readings) {
          const now = { paid: before.paid + price, done: before.done || answered };
          saved += savingsOf({ ...CALL, ...now, paid_before: before.paid, done_before: before.done });
          before = now;
        }
        expect(saved).toBe((before.done ? naiveCost(1000) : 0) - before.paid);
      }),
    );
  });
});
