import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from './redact-call.ts';

const redact = (text: string) => createRedactor().redact(text).text;

describe('redaction', () => {
  it.each([
    ['write to Maya.Fields+x@mail.example.co.uk.', 'write to [EMAIL_1].'],
    ['a@b.io,c@d.org', '[EMAIL_1],[EMAIL_2]'],
    ['राम@example.com पर भेजें', '[EMAIL_1] पर भेजें'],
    ['card 4111 1111 1111 1111 please', 'card [CARD_1] please'],
    ['4111-1111-1111-1111 123', '[CARD_1] 123'],
    ['4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1', '[CARD_1]'],
    ['amex 378282246310005', 'amex [CARD_1]'],
    ['my social is 512-44-0198', 'my social is [SSN_1]'],
    ['call (415) 555-0132 or +1 415 555 0132', 'call [PHONE_1] or [PHONE_1]'],
    ['98765 43210 hai', '[PHONE_1] hai'],
    ['मेरा नंबर ९८७६५४३२१० है', 'मेरा नंबर [PHONE_1] है'],
    ['+44 20 7946 0958', '[PHONE_1]'],
    ['order 12345 555-123-4567', 'order 12345 [PHONE_1]'],
  ])('replaces personal data: %s', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it.each([
    'I paid $1,299.99 on 2026-03-14 at 10:30',
    'order 48213-7, flight UA 2214, room 402',
    'the area 000-12-3456 and 666-12-3456 were never issued',
    'see me @ the shop',
    '1234 5678 9012 3456 is no card',
  ])('leaves alone what is not personal: %s', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('gives one value one placeholder all through a call, however it is written', () => {
    const redactor = createRedactor();
    expect(redactor.redact('A@x.org and b@x.org').text).toBe('[EMAIL_1] and [EMAIL_2]');
    expect(redactor.redact('again a@X.org, 4111 1111 1111 1111').text).toBe('again [EMAIL_1], [CARD_1]');
    expect(redactor.redact('4111111111111111').text).toBe('[CARD_1]');
    expect(redactor.counts()).toEqual({ EMAIL: 2, CARD: 1 });
  });

  it('says where its placeholders stand', () => {
    const { text, redactions } = createRedactor().redact('x a@b.io y 512-44-0198');
    expect(redactions.map((r) => text.slice(r.start, r.end))).toEqual(redactions.map((r) => r.placeholder));
  });

  it('changes nothing the second time', () => {
    const piece = fc.constantFrom(
      'a@b.io',
      '4111 1111 1111 1111',
      '512-44-0198',
      '(415) 555-0132',
      ' ',
      '-',
      '7',
      '.',
      'é',
      '९',
      '+',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (input) => {
        const once = redact(input);
        expect(redact(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['@', '1', 'a@', '4 ', '+', '(', '1-', '9', 'a.', '-@-'])('row 30: stays linear on %j repeated', (unit) => {
    const seconds = (n: number) => {
      const text = unit.repeat(n / unit.length);
      const started = performance.now();
      redact(text);
      return performance.now() - started;
    };
    seconds(10_000);
    // A quadratic pattern would need minutes here; the generous bound only tells linear from quadratic.
    expect(seconds(400_000)).toBeLessThan(4000);
  });
});
