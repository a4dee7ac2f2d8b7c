import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForms, mayHaveForms } from './fold.ts';

describe('foldForms', () => {
  it('turns the digits of other scripts, full-width signs, hyphens and blanks to ASCII', () => {
    expect(foldForms('٤٢ ۴۲ ४२ ৪২ ੪੨ ૪૨ ௪௨ ౪౨ ೪೨ ൪൨ ４２')).toBe('42 42 42 42 42 42 42 42 42 42 42');
    expect(foldForms('ｔａｒａ＠ｘ．ｏｒｇ，＋４４')).toBe('tara@x.org,+44');
    expect(foldForms('1\u00a02\u20113–4—5')).toBe('1 2-3-4-5');
  });

  it('keeps the length of any text, and ASCII as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldForms(text)).toHaveLength(text.length);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        expect(foldForms(text)).toBe(text);
      }),
    );
  });
});

describe('mayHaveForms', () => {
  it('is true for a digit of any script and for an at sign', () => {
    for (const text of ['a 1', 'b ९', 'c ４', 'd@e', 'f＠g']) expect(mayHaveForms(text)).toBe(true);
    for (const text of ['', 'nothing at all', 'नमस्ते', '–—…']) expect(mayHaveForms(text)).toBe(false);
  });
});
