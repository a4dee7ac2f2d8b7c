import { describe, expect, it } from 'vitest';
import { SPELLING_RULES } from './folding.ts';

/** The rules as they are read with and without the flag for Unicode; the engine reads them as Java does. */
const readings = ['g', 'gu'].map((flags) =>
  SPELLING_RULES.map(([pattern, replacement]) => [new RegExp(pattern, flags), replacement] as const),
);

const soundsOf = (word: string): readonly string[] => [
  ...new Set(readings.map((rules) => rules.reduce((sound, [what, by]) => sound.replace(what, by), word))),
];

describe('the rules of spelling', () => {
  it.each([
    ['bijlee', 'bijli'],
    ['pakka', 'pakk'],
    ['accha', 'achaa'],
    ['zyaada', 'jyada'],
  ])('make one of %s and %s', (one, other) => {
    expect(soundsOf(one)).toEqual(soundsOf(other));
  });

  it.each(['3000', '77777', '1144', '99900'])('leave the digits of %s as they are', (number) => {
    expect(soundsOf(number)).toEqual([number]);
  });

  it('leave the digits of a word with digits as they are', () => {
    expect(soundsOf('h2200')).not.toEqual(soundsOf('h220'));
    expect(soundsOf('order3000')).not.toEqual(soundsOf('order30'));
  });
});
