import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const MODULE = pathToFileURL(`${import.meta.dirname}/processes.ts`).href;
/** Starts a shell that starts a sleep, says so, and then does as the argument says. */
const script = (then: string) => `
  import { ownProcesses } from ${JSON.stringify(MODULE)};
  const processes = ownProcesses(async () => console.log('cleaned up'));
  const started = processes.start('sh', ['-c', 'sleep 60 & echo running; wait'], { stdio: ['ignore', 'inherit', 'inherit'] });
  ${then};
`;

/**
 * Runs the script and sends a signal once its processes run; how it ended and what it printed. They all hold its standard
 * output, so it is closed, and this resolves, when the last of them is gone: one left behind lasts longer than a test may.
 */
async function run(then: string, signal?: NodeJS.Signals) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script(then)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const closed = once(child, 'close');
  if (lines.length === 0) await once(reader, 'line');
  if (signal !== undefined) child.kill(signal);
  const [code] = await closed;
  return { code, printed: lines.filter((line) => line !== 'running') };
}

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)(
  '%s stops what was started and what that started, cleans up, and is the exit code',
  async (signal, exit) => {
    const { code, printed } = await run("await started.ended; console.log('went on')", signal);
    expect({ code, printed }).toEqual({ code: exit, printed: ['cleaned up'] });
  },
);

it('leaves nothing running when the command ends by an exception', async () => {
  const { code } = await run("setTimeout(() => { throw new Error('unexpected') }, 300)");
  expect(code).toBe(1);
});

it('tells a command that cannot be run by the exit code that a shell gives it', async () => {
  const { printed } = await run(
    "console.log(await processes.start('no-such-command', [], {}).ended); await started.stop()",
  );
  expect(printed).toEqual(['127']);
});
