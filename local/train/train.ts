import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError, runCommand } from '../cli/command.ts';

const HELP = `
npm run train -- --data <folder> [--only names|intent] [--json]

Trains what triage learns from data, in this order: the list of common words and the score of names (redaction,
lambdas/domain/pii/context/data/), then the intent model (lambdas/triage/intent-model.bin, docs/MODEL_CARD.md), which
reads redacted text. The same data, rules and word lists give the same files, byte for byte.

  --data  the data folder: calls/, short/, pii/
  --only  names or intent
  --json  print the figures as JSON
  --help  show this
`;

/** Each step is a process of its own: it reads the files that the step before it has written. */
const STEPS = {
  names: [
    ['names/train.ts', '--step', 'vocabulary'],
    ['names/train.ts', '--step', 'model'],
  ],
  intent: [['train-intents.ts']],
} as const;

await runCommand({
  help: HELP,
  options: { data: { type: 'string' }, only: { type: 'string' }, json: { type: 'boolean' } },
  async run({ data, only, json }) {
    if (data === undefined) throw new CommandError('Name the data folder with --data.', 64);
    if (!existsSync(data)) throw new CommandError(`There is no folder ${data}.`, 66);
    if (only !== undefined && !(only in STEPS)) throw new CommandError('--only takes names or intent.', 64);
    const chosen = Object.entries(STEPS).filter(([name]) => only === undefined || only === name);
    const figures: unknown[] = [];
    for (const [name, steps] of chosen) {
      for (const step of steps) figures.push(runStep(name, step, data, json));
    }
    if (json) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
    return 0;
  },
});

function runStep(name: string, [file, ...more]: readonly string[], data: string, json = false): unknown {
  const asJson = json && name === 'intent' ? ['--json'] : [];
  const args = [join(import.meta.dirname, file ?? ''), '--data', data, ...more, ...asJson];
  const quiet = name === 'names' || json;
  const child = spawnSync(process.execPath, args, {
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', 'inherit'],
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new CommandError(`The training of ${name} failed.`, child.status ?? 1);
  if (!quiet) return undefined;
  const figures: unknown = JSON.parse(child.stdout.trim());
  if (!json) process.stdout.write(`${name}: ${child.stdout.trim()}\n`);
  return figures;
}
