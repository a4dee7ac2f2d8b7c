import { describe, expect, it } from 'vitest';
import { markedTurns, mergeRanges, readMarks } from './evidence.ts';

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
});
