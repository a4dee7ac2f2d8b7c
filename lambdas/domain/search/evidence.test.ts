import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt, markedTurns, mergeRanges, readMarks, shortened } from './evidence.ts';

const MARK = { start: '<', end: '>' };
const TURNS = [0, 2, 3].map((turn) => ({ turn, speaker: 'customer' as const }));

describe('evidence', () => {
  it('reads where the marks stood', () => {
    expect(readMarks('a <bc> d<e>', MARK)).toEqual({
      text: 'a bc de',
      ranges: [
        [2, 4],
        [6, 7],
      ],
    });
    expect(readMarks('none', MARK)).toEqual({ text: 'none', ranges: [] });
    expect(readMarks('open <end', MARK)).toEqual({ text: 'open end', ranges: [[5, 8]] });
  });

  it('merges ranges that overlap', () => {
    expect(
      mergeRanges([
        [5, 8],
        [0, 2],
        [1, 3],
        [8, 9],
      ]),
    ).toEqual([
      [0, 3],
      [5, 9],
    ]);
  });

  it('shows the turns with the most different words first', () => {
    const text = 'bill bill bill\nnothing here\nmy bill is wrong';
    const ranges = [
      [0, 4],
      [5, 9],
      [10, 14],
      [31, 35],
      [39, 44],
    ] as const;
    expect(markedTurns(text, ranges, TURNS)).toEqual([
      {
        turn: 3,
        last_turn: 3,
        speaker: 'customer',
        text: 'my bill is wrong',
        highlights: [
          [3, 7],
          [11, 16],
        ],
      },
      {
        turn: 0,
        last_turn: 0,
        speaker: 'customer',
        text: 'bill bill bill',
        highlights: [
          [0, 4],
          [5, 9],
          [10, 14],
        ],
      },
    ]);
  });

  it('shows of a very long turn what is around its first matches', () => {
    const text = `${'before '.repeat(40_000)}the needle is here ${'after '.repeat(40_000)}needle`;
    const at = text.indexOf('needle');
    const shown = excerpt(text, [
      [at, at + 6],
      [text.length - 6, text.length],
    ]);
    expect(shown.text.length).toBeLessThanOrEqual(600);
    expect(shown.highlights.map(([start, end]) => shown.text.slice(start, end))).toEqual(['needle']);
    expect(shown.text).toMatch(/^before .* after$/);
    expect(shortened(text).length).toBeLessThanOrEqual(1_200);
    expect(shortened('short')).toBe('short');
  });

  it('cuts at whole characters, and keeps what is marked as it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '😀', ' '), minLength: 500, maxLength: 2_000 }),
        fc.nat(),
        (text, seed) => {
          const units = Array.from(text);
          const place = units.slice(0, seed % units.length).join('').length;
          const mark = [place, place + (Array.from(text.slice(place))[0] ?? '').length] as const;
          const shown = excerpt(text, [mark]);
          expect(shown.text.isWellFormed()).toBe(true);
          expect(shown.highlights.map(([start, end]) => shown.text.slice(start, end))).toEqual([text.slice(...mark)]);
          expect(shortened(text).isWellFormed()).toBe(true);
        },
      ),
    );
  });

  it('fills the window before a mark at the end of a turn', () => {
    const text = `${'word '.repeat(400)}bill`;
    expect(excerpt(text, [[2_000, 2_004]]).text.length).toBeGreaterThan(550);
  });

  it('shows a mark that is longer than the window as far as it goes', () => {
    expect(excerpt('y'.repeat(900), [[0, 900]]).highlights).toEqual([[0, 600]]);
  });

  it('gives a mark that spans two turns no place outside of the second', () => {
    expect(markedTurns('one\ntwo', [[3, 7]], TURNS)).toMatchObject([{ text: 'two', highlights: [[0, 3]] }]);
  });
});
