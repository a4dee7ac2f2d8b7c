import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Speaker } from '../transcript/call.ts';
import { createRedactor } from './redact-call.ts';
import { createTextRedactor } from './redact-text.ts';

const redact = (text: string) => createTextRedactor().redact(text).text;

describe('redaction of a call', () => {
  const redactCall = (...said: [Speaker, string][]) =>
    createRedactor()
      .redactTurns(said.map(([speaker, text], turn) => ({ speaker, text, turn })))
      .map((turn) => turn.text);

  it("types the customer's answer by the agent's question", () => {
    expect(
      redactCall(
        ['agent', 'May I have your full name, and the PIN as well please?'],
        ['customer', 'Maya Fields, 4821'],
        ['agent', 'Thanks Maya. And your account number?'],
        ['customer', 'it is 55 01 732'],
      ),
    ).toEqual([
      'May I have your full name, and the PIN as well please?',
      '[NAME_1], [PIN_1]',
      'Thanks [NAME_1]. And your account number?',
      'it is [ACCOUNT_1]',
    ]);
  });

  it('knows names, addresses and numbers by the words around them, in English and Hinglish', () => {
    expect(redactCall(['customer', 'mera naam rohit verma hai aur mera bill 500 rupees zyada hai'])).toEqual([
      'mera naam [NAME_1] hai aur mera bill 500 rupees zyada hai',
    ]);
    expect(redactCall(['customer', 'मेरा नाम सुनीता है'])).toEqual(['मेरा नाम [NAME_1] है']);
    expect(
      redactCall(['customer', 'mail me at maya 47 gmailcom, or nine eight double seven six five four three two one']),
    ).toEqual(['mail me at [EMAIL_1], or [PHONE_1]']);
  });

  it('keeps where each value stood', () => {
    const text = 'I am Maya Fields, a@x.org, and the card is 4111 1111 1111 1111 now';
    const [turn] = createRedactor().redactTurns([{ turn: 0, speaker: 'customer', text }]);
    const values = turn?.redactions.map((r) => [r.placeholder, text.slice(r.original_start, r.original_end)]);
    expect(values).toEqual([
      ['[NAME_1]', 'Maya Fields'],
      ['[EMAIL_1]', 'a@x.org'],
      ['[CARD_1]', '4111 1111 1111 1111'],
    ]);
  });

  it('finds a number again where it is read back bare', () => {
    expect(
      redactCall(
        ['customer', 'my account number is 5501732'],
        ['agent', '5501732, is that right?'],
        ['customer', 'yes'],
      ),
    ).toEqual(['my account number is [ACCOUNT_1]', '[ACCOUNT_1], is that right?', 'yes']);
  });

  it('finds a code of letters and digits again where it is read back', () => {
    expect(
      redactCall(
        ['customer', 'my policy number is KX48213Z'],
        ['agent', 'Okay, kx48213z. One moment, order RT771 is fine'],
      ),
    ).toEqual(['my policy number is [ACCOUNT_1]', 'Okay, [ACCOUNT_1]. One moment, order RT771 is fine']);
  });

  it('gives no value a number that a speaker has said as a placeholder', () => {
    expect(redactCall(['customer', '[NAME_1] is what I see, my name is Maya Fields'])).toEqual([
      '[NAME_1] is what I see, my name is [NAME_2]',
    ]);
  });

  it('takes a part of a name for the name, of several with that part for the first', () => {
    expect(
      redactCall(['customer', 'my name is John Smith'], ['customer', 'this is Ravi Kumar'], ['agent', 'thanks, John']),
    ).toEqual(['my name is [NAME_1]', 'this is [NAME_2]', 'thanks, [NAME_1]']);
  });

  it('row 30: stays linear when every name is another one', () => {
    const text = Array.from({ length: 20_000 }, (_, i) => `my name is Zor${i.toString(36).replace(/\d/g, 'q')}. `).join(
      '',
    );
    const started = performance.now();
    redactCall(['customer', text]);
    // Quadratic matching took half a minute; the generous bound only tells linear from quadratic.
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('counts the distinct values of each type', () => {
    const redactor = createRedactor();
    redactor.redactTurns([
      { turn: 0, speaker: 'customer', text: 'write to a@x.org or b@x.org' },
      { turn: 1, speaker: 'customer', text: 'again a@X.org, 4111 1111 1111 1111' },
    ]);
    expect(redactor.counts()).toEqual({ EMAIL: 2, CARD: 1 });
  });

  it('leaves amounts, order dates, order numbers and products alone', () => {
    const said = 'I ordered an iPhone 15 for $899.00 on 3 March, order number 48213-7, and got 2 large pizzas';
    expect(redactCall(['customer', said])).toEqual([said]);
  });
});

describe('redaction of a text', () => {
  it.each([
    ['write to Maya.Fields+x@mail.example.co.uk.', 'write to [EMAIL_1].'],
    ['a@b.io,c@d.org', '[EMAIL_1],[EMAIL_2]'],
    ['राम@example.com पर भेजें', '[EMAIL_1] पर भेजें'],
    ['card 4111 1111 1111 1111 please', 'card [CARD_1] please'],
    ['4111-1111-1111-1111, 123 days', '[CARD_1], 123 days'],
    ['4111--1111/1111_1111 now', '[CARD_1] now'],
    ['jo＠example.com', '[EMAIL_1]'],
    ['01 23 45 67 89 à Paris', '[PHONE_1] à Paris'],
    ['ssn 512.44.0198', 'ssn [SSN_1]'],
    ['ssn 512–44–0198', 'ssn [SSN_1]'],
    ['+1_415_555_0132', '[PHONE_1]'],
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
  ])('leaves alone what is not personal: %s', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('gives one value one placeholder all through a call, however it is written', () => {
    const redactor = createTextRedactor();
    expect(redactor.redact('A@x.org and b@x.org').text).toBe('[EMAIL_1] and [EMAIL_2]');
    expect(redactor.redact('again a@X.org, 4111 1111 1111 1111').text).toBe('again [EMAIL_1], [CARD_1]');
    expect(redactor.redact('4111111111111111').text).toBe('[CARD_1]');
  });

  it('says where its placeholders stand', () => {
    const { text, redactions } = createTextRedactor().redact('x a@b.io y 512-44-0198');
    expect(redactions.map((r) => text.slice(r.start, r.end))).toEqual(redactions.map((r) => r.placeholder));
  });

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
    'my name is ',
    'priya ',
    'pin ',
    'account number ',
    ' and ',
    'I live at ',
    '12 mill road ',
    'nine eight double seven ',
    '[NAME_1]',
    '[',
    '_1]',
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(piece).map((pieces) => pieces.join('')),
  );
  const speaker = fc.constantFrom<Speaker>('customer', 'agent', 'unknown');
  const call = fc
    .array(fc.record({ speaker, text }), { maxLength: 6 })
    .map((said) => said.map((one, turn) => ({ ...one, turn })));

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(text, (input) => {
        const once = redact(input);
        expect(redact(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  it('changes nothing in a call the second time', () => {
    fc.assert(
      fc.property(call, (turns) => {
        // So many digits in a row are several values without anything between them: what is left of one may look like
        // another the second time.
        fc.pre(!turns.some(({ text }) => /(?:\d[ +().-]{0,2}){25}/.test(text)));
        const once = createRedactor().redactTurns(turns);
        const twice = createRedactor().redactTurns(once);
        expect(twice.map((turn) => turn.text)).toEqual(once.map((turn) => turn.text));
      }),
      { numRuns: 1000 },
    );
  });

  it('puts no placeholder inside a word and says where each one stands', () => {
    fc.assert(
      fc.property(call, (turns) => {
        for (const { text: redacted, redactions, turn } of createRedactor().redactTurns(turns)) {
          const raw = turns[turn]?.text ?? '';
          let until = 0;
          for (const { placeholder, start, end, original_start, original_end } of redactions) {
            expect(redacted.slice(start, end)).toBe(placeholder);
            expect(raw.slice(original_start, original_end)).not.toMatch(/^\s|\s$/);
            expect(original_start).toBeGreaterThanOrEqual(until);
            until = original_end;
            const [before = '', after = ''] = [redacted[start - 1], redacted[end]];
            expect(/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)).toBe(false);
          }
        }
      }),
      { numRuns: 1000 },
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
