import { existsSync } from 'node:fs';
import { parseConfig } from '#lib/config.ts';
import { searchFusion } from '#lib/search-fusion.ts';
import { CommandError, runCommand } from '../../cli/command.ts';
import { startProgress } from '../../cli/progress.ts';
import { readAddress, readFusion, readModes, readSets } from './arguments.ts';
import { type CorpusName, readCorpus } from './corpora.ts';
import { type Engines, startEngines } from './engines.ts';
import { evaluateCorpus, type Plan, type SetFigures } from './evaluate.ts';
import { searchReport } from './search-report.ts';

const PRODUCT = searchFusion(parseConfig({}));

const HELP = `
npm run eval:search -- --data <folder> [--sets <names>] [--modes <names>] [--fusion <method:weight>]
                       [--sweep] [--engine <address>] [--json]

Measures the search on judged queries, set by set: nDCG@10, recall@5, recall@20, MRR@10, precision@10.

  --data     folder with rag/ and calls/
  --sets     of scifact, bank, star, hinglish, with commas between; all of them without it
  --modes    of keyword, semantic, hybrid, with commas between; all of them without it
  --fusion   scores or ranks, and the weight of the list by meaning, instead of the product's ${Object.values(PRODUCT).join(':')}
  --sweep    also tries other weights for the list by meaning
  --engine   address of an OpenSearch to use instead of the embedded one; indices named callsift-eval-* are made there
             and removed, no other is touched
  --json     print all figures as JSON
  --help     show this

Ends with 0, or with 1 when hybrid is below keyword on some set.
`;

await runCommand({
  help: HELP,
  options: {
    data: { type: 'string' },
    sets: { type: 'string' },
    modes: { type: 'string' },
    fusion: { type: 'string' },
    engine: { type: 'string' },
    sweep: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run({ data, json = false, ...values }, positionals) {
    if (positionals.length > 0) throw new CommandError(`There is no argument ${positionals[0]}; see --help.`, 64);
    if (data === undefined) throw new CommandError('Name the folder of the data with --data.', 64);
    const fusion = readFusion(values.fusion) ?? PRODUCT;
    const plan = { modes: readModes(values.modes), sweep: values.sweep ?? false, fusion };
    const [names, address] = [readSets(values.sets), readAddress(values.engine)];
    if (!existsSync(data)) throw new CommandError(`There is no folder ${data}.`, 66);
    const engines = await startEngines(address);
    try {
      const sets = await evaluateAll(engines, data, names, { ...plan, json });
      const all = { engine: engines.title, fusion, sets };
      process.stdout.write(json ? `${JSON.stringify(all, null, 2)}\n` : `${all.engine}\n\n${searchReport(sets)}`);
      return sets.some(({ hybrid_check: check }) => check?.holds === false) ? 1 : 0;
    } finally {
      await engines.stop();
    }
  },
});

async function evaluateAll(
  engines: Engines,
  data: string,
  names: readonly CorpusName[],
  { json, ...plan }: Plan & { readonly json: boolean },
): Promise<readonly SetFigures[]> {
  const sets: SetFigures[] = [];
  for (const name of names) {
    const corpus = await readCorpus(data, name);
    const bar = startProgress(name, json);
    try {
      const onProgress = (step: string, done: number, total: number) => bar.update(done, total, step);
      sets.push(...(await evaluateCorpus(engines, corpus, plan, onProgress)));
    } finally {
      bar.stop();
    }
  }
  return sets;
}
