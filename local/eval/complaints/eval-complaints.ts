import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadComplaintRules } from '#lambdas/adapters/complaint-rules-file.ts';
import { type ComplaintRules, parseComplaintRules } from '#lambdas/domain/complaints/opening/rules.ts';
import { CommandError, runCommand } from '../../cli/command.ts';
import { startProgress } from '../../cli/progress.ts';
import { type ComplaintsEvaluation, complaintsReport, endLine, type SetFigures } from './complaints-report.ts';
import { type DraftedSet, developmentSets, draftSet } from './draft-sets.ts';
import { figuresOf } from './figures.ts';

const HELP = `
npm run eval:complaints -- --data <folder> [--rules <file>] [--json]

Triages the development calls of every set and drafts their complaints: which calls complain, of what, to whom, how
pressing it is, against the labels where a set has any (what they mean: local/eval/complaints/label-meanings.ts).

  --data     folder with calls/
  --rules    rules of complaints to use instead of lambdas/complaint-intake/complaint-rules.json
  --json     print all figures as JSON
  --help     show this

Ends with 0 when the calls of every set could be read, with 1 when there were none.
`;

const RULES_FOLDER = join(import.meta.dirname, '../../../lambdas/complaint-intake');

await runCommand({
  help: HELP,
  options: {
    data: { type: 'string' },
    rules: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
  async run({ data, rules: file, json }, more) {
    if (more.length > 0) throw new CommandError(`There is no argument ${more[0]}; see --help.`, 64);
    if (data === undefined) throw new CommandError('Name the folder of the data with --data.', 64);
    if (!existsSync(join(data, 'calls'))) throw new CommandError(`There is no folder ${join(data, 'calls')}.`, 66);
    const evaluation = await evaluate(
      data,
      file === undefined ? loadComplaintRules(RULES_FOLDER) : readRules(file),
      json,
    );
    process.stdout.write(
      json ? `${JSON.stringify(evaluation, null, 2)}\n` : complaintsReport(evaluation) + endLine(evaluation),
    );
    return evaluation.sets.length > 0 ? 0 : 1;
  },
});

async function evaluate(data: string, rules: ComplaintRules, quiet: boolean): Promise<ComplaintsEvaluation> {
  const started = performance.now();
  const sets = developmentSets(data);
  const bar = startProgress('Reading sets', quiet);
  const figures: SetFigures[] = [];
  try {
    for (const [i, { name, path }] of sets.entries()) {
      bar.update(i, sets.length, name);
      figures.push(halvesOf(await draftSet(name, path, rules)));
    }
  } finally {
    bar.stop();
  }
  return { rules_version: rules.version, sets: figures, seconds: (performance.now() - started) / 1000 };
}

function halvesOf({ calls, ...set }: DraftedSet): SetFigures {
  const half = (rest: number) => figuresOf(calls.filter((_, i) => i % 2 === rest));
  return { ...set, halves: { tuned: half(0), kept: half(1) } };
}

function readRules(file: string): ComplaintRules {
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`, 66);
  return parseComplaintRules(parseJson(file));
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new CommandError(`${file} is not JSON.`, 65);
  }
}
