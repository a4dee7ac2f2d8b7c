import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORM_TYPES, findForms } from './find-forms.ts';

const PIECES = [
  'tara@brightfern.org',
  '5274 5763 9425 9961',
  '+91 70123 98456',
  '514-38-0172',
  '2468 1357 9026',
  'GB69KLMN20304055667788',
  '10.73.51.9',
  '2001:db8::73',
  'MH 12 XK 7351',
  'account number is',
  'born on 7 March',
  'card',
  'pan',
  'order',
  'ls7 3xd',
  '[PHONE_1]',
  '٣',
  '९',
  '＠',
  '@',
  '.',
  '-',
  '/',
  ':',
  '_',
  '+',
  '(',
  ')',
  '\n',
  ' ',
  '#',
  '7',
  '0',
  'AB',
  'x',
  '\ud83d',
];
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join('')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 16 }).map((pieces) => pieces.join(' ')),
);

describe('findForms', () => {
  it('gives ranges of the text in order, without overlap, for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let floor = 0;
        for (const { type, start, end } of findForms(text)) {
          expect(FORM_TYPES).toContain(type);
          expect(start).toBeGreaterThanOrEqual(floor);
          expect(end).toBeGreaterThan(start);
          floor = end;
        }
        expect(floor).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 3000 },
    );
  });

  it('finds nothing in placeholders put in the place of what it found', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const redacted = findForms(text).reduceRight(
          (rest, { type, start, end }) => `${rest.slice(0, start)}[${type}_1]${rest.slice(end)}`,
          text,
        );
        const placeholders = [...redacted.matchAll(/\[[A-Z_]+_1\]/g)];
        for (const { start, end } of findForms(redacted)) {
          const hit = placeholders.find(({ 0: { length }, index }) => start < index + length && end > index);
          expect(hit?.[0]).toBeUndefined();
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps one more value of any kind apart from what stands before it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const value = 'tara@brightfern.org';
        const last = findForms(`${text} ; ${value}`).at(-1);
        expect(last).toEqual({ type: 'EMAIL', start: text.length + 3, end: text.length + 3 + value.length });
      }),
    );
  });
});

describe('the time taken', () => {
  const units = [
    '7',
    '4 ',
    '1-',
    '+',
    '+1',
    '(',
    '(1',
    '@',
    'a@',
    'a@a.',
    '1.1.1.',
    '1.',
    '1:',
    '::1',
    'a.1',
    'AL',
    'AL11 ',
    'KA',
  ];
  const more = [
    'KA 1 ',
    'ab',
    'a1',
    '12/',
    '\n1',
    '९',
    '\ud8001',
    'born 1/1/',
    'account a1-',
    'no. 1',
    '1_',
    '0.0.0.0 ',
  ];

  it.each([...units, ...more])('grows with the length of the text and not faster, for %j', (unit) => {
    const texts = [20, 80].map((kilobytes) => unit.repeat((kilobytes * 1024) / unit.length));
    const [small = 0, large = 0] = texts.map(fastest);
    // A quadratic search would take 16 times as long for the larger one, and much more than half a second.
    expect(large).toBeLessThan(Math.max(8 * small, 500));
  });
});

/** Milliseconds of the fastest of three searches, so that a pause of the machine does not count. */
function fastest(text: string): number {
  const times = Array.from({ length: 3 }, () => {
    const started = performance.now();
    findForms(text);
    return performance.now() - started;
  });
  return Math.min(...times);
}
