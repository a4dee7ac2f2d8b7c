import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.ts';
import { type Selectable, selectTurns } from './select-turns.ts';
import { estimateTokens } from './token-estimate.ts';

const turnOf = (turn: number, text: string, importance_score = 0, speaker: Selectable['speaker'] = 'customer') => ({
  turn,
  speaker,
  text,
  importance_score,
});
const agent = (turn: number, text: string) => turnOf(turn, text, 0, 'agent');

/** Greeting, statement, small talk with one grave turn in it, and an end. */
const CALL: readonly Selectable[] = [
  agent(0, 'Good morning, how can I help?'),
  turnOf(1, 'hello'),
  turnOf(2, 'My dishwasher leaks since the repair', 0.15),
  agent(3, 'Let me look that up.'),
  turnOf(4, 'sure', 0.05),
  agent(5, 'Thanks for waiting.'),
  turnOf(6, 'This is the third time and I am furious', 0.9),
  agent(7, 'I am sorry about that.'),
  turnOf(8, 'okay', 0.05),
  agent(9, 'The weather is nice here.'),
  turnOf(10, 'it is', 0),
  agent(11, 'A mechanic comes on Monday.'),
  turnOf(12, 'fine', 0.05),
  agent(13, 'Goodbye.'),
];
const numbers = (budget: number, turns = CALL) => selectTurns(turns, budget).map(({ turn }) => turn);

describe('selectTurns', () => {
  it('takes the opening statement, what matters with its context, and the end, in order', () => {
    expect(numbers(10_000)).toEqual([2, 5, 6, 7, 11, 12, 13]);
  });

  it('gives up context before the important turn, and that before opening and end', () => {
    expect(numbers(150)).toEqual([2, 6, 11, 12, 13]);
    expect(numbers(90)).toEqual([2, 12, 13]);
  });

  it('takes a call without a customer from whoever is not the agent', () => {
    expect(numbers(1000, [agent(0, 'Hello?'), turnOf(3, 'Somebody speaks of something', 0, 'unknown')])).toEqual([
      0, 3,
    ]);
  });

  it('cuts long turns at the end of a sentence and says so', () => {
    const long = `${'The hose is torn again. '.repeat(40)}`;
    const [first, last] = selectTurns([turnOf(0, long, 0.5), turnOf(1, 'Goodbye then.')], 200);
    expect(first).toMatchObject({ turn: 0, cut: true });
    expect(first?.text).toMatch(/^(The hose is torn again\. ?)+$/);
    expect(last).toEqual({ turn: 1, speaker: 'customer', text: 'Goodbye then.' });
  });

  it('leaves out turns that show nothing', () => {
    expect(numbers(1000, [turnOf(0, '\u200b \u0007'), turnOf(1, 'Where is my parcel now?')])).toEqual([1]);
  });

  it('counts the whole line of a turn that was cut, marks and all', () => {
    const sent = selectTurns([turnOf(0, '!𐀀𐀀𐀀'), turnOf(2, '𐀀𐀀𐀀𐀀#𐀀𐀀'), turnOf(4, '𐀀')], 83);
    expect(estimateTokens(sent.map((turn) => JSON.stringify(turn)).join('\n'))).toBeLessThanOrEqual(83);
  });

  it('stays within its budget, in order, with parts of the turns as they are', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    const turns = fc.array(fc.tuple(text, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()), { maxLength: 12 });
    fc.assert(
      fc.property(turns, fc.nat(800), (given, budget) => {
        const all = given.map(([said, score, isAgent], i) =>
          turnOf(i * 2, said, score, isAgent ? 'agent' : 'customer'),
        );
        const sent = selectTurns(all, budget);
        const lines = sent.map((turn) => JSON.stringify(turn)).join('\n');
        expect(estimateTokens(lines)).toBeLessThanOrEqual(budget);
        expect(sent.map(({ turn }) => turn)).toEqual(sent.map(({ turn }) => turn).toSorted((a, b) => a - b));
        for (const one of sent) expect(plainText(all[one.turn / 2]?.text ?? '').startsWith(one.text)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('takes time linear in the length of the call', () => {
    const turns = Array.from({ length: 10_000 }, (_, i) =>
      turnOf(i, 'I was charged again and again for it. '.repeat(20), 0.5),
    );
    const started = performance.now();
    expect(selectTurns(turns, 1200).length).toBeGreaterThan(2);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('estimateTokens', () => {
  it('is on the high side for English, and counts other scripts and signs as more', () => {
    expect(estimateTokens('I was charged twice for the same order.')).toBeGreaterThanOrEqual(10);
    expect(estimateTokens('a'.repeat(1000))).toBe(325);
    expect(estimateTokens('क'.repeat(1000))).toBeGreaterThan(1000);
    expect(estimateTokens('')).toBe(0);
  });
});
