import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Figure } from './figure.ts';

/** Microseconds of a bare line of JSON, of a metric among those of an invocation, and of one that is split by three dimensions. */
export interface Counting {
  readonly line: number;
  readonly plain: number;
  readonly split: number;
}

/** What a function pays for a metric that it writes, with the writing. */
export async function measureCounting(): Promise<Figure[]> {
  const { line, plain, split } = await counted();
  const reference = { name: 'a bare line of JSON', value: line };
  return [
    { name: 'a metric, written with those of its invocation', value: plain, unit: 'us', reference },
    { name: 'a metric split by three dimensions, written at once', value: split, unit: 'us', reference },
  ];
}

function counted(): Promise<Counting> {
  const env = { ...process.env, POWERTOOLS_SERVICE_NAME: 'triage', POWERTOOLS_DEV: 'false' };
  const main = join(import.meta.dirname, 'counting-main.ts');
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    child.once('message', (found) => resolve(found as Counting));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Counting ended with ${code}.`)));
  });
}
