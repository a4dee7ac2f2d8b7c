import { CommandError, runCommand } from '../local/cli/command.ts';
import { measureAsk } from './ask.ts';
import { measureBundle } from './bundle.ts';
import { measureComplaints } from './complaints.ts';
import type { Figure } from './figure.ts';
import { measureHostile } from './hostile.ts';
import { measureReader } from './reader.ts';
import { measureRuntime } from './runtime.ts';
import { measureSearch, readAddress, readSizes, type SearchOptions } from './search.ts';
import { measureTriage } from './triage.ts';

const HELP = `
npm run bench -- [--json] [--only bundle|reader|runtime|triage|hostile|search|ask|complaints] [--engine <url>] [--calls 10000,100000]

Measures and prints figures, ratios beside a reference of the same run. Timings never fail.

--engine  search, ask and complaints only: address of an OpenSearch without an index of what is measured, which gets one for
          the time of the bench; default the embedded engine
          ask takes two minutes: 100 questions a second for one of them
--calls   search only: numbers of calls that the index grows to; default 10000,100000, which takes minutes
`;

const MEASURES: Readonly<Record<string, (search: SearchOptions) => Promise<Figure[]>>> = {
  bundle: measureBundle,
  reader: measureReader,
  runtime: measureRuntime,
  triage: measureTriage,
  hostile: measureHostile,
  search: measureSearch,
  ask: measureAsk,
  complaints: measureComplaints,
};

await runCommand({
  help: HELP,
  options: {
    json: { type: 'boolean' },
    only: { type: 'string' },
    engine: { type: 'string' },
    calls: { type: 'string' },
  },
  async run({ json, only, engine, calls }) {
    const chosen = Object.entries(MEASURES).filter(([name]) => only === undefined || only === name);
    if (chosen.length === 0) throw new CommandError(`--only takes one of ${Object.keys(MEASURES).join(', ')}.`, 64);
    const search = { engine: readAddress(engine), calls: readSizes(calls), quiet: json ?? false };
    const figures: Figure[] = [];
    for (const [name, measure] of chosen) {
      if (!json) process.stderr.write(`measuring ${name}\n`);
      figures.push(...(await measure(search)));
    }
    process.stdout.write(json ? `${JSON.stringify(figures, null, 2)}\n` : table(figures));
    return 0;
  },
});

function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, reference, goal }) => {
    const ratio =
      reference === undefined
        ? ''
        : `  = ${(value / reference.value).toFixed(2)} x ${reference.name} (${number(reference.value)} ${unit})`;
    return `${name.padEnd(44)} ${number(value).padStart(9)} ${unit.padEnd(8)}${ratio}${goal === undefined ? '' : `   goal ${goal}`}`;
  });
  return `${rows.join('\n')}\n`;
}

function number(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
