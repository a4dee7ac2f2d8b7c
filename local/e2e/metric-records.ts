import { randomUUID } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Emitted, emittedIn } from '../cloudwatch/proof/emissions.ts';
import { referencesOf } from '../cloudwatch/proof/references.ts';
import type { Runtime } from '../runtime.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of what the runtimes of this run have counted. */
    metricRecordsDir: string;
  }
}

/** What one runtime has counted, for the proof that comes after all of them. */
export interface MetricRecord extends Emitted {
  /** Name of the test file. */
  readonly file: string;
}

export interface Recorded {
  readonly runtime: Pick<Runtime, 'cloudWatch' | 'model'>;
  /** Milliseconds since 1970 of its start. */
  readonly since: number;
  /** Path of the test file. */
  readonly testPath: string;
}

/** Leaves what a runtime has counted in a folder, with those of the statistics that dashboards and alarms ask for. */
export async function recordMetrics(dir: string, { runtime, since, testPath }: Recorded): Promise<void> {
  const statistics = [...new Set(referencesOf(runtime.model).references.map(({ statistic }) => statistic))];
  const file = basename(testPath);
  const record: MetricRecord = { file, ...emittedIn(runtime.cloudWatch.store, { since, statistics }) };
  await writeFile(join(dir, `${file}.${randomUUID()}.json`), JSON.stringify(record));
}

export async function metricRecords(dir: string): Promise<MetricRecord[]> {
  const names = await readdir(dir);
  return await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(dir, name), 'utf8'))));
}
