import { readFile } from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import { CommandError, runCommand } from '../cli/command.ts';
import { ENGINE_NAMES, type EngineName } from './engine-specs.ts';
import { NOT_TO_BE_HAD } from './java-tools.ts';
import { openRealEngines, type RealEngine, type RealEngines } from './real-engines.ts';
import { asJson, describeRun, FIGURES_FILE, type Figures, testEnvironment } from './test-run.ts';

const HELP = `
npm run test:real -- [--only dynamodb|opensearch] [--if-possible] [--json]

Starts DynamoDB Local and OpenSearch on this machine, bound to 127.0.0.1, and runs on them: the contract suite of the
adapters, and the end-to-end tests with the whole laptop runtime on both.
Needs Java 17 or later and Maven, no Docker; the first run downloads the engines into .callsift-engines/ (107 MB).
The exit code is that of the tests; 69 when an engine cannot be had here.

  --only         run one of the engines and its tests
  --if-possible  where the engines cannot be had, say so and end with 0; npm test does this
  --json         print the figures as JSON; everything else goes to standard error
  --help         show this
`;

const ROOT = resolve(import.meta.dirname, '../..');
const CONFIG = 'local/engines/vitest.config.ts';

await runCommand({
  help: HELP,
  options: { only: { type: 'string' }, 'if-possible': { type: 'boolean' }, json: { type: 'boolean' } },
  async run({ only, 'if-possible': ifPossible = false, json = false }, [stray]) {
    if (stray !== undefined)
      throw new CommandError(`npm run test:real takes no argument ${JSON.stringify(stray)}.`, 64);
    const names = chosen(only);
    const say = (line: string) => void (json ? process.stderr : process.stdout).write(`${line}\n`);
    const began = performance.now();
    const engines = await openRealEngines(say);
    try {
      const downloadSeconds = await downloadAll(engines, names).catch((error: unknown) => {
        if (!ifPossible || !(error instanceof CommandError) || error.exitCode !== NOT_TO_BE_HAD) throw error;
        say(`LEFT OUT: the tests on real engines did not run. ${error.message}`);
      });
      if (downloadSeconds === undefined) return 0;
      const started = await Promise.all(
        names.map(async (name) => {
          const engine = await engines.start(name);
          say(`${engine.title} answers on ${engine.url} (process ${engine.pid}, ${engine.seconds.toFixed(1)} s)`);
          return engine;
        }),
      );
      const { exitCode, figures } = await runTests(started, engines, json);
      const seconds = (performance.now() - began) / 1000;
      const run = { engines: started, figures, exitCode, downloadSeconds, seconds };
      process.stdout.write(`${json ? asJson(run) : describeRun(run)}\n`);
      return exitCode;
    } finally {
      await engines.close();
    }
  },
});

/** Seconds that the downloads took. */
async function downloadAll(engines: RealEngines, names: readonly EngineName[]): Promise<number> {
  let seconds = 0;
  for (const name of names) seconds += await engines.download(name);
  return seconds;
}

function chosen(only: string | undefined): readonly EngineName[] {
  if (only === undefined) return ENGINE_NAMES;
  const name = ENGINE_NAMES.find((known) => known === only);
  if (name === undefined) throw new CommandError(`--only takes one of: ${ENGINE_NAMES.join(', ')}.`, 64);
  return [name];
}

/** Runs the tests of these engines with the project's own Node; figures are undefined when vitest wrote none. */
async function runTests(
  started: readonly RealEngine[],
  { processes, folder }: Pick<RealEngines, 'processes' | 'folder'>,
  quiet: boolean,
): Promise<{ exitCode: number; figures: Figures | undefined }> {
  const report = join(folder, 'figures.json');
  const PATH = [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter);
  const { ended } = processes.start('node_modules/.bin/vitest', ['run', '--config', CONFIG], {
    cwd: ROOT,
    env: { ...process.env, PATH, ...testEnvironment(started), [FIGURES_FILE]: report },
    stdio: ['ignore', quiet ? process.stderr : 'inherit', 'inherit'],
  });
  const exitCode = await ended;
  const text = await readFile(report, 'utf8').catch(() => undefined);
  return { exitCode, figures: text === undefined ? undefined : (JSON.parse(text) as Figures) };
}
