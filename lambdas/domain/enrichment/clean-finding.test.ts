import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFindingCleaner } from './clean-finding.ts';

const TURNS = [
  'My parcel from the Zephyr shop never came, and the Node.js course does not open on my phone.',
  'I was billed 1500 twice for order 778812, it says so on acme.com and in invoice.pdf as well.',
  'Ask [NAME_1] at Larkspur please.he knows.',
];
const clean = (text: string, turns: readonly string[] = TURNS) => createFindingCleaner(turns)(text, 600);

describe('addresses in free text', () => {
  it.each([
    '//evil.example/x',
    'evil.example',
    'evil.example:8080/pay',
    'evil.example?to=me',
    'evil.example#now',
    'http:/evil',
    'http:evil',
    'ftp:evil',
    'hxxp://evil',
    'xn--evl-8cd.example',
    'evil。example',
    'ｅｖｉｌ．ｅｘａｍｐｌｅ',
    'evil&period;example',
    'evil&amp;#46;example',
    '198.51.100.7:8080/pay',
    'localhost:3000/pay',
    'ACME.com',
  ])('are left out: %s', (address) => {
    expect(clean(`Pay at ${address} now.`)).toBe('Pay at now.');
    expect(clean(`Pay at ${address}.`)).toBe('Pay at.');
  });

  it('are not seen in ordinary words', () => {
    const text = 'E.g. 3.5 GB at 10:30 a.m., i.e. in the U.S., Wi-Fi/TV and/or v2.10; 订单。请退款。';
    expect(clean(text)).toBe(text);
  });

  it('are told from products and files by what was said', () => {
    expect(clean('The Node.js course and invoice.pdf are fine.')).toBe('The Node.js course and invoice.pdf are fine.');
    expect(clean('The Vue.js course is fine.')).toBe('The course is fine.');
  });

  it('are made of no sentences that a blank is missing between', () => {
    expect(clean('It is late.The agent knows.')).toBe('It is late. The agent knows.');
    expect(clean('Larkspur please.he knows')).toBe('Larkspur please. he knows');
  });
});

describe('what runs in a page or a cell', () => {
  it.each([
    ['&lt;img src=x onerror=alert(1)&gt; It broke', 'It broke'],
    ['&amp;amp;lt;b&amp;gt;It broke', 'It broke'],
    ['&#60;b&#x3e;It broke', 'It broke'],
    ['&ltb&gtIt broke', 'It broke'],
    ['It <a href=https://evil.example>broke</a>', 'It broke'],
    ['=1+1', '1+1'],
    ['@SUM(A1)', 'SUM(A1)'],
    ['-+=cmd', 'cmd'],
    ['＝1+1', '1+1'],
    ['Pay, =HYPERLINK(A1);@x', 'Pay, HYPERLINK(A1);x'],
    ['A&B paid 5 < 6, C++ and a=b', 'A&B paid 5 6, C++ and a=b'],
  ])('is taken out of %s', (text, left) => {
    expect(clean(text)).toBe(left);
  });
});

describe('personal data in free text', () => {
  it.each([
    [
      'The customer Priya Sharma, living at 12 Baker Street, complained.',
      /^The customer \[NAME_2\], .*\[ADDRESS_1\], /,
    ],
    ['Siobhan called.', /^Siobhan called\.$/],
    ['Spoke to Ramesh and Siobhan again.', /^Spoke to \[NAME_2\] and \[NAME_3\] again\.$/],
    ['priya sharma', /^\[NAME_2\]$/],
    ['Pay into 99887766, not 4711.', /^Pay into \[[A-Z]+_1\], not \[[A-Z]+_\d\]\.$/],
  ])('is redacted where nobody said it: %s', (text, left) => {
    expect(clean(text)).toMatch(left);
  });

  it('stays as the call has it', () => {
    const text = 'Zephyr billed 1,500 twice for order 778812 in 2026; [NAME_1] is at Larkspur.';
    expect(clean(text)).toBe(text);
    expect(clean(text, [])).not.toBe(text);
  });

  it.each([
    'The customer reported that a parcel never came and that the app crashes on their iPhone.',
    'The agent apologized, confirmed that a mechanic would come on Monday between 10 AM and 12 PM, and closed the call.',
    'Customer asked for a supervisor. Agent escalated to Tier 2 support within 24 hours.',
    'The customer was billed $45 twice in March and wants to cancel or go to the regulator (FCC).',
    'Slow Wi-Fi and Internet since Friday; a technician was sent. The customer stays with Amazon Prime.',
    'Their flight to Boston was cancelled and rebooked via Chicago; April and May are free.',
    'The Android app works after update 4.2.1, e.g. with a new PIN.',
    'billing dispute',
    'gst invoice',
  ])('is not seen in an ordinary sentence: %s', (text) => {
    expect(clean(text)).toBe(text);
  });
});

it('leaves the sentences of a call as they are', () => {
  expect(clean(TURNS[0] ?? '')).toBe(TURNS[0]);
});

it.each(['evil.example𑛀', 'see evil.example𑑐 now', 'evil.com٣', 'evil.example-𠀀', 'evil.com-offer', 'evil.com_x'])(
  'takes the address out of %s, whatever stands behind it',
  (text) => {
    expect(clean(text)).not.toContain('evil.');
  },
);

it('gives back what is clean, whatever is written', () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      'evil.example',
      '&amp;lt;',
      ':8080/',
      '=',
      ' ',
      'Priya',
      '1234',
      '//',
      '@',
      '.Com',
      '<',
      '[NAME_1]',
    ),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const once = clean(parts.join(''));
      expect(clean(once)).toBe(once);
      expect(once).not.toMatch(/\/\/|evil\.example|[<>]|^[=+@-]/);
    }),
    { numRuns: 500 },
  );
});

it('is fast for a long line of anything', () => {
  const began = performance.now();
  for (const text of ['a.', '[', '&amp;', 'Priya ', '<a', '1,', 'x:/', '](']) {
    createFindingCleaner([text.repeat(20_000)])(text.repeat(20_000), 600);
  }
  expect(performance.now() - began).toBeLessThan(10_000);
});
