import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from './command.ts';

/** Where the runtime keeps its state, relative to the working directory. */
export const STATE_DIR = process.env.CALLSIFT_STATE_DIR ?? '.callsift';
const FILE = 'outputs.json';

/** What a running laptop runtime tells other commands. */
export interface RuntimeOutputs {
  readonly pid: number;
  readonly region: string;
  readonly api_url: string;
  readonly aws_url: string;
  readonly token: { readonly issuer: string; readonly audience: string };
  readonly bucket: string;
  readonly table: string;
  /** Address of the search engine, and the function that rebuilds its index. */
  readonly search: { readonly url: string; readonly index_admin: string };
  /** The function that has calls read anew, and the table of what models have cost. */
  readonly enrichment: { readonly re_enrichment: string; readonly ledger: string };
  /** Queue names that have a dead-letter queue, with the URLs of both. */
  readonly queues: Readonly<Record<string, { readonly url: string; readonly dead_letters: string }>>;
  /** Outputs of each stack, as CloudFormation would show them. */
  readonly stacks: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Replaces the file in one step, so that a reader never sees half of it. */
export async function writeOutputs(outputs: RuntimeOutputs, dir = STATE_DIR): Promise<void> {
  const path = join(dir, FILE);
  await writeFile(`${path}.new`, `${JSON.stringify(outputs, null, 2)}\n`);
  await rename(`${path}.new`, path);
}

/** Outputs of the runtime that is running; a CommandError that says what to do when none is. */
export async function readOutputs(dir = STATE_DIR): Promise<RuntimeOutputs> {
  const text = await readFile(join(dir, FILE), 'utf8').catch(() => undefined);
  const outputs = text === undefined ? undefined : (JSON.parse(text) as RuntimeOutputs);
  const up =
    outputs &&
    (await fetch(`${outputs.api_url}/health`).then(
      (r) => r.ok,
      () => false,
    ));
  if (!outputs || !up)
    throw new CommandError('The runtime is not running. Start it in another terminal with: npm start');
  return outputs;
}
