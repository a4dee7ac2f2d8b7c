import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { inputFiles } from './expected.ts';

it('finds the files of a folder, also behind links, and says what it does not take', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'callsift-input-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [inside, outside] = [join(folder, 'in'), join(folder, 'out')];
  await mkdir(join(inside, 'day'), { recursive: true });
  await mkdir(outside);
  await writeFile(join(inside, 'day', 'a.json'), '{}');
  await writeFile(join(outside, 'b.json'), '{}');
  await symlink(join(outside, 'b.json'), join(inside, 'linked.json'));
  await symlink(outside, join(inside, 'linked folder'));
  await symlink(inside, join(inside, 'day', 'circle'));
  await symlink('/nowhere/at/all', join(inside, 'broken.json'));
  const skipped: string[][] = [];
  const files = await inputFiles(inside, (path, why) => skipped.push([path.slice(inside.length + 1), why]));
  expect(files.map(({ key }) => key)).toEqual([
    'transcripts/day/a.json',
    'transcripts/linked folder/b.json',
    'transcripts/linked.json',
  ]);
  expect(skipped.toSorted()).toEqual([
    ['broken.json', 'the link leads nowhere'],
    ['day/circle', 'the link leads back to a folder that it is in'],
  ]);
});
