import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gstinCheck, mod97, verhoeff, weightedSum } from './checksums.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const TEN = [...'0123456789'];

describe('verhoeff', () => {
  it('lets one of ten last digits pass', () => {
    fc.assert(
      fc.property(digits(11), (head) => {
        expect(TEN.filter((last) => verhoeff(head + last))).toHaveLength(1);
      }),
    );
  });

  it('notices every exchange of two neighbours and every wrong digit', () => {
    fc.assert(
      fc.property(digits(11), fc.nat(10), fc.nat(9), (head, place, wrong) => {
        const good = head + TEN.find((last) => verhoeff(head + last));
        const swapped = good.slice(0, place) + good[place + 1] + good[place] + good.slice(place + 2);
        const changed = good.slice(0, place) + wrong + good.slice(place + 1);
        expect(verhoeff(swapped)).toBe(swapped === good);
        expect(verhoeff(changed)).toBe(changed === good);
      }),
    );
  });
});

describe('mod97', () => {
  it.each(['GB69KLMN20304055667788', 'NO3415031234567', 'AE220210000123456789012'])('accepts %s', (iban) => {
    expect(mod97(iban)).toBe(true);
  });

  it('lets one of the check digits from 02 to 98 pass', () => {
    const checks = Array.from({ length: 97 }, (_, i) => String(i + 2).padStart(2, '0'));
    expect(checks.filter((check) => mod97(`GB${check}KLMN20304055667788`))).toEqual(['69']);
  });
});

describe('gstinCheck', () => {
  it('lets one of 36 last characters pass', () => {
    const ends = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    expect(ends.filter((end) => gstinCheck(`29BQXPM4821K2Z${end}`))).toEqual(['Z']);
    expect(ends.filter((end) => gstinCheck(`38BQXPM4821K2Z${end}`))).toEqual(['0']);
  });
});

describe('weightedSum', () => {
  it('repeats its weights', () => {
    expect(weightedSum('1234', [3, 7])).toBe(3 + 14 + 9 + 28);
  });
});
