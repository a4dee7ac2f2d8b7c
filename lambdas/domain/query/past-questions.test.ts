import { describe, expect, it } from 'vitest';
import { type Likeness, nearestQuestion } from './past-questions.ts';
import type { PastQuestion } from './ports.ts';

const vector = (...values: number[]) => Float32Array.from(values);
const past = (key: string, question: string, of = vector(1, 0)): PastQuestion => {
  return { key, question, vector: of, expires_at: 0 };
};
const nearest = (question: string, all: readonly PastQuestion[], likeness: Likeness = 'same') =>
  nearestQuestion({ question, vector: vector(1, 0) }, all, { likeness, atLeast: 0.9 })?.past.key;

describe('nearestQuestion', () => {
  it('takes the nearest one that is near enough', () => {
    const all = [
      past('far', 'why kettles', vector(0, 1)),
      past('near', 'why kettles', vector(0.96, 0.28)),
      past('same', 'why kettles'),
    ];
    expect(nearest('why kettles', all)).toBe('same');
    expect(nearest('why kettles', all.slice(0, 2))).toBe('near');
    expect(nearest('why kettles', all.slice(0, 1))).toBeUndefined();
    expect(nearest('why kettles', [])).toBeUndefined();
  });

  it.each([
    ['Why are refunds for kettles slow?', 'What is the reason that kettle refunds are slow?'],
    ['why do parcels arrive broken', 'parcel arrives broken, why?'],
  ])('takes "%s" for the same as "%s"', (one, other) => {
    expect(nearest(other, [past('x', one)])).toBe('x');
  });

  it.each([
    ['why do refunds come', 'why do refunds never come'],
    ['why does the router work', "why doesn't the router work"],
    ['why were 3 parcels lost', 'why were 5 parcels lost'],
    ['refund kyun mila', 'refund kyun nahi mila'],
    ['what came before the outage', 'what came after the outage'],
    ['what do agents say about the router restart', 'what do customers say about the router restart'],
    ['what do customers complain about', 'what do agents do when customers complain'],
    ['why do fibre lines drop every evening', 'how do agents explain that fibre lines drop every evening'],
    ['why do routers restart in the afternoon', 'why do routers restart at night'],
    ['why are refunds for kettles slow', 'why are refunds for lamps slow'],
    ['why are refunds slow', 'why are refunds of gift cards slow'],
  ])('takes "%s" for no answer to "%s", however near', (one, other) => {
    expect(nearest(other, [past('x', one)])).toBeUndefined();
    expect(nearest(one, [past('x', one)])).toBe('x');
  });

  it('takes one that asks about half of the same for alike, but never one that turns it around', () => {
    const slow = past('x', 'why are refunds for kettles slow');
    expect(nearest('why are refunds for kettles so late and slow', [slow], 'alike')).toBe('x');
    expect(nearest('why are lamps broken', [slow], 'alike')).toBeUndefined();
    expect(nearest('why are refunds for kettles never slow', [slow], 'alike')).toBeUndefined();
  });

  it('compares no vectors of unequal length', () => {
    expect(nearest('why', [past('x', 'why', vector(1, 0, 0))])).toBeUndefined();
  });
});
