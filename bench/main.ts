import { CommandError, runCommand } from '../local/cli/command.ts';
import { measureBundle } from './bundle.ts';
import type { Figure } from './figure.ts';
import { measureHostile } from './hostile.ts';
import { measureReader } from './reader.ts';
import { measureRuntime } from './runtime.ts';
import { measureTriage } from './triage.ts';

const HELP = `
npm run bench -- [--json] [--only bundle|reader|runtime|triage|hostile]

Measures and prints figures, ratios beside a reference of the same run. Timings never fail.
`;

const MEASURES = {
  bundle: measureBundle,
  reader: measureReader,
  runtime: measureRuntime,
  triage: measureTriage,
  hostile: measureHostile,
};

await runCommand({
  help: HELP,
  options: { json: { type: 'boolean' }, only: { type: 'string' } },
  async run({ json, only }) {
    const chosen = Object.entries(MEASURES).filter(([name]) => only === undefined || only === name);
    if (chosen.length === 0) throw new CommandError(`--only takes one of ${Object.keys(MEASURES).join(', ')}.`, 64);
    const figures: Figure[] = [];
    for (const [name, measure] of chosen) {
      if (!json) process.stderr.write(`measuring ${name}\n`);
      figures.push(...(await measure()));
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
