import { describe, expect, it } from 'vitest';
import { nearestQuestion } from './past-questions.ts';
import type { PastQuestion } from './ports.ts';

const vector = (...values: number[]) => Float32Array.from(values);
const past = (key: string, question: string, of = vector(1, 0)): PastQuestion => {
  return { key, question, vector: of, expires_at: 0 };
};
const nearest = (question: string, all: readonly PastQuestion[], atLeast = 0.9) =>
  nearestQuestion({ question, vector: vector(1, 0) }, all, atLeast)?.past.key;

describe('nearestQuestion', () => {
  it('takes the nearest one that is near enough', () => {
    const all = [past('far', 'why', vector(0, 1)), past('near', 'why', vector(0.96, 0.28)), past('same', 'why')];
    expect(nearest('why', all)).toBe('same');
    expect(nearest('why', all.slice(0, 2))).toBe('near');
    expect(nearest('why', all.slice(0, 1))).toBeUndefined();
    expect(nearest('why', [])).toBeUndefined();
  });

  it.each([
    ['why do refunds come', 'why do refunds never come'],
    ['why does the router work', "why doesn't the router work"],
    ['why were 3 parcels lost', 'why were 5 parcels lost'],
    ['refund kyun mila', 'refund kyun nahi mila'],
    ['what came before the outage', 'what came after the outage'],
  ])('takes "%s" for no answer to "%s", however near', (one, other) => {
    expect(nearest(other, [past('x', one)])).toBeUndefined();
    expect(nearest(one, [past('x', one)])).toBe('x');
  });

  it('compares no vectors of unequal length', () => {
    expect(nearest('why', [past('x', 'why', vector(1, 0, 0))])).toBeUndefined();
  });
});
