import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from './limits.ts';
import { readDocument as read } from './read-document.testing.ts';
import { readValues } from './read-values.ts';

const DOCUMENT = { call_id: 'x', transcript: [{ text: 'a' }, { text: 'b' }] };

describe('one object over many lines', () => {
  it.each([
    ['a turn a line', '{"call_id":"x","transcript":[\n{"text":"a"},\n{"text":"b"}\n]}'],
    ['a brace on a line of its own', '{"call_id":"x","transcript":\n[\n{\n"text":"a"\n},{"text":"b"}]}'],
    ['blank lines', '\n\n{"call_id":"x","transcript":[ \r\n\r\n  {"text":"a"},\r\n{"text":"b"}]}\n'],
  ])('is told from JSON Lines when it has %s', async (_name, content) => {
    for (const size of [1, 7, 100_000])
      expect(await read(content, { size })).toMatchObject({ values: [DOCUMENT], codes: [] });
  });

  it('is told from JSON Lines when its only inner object has a line of its own', async () => {
    expect((await read('{"transcript":[\n{"text":"a"}\n]}')).values).toEqual([{ transcript: [{ text: 'a' }] }]);
    expect((await read('{"metadata":\n{"a":1}\n}')).values).toEqual([{ metadata: { a: 1 } }]);
  });
});

describe('a broken first line', () => {
  it.each([
    ['cut off behind a colon', '{"broken": ', 'MALFORMED'],
    ['cut off behind a comma', '{"broken":1,', 'MALFORMED'],
    ['cut off behind a bracket', '{"broken":[', 'MALFORMED'],
    ['cut off within a string', '{"broken":"a, [', 'MALFORMED'],
    ['closed and followed by a comma', '{"broken":1},', 'MALFORMED'],
    ['the end of a line that was cut', '"speaker":"agent"}]}', 'MALFORMED'],
    ['a comment', '# exported on Monday', 'MALFORMED'],
    ['null', 'null', 'SCHEMA'],
    ['a number', '12', 'SCHEMA'],
  ])('that is %s does not sink the file', async (_name, first, code) => {
    for (const size of [1, 7, 100_000]) {
      for (const blanks of [0, 65_535, 65_534 - first.length]) {
        const { values, codes } = await read(`${' '.repeat(blanks)}${first}\n{"a":1}\n{"b":2}\n`, { size });
        expect({ values, codes }).toEqual({ values: [{ a: 1 }, { b: 2 }], codes: [`${code}@1`] });
      }
    }
  });
});

describe('a first line that cannot be read', () => {
  it.each([
    ['too large', `{"a":"${'x'.repeat(500)}"}`, 'TOO_LARGE'],
    ['closed and no JSON', '{"a": nope}', 'MALFORMED'],
    ['not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 'ENCODING'],
    ['too deep', `{"a":${'['.repeat(40)}${']'.repeat(40)}}`, 'TOO_DEEP'],
  ])('and is %s does not sink the file, even before another bad line', async (_name, first, code) => {
    const content = Buffer.concat([Buffer.from(first), Buffer.from('\n}\n{"b":2}\n')]);
    const { values, codes } = await read(content, { limits: { maxCallBytes: 200 } });
    expect({ values, codes }).toEqual({ values: [{ b: 2 }], codes: [`${code}@1`, 'MALFORMED@2'] });
  });
});

describe('content that is no transcripts', () => {
  it.each([
    ['CSV', 'timestamp,call_id\n1,2\n', '<MALFORMED>'],
    ['prose', 'nobody wrote JSON here', '<MALFORMED>'],
    ['a scalar a line', 'null\n12\n"x"\n', '<SCHEMA>'],
    ['CP1252 prose', Buffer.from([0x63, 0x61, 0x66, 0xe9]), '<ENCODING>'],
  ])('row 18: is refused by what it is: %s', async (_name, content, code) => {
    expect((await read(content)).codes).toEqual([code]);
  });
});

describe('blanks', () => {
  /** 128 MiB of spaces and line feeds behind `first`. */
  async function* blanks(first: string): AsyncGenerator<Uint8Array> {
    yield Buffer.from(first);
    const chunk = Buffer.alloc(65_536, ' \n');
    for (let i = 0; i < 2048; i++) yield chunk;
  }

  it.each([
    ['', ['<EMPTY>']],
    ['{"broken\n', ['MALFORMED']],
    ['[', ['<MALFORMED>']],
    ['{"a":1}\n', ['ok']],
  ])('row 21: without end behind %j take constant memory', async (first, expected) => {
    const before = process.memoryUsage().arrayBuffers;
    const limits = { ...DEFAULT_LIMITS, maxCallBytes: 1024 * 1024 };
    const seen: string[] = [];
    let peak = 0;
    async function* watched() {
      let chunks = 0;
      for await (const chunk of blanks(first)) {
        if (chunks++ % 64 === 0) peak = Math.max(peak, process.memoryUsage().arrayBuffers);
        yield chunk;
      }
    }
    try {
      for await (const result of readValues(watched(), limits)) seen.push(result.ok ? 'ok' : result.rejection.code);
    } catch (error) {
      seen.push(`<${(error as { rejection?: { code: string } }).rejection?.code}>`);
    }
    expect(seen).toEqual(expected);
    expect(peak - before).toBeLessThan(64 * 1024 * 1024);
  });

  it('in front of a value count as lines and bytes of the position', async () => {
    const { results } = await read(`${' \n'.repeat(50_000)}  [{"a":1}, {"b":2}]`);
    expect(results).toMatchObject([
      { line: 50_001, item: 0, next: { mode: 'array', offset: 100_010 } },
      { line: 50_001, item: 1, next: { offset: 100_019 } },
    ]);
  });
});
