import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { CommandError } from '../cli/command.ts';
import type { Progress } from '../cli/progress.ts';
import type { EngineName } from './engine-specs.ts';
import { NOT_TO_BE_HAD } from './java-tools.ts';
import type { Processes } from './processes.ts';

const POM = join(import.meta.dirname, 'pom.xml');

export function readPom(): Promise<string> {
  return readFile(POM, 'utf8');
}

/** Whether the folder holds what the POM of today asks for. */
export async function isDownloaded(folder: string): Promise<boolean> {
  const [pom, downloaded] = await Promise.all([readPom(), readFile(join(folder, 'pom.xml'), 'utf8').catch(() => '')]);
  return pom === downloaded;
}

export interface Download {
  readonly name: EngineName;
  /** How messages call it, such as `OpenSearch 2.19.1`. */
  readonly title: string;
  /** About how many files it has. */
  readonly files: number;
  readonly folder: string;
  /** Where it is put together, on the same disk; whoever gives it removes it. */
  readonly part: string;
}

/** Has Maven put an engine into its folder, from the registry of the machine's Maven settings; all of it or nothing. */
export async function download(wanted: Download, processes: Processes, progress: Progress): Promise<void> {
  const { name, title, files, folder, part } = wanted;
  await mkdir(part, { recursive: true });
  const args = ['--batch-mode', '--file', POM, `-P${name}`, `-Dengine.folder=${part}`, 'package'];
  const { child, ended } = processes.start('mvn', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const printed: string[] = [];
  let done = 0;
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (line) => {
      if (isDownloadLine(line)) progress.update(++done, Math.max(done, files), 'files');
      else if (!line.startsWith('[INFO]')) printed.push(line);
    });
  }
  if ((await ended) !== 0) throw new CommandError(downloadFailure(title, printed), NOT_TO_BE_HAD);
  await writeFile(join(part, 'pom.xml'), await readPom());
  await rm(folder, { recursive: true, force: true });
  await rename(part, folder);
}

export function isDownloadLine(line: string): boolean {
  return line.startsWith('[INFO] Downloaded from ');
}

/** Why Maven failed, from what it printed: its first error says it, what comes after is advice. */
export function downloadFailure(title: string, printed: readonly string[]): string {
  const lines = printed.map((line) => stripVTControlCharacters(line).trim()).filter((line) => line !== '');
  const error = lines.find((line) => line.startsWith('[ERROR]')) ?? lines.at(-1);
  const advice = 'The first run needs the network: it asks Maven Central, or the mirror of your Maven settings.';
  const failed = `Maven cannot download ${title}. ${advice}`;
  if (error === undefined) return failed;
  // A mirror's address may hold a password.
  const why = error
    .replace('[ERROR] ', '')
    .replace(/ -> \[Help \d\]$/, '')
    .replace(/:\/\/[^/@\s]{1,200}@/g, '://');
  return `${failed}\nMaven says: ${why}`;
}
