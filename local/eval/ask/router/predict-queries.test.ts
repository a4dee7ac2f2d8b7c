import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { Understand } from '#lambdas/domain/query/interpretation.ts';
import { predictQueries } from './predict-queries.ts';

const dir = mkdtempSync(join(tmpdir(), 'callsift-predict-'));
afterAll(() => rmSync(dir, { recursive: true }));

const understand: Understand = (question, { time_zone }) => ({
  query_type: 'search',
  confidence: 0.5,
  by: 'rules',
  language: 'en',
  filters: {},
  plan: null,
  share_of: null,
  search_text: `${question} in ${time_zone}`,
  mentions: [],
  reasons: [],
});
const options = { understand, now: new Date(0), time_zone: 'UTC' };

function fileOf(content: string | Buffer): string {
  const path = join(dir, `${crypto.randomUUID()}.jsonl`);
  writeFileSync(path, content);
  return path;
}

describe('predictQueries', () => {
  const LINES = '\ufeff{"id":"a","query":"wet kettles"}\n\n{"query":"lamps"}\n';
  const EXPECTED = [
    { id: 'a', search_text: 'wet kettles in UTC' },
    { id: 3, search_text: 'lamps in UTC' },
  ].map((line) => ({ query_type: 'search', confidence: 0.5, filters: {}, plan: null, ...line }));

  it('writes a line for each question, of a file that is gzipped or not', async () => {
    for (const content of [LINES, gzipSync(LINES)]) {
      const out = join(dir, 'out.jsonl');
      expect(await predictQueries(fileOf(content), { ...options, out })).toBe(2);
      const written = readFileSync(out, 'utf8').trimEnd().split('\n');
      expect(written.map((line) => JSON.parse(line))).toEqual(EXPECTED);
    }
  });

  it('names the line that it cannot read, and the file that is not there', async () => {
    const out = join(dir, 'none.jsonl');
    await expect(predictQueries(fileOf('{"query":"a"}\nkettle'), { ...options, out })).rejects.toThrow('Line 2 is not');
    await expect(predictQueries(fileOf('{"id":1}'), { ...options, out })).rejects.toThrow('Line 1 has no query');
    await expect(predictQueries(join(dir, 'missing'), { ...options, out })).rejects.toThrow('There is no file');
  });
});
