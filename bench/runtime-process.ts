import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { awsClients } from '../local/cli/aws-clients.ts';
import type { RuntimeOutputs } from '../local/cli/outputs.ts';
import { inputFiles } from '../local/ingest/expected.ts';
import type { IngestReport } from '../local/ingest/run-ingest.ts';
import { runIngest } from '../local/ingest/run-ingest.ts';

const PORTS = { CALLSIFT_PORT: '3990', CALLSIFT_AWS_PORT: '4990' };

/** Of a busy machine; an idle one takes some ten. */
const START_SECONDS = 120;
/** Exit code of a command that Ctrl-C ended. */
const INTERRUPTED = 130;
/** Of what it said last, characters. */
const SAID = 500;

/** The whole runtime in a process of its own, with an empty state. */
export interface RuntimeProcess {
  readonly outputs: RuntimeOutputs;
  /** A folder that goes with the process. */
  readonly dir: string;
  /** Seconds from nothing to ready, build and synthesis included. */
  readonly readySeconds: number;
  /** Uploads a file and waits until its calls are settled. */
  readonly ingest: (path: string) => Promise<IngestReport>;
  /** Stops it; seconds that it took. */
  readonly stop: () => Promise<number>;
}

/** Arguments are those of `npm start`. */
export async function startRuntimeProcess(
  arguments_: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<RuntimeProcess> {
  const dir = await mkdtemp(join(tmpdir(), 'callsift-bench-'));
  const state = join(dir, 'state');
  const started = performance.now();
  const env = { ...process.env, ...PORTS, ...environment, CALLSIFT_STATE_DIR: state };
  const command = ['local/cli/start.ts', '--no-samples', ...arguments_];
  const runtime = spawn(process.execPath, command, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  runtime.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-SAID);
  });
  // Whoever ends the bench ends the runtime, of which nothing is wanted then.
  const onSignal = () => process.exit(INTERRUPTED);
  const onExit = () => {
    runtime.kill('SIGKILL');
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal).once('exit', onExit);
  const ended = new Promise((resolve) => runtime.once('exit', resolve));
  const failed = ended.then(() => {
    throw new Error(`The runtime ended before it was ready: ${said.trim()}`);
  });
  failed.catch(() => {});
  const stop = async () => {
    const stopping = performance.now();
    runtime.kill('SIGINT');
    const late = setTimeout(() => runtime.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(late);
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal).off('exit', onExit);
    await rm(dir, { recursive: true, force: true });
    return (performance.now() - stopping) / 1000;
  };
  try {
    const outputs = await Promise.race([outputsOf(state), failed]);
    const readySeconds = (performance.now() - started) / 1000;
    return { outputs, dir, readySeconds, ingest: (path) => ingest(outputs, path), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function outputsOf(state: string): Promise<RuntimeOutputs> {
  const until = performance.now() + 1_000 * START_SECONDS;
  while (performance.now() < until) {
    const text = await readFile(join(state, 'outputs.json'), 'utf8').catch(() => undefined);
    if (text !== undefined) return JSON.parse(text) as RuntimeOutputs;
    await sleep(50);
  }
  throw new Error(`The runtime did not start within ${START_SECONDS} s.`);
}

async function ingest(outputs: RuntimeOutputs, path: string): Promise<IngestReport> {
  const clients = awsClients(outputs.aws_url, outputs.region);
  const deadLetterUrl = outputs.queues.triage?.dead_letters ?? '';
  const deps = { ...clients, table: outputs.table, bucket: outputs.bucket, deadLetterUrl, patienceMs: 60_000 };
  return await runIngest({ ...deps, onProgress: () => {} }, await inputFiles(path));
}
