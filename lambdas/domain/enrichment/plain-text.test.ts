import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginning, plainText, sentencesOf } from './plain-text.ts';

const hostile = fc.string({ unit: 'binary', maxLength: 60 });

describe('plainText', () => {
  it.each([
    ['controls', 'a\u0000b\u001b[31m\u0085c', 'ab[31mc'],
    ['lines and tabs', ' one\r\ntwo\tthree\u2028four ', 'one two three four'],
    ['direction marks', 'pay \u202edrac\u202c now\u200f', 'pay drac now'],
    ['what has no width', 'li\u200bmi\u2060t\ufeff of\u00adfer', 'limit offer'],
    ['tags', 'hello\u{e0041}\u{e0042}\u{e007f}', 'hello'],
    ['variation selectors', 'a\u{e0100}b\ufe01c', 'abc'],
    ['private use and noncharacters', 'a\ue000b\ufdd0c', 'abc'],
    ['lone surrogates', 'a\ud800b', 'a\ufffdb'],
    ['decomposed letters', 'cafe\u0301', 'café'],
  ])('cleans text of %s', (_, text, clean) => {
    expect(plainText(text)).toBe(clean);
  });

  it('keeps what Hindi and emoji are made of', () => {
    for (const text of ['मेरा ऑर्डर क्\u200dष नहीं आया।', 'thanks ❤\ufe0f 👩\u200d💻']) expect(plainText(text)).toBe(text);
  });

  it('gives one well-formed line, and the same again', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const plain = plainText(text);
        expect(plain.isWellFormed()).toBe(true);
        expect(plain).not.toMatch(/[\p{Cc}\u202a-\u202e\u{e0000}-\u{e007f}]|^ | $| {2}/u);
        expect(plainText(plain)).toBe(plain);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('beginning', () => {
  it('ends with a sentence, or with a word where that would be too little', () => {
    expect(beginning('One two. Three four. Five six seven.', 26)).toBe('One two. Three four.');
    expect(beginning('Hi. One two three four five six', 20)).toBe('Hi. One two three');
    expect(beginning('Version 2.5 is out and then some', 12)).toBe('Version 2.5');
    expect(beginning('wordwithoutend', 6)).toBe('wordwi');
    expect(beginning('short', 6)).toBe('short');
  });

  it('is a part of the text within its limit, and whole characters', () => {
    fc.assert(
      fc.property(hostile.map(plainText), fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const part = beginning(text, limit);
        expect(part.length).toBeLessThanOrEqual(limit);
        expect(text.startsWith(part)).toBe(true);
        expect(part.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('sentencesOf', () => {
  it('splits English and Hindi', () => {
    expect(sentencesOf('It broke! Why? No idea…')).toEqual(['It broke!', 'Why?', 'No idea…']);
    expect(sentencesOf('मेरा पैसा कट गया। वापस चाहिए।')).toHaveLength(2);
    expect(sentencesOf('...')).toEqual([]);
  });

  it.each([
    [['My doctor is Dr. Mehta.', 'He was late.']],
    [['Mr. and Mrs. J. Hill paid Rs. 500 for it.', 'No.', 'I did not.']],
    [['Order No. 5 cost 3.5 euros at 5 p.m. on Monday.', 'So did I.', 'Bye.']],
    [['He said "no."', 'Then he left.']],
  ])('ends none at an abbreviation, an initial or a decimal point: %j', (sentences) => {
    expect(sentencesOf(sentences.join(' '))).toEqual(sentences);
  });

  it('takes time linear in the text', () => {
    const began = performance.now();
    for (const piece of ['.', 'Dr. ', 'A.', '. "', 'no. 5 ', 'U.S. ', '."']) sentencesOf(piece.repeat(50_000));
    expect(performance.now() - began).toBeLessThan(6000);
  });
});
