import { CommandError, runCommand } from '../cli/command.ts';
import { startProgress } from '../cli/progress.ts';
import { LOAD_OPTIONS, loadNumbers } from './options.ts';
import { describeLoad } from './report.ts';
import { passes, startLoad } from './run-load.ts';
import { runningWorld, startWorld } from './world.ts';

const HELP = `
npm run load -- [--minutes 10] [--rate 50] [--queries 5] [--seed 1] [--patience 90] [--running] [--json]

Uploads made calls (English and Hinglish, of all importances) at a steady rate and asks questions, searches and lists
beside: arrivals do not wait for answers. Then waits until every call is settled, and reports percentiles, errors,
queue depths and the memory of the runtime.

  --minutes   how long calls arrive (default 10)
  --rate      calls a second, one to an object (default 50)
  --queries   requests to the API a second (default 5)
  --seed      of the calls and requests: the same seed makes the same ones (default 1)
  --patience  seconds without any call settling after which those that are missing are lost (default 90)
  --running   load the runtime that is running; its memory then holds what its engines store. Without it, a runtime and
              its engines are started, a process each, with an empty state and without the throttle of the API
  --keep      leave the folder with the state and the logs of the runtime behind, and say where it is
  --json      print the report as JSON
  --help      show this

Exit code: 0 nothing was lost and the memory of the runtime grew by at most 10 % after warm-up, 1 otherwise,
           64 wrong arguments. Runs of less than three minutes are too short to judge memory.
`;

await runCommand({
  help: HELP,
  options: { ...LOAD_OPTIONS, running: { type: 'boolean', default: false } },
  async run({ json, running, keep, ...values }, [stray]) {
    if (stray !== undefined) throw new CommandError(`There is no argument ${JSON.stringify(stray)}; see --help.`, 64);
    const numbers = loadNumbers(values);
    const onProblem = (line: string) => process.stderr.write(`${line}\n`);
    if (!running) process.stderr.write('Starting the engines and the runtime\n');
    const world = running
      ? await runningWorld()
      : await startWorld({ seed: numbers.seed, faulty: false, keep, onProblem });
    const progress = startProgress('settled', json);
    try {
      const load = startLoad(world, { ...numbers, onProgress: progress.update });
      const report = await load.finish();
      progress.stop();
      process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : `${describeLoad(report)}\n`);
      return passes(report) ? 0 : 1;
    } finally {
      progress.stop();
      await world.close();
      if (keep) process.stderr.write(`State and logs: ${world.stateDir}\n`);
    }
  },
});
