import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { loadRules } from '#lambdas/adapters/triage-files.ts';
import { writeIntentModel } from '#lambdas/domain/intent/intent-model.ts';
import { CommandError, runCommand } from '../cli/command.ts';
import { startProgress } from '../cli/progress.ts';
import { readExamples } from '../data/call-sets.ts';
import { RULES_FILE } from '../data/triage-folder.ts';
import { toDocument } from './documents.ts';
import { measureDocuments } from './measure.ts';
import { modelCard } from './model-card.ts';
import { seedExamples } from './seeds.ts';
import { trainModel } from './train-model.ts';

const HELP = `
node local/train/train-intents.ts --data <folder> [--out <file>] [--json]

Trains the intent model from the labelled calls and texts of a data folder (calls/, short/) and the frames in
local/train/seeds.json; npm run train runs it after the training of names.
`;

const MODEL = 'lambdas/triage/intent-model.bin';
const CARD = 'docs/MODEL_CARD.md';

await runCommand({
  help: HELP,
  options: { data: { type: 'string' }, out: { type: 'string' }, json: { type: 'boolean' } },
  async run({ data, out = MODEL, json }) {
    if (data === undefined) throw new CommandError('Name the data folder with --data.', 64);
    if (!existsSync(data)) throw new CommandError(`There is no folder ${data}.`, 66);
    const rules = loadRules(RULES_FILE);
    const examples = [...readExamples(data), ...seedExamples()];
    if (examples.every((example) => example.corpus === 'seed')) {
      throw new CommandError(
        `${data} holds no labelled calls: expected calls/<set>/*.calls.jsonl.gz or short/*.jsonl.gz.`,
        66,
      );
    }
    const bar = startProgress('Reading', json);
    const documents = examples.map((example, i) => {
      bar.update(i + 1, examples.length);
      return toDocument(example, rules);
    });
    bar.stop();
    const training = documents.filter((document) => document.example.split === 'train');
    const model = trainModel(training, versionOf(rules.version, training.length));
    const bytes = writeIntentModel(model);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const figures = measureDocuments(
      model,
      documents.filter((document) => document.example.split === 'dev'),
    );
    writeFileSync(out, bytes);
    if (out === MODEL)
      writeFileSync(CARD, modelCard({ model, bytes: bytes.length, sha256, date: today(), training, figures }));
    const summary = { out, bytes: bytes.length, sha256, trained_on: training.length, sets: figures };
    process.stdout.write(json ? `${JSON.stringify(summary, null, 2)}\n` : report(summary));
    return 0;
  },
});

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Names what the model was trained from: rules and number of examples. */
function versionOf(rules: string, examples: number): string {
  return `intent-1.${rules}.${examples}`;
}

function report({
  out,
  bytes,
  sha256,
  trained_on,
  sets,
}: {
  out: string;
  bytes: number;
  sha256: string;
  trained_on: number;
  sets: ReturnType<typeof measureDocuments>;
}): string {
  const lines = sets.map(
    (set) =>
      `${set.corpus.padEnd(26)} ${String(set.examples).padStart(6)}   ${set.accuracy.toFixed(3)}   ${set.majority.toFixed(3)}   ${set.macroF1.toFixed(3)}   ${set.calibrationError.toFixed(3)}`,
  );
  const head = `${'set (kept from training)'.padEnd(26)} ${'n'.padStart(6)}   right   major   F1      ECE`;
  return `${[head, ...lines].join('\n')}\nTrained on ${trained_on} examples: ${out}, ${(bytes / 1024).toFixed(0)} KB, sha256 ${sha256.slice(0, 16)}…\n`;
}
