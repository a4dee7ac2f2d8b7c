import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { downloadFailure, isDownloaded, isDownloadLine, readPom } from './download.ts';

it('counts a file when Maven has it, not when it begins', () => {
  expect(isDownloadLine('[INFO] Downloaded from central: https://example.org/a.jar (30 kB at 28 kB/s)')).toBe(true);
  expect(isDownloadLine('[INFO] Downloading from central: https://example.org/a.jar')).toBe(false);
});

it('takes a download for complete only when it is of the present POM', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'callsift-download-'));
  expect(await isDownloaded(folder)).toBe(false);
  await writeFile(join(folder, 'pom.xml'), (await readPom()).replace('2.19.1.0', '2.19.0.0'));
  expect(await isDownloaded(folder)).toBe(false);
  await writeFile(join(folder, 'pom.xml'), await readPom());
  expect(await isDownloaded(folder)).toBe(true);
});

describe('a download that fails', () => {
  it('says why in the words of the first error, and nothing of the advice behind it', () => {
    const printed = ['[WARNING] old', '[ERROR] Unknown host -> [Help 1]', '[ERROR] ', '[ERROR] Re-run Maven with -X'];
    const message = downloadFailure('OpenSearch 2.19.1.0', printed);
    expect(message).toMatch(/^Maven cannot download OpenSearch 2\.19\.1\.0\. The first run needs the network/);
    expect(message).toMatch(/\nMaven says: Unknown host$/);
  });

  it('never shows the password of a mirror', () => {
    const message = downloadFailure('x', ['[ERROR] Cannot reach https://someone:secret@mirror.example/a.jar']);
    expect(message).toContain('https://mirror.example/a.jar');
    expect(message).not.toContain('secret');
  });

  it('shows what else was printed when Maven did not come to an error of its own', () => {
    const printed = ['\u001b[0m', 'The JAVA_HOME environment variable is not defined correctly', '\u001b[0m\u001b[0m'];
    expect(downloadFailure('x', printed)).toMatch(/Maven says: The JAVA_HOME environment variable is not defined/);
    expect(downloadFailure('x', [])).not.toContain('Maven says');
  });
});
