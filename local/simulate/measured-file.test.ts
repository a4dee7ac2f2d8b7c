import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { measuredFile } from './measured-file.ts';

async function written(text: string): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'callsift-measured-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const path = join(dir, 'measured.json');
  await writeFile(path, text);
  return path;
}
const measured = (service: object) => ({ date: '2026-11-21', machine: '2 x test', services: { triage: service } });

test('A file of --save is read as it was written', async () => {
  const times = measured({ fixedMs: 40, perMessageMs: 8, cv: 0.5 });
  expect(await measuredFile(await written(JSON.stringify(times)))).toEqual(times);
});

test.each([
  ['no JSON', 'x', 'it is no JSON'],
  ['nothing', '{}', 'at date'],
  ['null', 'null', 'at the top'],
  ['no time at all', JSON.stringify(measured({ fixedMs: 0, perMessageMs: 0, cv: 0 })), 'at services.triage'],
  ['a negative time', JSON.stringify(measured({ fixedMs: -1, perMessageMs: 8, cv: 0 })), 'at services.triage.fixedMs'],
])('A file with %s is refused in one sentence', async (_, text, why) => {
  await expect(measuredFile(await written(text))).rejects.toThrow(why);
});

test('A file that is not there is named', async () => {
  await expect(measuredFile('/nowhere/measured.json')).rejects.toThrow('cannot be read (ENOENT)');
});
