import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClaimReader } from './claim-reader.ts';
import type { RawClaim } from './types.ts';

const claim = (text: string, quote = 'never came back'): RawClaim => ({ text, evidence: [{ source: 1, quote }] });
const CLAIMS = [
  claim('The refund is "late"', 'it said \\ "no" {yet} [1]'),
  claim('Zahlung doppelt 😀 \u0915\u093f', 'with a \u2028 and \u0007 in it'),
  claim('A third, ] } of brackets'),
];
const JSON_TEXT = JSON.stringify({ note: 'claims', claims: CLAIMS, answered: true });
const escaped = (json: string) =>
  json.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

const readAll = (pieces: readonly string[]) => {
  const reader = createClaimReader();
  return pieces.flatMap((piece) => reader.push(piece));
};
const cutAt = (text: string, places: readonly number[]) => {
  const cuts = [...new Set(places.map((place) => place % text.length))].sort((a, b) => a - b);
  return [...cuts, text.length].map((end, i) => text.slice(cuts[i - 1] ?? 0, end));
};

describe('claims of an answer that comes in pieces', () => {
  it('are given as soon as each is whole', () => {
    const reader = createClaimReader();
    const end = JSON_TEXT.indexOf('},{"text":"Zahlung');
    expect(reader.push(JSON_TEXT.slice(0, end))).toEqual([]);
    expect(reader.push(JSON_TEXT.slice(end, end + 1))).toEqual([CLAIMS[0]]);
    expect(reader.push(JSON_TEXT.slice(end + 1))).toEqual(CLAIMS.slice(1));
    expect(reader.end(JSON.parse(JSON_TEXT), '')).toEqual([]);
  });

  it('are the same wherever the text is cut, within an escape or a surrogate pair too', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.boolean(), (places, ascii) => {
        expect(readAll(cutAt(ascii ? escaped(JSON_TEXT) : JSON_TEXT, places))).toEqual(CLAIMS);
      }),
    );
    expect(readAll(Array.from(JSON_TEXT, (_, i) => JSON_TEXT.charAt(i)))).toEqual(CLAIMS);
    expect(readAll([JSON.stringify({ claims: CLAIMS }, null, 2)])).toEqual(CLAIMS);
  });

  it('are given once where a piece comes twice (fault 15)', () => {
    const pieces = [...JSON_TEXT.split(/(?<=\}),(?=\{"text)/)].map((piece) => `${piece},`);
    const twice = pieces.flatMap((piece, i) => (i === 1 ? [piece, piece] : [piece]));
    expect(readAll(twice)).toEqual(CLAIMS);
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 2 }), fc.nat(), (places, which) => {
        const cut = cutAt(JSON_TEXT, places);
        const again = cut.flatMap((piece, i) => (i === which % cut.length ? [piece, piece] : [piece]));
        const reader = createClaimReader();
        const given = [...again.flatMap((piece) => reader.push(piece)), ...reader.end(JSON.parse(JSON_TEXT), '')];
        expect(new Set(given.map((one) => JSON.stringify(one))).size).toBe(given.length);
        expect(given).toEqual(expect.arrayContaining(CLAIMS));
      }),
    );
  });

  it('stay given where the stream is cut (fault 15), and what is not whole is not given', () => {
    const cut = JSON_TEXT.slice(0, JSON_TEXT.indexOf('A third'));
    const reader = createClaimReader();
    expect(reader.push(cut)).toEqual(CLAIMS.slice(0, 2));
    expect(reader.end(undefined, '')).toEqual([]);
  });

  it('are not looked for in other lists or deeper', () => {
    expect(
      readAll([JSON.stringify({ other: CLAIMS, deep: { claims: CLAIMS }, claims: [[CLAIMS[0]], 'claims'] })]),
    ).toEqual([]);
    expect(readAll([JSON.stringify({ x: 'claims', y: CLAIMS })])).toEqual([]);
  });
});

describe('claims at the end of an answer', () => {
  const end = (input: unknown, text = '') => createClaimReader().end(input, text);

  it('are those of the input, where no piece came', () => {
    expect(end({ claims: CLAIMS })).toEqual(CLAIMS);
    expect(end({ claims: JSON.stringify(CLAIMS) })).toEqual(CLAIMS);
    expect(end(JSON_TEXT)).toEqual(CLAIMS);
  });

  it('are found in text: fenced, in prose, cut off (fault 14)', () => {
    expect(end(undefined, `\`\`\`json\n${JSON_TEXT}\n\`\`\``)).toEqual(CLAIMS);
    expect(end(undefined, `Here {is} what I found: ${JSON_TEXT} I hope it helps.`)).toEqual(CLAIMS);
    expect(end(undefined, JSON_TEXT.slice(0, -17))).toEqual(CLAIMS);
    expect(end(JSON_TEXT.slice(0, JSON_TEXT.indexOf('A third')))).toEqual(CLAIMS.slice(0, 2));
  });

  it.each([
    undefined,
    null,
    '',
    'no',
    7,
    [],
    {},
    { claims: null },
    { claims: {} },
    { claims: 'x' },
    [[]],
    '{"claims":[',
  ])('are none in %j (fault 14)', (input) => {
    expect(end(input, '')).toEqual([]);
  });

  it('lack what has not the form: claims without text, evidence without a number (fault 14)', () => {
    const evidence = [
      { source: '2', quote: 'as text' },
      { source: 1.5, quote: 'x' },
      { quote: 'x' },
      null,
      { source: 3 },
    ];
    const claims = [
      { text: '' },
      { text: 5, evidence: [] },
      { text: 'x'.repeat(10_000), evidence: [] },
      { text: 'Fine', evidence },
    ];
    expect(end({ claims })).toEqual([{ text: 'Fine', evidence: [{ source: 2, quote: 'as text' }] }]);
  });

  it('are well-formed (fault 20)', () => {
    expect(end('{"claims":[{"text":"a\\ud800b","evidence":[]}]}')).toEqual([{ text: 'a\ufffdb', evidence: [] }]);
  });
});

describe('whatever comes', () => {
  it('never throws', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '{"claims":[',
        '{"text":"',
        '","evidence":[]}',
        '\\',
        '"',
        '{',
        '}',
        '[',
        ']',
        '\ud83d',
        ',',
        ':',
      ),
    );
    fc.assert(
      fc.property(fc.array(part), fc.anything(), (parts, input) => {
        const reader = createClaimReader();
        const given = [...parts.flatMap((piece) => reader.push(piece)), ...reader.end(input, parts.join(''))];
        for (const { text } of given) expect(text.isWellFormed()).toBe(true);
      }),
    );
  });

  it('takes time linear in the text', () => {
    for (const piece of ['{"claims":[{"text":"', '{', '[', '\\"', '{"claims":[{"a":1},', 'x']) {
      const reader = createClaimReader();
      const began = performance.now();
      for (let i = 0; i < 100_000; i++) reader.push(piece);
      reader.end(piece.repeat(50_000), piece.repeat(50_000));
      expect(performance.now() - began).toBeLessThan(8000);
    }
  });

  it('passes over a claim that is far too long', () => {
    const huge = { text: 'x'.repeat(50_000), evidence: [] };
    expect(readAll([JSON.stringify({ claims: [huge, CLAIMS[0]] })])).toEqual([CLAIMS[0]]);
  });
});
