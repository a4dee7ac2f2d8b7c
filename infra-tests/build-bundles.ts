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
  const assembly = await mkdtemp(join(tmpdir(), 'callsift-assembly-'));
  await synthesize(assembly);
  project.provide('assemblyDir', assembly);
  // Empty, so that the proof at the end looks at this run alone.
  const records = await mkdtemp(join(tmpdir(), 'callsift-metrics-'));
  project.provide('metricRecordsDir', records);
  return async () => {
    for (const folder of [assembly, records]) await rm(folder, { recursive: true, force: true });
  };
}
