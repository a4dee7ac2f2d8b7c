import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { loadStacks } from '../assembly/load-stacks.ts';
import { resolveAssembly } from '../assembly/resolve-assembly.ts';
import { unproven } from '../cloudwatch/proof/emissions.ts';
import { referencesOf } from '../cloudwatch/proof/references.ts';
import { type MetricRecord, metricRecords } from './metric-records.ts';

/**
 * Runs after every end-to-end test (vitest.config.ts) and looks at what their runtimes have counted: a dashboard or an
 * alarm that waits for what nobody counts is worse than none.
 */

const FOLDER = 'local/e2e';
// The names that the runtimes give what the templates leave unnamed; addresses play no part in metrics.
const VALUES = { region: 'us-east-1', account: '000000000000', awsUrl: 'http://aws', issuerUrl: () => 'http://issuer' };

let records: readonly MetricRecord[];

/** Tests that start a runtime, each of which leaves a record. */
async function startingFiles(): Promise<string[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.e2e.test.ts'));
  const texts = await Promise.all(names.map((name) => readFile(join(FOLDER, name), 'utf8')));
  return names.filter((_, i) => texts[i]?.includes('startTestRuntime('));
}

beforeAll(async () => {
  records = await metricRecords(inject('metricRecordsDir'));
  const recorded = new Set(records.map(({ file }) => file));
  const missing = (await startingFiles()).filter((name) => !recorded.has(name));
  if (missing.length === 0) return;
  throw new Error(`No record of metrics of ${missing.join(', ')}: npm run test:embedded runs them before this proof.`);
});

describe('the synthesized dashboards and alarms', () => {
  const { references, faults } = referencesOf(resolveAssembly(loadStacks(inject('assemblyDir')), VALUES));

  it('refer to alarms and metrics that can be followed', () => {
    expect(faults).toEqual([]);
    expect(references.length).toBeGreaterThan(500);
  });

  it('refer to no metric, dimension or statistic that the end-to-end tests did not bring about', () => {
    expect(
      unproven(
        references,
        records.flatMap(({ emissions }) => emissions),
      ),
    ).toEqual([]);
  });

  it('were seen whole: no runtime had more metrics than its store takes', () => {
    expect(records.filter(({ full }) => full).map(({ file }) => file)).toEqual([]);
  });
});
