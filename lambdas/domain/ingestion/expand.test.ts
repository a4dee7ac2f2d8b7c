import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { expand } from './expand.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { bytesOf, chunked, readDocument as read } from './read-document.testing.ts';

const A = gzipSync('{"a":1}\n');
const B = gzipSync('{"b":2}\n');
const ZEROS = Buffer.alloc(512);

describe('gzip', () => {
  it('may be padded with zeros', async () => {
    for (const size of [1, A.length, 64, 65_536]) {
      expect(await read(Buffer.concat([A, ZEROS]), { size })).toMatchObject({ values: [{ a: 1 }], codes: [] });
    }
  });

  it('with more data behind the padding is refused, not cut off silently', async () => {
    for (const size of [1, A.length, 64, 65_536]) {
      for (const rest of [B, bytesOf('{"b":2}\n')]) {
        expect((await read(Buffer.concat([A, ZEROS, rest]), { size })).codes).toEqual(['<CORRUPT_GZIP>']);
      }
    }
    const large = Buffer.concat([A, ZEROS, Buffer.alloc(3_000_000), B]);
    expect((await read(large, { size: 65_536 })).codes).toEqual(['<CORRUPT_GZIP>']);
  });

  it('with other bytes right behind it is refused', async () => {
    expect((await read(Buffer.concat([A, bytesOf('{"b":2}')]))).codes).toEqual(['<CORRUPT_GZIP>']);
  });

  it('row 18: of nothing is empty', async () => {
    expect((await read(gzipSync(''))).codes).toEqual(['<EMPTY>']);
  });

  it('row 22: is not taken for a bomb while little is expanded', async () => {
    const content = `{"a":"${' '.repeat(4_000_000)}"}`;
    expect((await read(gzipSync(content), { size: 65_536 })).codes).toEqual([]);
  });

  it('row 22: stops at the cap on expanded bytes', async () => {
    const { codes } = await read(gzipSync(' '.repeat(5000)), { limits: { maxExpandedBytes: 1000 } });
    expect(codes).toEqual(['<EXPANSION>']);
  });
});

describe('other content', () => {
  it.each([
    ['HTML behind a byte order mark', '\ufeff<!doctype html>'],
    ['HTML behind blanks', '\r\n\n  <html>'],
    ['HTML behind many blanks', `${' '.repeat(100_000)}<html>`],
    ['an empty ZIP archive', 'PK\u0005\u0006\u0010\u0010'],
    ['an armoured PGP message', '-----BEGIN PGP MESSAGE-----\n'],
    ['a file that OpenSSL encrypted', 'Salted__abcdefgh'],
  ])('row 23: that is %s is unsupported, plain and gzipped', async (_name, content) => {
    for (const stored of [bytesOf(content), gzipSync(content)]) {
      expect((await read(stored, { size: 4096 })).codes).toEqual(['<UNSUPPORTED>']);
    }
  });
});

describe('the source', () => {
  const faulty = (content: Uint8Array) =>
    (async function* () {
      yield content;
      throw new Error('connection reset');
    })();

  it('passes its faults on, so that the message comes back', async () => {
    for (const content of [bytesOf('{"a":1}\n'), A, gzipSync('x'.repeat(100)).subarray(0, 20)]) {
      const reading = async () => {
        const { bytes } = await expand(faulty(content), DEFAULT_LIMITS);
        for await (const _ of bytes);
      };
      await expect(reading()).rejects.toThrow('connection reset');
    }
  });

  it('is ended when reading ends early', async () => {
    for (const content of [A, bytesOf('{"a":1}\n'.repeat(100))]) {
      let ended = false;
      const source = async function* () {
        try {
          yield* chunked(Buffer.concat(Array.from({ length: 50_000 }, () => content)), 1024);
        } finally {
          ended = true;
        }
      };
      const { bytes } = await expand(source(), DEFAULT_LIMITS);
      for await (const _ of bytes) break;
      await new Promise((resolve) => setImmediate(resolve));
      expect(ended).toBe(true);
    }
  });
});
