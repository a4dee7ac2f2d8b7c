import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TRAIT } from './characters.ts';
import { createPhraseTable } from './phrase-table.ts';
import { hashOf, MIXED, NUMBER, PLACEHOLDER, tokenize, WORD, wordAt } from './tokenize.ts';
import { createWordTable } from './word-table.ts';

const wordsOf = (text: string) => {
  const tokens = tokenize(text);
  return tokens.start.map((_, i) => wordAt(tokens, i));
};

describe('tokenize', () => {
  it('keeps inner apostrophes, folds case, and drops what is no word', () => {
    expect(wordsOf("I DON’T 'know', o'clock'")).toEqual(['i', "don't", 'know', "o'clock"]);
  });

  it('keeps Devanagari words with their marks together and reads digits of every script', () => {
    expect(wordsOf('मेरा नाम ९८७ है')).toEqual(['मेरा', 'नाम', '987', 'है']);
  });

  it('tells words, numbers, mixtures and placeholders apart', () => {
    expect(tokenize('order a1b2 42 [NAME_12] [name_1]').kind).toEqual([WORD, MIXED, NUMBER, PLACEHOLDER, WORD, NUMBER]);
  });

  it('gives placeholders of one type one hash', () => {
    const { hash } = tokenize('[NAME_1] [NAME_22] [CARD_1]');
    expect(hash[0]).toBe(hash[1]);
    expect(hash[0]).not.toBe(hash[2]);
  });

  it('says what occurs in the text', () => {
    expect(tokenize('plain words').traits).toBe(0);
    expect(tokenize('A1 @ [ ! : é').traits).toBe(
      TRAIT.UPPER | TRAIT.DIGIT | TRAIT.AT | TRAIT.BRACKET | TRAIT.EMPHASIS | TRAIT.SYMBOL | TRAIT.NON_ASCII,
    );
  });

  it('covers any string with ordered ranges whose hashes are those of their words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const tokens = tokenize(text);
        let from = 0;
        for (let i = 0; i < tokens.count; i++) {
          const [start = -1, end = -1] = [tokens.start[i], tokens.end[i]];
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          if (tokens.kind[i] !== PLACEHOLDER) expect(tokens.hash[i]).toBe(hashOf(wordAt(tokens, i)));
          from = end;
        }
        expect(from).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('createWordTable', () => {
  it('finds exactly the words it holds', () => {
    const words = Array.from({ length: 2000 }, (_, i) => `word${i}`);
    const table = createWordTable(words.map((word, i) => [word, i + 1]));
    const tokens = tokenize(`${words.join(' ')} word2000 WORD7`);
    expect(tokens.start.map((_, i) => table.get(tokens, i))).toEqual([...words.map((_, i) => i + 1), 0, 8]);
  });

  it('does not take a word for another with the same hash', () => {
    // Both hash to the same 32 bits under FNV-1a.
    const [one, other] = ['costarring', 'liquid'];
    expect(hashOf(one)).toBe(hashOf(other));
    expect(createWordTable([[one, 1]]).of(other)).toBe(0);
  });

  it('may be empty', () => {
    expect(createWordTable([]).of('x')).toBe(0);
  });
});

describe('createPhraseTable', () => {
  const found = (phrases: string[], text: string) => {
    const hits: [string | undefined, number][] = [];
    createPhraseTable(phrases).find(tokenize(text), (entry, last) => hits.push([phrases[entry], last]));
    return hits;
  };

  it('finds phrases that share words, in the order of the text', () => {
    expect(found(['not working', 'not', 'not working at all'], 'It is NOT working at all')).toEqual([
      ['not', 2],
      ['not working', 3],
      ['not working at all', 5],
    ]);
  });

  it('finds a phrase whose beginning repeats', () => {
    expect(found(['not at all'], 'not at not at all')).toEqual([['not at all', 4]]);
  });

  it('spans a gap of up to three words and no more', () => {
    expect(found(['charged * twice'], 'charged me again and twice')).toHaveLength(1);
    expect(found(['charged * twice'], 'charged twice')).toHaveLength(1);
    expect(found(['charged * twice'], 'charged me again and once twice')).toHaveLength(0);
  });

  it('ends at the end of a sentence', () => {
    expect(found(['not working'], 'I do not. Working is hard')).toHaveLength(0);
    expect(found(['not working'], 'not, working')).toHaveLength(1);
  });

  it('takes alternatives, also nested and empty ones', () => {
    const phrases = ["(can't|can not) (log|sign (me|us|)) in"];
    for (const text of ["can't log in", 'can not sign us in', "can't sign in"])
      expect(found(phrases, text)).toHaveLength(1);
    for (const text of ['can log in', "can't sign him in"]) expect(found(phrases, text)).toHaveLength(0);
  });

  it('tells where the longest phrase that ends there begins', () => {
    const begin = (phrase: string, text: string) => {
      const tokens = tokenize(text);
      return createPhraseTable([phrase]).begin(tokens, 0, tokens.count - 1);
    };
    expect(begin('(my own|my|) lawyer', 'i called my own lawyer')).toBe(2);
    expect(begin('charged * twice', 'they charged me again twice')).toBe(1);
    expect(begin('not working', 'not. not working')).toBe(1);
    expect(begin('log-in', 'a log in')).toBe(1);
  });

  it('refuses phrases that need no word, begin with a gap or have a bracket too many', () => {
    expect(() => createPhraseTable(['(a|)'])).toThrow('needs no word');
    expect(() => createPhraseTable(['* a'])).toThrow('must not begin with a gap');
    expect(() => createPhraseTable(['a) b'])).toThrow('bracket too many');
    expect(() => createPhraseTable(['(a|b'])).toThrow('open bracket');
  });

  it('finds what a plain search finds, in any text of few words, also after it had to start anew', () => {
    const phrases = ['a b', 'b * c', '(a|c) c (b|)', 'd a b d'];
    const table = createPhraseTable(phrases);
    const plain = [/a b$/, /b (\w ){0,3}c$/, /[ac] c( b)?$/, /d a b d$/];
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 12 }), (words) => {
        const hits: string[] = [];
        table.find(tokenize(words.join(' ')), (entry, last) => hits.push(`${last} ${entry}`));
        const expected = words.flatMap((_, last) => {
          const before = words.slice(0, last + 1).join(' ');
          return plain.flatMap((pattern, entry) => (pattern.test(before) ? [`${last} ${entry}`] : []));
        });
        expect(hits.sort()).toEqual(expected.sort());
      }),
    );
  });
});
