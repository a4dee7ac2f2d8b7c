import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transcript } from '#lambdas/testing/samples.ts';
import type { Figure } from './figure.ts';
import { startRuntimeProcess } from './runtime-process.ts';

const CALLS = 2_000;
/** Of those that a model reads as well. */
const READ_CALLS = 500;

const QUIET = 'Thank you, I only wanted to know when your shop in the station opens on Sundays.';
const GRAVE = 'The line was tested again and the router was restarted, but it is still slow.';

/** Start of the whole runtime from nothing, and calls from upload to settled, in a process of its own. */
export async function measureRuntime(): Promise<Figure[]> {
  const { dir, ingest, readySeconds, stop } = await startRuntimeProcess();
  try {
    const lines = await written(dir, 'quiet', CALLS, QUIET);
    const [warm, report] = [await ingest(lines), await ingest(lines)];
    const read = await ingest(await written(dir, 'grave', READ_CALLS, GRAVE));
    const figures = [
      { name: 'npm start to ready, build and synthesis included', value: readySeconds, unit: 's', goal: '<= 15 s' },
      { name: `S3 put to settled, ${CALLS} new calls`, value: warm.calls_per_second, unit: 'calls/s', goal: '>= 100' },
      {
        name: `S3 put to settled, ${CALLS} newer versions`,
        value: report.calls_per_second,
        unit: 'calls/s',
        goal: '>= 100',
      },
      {
        name: `S3 put to settled, ${READ_CALLS} calls that a model reads`,
        value: read.calls_per_second,
        unit: 'calls/s',
      },
    ];
    return [...figures, { name: 'Ctrl-C to stopped', value: await stop(), unit: 's', goal: '<= 2 s' }];
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A file of calls with that text in every turn. */
async function written(dir: string, name: string, calls: number, text: string): Promise<string> {
  const path = join(dir, `${name}.jsonl`);
  const lines = Array.from({ length: calls }, (_, i) => JSON.stringify(sample(`bench-${name}-${i}`, text)));
  await writeFile(path, lines.join('\n'));
  return path;
}

/** A call of some 2 KB in twenty turns. */
function sample(id: string, text: string) {
  const turns = Array.from({ length: 20 }, (_, k) => ({
    speaker: k % 2 ? 'agent' : 'customer',
    text,
    start_time: k,
    end_time: k + 1,
  }));
  return transcript(id, '', { transcript: turns });
}
