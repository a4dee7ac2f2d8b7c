import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifiersIn } from './identifiers.ts';

describe('identifiers', () => {
  it.each([
    ['my order ORD-4711/22 please', ['ORD471122']],
    ['ord_4711#22', ['ORD471122']],
    ['ticket 55012 and 55012 again', ['55012']],
    ['serial A1B2C3', ['A1B2C3']],
    ['serial sn12ab', []],
    ['box 4711', ['BOX4711']],
    ['in 3 days, 12 of them, call me', []],
    ['no digits here at-all', []],
    ['it was [ACCOUNT_12345] or [NAME_1]', []],
    ['बिल १२३४५', ['12345']],
    ['ＺＢ７７１２', ['ZB7712']],
    ['is it 12345,67890?', ['12345', '67890']],
    [`long ${'9'.repeat(65)} and ${'8'.repeat(64)}`, ['8'.repeat(64)]],
  ])('reads %s', (text, expected) => {
    expect(identifiersIn(text)).toEqual(expected);
  });

  it.each([
    ['ORD–4711–AB', 'ORD-4711-AB'],
    ['ord 4711 ab', 'ORD-4711-AB'],
    ['INV202600815', 'INV.2026.00815'],
    ['inv-2026-00815', 'INV.2026.00815'],
    ['inv 2026 00815', 'INV-2026-00815'],
    ['my inv 2026.00815', 'INV/2026/00815'],
    ['TKT908123', 'TKT 90 8123'],
    ['tkt90 8123 it is', 'the TKT-90-8123'],
    ['ZX9:88:77Q', 'zx98877q'],
    ['ORD-4712', 'ORD-४७१२'],
    ['ord - 4712', 'ORD4712'],
    ['ORD-4711.Thanks', 'ord 4711'],
    ['id:TKT908123', 'TKT 908123'],
    ['order#47111', '47111'],
    ['ORD-4711/ORD-4712', 'ord4712'],
  ])('of %s meet those of %s', (one, other) => {
    const others = identifiersIn(other);
    expect(identifiersIn(one).some((identifier) => others.includes(identifier))).toBe(true);
  });

  it.each([
    'slow internet after 10pm, at 10:30, 09:15am, 10:30:15 or 10:30-11:30, 1030 pm',
    'on 2026-11-02, 02/11/2026, 2.11.26, 02–11–2026, 2-Nov-2026 or 2026-11-02T10:30:00Z',
    'in 2024, since 2019-2024, times 2024, late 2023',
    'it costs 1,200.50 or ₹500 or ₹50000 or 500rs or 12.99 or Rs. 50,000 or rs.50000',
    'maybe 50000 rupees, 50000/-, 1,23,456.78, total 1200.50 or € 12345',
    'with 500mb, 100mbps, 4g, 5gb, 1080p, 24x7, 1920x1080 or speed 1000mbps',
    'at 99.999% or 100000 %',
    'an iPhone 15, Fibre 500 and Plan 99',
    'call me 5 times 2024, pay 5000, need 5000 rupees, the 4000 of us',
  ])('are none in: %s', (text) => {
    expect(identifiersIn(text)).toEqual([]);
  });

  const digits = fc.stringMatching(/^[0-9]{2,5}$/);
  const letters = fc.stringMatching(/^[A-Z]{1,3}$/);
  const pieces = fc
    .tuple(fc.constantFrom('ORD', 'TKT', 'ZX'), digits, fc.array(fc.oneof(digits, letters), { maxLength: 3 }))
    .map(([start, number, rest]) => [start, `${number}7`, ...rest]);
  const separators = ['', ...'-/_#.:', ...'\u2010\u2011\u2012\u2013\u2014\u2015\u2212'];

  it('are the same however they are separated and capitalised', () => {
    fc.assert(
      fc.property(pieces, fc.infiniteStream(fc.constantFrom(...separators)), fc.boolean(), (list, by, lower) => {
        const written = list.reduce((text, piece) => text + by.next().value + piece);
        expect(identifiersIn(lower ? written.toLowerCase() : written)).toContain(list.join(''));
      }),
    );
  });

  it('are the same with blanks between groups of digits', () => {
    const groups = fc.array(fc.stringMatching(/^[0-9]{2,5}$/), { minLength: 3, maxLength: 4 });
    fc.assert(
      fc.property(groups, fc.boolean(), (list, lower) => {
        const written = `my TKT ${list.join(' ')}, please`;
        expect(identifiersIn(lower ? written.toLowerCase() : written)).toContain(`TKT${list.join('')}`);
      }),
    );
  });

  it('have digits in ASCII, whatever script they are written in', () => {
    const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xbe6, 0xff10, 0x1d7ce, 0x116da];
    for (const zero of zeros) {
      const written = Array.from('4071298653', (digit) => String.fromCodePoint(zero + Number(digit))).join('');
      expect(identifiersIn(`ORD-${written}`)).toEqual(['ORD4071298653']);
    }
  });

  it('are at most 500 of a text, of at most 64 characters', () => {
    const text = Array.from({ length: 2_000 }, (_, i) => `A${1000 + i}`).join(' ');
    expect(identifiersIn(text)).toHaveLength(500);
    expect(identifiersIn(`A${'1'.repeat(64)} A${'1'.repeat(63)}`)).toEqual([`A${'1'.repeat(63)}`]);
  });

  it.each(['a-', '9', 'AB 1 ', '1,234', '1.1:', 'AB 1 1 1 1 1', '१', ' ', '[A_'])(
    'are read in time proportional to a text of nothing but %j',
    (part) => {
      const started = performance.now();
      identifiersIn(part.repeat(500_000 / part.length));
      expect(performance.now() - started).toBeLessThan(8_000);
    },
  );
});
