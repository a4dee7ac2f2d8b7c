import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildFunctions } from '../bin/build.ts';
import { synthesize } from '../local/synth.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the synthesized cloud assembly. */
    assemblyDir: string;
  }
}

/** Global set-up: the stacks take their code from dist/, the end-to-end tests run the assembly. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildFunctions();
  const folder = await mkdtemp(join(tmpdir(), 'callsift-assembly-'));
  await synthesize(folder);
  project.provide('assemblyDir', folder);
  return () => rm(folder, { recursive: true, force: true });
}
