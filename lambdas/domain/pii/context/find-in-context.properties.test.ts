import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from '../../text/tokenize.ts';
import { type ContextSpan, createContext, findInContext, findKnownNames, type Speaker } from './find-in-context.ts';

const PIECES = [
  'my name is',
  'pin',
  'is',
  '7402',
  'kavisri',
  'john',
  'Smith',
  'and',
  'account number',
  'at',
  'gmail',
  'dot com',
  'gmailcom',
  '12',
  'main street',
  'pune',
  '411001',
  'nine',
  'double',
  'do',
  'a',
  'k',
  '5',
  'w',
  'ji',
  'sure',
  ',',
  '.',
  '@',
  '[PIN_1]',
  '[NAME_12]',
  'order number',
  'password',
  'hunter2',
  'dob',
  'march',
  '1990',
  'नाम',
  'संदीप',
  'policy',
  'zip',
  'mother',
  'maiden name',
  '\n',
  '-',
  'Xqzt',
];
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((p) => p.join(' ')),
);
const speaker = fc.constantFrom<Speaker>('customer', 'agent', 'unknown');
const calls = fc.array(fc.tuple(speaker, text), { minLength: 1, maxLength: 5 });
const PLACEHOLDER = /\[[A-Z][A-Z_]{0,19}_\d{1,6}\]/g;

const spansOf = (turns: readonly (readonly [Speaker, string])[]): (readonly ContextSpan[])[] => {
  const context = createContext();
  return turns.map(([who, said]) => findInContext(tokenize(said), who, context));
};

function redact(said: string, spans: readonly ContextSpan[]): string {
  let redacted = '';
  let from = 0;
  for (const { type, start, end } of spans) {
    redacted += `${said.slice(from, start)}[${type}_1]`;
    from = end;
  }
  return redacted + said.slice(from);
}

describe('findInContext on any call', () => {
  it('gives ordered spans at the edges of words, apart from each other and from placeholders', () => {
    fc.assert(
      fc.property(calls, (turns) => {
        spansOf(turns).forEach((spans, turn) => {
          const said = turns[turn]?.[1] ?? '';
          const tokens = tokenize(said);
          const taken = [...said.matchAll(PLACEHOLDER)].map((m) => [m.index, m.index + m[0].length] as const);
          let last = 0;
          for (const { start, end } of spans) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(tokens.start).toContain(start);
            expect(tokens.end.some((at) => at === end || at === end + 2)).toBe(true);
            expect(taken.some(([from, to]) => start < to && from < end)).toBe(false);
            last = end;
          }
          expect(last).toBeLessThanOrEqual(said.length);
        });
      }),
      { numRuns: 1500 },
    );
  });

  it('finds nothing more in what it has redacted', () => {
    fc.assert(
      fc.property(calls, (turns) => {
        const redacted = turns.map(([who, said], turn) => [who, redact(said, spansOf(turns)[turn] ?? [])] as const);
        expect(spansOf(redacted).flat()).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it('gives known names inside the text only', () => {
    fc.assert(
      fc.property(calls, (turns) => {
        const context = createContext();
        for (const [who, said] of turns) findInContext(tokenize(said), who, context);
        for (const [, said] of turns) {
          for (const { start, end } of findKnownNames(tokenize(said), context))
            expect(said.slice(start, end)).not.toBe('');
        }
      }),
    );
  });
});

describe('findInContext on a hostile turn', () => {
  const UNITS = [
    'my name is ',
    '7 ',
    'a ',
    'pin is ',
    'nine ',
    'double ',
    'kavi ',
    'Zxq ',
    'John ',
    '@',
    'a@',
    'gmailcom ',
    '12 main street ',
    'x',
    '9',
    '[',
    'ji ',
    'po box ',
    '\ud800',
  ];
  const cost = (unit: string, size: number): number => {
    const tokens = tokenize(unit.repeat(Math.ceil(size / unit.length)));
    const from = performance.now();
    for (const who of ['agent', 'customer'] as const) findInContext(tokens, who, createContext());
    return performance.now() - from;
  };

  /** The least of several runs, since others use the machine as well. */
  const least = (unit: string, size: number) => Math.min(...Array.from({ length: 4 }, () => cost(unit, size)));

  it.each(UNITS)('takes linear time for 160 KB of %j', (unit) => {
    cost(unit, 10_000);
    // Four times as long where it is linear, sixteen times where it is quadratic.
    expect(least(unit, 160_000)).toBeLessThan(10 * Math.max(1, least(unit, 40_000)));
  });
});
