import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from './clean-text.ts';

/** Text of the characters that cleaning looks at, and some that it must leave alone. */
const awkward = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\u200d',
        '\u200c',
        '\u200b',
        '\ufeff',
        '\u0301',
        '\u0323',
        '\ud800',
        '\udc00',
        '\u212a',
        '\u0958',
      ),
      fc.constantFrom('\u0344'.repeat(40), '\u0301'.repeat(31), 'e\u0323\u0301'),
      fc.constantFrom('a', '1', ' ', '\n', '\r', '\u0000', '\u0085', 'क', '्', 'é', '👩', '\u{e0041}', '\u037e'),
    ),
    { maxLength: 80 },
  )
  .map((parts) => parts.join(''));

function millisecondsOf(text: string): number {
  const start = performance.now();
  cleanText(text);
  return performance.now() - start;
}

describe('clean text', () => {
  it('row 20: holds no lone surrogates, control, directional, zero-width or tag characters', () => {
    expect(cleanText('a\ud800b\u0000c\u202ed\u200be\u{e0041}f\ufeffg\u0085')).toBe('a\ufffdbcdefg');
    expect(cleanText('line\nline\ttab\r')).toBe('line\nline\ttab');
  });

  it('row 20: keeps joiners where a script needs them, and not beside ASCII', () => {
    expect(cleanText('4111\u200d1111\u200c 1')).toBe('41111111 1');
    expect(cleanText('a\u200c\u200dक\u200d1')).toBe('aक1');
    expect(cleanText('क्‍ष 👩‍👧')).toBe('क्‍ष 👩‍👧');
  });

  it('row 20: is composed, also over what was taken out', () => {
    expect(cleanText('e\u0301 e\u200b\u0301 e\u200d\u0301')).toBe('é é é');
  });

  it('keeps no more than 30 marks on one letter', () => {
    expect(cleanText(`x${'\u0321'.repeat(500)}y`)).toBe(`x${'\u0321'.repeat(30)}y`);
  });

  it('is well-formed, composed, and stays as it is when cleaned again', () => {
    fc.assert(
      fc.property(fc.oneof(awkward, fc.string({ unit: 'binary' })), (text) => {
        const clean = cleanText(text);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean.normalize('NFC')).toBe(clean);
        expect(cleanText(clean)).toBe(clean);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['joiners', `क${'\u200d'.repeat(262_000)}क`],
    ['joiners and ASCII', 'a\u200d'.repeat(131_000)],
    ['marks out of order', `a${'\u0301'.repeat(131_000)}${'\u0323'.repeat(131_000)}`],
    ['marks between joiners', `a${'\u0301\u200d\u0323'.repeat(87_000)}`],
    ['zero-width spaces', '\u200b'.repeat(262_000)],
    ['lone surrogates', '\ud800'.repeat(262_000)],
  ])('row 29: takes well under a second for the longest turn of %s', (_name, text) => {
    expect(millisecondsOf(text)).toBeLessThan(500);
  });
});
