import { CommandError, runCommand } from '../local/cli/command.ts';
import { measureAsk } from './ask.ts';
import { measureBundle } from './bundle.ts';
import { measureComplaints } from './complaints.ts';
import type { Figure } from './figure.ts';
import { figureJson, figureTable, type Measured } from './figure-table.ts';
import { measureHostile } from './hostile.ts';
import { measureLogged } from './logged.ts';
import { measureReader } from './reader.ts';
import { measureRuntime } from './runtime.ts';
import { measureSearch, readAddress, readSizes, type SearchOptions } from './search.ts';
import { measureTriage } from './triage.ts';
import { measureWatching } from './watching.ts';
import { beside, measureYardstick } from './yardstick.ts';

const MEASURES: Readonly<Record<string, (search: SearchOptions) => Promise<Figure[]>>> = {
  bundle: measureBundle,
  reader: measureReader,
  runtime: measureRuntime,
  triage: measureTriage,
  hostile: measureHostile,
  watching: measureWatching,
  logs: measureLogged,
  search: measureSearch,
  ask: measureAsk,
  complaints: measureComplaints,
};

const HELP = `
npm run bench -- [--json] [--only ${Object.keys(MEASURES).join('|')}] [--engine <url>] [--calls 10000,100000]

Measures and prints figures: times and rates as ratios beside a reference of the same run, on this machine. What has no
reference of its own is beside the reading and writing of a call's JSON on one core; counts and sizes may stand alone.
Timings never fail: the exit code is 1 only when something could not be measured. All of it takes some ten minutes.

--only    what to measure, one or several with commas between; default all
            bundle      size and import of the bundles        triage      a call on one core, step by step
            reader      reading of JSON Lines                 hostile     texts that are made to be slow
            runtime     start, uploads to settled, stop       watching    counting, spans, alarms of the laptop
            logs        bytes of a call, metrics to pay for
            search      index and search, growing             ask         questions, 100 a second for one of two minutes
            complaints  lists and figures of 10,000
--json    print the figures as JSON: measure, name, value, unit, reference, ratio, goal
--engine  search, ask and complaints only: address of an OpenSearch without an index of what is measured, which gets one for
          the time of the bench; default the embedded engine
--calls   search only: numbers of calls that the index grows to; default 10000,100000, which takes minutes
--help    show this
`;

await runCommand({
  help: HELP,
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    engine: { type: 'string' },
    calls: { type: 'string' },
  },
  async run({ json, only, engine, calls }, more) {
    if (more.length > 0) throw new CommandError(`There is no argument ${more[0]}; see --help.`, 64);
    const chosen = chosenOf(only);
    const search = { engine: readAddress(engine), calls: readSizes(calls), quiet: json };
    const started = performance.now();
    const yardstick = measureYardstick();
    const measured: Measured[] = [];
    for (const [i, name] of chosen.entries()) {
      tell(`measuring ${name} (${i + 1} of ${chosen.length})`);
      const figures = await measure(name, search);
      if (figures) measured.push({ measure: name, figures: figures.map((figure) => beside(figure, yardstick)) });
    }
    if (json) process.stdout.write(figureJson(measured));
    else if (measured.length > 0) process.stdout.write(`\n${figureTable(measured)}\n`);
    const count = measured.reduce((sum, { figures }) => sum + figures.length, 0);
    const failed = chosen.length - measured.length;
    tell(`figures: ${count} in ${secondsSince(started)} s${failed === 0 ? '' : `; not measured: ${failed}`}`);
    return failed === 0 ? 0 : 1;
  },
});

function chosenOf(only: string | undefined): readonly string[] {
  const names = only?.split(',') ?? Object.keys(MEASURES);
  if (names.every((name) => Object.hasOwn(MEASURES, name))) return names;
  throw new CommandError(`--only takes ${Object.keys(MEASURES).join(', ')}, with commas between.`, 64);
}

/** undefined, and a line that says why, when it could not be measured: what the others found is worth having all the same. */
async function measure(name: string, search: SearchOptions): Promise<Figure[] | undefined> {
  try {
    return await MEASURES[name]?.(search);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    tell(`${name} could not be measured: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** Progress is for people, and beside the figures. */
function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

function secondsSince(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(0);
}
