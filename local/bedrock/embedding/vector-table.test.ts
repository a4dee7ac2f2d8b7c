import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { encodeVectorTable, readVectorTable } from './vector-table.ts';

const folder = mkdtempSync(join(tmpdir(), 'callsift-vectors-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bytes = encodeVectorTable({
  pieces: ['a', '##é'],
  scales: Float32Array.of(0.5, 2),
  // Components -8, 7, 0, 1 and 1, -1, 0, -7.
  components: Uint8Array.of(0xf0, 0x98, 0x79, 0x18),
});

function written(content: Uint8Array): URL {
  const path = join(folder, 'table.bin');
  writeFileSync(path, content);
  return pathToFileURL(path);
}

test('a table is read back as it was written', () => {
  const table = readVectorTable(written(bytes));
  expect(table.pieces).toEqual(['a', '##é']);
  expect(table.dimensions).toBe(4);
  const sum = new Float64Array(4);
  table.addTo(sum, 0);
  expect([...sum]).toEqual([-4, 3.5, 0, 0.5]);
  table.addTo(sum, 1);
  expect([...sum]).toEqual([-2, 1.5, 0, -13.5]);
});

test('a file of another kind or with bytes missing is refused', () => {
  expect(() => readVectorTable(written(Buffer.from('something else')))).toThrow('no table of vectors');
  expect(() => readVectorTable(written(bytes.subarray(0, -1)))).toThrow('damaged');
});
