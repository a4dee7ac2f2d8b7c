import { closeSync, openSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CommandError } from '../cli/command.ts';
import { type Progress, startProgress } from '../cli/progress.ts';
import { download, isDownloaded, readPom } from './download.ts';
import { ENGINES, type EngineAnswer, type EngineName, type EngineSpec, versionIn } from './engine-specs.ts';
import { requireTools } from './java-tools.ts';
import { freePort } from './ports.ts';
import { ownProcesses, type Processes } from './processes.ts';

/** Git-ignored: downloads, logs and what the engines write while they run. */
const FOLDER = resolve(import.meta.dirname, '../../.callsift-engines');
const READY_WITHIN_MS = 120_000;
const ASK_EVERY_MS = 100;
const LAST_LINES = 5;

/** A real engine that runs on 127.0.0.1. */
export interface RealEngine {
  readonly name: EngineName;
  /** With its version. */
  readonly title: string;
  readonly url: string;
  readonly pid: number;
  /** From the start of its process to its first answer. */
  readonly seconds: number;
}

export interface RealEngines {
  readonly processes: Processes;
  /** For what this run writes; removed at its end. */
  readonly folder: string;
  /** Seconds that it took; 0 for an engine that is there already. */
  download(name: EngineName): Promise<number>;
  start(name: EngineName): Promise<RealEngine>;
  /** Stops everything and removes what the engines wrote. */
  close(): Promise<void>;
}

/** `say` hears one line a step. Nothing is left running, whatever way this process ends. */
export async function openRealEngines(say: (line: string) => void): Promise<RealEngines> {
  await mkdir(FOLDER, { recursive: true });
  const run = await mkdtemp(join(FOLDER, 'run-'));
  const removeRun = () => rm(run, { recursive: true, force: true, maxRetries: 3 });
  let progress: Progress | undefined;
  const processes = ownProcesses(async () => {
    progress?.stop(); // it has hidden the cursor
    await removeRun();
  });
  const watch = (label: string) => {
    progress = startProgress(label);
    return progress;
  };
  return {
    processes,
    folder: run,
    download: (name) => ensure(name, join(run, `${name}.part`), { processes, say, watch }),
    start: (name) => start(name, join(run, name), processes),
    async close() {
      await processes.stopAll();
      await removeRun();
    },
  };
}

const folderOf = (name: EngineName) => join(FOLDER, name);

async function titleOf(name: EngineName): Promise<string> {
  const { title, artifact } = ENGINES[name];
  return `${title} ${versionIn(await readPom(), artifact) ?? ''}`.trim();
}

interface Means {
  readonly processes: Processes;
  readonly say: (line: string) => void;
  readonly watch: (label: string) => Progress;
}

async function ensure(name: EngineName, part: string, { processes, say, watch }: Means): Promise<number> {
  const folder = folderOf(name);
  const there = await isDownloaded(folder);
  await requireTools(!there);
  if (there) return 0;
  const began = performance.now();
  const { files, megabytes } = ENGINES[name];
  const title = await titleOf(name);
  say(`Downloading ${title} with Maven (${megabytes} MB)`);
  const progress = watch(title);
  try {
    await download({ name, title, files, folder, part }, processes, progress);
  } finally {
    progress.stop();
  }
  return (performance.now() - began) / 1000;
}

async function start(name: EngineName, run: string, processes: Processes): Promise<RealEngine> {
  const spec = ENGINES[name];
  const title = await titleOf(name);
  await mkdir(run);
  const port = await freePort(spec.ports);
  const runName = `callsift-${name}-${process.pid}`;
  const folders = { lib: join(folderOf(name), 'lib'), plugin: join(folderOf(name), 'plugin'), run };
  const logPath = join(FOLDER, `${name}.log`);
  const log = openSync(logPath, 'w');
  const began = performance.now();
  const { child, ended } = processes.start('java', spec.java(folders, port, runName), {
    cwd: run,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const url = `http://127.0.0.1:${port}`;
  const isReady = async () => {
    const answer = await ask(url);
    return answer !== undefined && spec.isReady(answer, runName);
  };
  const problem = (await waitUntil(isReady, ended)) ?? (await configure(url, spec.settings));
  if (problem !== undefined) {
    const text = await readFile(logPath, 'utf8');
    throw new CommandError(startFailure(`${title} ${problem}`, logPath, text));
  }
  return { name, title, url, pid: child.pid ?? 0, seconds: (performance.now() - began) / 1000 };
}

/** Undefined once it is ready; what is wrong when its process ends before that or it takes too long. */
async function waitUntil(isReady: () => Promise<boolean>, ended: Promise<number>): Promise<string | undefined> {
  let code: number | undefined;
  void ended.then((value) => {
    code = value;
  });
  const end = performance.now() + READY_WITHIN_MS;
  while (performance.now() < end) {
    if (code !== undefined) return `ended with exit code ${code} before it answered`;
    if (await isReady()) return undefined;
    await new Promise((wake) => setTimeout(wake, ASK_EVERY_MS));
  }
  return `did not answer within ${READY_WITHIN_MS / 1000} s`;
}

/** Undefined when the engine took the settings. */
async function configure(url: string, settings: EngineSpec['settings']): Promise<string | undefined> {
  if (settings === undefined) return undefined;
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(settings.body);
  const { status, ok } = await fetch(url + settings.path, { method: 'PUT', headers, body });
  return ok ? undefined : `refused its settings with status ${status}`;
}

async function ask(url: string): Promise<EngineAnswer | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return { status: response.status, body: await response.text() };
  } catch {
    return undefined;
  }
}

export function startFailure(what: string, logPath: string, log: string): string {
  const last = log.trimEnd().split('\n').slice(-LAST_LINES).join('\n');
  return `${what}. Its log is ${logPath}; it ends with:\n${last}`;
}
