import { describe, expect, it } from 'vitest';
import type { Range } from '../search/evidence.ts';
import { passageTurns } from './passage-turns.ts';
import { MAX_PASSAGE_TURNS } from './ports.ts';

/** What a call of these lines shows where these words matched; turns are numbered from `first`. */
function shown(lines: readonly string[], { words = [], nearest, first = 0 }: Options = {}) {
  const text = lines.join('\n');
  const turns = lines.map((_, i) => ({ turn: first + i, speaker: 'customer' as const }));
  const ranges = words.flatMap((word) => placesOf(text, word)).toSorted((a, b) => a[0] - b[0]);
  const moment = nearest && { turn: nearest[0], last_turn: nearest[1], text: nearest[2] ?? '' };
  return passageTurns({ text, turns, ranges, nearest: moment });
}

interface Options {
  readonly words?: readonly string[];
  readonly nearest?: readonly [turn: number, last: number, text?: string];
  readonly first?: number;
}

function placesOf(text: string, word: string): readonly Range[] {
  const parts = text.split(word);
  const ends = parts.slice(0, -1).map((_, i) => parts.slice(0, i + 1).join(word).length);
  return ends.map((at) => [at, at + word.length] as const);
}

const filler = (word: string, times: number) => `${word} `.repeat(times);

describe('the turns of a passage', () => {
  it('are those with words and those of the nearest moment, in the order of the call', () => {
    const lines = ['the meter', 'hello', 'a leak', 'thank you'];
    expect(shown(lines, { words: ['meter'], nearest: [12, 13], first: 10 })).toEqual([
      { turn: 10, speaker: 'customer', text: 'the meter', words: 1, near: false },
      { turn: 12, speaker: 'customer', text: 'a leak', words: 0, near: true },
      { turn: 13, speaker: 'customer', text: 'thank you', words: 0, near: true },
    ]);
  });

  it('count different words, in whatever case', () => {
    expect(shown(['Meter meter METER', 'meter reads'], { words: ['Meter', 'METER', 'meter', 'reads'] })).toMatchObject([
      { words: 1 },
      { words: 2 },
    ]);
  });

  it('are none where nothing matched, and none of a moment where nothing is said', () => {
    expect(shown(['hello', '', ' '], { nearest: [1, 2] })).toEqual([]);
    expect(shown(['hello'])).toEqual([]);
    expect(passageTurns({ text: '', turns: [], ranges: [], nearest: undefined })).toEqual([]);
  });

  it('leave room for the nearest moment among many turns with words, and the other way round', () => {
    const lines = Array.from({ length: 60 }, (_, i) => (i < 30 ? 'the meter reads' : `yes${' indeed'.repeat(i % 10)}`));
    const turns = shown(lines, { words: ['meter', 'reads'], nearest: [30, 59] });
    expect(turns).toHaveLength(MAX_PASSAGE_TURNS);
    expect(turns.filter(({ near }) => !near).map(({ turn }) => turn)).toEqual([0, 1, 2, 3, 4, 5]);
    // Of the turns without words those that say most.
    expect(turns.filter(({ near }) => near).map(({ turn }) => turn)).toEqual([38, 39, 48, 49, 58, 59]);
  });

  it('are filled up with the rest of the nearest moment where few turns have words', () => {
    const lines = Array.from({ length: 40 }, (_, i) => `turn ${i}`);
    const turns = shown(lines, { words: ['turn 39'], nearest: [0, 30] });
    expect(turns).toHaveLength(MAX_PASSAGE_TURNS);
    expect(turns.at(-1)).toMatchObject({ turn: 39, words: 1, near: false });
  });
});

describe('a long turn', () => {
  it('is shown where the most different words stand together', () => {
    const line = `meter ${filler('hello', 200)}the meter reads too much ${filler('goodbye', 200)}`;
    const [turn] = shown([line], { words: ['meter', 'reads', 'much'] });
    expect(turn?.text).toContain('the meter reads too much');
    expect(turn?.words).toBe(3);
  });

  it('is shown where the nearest moment is, although the words stand elsewhere', () => {
    const piece = 'The leak is in the cellar.';
    const line = `meter ${filler('hello', 200)}${piece} ${filler('goodbye', 200)}`;
    const [turn] = shown([line], { words: ['meter'], nearest: [0, 0, piece] });
    expect(turn?.text).toContain(piece);
  });

  it('is shown where the words are within the nearest moment', () => {
    const piece = `The leak began. ${filler('weather', 90)}The meter ran on.`;
    const line = `meter ${filler('hello', 200)}${piece} ${filler('goodbye', 200)}`;
    const [turn] = shown([line], { words: ['meter'], nearest: [0, 0, piece] });
    expect(turn?.text).toContain('The meter ran on.');
  });

  it('is shown from its beginning where a moment runs into it', () => {
    const line = `The leak is small. ${filler('goodbye', 200)}`;
    const [, turn] = shown(['hello', line], { nearest: [0, 1, 'hello\nThe leak is small.'] });
    expect(turn?.text).toMatch(/^The leak is small\./);
  });

  it('takes no longer than its length asks for, however many words match', () => {
    const lines = [filler('meter', 100_000)];
    const started = performance.now();
    expect(shown(lines, { nearest: [0, 0, 'meter'.repeat(400)] })[0]?.text.length).toBeLessThanOrEqual(600);
    const ranges = Array.from({ length: 100_000 }, (_, i) => [i * 6, i * 6 + 5] as const);
    const turns = [{ turn: 0, speaker: 'agent' as const }];
    expect(passageTurns({ text: lines[0] ?? '', turns, ranges, nearest: undefined })).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});
