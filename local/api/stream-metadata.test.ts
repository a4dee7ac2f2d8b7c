import { describe, expect, it } from 'vitest';
import { StreamMetadata } from './stream-metadata.ts';

const DELIMITER = '\0'.repeat(8);

/** The last thing that is said of chunks that come one after the other; `fed` of them were needed. */
function feed(chunks: readonly string[]) {
  const reader = new StreamMetadata();
  for (const [i, chunk] of chunks.entries()) {
    const progress = reader.push(Buffer.from(chunk));
    if (progress.kind === 'complete')
      return {
        kind: progress.kind,
        metadata: progress.metadata,
        rest: Buffer.from(progress.rest).toString(),
        fed: i + 1,
      };
    if (progress.kind === 'malformed') return { kind: progress.kind, fed: i + 1 };
  }
  return { kind: 'incomplete', fed: chunks.length };
}

describe('what comes before a streamed body', () => {
  const whole = `{"statusCode":200,"headers":{"x":"ä"}}${DELIMITER}body\0\0`;
  const metadata = { statusCode: 200, headers: { x: 'ä' } };

  it('is read wherever it is cut in two', () => {
    const bytes = Buffer.from(whole);
    for (let at = 0; at < bytes.length; at++) {
      const reader = new StreamMetadata();
      const first = reader.push(bytes.subarray(0, at));
      const last = first.kind === 'complete' ? first : reader.push(bytes.subarray(at));
      const rest = last.kind === 'complete' ? Buffer.from(last.rest).toString() : '';
      const beyond = first.kind === 'complete' ? bytes.subarray(at).toString() : '';
      expect([at, last.kind === 'complete' && last.metadata, rest + beyond]).toEqual([at, metadata, 'body\0\0']);
    }
  });

  it('is read byte by byte', () => {
    const read = feed([...`{"statusCode":204}${DELIMITER}x`]);
    expect(read).toEqual({ kind: 'complete', metadata: { statusCode: 204 }, rest: '', fed: 26 });
  });

  it('is malformed when it is no JSON, and as soon as no delimiter can come any more', () => {
    expect(feed([`data: x${DELIMITER}`])).toEqual({ kind: 'malformed', fed: 1 });
    expect(feed([DELIMITER])).toEqual({ kind: 'malformed', fed: 1 });
    expect(feed(Array.from({ length: 40 }, () => 'x'.repeat(1024)))).toEqual({ kind: 'malformed', fed: 17 });
    expect(feed(['{"statusCode":200}', '\0'.repeat(7)])).toEqual({ kind: 'incomplete', fed: 2 });
  });

  it('may have sixteen kilobytes', () => {
    const long = (length: number) => `"${'y'.repeat(length - 2)}"${DELIMITER}rest`;
    expect(feed([long(16 * 1024)])).toMatchObject({ kind: 'complete', rest: 'rest' });
    expect(feed([long(16 * 1024 + 1)])).toMatchObject({ kind: 'malformed' });
  });
});
