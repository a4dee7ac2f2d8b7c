import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expand } from './expand.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { bytesOf, chunked, readDocument as read } from './read-document.testing.ts';
import type { Position, ReadResult } from './read-result.ts';
import { readValues } from './read-values.ts';

const A = { call_id: 'a', text: 'x { [ " \\ , ] }' };
const B = { call_id: 'b', नाम: 'é😀' };

describe('shapes of input', () => {
  it.each([
    ['one object', JSON.stringify(A), [A]],
    ['one object over many lines', JSON.stringify(A, null, 2), [A]],
    ['an array', JSON.stringify([A, B]), [A, B]],
    ['an array over many lines', `\n ${JSON.stringify([A, B], null, 2)} \n`, [A, B]],
    ['JSON Lines', `${JSON.stringify(A)}\n${JSON.stringify(B)}\n`, [A, B]],
    [
      'JSON Lines with CRLF, blank lines and no last line feed',
      `\r\n${JSON.stringify(A)}\r\n\r\n  ${JSON.stringify(B)}`,
      [A, B],
    ],
    [
      'objects over many lines, one after the other',
      `${JSON.stringify(A, null, 1)}\n${JSON.stringify(B, null, 1)}`,
      [A, B],
    ],
    ['row 19: a byte order mark', `\ufeff${JSON.stringify([A])}`, [A]],
  ])('reads %s, plain and gzipped, at any chunk size', async (_name, content, values) => {
    for (const size of [1, 2, 3, 64, 100_000]) {
      for (const stored of [bytesOf(content), gzipSync(content)]) {
        expect(await read(stored, { size })).toMatchObject({ values, codes: [] });
      }
    }
  });

  it('reads gzip in several members', async () => {
    const stored = Buffer.concat([gzipSync(`${JSON.stringify(A)}\n`), gzipSync(JSON.stringify(B))]);
    expect((await read(stored)).values).toEqual([A, B]);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['', '<EMPTY>'],
    [' \n\t\r\n', '<EMPTY>'],
    ['[]', '<EMPTY>'],
    ['[ \n ]', '<EMPTY>'],
    ['null', '<SCHEMA>'],
    ['"x"', '<SCHEMA>'],
    ['12', '<SCHEMA>'],
    ['hello', '<MALFORMED>'],
    ['{"a":1', 'MALFORMED@1'],
    ['[{"a":1}', '<MALFORMED>'],
    ['{\n"a":1', '<MALFORMED>'],
    ['[{"a":1} {"b":2}]', '<MALFORMED>'],
  ])('row 18: refuses %j with a code', async (content, code) => {
    expect((await read(content)).codes).toEqual([code]);
  });

  it('row 18: refuses elements of an array that are no objects, and reads their neighbours', async () => {
    const { values, codes } = await read('[null, {"a":1}, "x", [1], 12, {"b":2}]');
    expect(values).toEqual([{ a: 1 }, { b: 2 }]);
    expect(codes).toEqual(['SCHEMA@1', 'SCHEMA@1', 'SCHEMA@1', 'SCHEMA@1']);
  });

  it('I7: one bad line does not fail its neighbours, wherever it stands', async () => {
    const lines = ['{"a":1}', '{"a":2}', '{"a":3}'];
    for (let bad = 0; bad < 4; bad++) {
      const content = [...lines.slice(0, bad), '{"broken": ', ...lines.slice(bad)].join('\n');
      const { values, codes } = await read(content);
      expect(values).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }]);
      expect(codes).toEqual([`MALFORMED@${bad + 1}`]);
    }
  });

  it.each([
    ['UTF-16 LE', Buffer.from('\ufeff{"a":1}', 'utf16le'), '<ENCODING>'],
    ['UTF-16 without a mark', Buffer.from('{"a":1}', 'utf16le'), '<ENCODING>'],
    ['a CP1252 line', Buffer.concat([bytesOf('{"a":"caf'), Buffer.from([0xe9]), bytesOf('"}')]), 'ENCODING@1'],
  ])('row 19: refuses %s', async (_name, content, code) => {
    expect((await read(content)).codes).toEqual([code]);
  });

  it('row 19: an invalid byte costs its own line only', async () => {
    const content = Buffer.concat([bytesOf('{"a":1}\n{"b":"'), Buffer.from([0xff]), bytesOf('"}\n{"c":3}\n')]);
    expect(await read(content)).toMatchObject({ values: [{ a: 1 }, { c: 3 }], codes: ['ENCODING@2'] });
  });

  it.each([
    ['a ZIP archive', [0x50, 0x4b, 3, 4, 20, 0]],
    ['HTML', [...bytesOf('<!doctype html>')]],
    ['a PDF', [...bytesOf('%PDF-1.7')]],
    ['Zstandard', [0x28, 0xb5, 0x2f, 0xfd, 9, 9, 9, 9]],
    ['encrypted bytes', [0x8c, 0x0d, 0x04, 0x09, 0x03, 0x08, 0x77, 0x12]],
  ])('row 23: refuses %s by its content', async (_name, content) => {
    expect((await read(Uint8Array.from(content))).codes).toEqual([expect.stringMatching(/<UNSUPPORTED>|<ENCODING>/)]);
  });

  it('row 23: refuses gzip within gzip', async () => {
    expect((await read(gzipSync(gzipSync('{"a":1}')))).codes).toEqual(['<UNSUPPORTED>']);
  });

  it('row 22: stops a gzip bomb long before it is expanded', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 0x20));
    let seen = 0;
    const reading = async () => {
      const { bytes } = await expand(chunked(bomb, 65_536), DEFAULT_LIMITS);
      for await (const chunk of bytes) seen += chunk.length;
    };
    await expect(reading()).rejects.toMatchObject({ rejection: { code: 'EXPANSION' } });
    expect(seen).toBeLessThan(64 * 1024 * 1024);
  });

  it('refuses gzip that is cut off or damaged, after what was read of it', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => JSON.stringify({ i, r: Math.sin(i) })).join('\n');
    const whole = gzipSync(lines);
    const { values, codes } = await read(whole.subarray(0, whole.length / 2), { size: 4096 });
    expect(values.length).toBeGreaterThan(100);
    expect(codes.at(-1)).toBe('<CORRUPT_GZIP>');
    const damaged = Buffer.from(whole);
    damaged.fill(0x55, 2000, 2100);
    expect((await read(damaged, { size: 4096 })).codes.at(-1)).toMatch(/CORRUPT_GZIP|MALFORMED/);
  });

  it('row 21: stops at the cap on stored bytes', async () => {
    expect((await read(' '.repeat(5000), { limits: { maxObjectBytes: 1000 } })).codes).toEqual(['<TOO_LARGE>']);
  });

  it('row 21: refuses a call that is too large and reads its neighbours, in lines and in arrays', async () => {
    const large = { text: 'x'.repeat(5000) };
    const limits = { maxCallBytes: 1000 };
    const lines = await read([A, large, B].map((v) => JSON.stringify(v)).join('\n'), { limits });
    expect(lines).toMatchObject({ values: [A, B], codes: ['TOO_LARGE@2'] });
    expect(lines.results[1]?.raw.byteLength).toBeLessThanOrEqual(1000);
    expect(await read(JSON.stringify([A, large, B]), { limits })).toMatchObject({
      values: [A, B],
      codes: ['TOO_LARGE@1'],
    });
  });

  it('row 24: refuses what is nested too deep before parsing it', async () => {
    const deep = (n: number) => `{"a":${'['.repeat(n)}${']'.repeat(n)}}`;
    expect((await read(deep(31))).codes).toEqual([]);
    expect((await read(deep(32))).codes).toEqual(['TOO_DEEP@1']);
    expect((await read(`${deep(100_000)}\n{"a":1}`, { size: 65_536 })).codes).toEqual(['TOO_DEEP@1']);
    expect((await read(`{"a":"${'['.repeat(100)}\\""}`)).codes).toEqual([]);
  });
});

