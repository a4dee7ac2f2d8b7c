import type { EventEmitter } from 'node:events';

/**
 * Does some work beside what runs already, then waits for Ctrl-C or SIGTERM and stops everything; a second signal ends
 * the process at once. When the work fails, everything is stopped as well, and the failure is handed on.
 */
export async function whileRunning(
  stop: () => Promise<void>,
  work: () => Promise<void>,
  signals: EventEmitter = process,
): Promise<void> {
  let stopping = false;
  const stopped = new Promise<void>((resolve, reject) => {
    const onSignal = () => {
      if (stopping) process.exit(130);
      stopping = true;
      process.stdout.write('\nStopping\n');
      stop().then(resolve, reject);
    };
    signals.on('SIGINT', onSignal);
    signals.on('SIGTERM', onSignal);
  });
  try {
    await work();
  } catch (error) {
    // Work that fails because it was told to stop is no failure.
    if (!stopping) {
      await stop();
      throw error;
    }
  }
  await stopped;
}
