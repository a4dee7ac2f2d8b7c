import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberOf, numbersStated } from './numbers.ts';
import { contentOf, formsOf, isSaid, isSaidSo, readWords } from './read-words.ts';
import { soundOf } from './sound.ts';
import { stemOf } from './stem.ts';

describe('stems', () => {
  it.each([
    'cancel cancels cancelled canceled cancelling cancellation cancellations',
    'deliver delivers delivered delivery deliveries',
    'pay pays paid paying payment payments',
    'charge charges charged charging',
    'bill bills billed billing',
    'verify verifies verified verification',
    'activate activated activation activating',
    'install installed installation installing',
    'reply replies replied',
    'break broke broken breaks breaking',
    "customer customer's customers customers'",
  ])('are one for %s', (words) => {
    expect([...new Set(words.split(' ').map(stemOf))]).toHaveLength(1);
  });

  it.each([
    ['charge', 'change'],
    ['late', 'later'],
    ['bill', 'bell'],
    ['news', 'need'],
    ['address', 'add'],
  ])('tell %s from %s', (one, other) => {
    expect(stemOf(one)).not.toBe(stemOf(other));
  });
});

describe('sounds', () => {
  it.each(['बिजली bijli bijlee', 'वापस wapas vapas', 'पैसा paisa', 'शाम sham shaam'])('are one for %s', (words) => {
    expect([...new Set(words.split(' ').map(soundOf))]).toHaveLength(1);
  });
});

describe('words', () => {
  const said = (text: string, word: string) => {
    const [one] = contentOf(readWords(word));
    return one !== undefined && isSaid(one, formsOf(readWords(text)));
  };

  it('meet what means the same in Hindi', () => {
    expect(said('Mera paisa wapas nahi aaya', 'refund')).toBe(true);
    expect(said('मेरा पैसा वापस नहीं आया', 'refund')).toBe(true);
    expect(said('video chalta hi nahi', 'work')).toBe(true);
    expect(said('router ki light', 'refund')).toBe(false);
  });

  it('are said so only by themselves', () => {
    const [word] = contentOf(readWords('refund'));
    expect(word && isSaidSo(word, formsOf(readWords('They will refund me')))).toBe(true);
    expect(word && isSaidSo(word, formsOf(readWords('paisa wapas')))).toBe(false);
  });

  it('of grammar and of frames say nothing', () => {
    expect(contentOf(readWords('What are the customers complaining about, and why?'))).toEqual([]);
    expect(contentOf(readWords('Log kya shikayat kar rahe hain?'))).toEqual([]);
  });

  it('are read from anything in linear time', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(readWords(text))));
    const began = performance.now();
    for (const text of ['a', 'aa ', 'क', "a'", 'ee', '1,', 'ph sh ']) readWords(text.repeat(50_000));
    expect(performance.now() - began).toBeLessThan(3000);
  });
});

describe('numbers', () => {
  it('are the same in figures and words, with and without what groups them', () => {
    expect(['1,499.00', 'twice', 'teen', '५', 'somvar', 'din'].map(numberOf.said)).toEqual([
      '1499',
      '2',
      '3',
      '5',
      'Monday',
      undefined,
    ]);
    expect([...numbersStated('two weeks, 1499 rupees on Monday')]).toEqual(['1499', '2', 'Monday']);
  });

  it('are not those of placeholders, nor words that are numbers in Hindi only', () => {
    expect([...numbersStated('[NAME_12] and customers do pay')]).toEqual([]);
  });
});
