import { describe, expect, it } from 'vitest';
import { hashOf } from '../text/tokenize.ts';
import { formsOf, knowsLetters } from './forms.ts';
import { readItems, readPhrases, readWords, writeOut } from './read-tables.ts';
import { PHRASE_TABLES, WORD_TABLES } from './word-tables.ts';

const items = Object.values(WORD_TABLES).flatMap(readItems);

describe('the tables', () => {
  it('give no word twice', () => {
    const words = items.map(({ word }) => word);
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  });

  it('hold single words in lower case, known forms and valences from -4 to 4', () => {
    const bad = items.filter(
      ({ word, letters, valence }) =>
        !/^[\p{L}\p{M}\p{N}']+$/u.test(word) ||
        word !== word.toLowerCase() ||
        !knowsLetters(letters) ||
        Math.abs(valence) > 4,
    );
    expect(bad).toEqual([]);
  });

  it('hold phrases of two words or more, whose valences are from -4 to 4', () => {
    const phrases = Object.values(PHRASE_TABLES).flatMap(readPhrases);
    expect(phrases.filter(([text, valence]) => !/^\S+( \S+)+$/.test(text) || Math.abs(valence) > 4)).toEqual([]);
  });

  it('have no two words with one hash', () => {
    const words = [...readWords(Object.values(WORD_TABLES)).keys()];
    expect(new Set(words.map(hashOf)).size).toBe(words.length);
  });
});

describe('forms', () => {
  it.each([
    ['cry', 'v', ['cry', 'cries', 'cried', 'crying']],
    ['stop', 'v', ['stop', 'stops', 'stopped', 'stopping']],
    ['lie', 'v', ['lie', 'lies', 'lied', 'lying']],
    ['agree', 'v', ['agree', 'agrees', 'agreed', 'agreeing']],
    ['regret', 'V', ['regret', 'regrets', 'regretted', 'regretting']],
    ['happy', 'ac', ['happy', 'happily', 'happier', 'happiest']],
    ['reliable', 'a', ['reliable', 'reliably']],
    ['drastic', 'a', ['drastic', 'drastically']],
    ['sad', 'cq', ['sad', 'sadder', 'saddest', 'sadness']],
    ['cheat', 'nr', ['cheat', 'cheats', 'cheater', 'cheaters']],
    ['peace', 'f', ['peace', 'peaceful', 'peacefully']],
    ['treat', 'm', ['treat', 'treatment', 'treatments']],
  ])('of %s with %s', (word, letters, expected) => {
    expect(formsOf(word, letters, 1).map(([form]) => form)).toEqual(expected);
  });

  it('turn round with a prefix', () => {
    expect(new Map(formsOf('kind', 'u', 2)).get('unkind')).toBeLessThan(0);
    expect(new Map(formsOf('honest', 'd', 2)).get('dishonest')).toBeLessThan(0);
  });
});

describe('phrases with groups', () => {
  it('are written out, groups in groups as well', () => {
    expect(writeOut('a (b|c) d')).toEqual(['a b d', 'a c d']);
    expect(writeOut('a (b|) d')).toEqual(['a b d', 'a d']);
    expect(writeOut('a (b (c|d)|e)')).toEqual(['a b c', 'a e', 'a b d', 'a e']);
  });
});
