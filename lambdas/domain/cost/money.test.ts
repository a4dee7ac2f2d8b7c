import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nanoUsd, usdOf } from './money.ts';

describe('billionths of a dollar', () => {
  it.each([
    [0, 0],
    [0.000000001, 1],
    [0.0000000014, 1],
    [0.07, 70_000_000],
    [400, 400_000_000_000],
    [1e6, 1e15],
  ])('%d dollars are %d of them', (dollars, nano) => {
    expect(nanoUsd(dollars)).toBe(nano);
  });

  it('are whole, whatever fraction of them an amount has', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (dollars) => Number.isSafeInteger(nanoUsd(dollars))),
    );
  });

  it('come back from dollars as they were, up to a million dollars', () => {
    fc.assert(fc.property(fc.nat(1e15), (cost) => nanoUsd(usdOf(cost)) === cost));
  });

  it('are shown without the noise of binary fractions', () => {
    expect(usdOf(100_000_000 + 200_000_000)).toBe(0.3);
    expect(String(usdOf(1_234_567_891))).toBe('1.234567891');
    expect(usdOf(0.4)).toBe(0);
  });
});
