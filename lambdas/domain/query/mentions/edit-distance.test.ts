import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin } from './edit-distance.ts';

/** The same distance by its definition, without a band. */
function distance(one: string, other: string): number {
  const cells = Array.from({ length: one.length + 1 }, (_, i) =>
    Array.from({ length: other.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => cells[i]?.[j] ?? 0;
  for (let i = 1; i <= one.length; i++) {
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      const cell = Math.min(at(i - 1, j - 1) + cost, at(i - 1, j) + 1, at(i, j - 1) + 1);
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      (cells[i] ?? [])[j] = isSwapped ? Math.min(cell, at(i - 2, j - 2) + 1) : cell;
    }
  }
  return at(one.length, other.length);
}

describe('an edit distance', () => {
  const word = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') });

  it('is within a bound exactly where the whole table says so', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (one, other, most) => {
        expect(isWithin(one, other, most)).toBe(distance(one, other) <= most);
      }),
      { numRuns: 1_000 },
    );
  });
});
