import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RuntimeOutputs } from '../cli/outputs.ts';
import { closeServer, listenOnLoopback } from '../loopback-server.ts';
import type { EngineUrls } from './engines-process.ts';

/** A runtime in a process of its own, on engines that live elsewhere. */
export interface OwnRuntime {
  /** Of the run that answers now; another one after each `kill`, and 0 until that is ready. */
  pid(): number;
  readonly outputs: RuntimeOutputs;
  /** Its state, with `data/` and `logs/`, and what it printed in `console.log`. */
  readonly stateDir: string;
  /** Ends the process without a word (`kill -9`) and starts it again; seconds until it was ready. */
  kill(): Promise<number>;
  stop(): Promise<void>;
}

export interface OwnRuntimeOptions {
  readonly engines: EngineUrls;
  /** Settings of lib/config.ts. */
  readonly context: Readonly<Record<string, string>>;
  /** Leaves the state and the logs where they are. */
  readonly keep: boolean;
}

/** A shared machine may take long to build and synthesize. */
const READY_WITHIN_MS = 180_000;
const LOOK_MS = 50;
const STOP_WITHIN_MS = 10_000;

export async function startOwnRuntime({ engines, context, keep }: OwnRuntimeOptions): Promise<OwnRuntime> {
  const dir = await mkdtemp(join(tmpdir(), 'callsift-load-'));
  const stateDir = join(dir, 'state');
  const ports = { CALLSIFT_PORT: String(await freePort()), CALLSIFT_AWS_PORT: String(await freePort()) };
  const urls = Object.entries(engines).map(([name, url]) => [`CALLSIFT_${name.toUpperCase()}_URL`, url]);
  const env = { ...process.env, ...ports, ...Object.fromEntries(urls), CALLSIFT_STATE_DIR: stateDir };
  const settings = Object.entries(context).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const printed = createWriteStream(join(dir, 'console.log'), { flags: 'a' });
  const start = async () => {
    const command = ['local/cli/start.ts', '--no-samples', ...settings];
    const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.pipe(printed, { end: false });
    return child;
  };
  let child = await start();
  let up = true;
  const remove = () => rm(dir, { recursive: true, force: true });
  try {
    const outputs = await ready(child, stateDir);
    return {
      pid: () => (up ? (child.pid ?? 0) : 0),
      outputs,
      stateDir,
      async kill() {
        const began = performance.now();
        up = false;
        await end(child, 'SIGKILL');
        child = await start();
        await ready(child, stateDir);
        up = true;
        return (performance.now() - began) / 1000;
      },
      async stop() {
        await end(child, 'SIGINT');
        printed.end();
        if (!keep) await remove();
      },
    };
  } catch (error) {
    await end(child, 'SIGKILL');
    const said = await readFile(join(dir, 'console.log'), 'utf8').catch(() => '');
    await remove();
    throw new Error(`The runtime did not start: ${error}\n${said.slice(-2_000)}`, { cause: error });
  }
}

/** The outputs that this very process wrote: those of one that was killed are still there. */
async function ready(child: ChildProcess, stateDir: string): Promise<RuntimeOutputs> {
  const until = performance.now() + READY_WITHIN_MS;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`it ended with exit code ${child.exitCode}.`);
    const text = await readFile(join(stateDir, 'outputs.json'), 'utf8').catch(() => undefined);
    const outputs = text === undefined ? undefined : (JSON.parse(text) as RuntimeOutputs);
    if (outputs?.pid === child.pid) return outputs as RuntimeOutputs;
    await sleep(LOOK_MS);
  }
  throw new Error(`it was not ready within ${READY_WITHIN_MS / 1000} s.`);
}

async function end(child: ChildProcess, signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await ended;
  clearTimeout(late);
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listenOnLoopback(server, 0, 'the port');
  await closeServer(server);
  return port;
}