describe('resuming', () => {
  const json = fc.jsonValue({ maxDepth: 3 });
  const call = fc.dictionary(fc.string(), json, { maxKeys: 4 });
  const document = fc
    .tuple(fc.array(call, { minLength: 1, maxLength: 8 }), fc.constantFrom('lines', 'array', 'pretty', 'values'))
    .map(([calls, form]) => {
      if (form === 'lines') return calls.map((c) => JSON.stringify(c)).join('\r\n');
      if (form === 'values') return calls.map((c) => JSON.stringify(c, null, 1)).join('\n');
      return JSON.stringify(calls, null, form === 'pretty' ? 2 : 0);
    });

  it('gives the same values at any chunk size', async () => {
    await fc.assert(
      fc.asyncProperty(document, fc.integer({ min: 1, max: 50 }), async (content, size) => {
        const [cut, whole] = [await read(content, { size }), await read(content, { size: 1_000_000 })];
        expect(cut.codes).toEqual(whole.codes);
        expect(cut.results.map((r) => [r.line, r.item, r.next])).toEqual(
          whole.results.map((r) => [r.line, r.item, r.next]),
        );
        expect(cut.values).toEqual(whole.values);
      }),
      { numRuns: 300 },
    );
  });

  it('goes on from any position with exactly the values that are left, by range and by skipping', async () => {
    await fc.assert(
      fc.asyncProperty(document, fc.nat(7), async (content, pick) => {
        const whole = await read(content);
        const from = whole.results[pick % whole.results.length];
        if (from === undefined) return;
        const position = JSON.parse(JSON.stringify(from.next)) as Position;
        for (const skip of [true, false]) {
          const stream = chunked(bytesOf(content).subarray(skip ? 0 : position.offset), 5);
          const left: ReadResult[] = [];
          for await (const result of readValues(stream, DEFAULT_LIMITS, { position, skip })) left.push(result);
          expect(left).toEqual(whole.results.slice(from.item + 1));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('takes any bytes without another error than a refusal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (content, gzipped) => {
        await read(gzipped ? gzipSync(content) : content);
      }),
      { numRuns: 500 },
    );
  });
});
