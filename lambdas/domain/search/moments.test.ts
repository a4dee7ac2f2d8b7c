import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Speaker } from '../transcript/call.ts';
import { MAX_MOMENTS, momentsOf } from './moments.ts';

const said = (turn: number, text: string, importance_score = 0.1, speaker: Speaker = 'customer') => ({
  turn,
  text,
  importance_score,
  speaker,
});
const words = (count: number, word = 'word') => Array.from({ length: count }, () => word).join(' ');

describe('moments', () => {
  it('are the whole call where that is short', () => {
    expect(momentsOf([said(0, 'Hello.', 0, 'agent'), said(1, 'My bill is wrong.')])).toEqual([
      { turn: 0, last_turn: 1, text: 'Hello.\nMy bill is wrong.' },
    ]);
  });

  it('are the most important passages, in the order of the call', () => {
    const turns = [
      said(0, words(90)),
      said(1, words(90)),
      said(2, words(90), 0.9),
      said(3, words(90)),
      said(4, words(90), 0.8),
    ];
    expect(momentsOf(turns).map(({ turn }) => turn)).toEqual([0, 2, 4]);
  });

  it('prefer what a customer says, above all where the purpose is stated', () => {
    const turns = [
      said(0, words(90), 0.2, 'agent'),
      said(1, words(90), 0.2, 'agent'),
      said(2, words(90), 0.1),
      said(3, words(90), 0.15),
      said(4, words(90), 0.1),
      said(5, words(90), 0.2, 'agent'),
    ];
    expect(momentsOf(turns).map(({ turn }) => turn)).toEqual([0, 2, 3]);
  });

  it('cut a long turn at its sentences, and an endless word at its characters', () => {
    const long = Array.from({ length: 12 }, (_, i) => `${words(20, `s${i}`)}.`).join(' ');
    const moments = momentsOf([said(0, long)]);
    expect(moments).toHaveLength(MAX_MOMENTS);
    expect(moments[0]?.text).toMatch(/^s0 .* s4\.$/s);
    const endless = momentsOf([said(0, 'x'.repeat(100_000))]);
    expect(endless.length).toBeGreaterThan(0);
    for (const { text } of endless) expect(text.length).toBeLessThanOrEqual(16_000);
  });

  it('are found in time proportional to a text whose sentences have no blanks between them', () => {
    const started = performance.now();
    const moments = momentsOf([said(0, 'ab.'.repeat(60_000))]);
    expect(performance.now() - started).toBeLessThan(8_000);
    for (const { text } of moments) expect(text.length).toBeLessThanOrEqual(151_000);
  });

  it('are none of a call in which nothing is said', () => {
    expect(momentsOf([])).toEqual([]);
    expect(momentsOf([said(0, '   ')])).toEqual([]);
  });

  it('are at most three, of the call, and in order, whatever is said', () => {
    const turn = fc.record({
      text: fc.oneof(
        fc.string({ maxLength: 400 }),
        fc.nat(300).map((n) => words(n)),
        fc.nat(90).map((n) => `${words(n)}. `.repeat(3)),
      ),
      importance_score: fc.double({ min: 0, max: 1, noNaN: true }),
      speaker: fc.constantFrom<Speaker>('customer', 'agent', 'unknown'),
    });
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 20 }), (list) => {
        const turns = list.map((one, i) => ({ ...one, turn: i }));
        const moments = momentsOf(turns);
        expect(moments.length).toBeLessThanOrEqual(MAX_MOMENTS);
        const whole = turns.map(({ text }) => text.replace(/\s+/g, '')).join('');
        for (const [i, { turn, last_turn, text }] of moments.entries()) {
          expect(turn).toBeLessThanOrEqual(last_turn);
          if (i > 0) expect(turn).toBeGreaterThanOrEqual(moments[i - 1]?.last_turn ?? 0);
          expect(whole).toContain(text.replace(/\s+/g, ''));
          expect(text.trim()).not.toBe('');
        }
      }),
    );
  });
});
