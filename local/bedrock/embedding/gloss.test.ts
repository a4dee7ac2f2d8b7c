import { describe, expect, test } from 'vitest';
import { romanise } from './devanagari.ts';
import { foldSpelling } from './fold-spelling.ts';
import { createGloss, readGloss } from './gloss.ts';

const english = new Set(['bill', 'call', 'nail', 'pen']);
const gloss = createGloss(
  {
    '': ['hai', 'mera'],
    'not working': ['nahi ho raha'],
    not: ['nahi'],
    electricity: ['bijli'],
    work: ['kaam'],
    less: ['kam'],
    call: ['penn'],
  },
  (word) => english.has(word),
);
const read = (text: string) => gloss(text.split(' ')).join(' ');

describe('the gloss', () => {
  test('puts English in place of words and drops words of grammar', () => {
    expect(read('mera bijli nahi hai')).toBe('electricity not');
  });

  test('takes the longest phrase', () => {
    expect(read('login nahi ho raha hai')).toBe('login not working');
    expect(read('nahi ho')).toBe('not ho');
  });

  test('reads other spellings and Devanagari', () => {
    expect(read('bijlee bijlii बिजली')).toBe('electricity electricity electricity');
    expect(read('नहीं हो रहा')).toBe('not working');
  });

  test('keeps apart what only the exact spelling tells apart', () => {
    expect(read('kaam kam काम कम')).toBe('work less work less');
  });

  test('leaves an English word as it is, however much it looks like Hindi', () => {
    expect(read('pen nail')).toBe('pen nail');
    expect(read('penn')).toBe('call');
  });

  test('writes words of Devanagari that it does not know in Latin letters', () => {
    expect(read('टिकट')).toBe('tikat');
  });
});

test.each([
  ['शिकायत', 'shikaayat'],
  ['बिजली', 'bijlee'],
  ['वापस', 'vaapas'],
  ['गाड़ी', 'gaadee'],
  ['दर्ज', 'darj'],
  ['आई', 'aayee'],
  ['ज़रूरत', 'zaroorat'],
  ['न', 'na'],
  ['', ''],
])('%s is romanised as %s', (word, latin) => {
  expect(romanise(word)).toBe(latin);
});

test.each([
  ['bijlee', 'bijli'],
  ['vaapas', 'wapas'],
  ['zaroorat', 'jarurat'],
  ['paisey', 'pese'],
  ['nahin', 'nahi'],
  ['nanbar', 'nambar'],
  ['achcha', 'aachchaa'],
])('%s and %s are one spelling', (one, other) => {
  expect(foldSpelling(one)).toBe(foldSpelling(other));
});

test('every phrase of the data has at most four words, in lower case, without blanks around them', () => {
  const phrases = Object.values(readGloss()).flat();
  expect(phrases.length).toBeGreaterThan(800);
  expect(phrases.filter((phrase) => !/^[\p{Ll}\p{Lo}\p{M}]+(?: [\p{Ll}\p{Lo}\p{M}]+){0,3}$/u.test(phrase))).toEqual([]);
});

test('no spelling is listed twice in the data', () => {
  const phrases = Object.values(readGloss()).flat();
  expect(phrases.filter((phrase, i) => phrases.indexOf(phrase) !== i)).toEqual([]);
});
