import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from './limits.ts';
import { bytesOf, chunked, readDocument as read } from './read-document.testing.ts';
import type { Position, ReadResult } from './read-result.ts';
import { readValues } from './read-values.ts';

const limits = { maxCallBytes: 100 };
const ofLength = (length: number) => `{"a":"${'x'.repeat(length - 8)}"}`;

describe('row 21: the cap on a line', () => {
  it.each(['\n', '\r\n', ' \n'])('lets a call of exactly that length pass that ends in %j', async (end) => {
    const { codes, results } = await read(`{}${end}${ofLength(100)}${end}${ofLength(101)}${end}`, { limits });
    expect(codes).toEqual(['TOO_LARGE@3']);
    expect(results.map((result) => result.raw.byteLength)).toEqual([2, 100, 100]);
  });

  it('does not count the blanks in front of a call, and loses no call behind them', async () => {
    const { values, codes } = await read(`{"a":1}\n${' '.repeat(5000)}{"b":2}\n{"c":3}`, { limits });
    expect({ values, codes }).toEqual({ values: [{ a: 1 }, { b: 2 }, { c: 3 }], codes: [] });
  });

  it('passes over a line of blanks that is longer than it', async () => {
    expect(await read(`{"a":1}\n${' '.repeat(5000)}\n{"b":2}`, { limits })).toMatchObject({
      values: [{ a: 1 }, { b: 2 }],
      codes: [],
    });
  });

  it('bounds what is kept of a refused element of an array', async () => {
    const { results } = await read(`[${ofLength(500)},{"b":2}]`, { limits });
    expect(results).toMatchObject([{ ok: false, raw: { byteLength: 100 } }, { ok: true }]);
  });
});

describe('lines, good and bad', () => {
  const good = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }).map((v) => JSON.stringify(v));
  const bad = fc.constantFrom('{"a":', 'null', '12', '{"a":1},', '}', '"x', `{"a":${'['.repeat(40)}`, '{"a":"\\', '[');
  const broken = fc.constant(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]));
  const long = fc.constant(`{"a":"${'y'.repeat(300)}"}`);
  const blank = fc.constantFrom('', '  ', '\t\r');
  const line = fc.oneof({ weight: 4, arbitrary: good }, bad, broken, long, blank);
  const document = fc
    .tuple(
      fc.constantFrom('', '\ufeff', '\n \n'),
      good,
      fc.array(line, { maxLength: 8 }),
      fc.constantFrom('\n', '\r\n'),
    )
    .map(([start, first, lines, end]) =>
      Buffer.concat([bytesOf(start), ...[first, ...lines].flatMap((l) => [bytesOf(l), bytesOf(end)])]),
    );
  const capped = { ...DEFAULT_LIMITS, maxCallBytes: 200 };

  it('each give one result, at any chunk size: none is lost, none is read twice', async () => {
    await fc.assert(
      fc.asyncProperty(document, fc.integer({ min: 1, max: 40 }), async (content, size) => {
        const { results, codes } = await read(content, { size, limits: capped });
        const written = content
          .toString('latin1')
          .replace(/^\u00ef\u00bb\u00bf/, '')
          .split('\n');
        const kept = written.map((text, i) => [i + 1, text.trim().slice(0, 200)]).filter(([, text]) => text !== '');
        expect(results.map(({ line: at, raw }) => [at, Buffer.from(raw).toString('latin1')])).toEqual(kept);
        expect(codes.filter((code) => code.startsWith('<'))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('give the same results from each position on, by range and by skipping', async () => {
    await fc.assert(
      fc.asyncProperty(document, fc.integer({ min: 1, max: 40 }), async (content, size) => {
        const { results } = await read(content, { size, limits: capped });
        for (const from of results) {
          const position = JSON.parse(JSON.stringify(from.next)) as Position;
          for (const skip of [true, false]) {
            const left: ReadResult[] = [];
            const stream = chunked(content.subarray(skip ? 0 : position.offset), size);
            for await (const result of readValues(stream, capped, { position, skip })) left.push(result);
            expect(left).toEqual(results.slice(from.item + 1));
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
