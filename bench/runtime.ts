import { spawnSync } from 'node:child_process';
import type { Figure } from './figure.ts';
import { startRuntimeProcess } from './runtime-process.ts';
import { median } from './statistics.ts';
import { GRAVE, QUIET, writtenCalls } from './uploaded-calls.ts';

const CALLS = 2_000;
/** Of those that a model reads as well. */
const READ_CALLS = 500;

const STARTS = 5;

/** Start of the whole runtime from nothing, and calls from upload to settled, in a process of its own. */
export async function measureRuntime(): Promise<Figure[]> {
  const node = { name: 'node -e 0', value: nodeSeconds() };
  const { dir, ingest, readySeconds, stop } = await startRuntimeProcess();
  try {
    const lines = await writtenCalls(dir, { name: 'quiet', calls: CALLS, text: QUIET });
    const [warm, report] = [await ingest(lines), await ingest(lines)];
    const read = await ingest(await writtenCalls(dir, { name: 'grave', calls: READ_CALLS, text: GRAVE }));
    const rate = { unit: 'calls/s', reference: { name: 'new calls', value: warm.calls_per_second } };
    const figures: Figure[] = [
      {
        name: 'npm start to ready, with build and synthesis',
        value: readySeconds,
        unit: 's',
        reference: node,
        goal: '<= 15 s',
      },
      { name: `S3 put to settled, ${CALLS} new calls`, value: warm.calls_per_second, unit: 'calls/s', goal: '>= 100' },
      { ...rate, name: `S3 put to settled, ${CALLS} newer versions`, value: report.calls_per_second, goal: '>= 100' },
      { ...rate, name: `S3 put to settled, ${READ_CALLS} calls that a model reads`, value: read.calls_per_second },
    ];
    const stopped = await stop();
    return [...figures, { name: 'Ctrl-C to stopped', value: stopped, unit: 's', reference: node, goal: '<= 2 s' }];
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Seconds of a Node that does nothing: of starting and ending a process. */
function nodeSeconds(): number {
  const times = Array.from({ length: STARTS }, () => {
    const started = performance.now();
    spawnSync(process.execPath, ['-e', '0']);
    return (performance.now() - started) / 1000;
  });
  return median(times);
}
