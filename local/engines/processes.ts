import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { constants } from 'node:os';

/** Processes that one command starts: whatever way it ends, none of them is left behind. */
export interface Processes {
  /** Starts a process in a group of its own, so that what it starts itself can be stopped with it. */
  start(command: string, args: readonly string[], options: SpawnOptions): Started;
  /** Stops all that still run, the last one first. */
  stopAll(): Promise<void>;
}

export interface Started {
  readonly child: ChildProcess;
  /** Exit code; 128 + number for a signal, 127 when it cannot be run. Silent once a signal has begun to end everything. */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

/** How long a process may take to stop by itself. */
const STOP_WITHIN_MS = 8_000;
const COMMAND_NOT_FOUND = 127;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** From here on SIGINT, SIGTERM and SIGHUP stop the processes, do `cleanUp`, and end this one. */
export function ownProcesses(cleanUp: () => Promise<void>): Processes {
  const running = new Set<Started>();
  const stopAll = async () => {
    for (const started of [...running].toReversed()) await started.stop();
  };
  let stopping = false;
  const onSignal = async (signal: (typeof SIGNALS)[number]) => {
    if (stopping) return;
    stopping = true;
    await stopAll();
    await cleanUp();
    process.exit(exitCodeOf(signal));
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  process.once('exit', () => {
    for (const { child } of running) killGroup(child, 'SIGKILL');
  });
  return {
    start(command, args, options) {
      const started = startOne(command, args, options);
      running.add(started);
      const ended = started.ended.then((code) => {
        running.delete(started);
        // Nobody goes on, or complains, because of an end that was asked for.
        return stopping ? new Promise<never>(() => {}) : code;
      });
      return { ...started, ended };
    },
    stopAll,
  };
}

function startOne(command: string, args: readonly string[], options: SpawnOptions): Started {
  const child = spawn(command, args, { ...options, detached: true });
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(COMMAND_NOT_FOUND));
    child.once('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : exitCodeOf(signal)));
  });
  return {
    child,
    ended,
    async stop() {
      killGroup(child, 'SIGTERM');
      const timer = setTimeout(() => killGroup(child, 'SIGKILL'), STOP_WITHIN_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** As a shell gives it. */
export function exitCodeOf(signal: NodeJS.Signals): number {
  return 128 + (constants.signals[signal] ?? 0);
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended already.
  }
}
