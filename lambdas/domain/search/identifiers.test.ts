import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifiersIn } from './identifiers.ts';

describe('identifiers', () => {
  it.each([
    ['my order ORD-4711/22 please', ['ORD471122']],
    ['ord_4711#22', ['ORD471122']],
    ['ticket 55012 and 55012 again', ['55012']],
    ['serial sn12ab', ['SN12AB']],
    ['in 3 days, 12 of them, call me', []],
    ['no digits here at-all', []],
    ['it was [ACCOUNT_1234] or [NAME_1]', []],
    ['बिल १२३४५', ['१२३४५']],
    [`long ${'9'.repeat(65)} and ${'8'.repeat(64)}`, ['8'.repeat(64)]],
  ])('reads %s', (text, expected) => {
    expect(identifiersIn(text)).toEqual(expected);
  });

  it('are the same however they are separated and capitalised', () => {
    const piece = fc.stringMatching(/^[A-Z0-9]{1,6}$/);
    const separator = fc.constantFrom('', '-', '/', '_', '#');
    fc.assert(
      fc.property(fc.array(piece, { minLength: 2, maxLength: 5 }), separator, fc.boolean(), (pieces, by, lower) => {
        const written = pieces.join(by);
        expect(identifiersIn(lower ? written.toLowerCase() : written)).toEqual(identifiersIn(pieces.join('')));
      }),
    );
  });

  it('are at most 500 of a text', () => {
    const text = Array.from({ length: 2_000 }, (_, i) => `A${1000 + i}`).join(' ');
    expect(identifiersIn(text)).toHaveLength(500);
  });
});
