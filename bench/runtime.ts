import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { transcript } from '#lambdas/testing/samples.ts';
import { awsClients } from '../local/cli/aws-clients.ts';
import type { RuntimeOutputs } from '../local/cli/outputs.ts';
import { inputFiles } from '../local/ingest/expected.ts';
import { runIngest } from '../local/ingest/run-ingest.ts';
import type { Figure } from './figure.ts';

const CALLS = 2_000;
/** Of those that a model reads as well. */
const READ_CALLS = 500;

const QUIET = 'Thank you, I only wanted to know when your shop in the station opens on Sundays.';
const GRAVE = 'The line was tested again and the router was restarted, but it is still slow.';
const PORTS = { CALLSIFT_PORT: '3990', CALLSIFT_AWS_PORT: '4990' };

/** Start of the whole runtime from nothing, and calls from upload to settled, in a process of its own. */
export async function measureRuntime(): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'callsift-bench-'));
  const state = join(dir, 'state');
  const started = performance.now();
  const env = { ...process.env, ...PORTS, CALLSIFT_STATE_DIR: state };
  const runtime = spawn(process.execPath, ['local/cli/start.ts', '--no-samples'], { env, stdio: 'ignore' });
  const ended = new Promise((resolve) => runtime.once('exit', resolve));
  try {
    const outputs = await outputsOf(state);
    const ready = (performance.now() - started) / 1000;
    const lines = await written(dir, 'quiet', CALLS, QUIET);
    const [warm, report] = [await ingest(outputs, lines), await ingest(outputs, lines)];
    const read = await ingest(outputs, await written(dir, 'grave', READ_CALLS, GRAVE));
    const stopping = performance.now();
    runtime.kill('SIGINT');
    await ended;
    return [
      { name: 'npm start to ready, build and synthesis included', value: ready, unit: 's', goal: '<= 15 s' },
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
      { name: 'Ctrl-C to stopped', value: (performance.now() - stopping) / 1000, unit: 's', goal: '<= 2 s' },
    ];
  } finally {
    runtime.kill('SIGKILL');
    await rm(dir, { recursive: true, force: true });
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

async function outputsOf(state: string): Promise<RuntimeOutputs> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const text = await readFile(join(state, 'outputs.json'), 'utf8').catch(() => undefined);
    if (text !== undefined) return JSON.parse(text) as RuntimeOutputs;
    await sleep(50);
  }
  throw new Error('The runtime did not start within 30 s.');
}

async function ingest(outputs: RuntimeOutputs, path: string) {
  const clients = awsClients(outputs.aws_url, outputs.region);
  const deadLetterUrl = outputs.queues.triage?.dead_letters ?? '';
  const deps = { ...clients, table: outputs.table, bucket: outputs.bucket, deadLetterUrl, patienceMs: 60_000 };
  return await runIngest({ ...deps, onProgress: () => {} }, await inputFiles(path));
}
