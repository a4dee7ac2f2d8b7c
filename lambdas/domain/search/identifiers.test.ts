import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifiersIn } from './identifiers.ts';

describe('identifiers', () => {
  it.each([
    ['my order ORD-4711/22 please', ['ORD471122']],
    ['ord_4711#22', ['ORD471122']],
    ['ORD–4711–AB', ['ORD4711AB']],
    ['ord 4711 ab', ['ORD4711', 'ORD4711AB']],
    ['it is TKT 90 8123, thanks', ['TKT908123']],
    ['INV.2026.00815 or inv-2026-00815', ['INV202600815']],
    ['ZX9:88:77Q', ['ZX98877Q']],
    ['ticket 55012 and 55012 again', ['55012']],
    ['serial a1b2c3', ['A1B2C3']],
    ['ORD-४७१२', ['ORD4712']],
    ['बिल १२३४५', ['12345']],
    [`long ${'9'.repeat(65)} and ${'8'.repeat(64)}`, ['8'.repeat(64)]],
  ])('reads %s', (text, expected) => {
    expect(identifiersIn(text)).toEqual(expected);
  });

  it.each([
    'in 3 days, 12 of them, call me at 10pm or 09:15am',
    'no digits here at-all',
    'it was [ACCOUNT_12345] or [NAME_1]',
    'slow internet after 10pm since 2024, in 2024 again',
    'on 2026-11-02, 02/11/2026 and 2.11.2026 at 10:30:15',
    'I paid 1,200.50, then 12.99, then 50000rs or rs.50000',
    'only 500mb of 1080p at 100mbps, 4g, 2500mhz, the 125th time',
    'sn12 and ab1',
    'the year 2024 and room 4711',
  ])('finds none in: %s', (text) => {
    expect(identifiersIn(text)).toEqual([]);
  });

  it('are the same however they are separated and capitalised', () => {
    const piece = fc.stringMatching(/^[A-Z]{1,4}[0-9]{1,4}$/);
    const separator = fc.constantFrom('', '-', '/', '_', '#', '.', ':', '\u2013');
    fc.assert(
      fc.property(fc.array(piece, { minLength: 3, maxLength: 5 }), separator, fc.boolean(), (pieces, by, lower) => {
        const text = pieces.join(by);
        expect(identifiersIn(lower ? text.toLowerCase() : text)).toEqual([pieces.join('')]);
      }),
    );
  });

  it('are at most 500 of a text, and found in linear time', () => {
    const text = Array.from({ length: 2_000 }, (_, i) => `A${1000 + i}`).join(' ');
    expect(identifiersIn(text)).toHaveLength(500);
    expect(identifiersIn('1-'.repeat(100_000))).toEqual([]);
    expect(identifiersIn('ab 1 '.repeat(50_000))).toEqual([]);
  });
});
