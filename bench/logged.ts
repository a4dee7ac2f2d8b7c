import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { METRICS } from '#lambdas/metrics.ts';
import { metricsOf, unwritten } from '../local/cost/emitted-metrics.ts';
import type { Figure } from './figure.ts';
import { startRuntimeProcess } from './runtime-process.ts';
import { GRAVE, QUIET, writtenCalls } from './uploaded-calls.ts';

const CALLS = 40;

/**
 * What calls leave in the logs, which are paid for by the byte, and how many metrics they make, paid for by the month. The
 * bytes of a call that comes alone are more, and in docs/COST.md.
 */
export async function measureLogged(): Promise<Figure[]> {
  const runtime = await startRuntimeProcess();
  const logs = join(runtime.dir, 'state', 'logs');
  try {
    const quiet = await logged(logs, async () => {
      await runtime.ingest(await writtenCalls(runtime.dir, { name: 'quiet', calls: CALLS, text: QUIET }));
    });
    const read = await logged(logs, async () => {
      await runtime.ingest(await writtenCalls(runtime.dir, { name: 'grave', calls: CALLS, text: GRAVE }));
    });
    return [...bytesFigures('without a model', quiet), ...bytesFigures('read by a model', read)].concat(
      metricFigures([...new Set([...quiet.metrics, ...read.metrics])]),
    );
  } finally {
    await runtime.stop();
  }
}

interface Logged {
  /** Of the lines that were written. */
  readonly bytes: number;
  readonly metricBytes: number;
  /** Names with dimensions. */
  readonly metrics: readonly string[];
}

async function logged(folder: string, work: () => Promise<void>): Promise<Logged> {
  const before = await textsOf(folder);
  await work();
  const lines = [...(await textsOf(folder))].flatMap(([file, text]) => {
    return text
      .slice(before.get(file)?.length ?? 0)
      .split('\n')
      .filter(Boolean);
  });
  const records = lines.filter((line) => line.startsWith('{"_aws"'));
  const size = (of: readonly string[]) => of.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
  const metrics = records.flatMap((line) => metricsOf(JSON.parse(line) as Record<string, unknown>));
  return { bytes: size(lines), metricBytes: size(records), metrics: [...new Set(metrics)] };
}

async function textsOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = await readdir(folder);
  return new Map(
    await Promise.all(files.map(async (file) => [file, await readFile(join(folder, file), 'utf8')] as const)),
  );
}

function bytesFigures(what: string, { bytes, metricBytes }: Logged): Figure[] {
  const reference = { name: 'all lines', value: bytes / CALLS };
  return [
    {
      name: `metrics in the log, a call of a file of ${CALLS}, ${what}`,
      value: metricBytes / CALLS,
      unit: 'bytes',
      reference,
    },
  ];
}

function metricFigures(metrics: readonly string[]): Figure[] {
  const reference = { name: 'names in the catalogue', value: Object.keys(METRICS).length };
  const names = { unit: '', reference };
  return [
    { name: 'metrics to pay for that these calls write', value: metrics.length, ...names },
    { name: 'those that questions, people and faults write', value: unwritten(metrics), ...names },
  ];
}
