import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { CommandError, runCommand } from '../cli/command.ts';
import { startProgress } from '../cli/progress.ts';
import { byLane, type CallLine, type Corpus, type CorpusFigures, figuresOf, readCorpora } from './corpora.ts';
import type { Lane } from './counts.ts';
import { figuresFrom } from './figures.ts';
import { fixedParts } from './fixed-parts.ts';
import { measure } from './measure.ts';
import { costReport } from './report.ts';

const DOCUMENT = 'docs/COST.md';

const HELP = `
npm run cost -- [--data <folder>] [--calls-per-month <n>] [--env dev|prod] [--sample <n>] [--json]
npm run cost -- --check

Measures what a call costs in each lane, on this machine, makes the bill of a month of it by the dated price table, and
writes ${DOCUMENT}. Takes some minutes.

  --data              folder with calls/<set>/*.calls.jsonl.gz, star first; without it the few calls of events/transcripts
  --calls-per-month   (default 1000000)
  --env               only sizes of this stage
  --sample            calls of each lane that are sent through the deployment (default 40)
  --json              print all figures as JSON and write nothing
  --check             measure nothing; end with 1 when sizes or prices in ${DOCUMENT} are not those of the code
  --help              show this
`;

await runCommand({
  help: HELP,
  options: {
    data: { type: 'string' },
    'calls-per-month': { type: 'string', default: '1000000' },
    env: { type: 'string' },
    sample: { type: 'string', default: '40' },
    json: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
  async run({ data, env, json, check, ...values }, more) {
    if (more.length > 0) throw new CommandError(`There is no argument ${more[0]}; see --help.`, 64);
    if (check) return await checkDocument();
    if (env !== undefined && env !== 'dev' && env !== 'prod') throw new CommandError('--env takes dev or prod.', 64);
    if (data !== undefined && !existsSync(`${data}/calls`))
      throw new CommandError(`There is no folder ${data}/calls.`, 66);
    const calls = whole('calls-per-month', values['calls-per-month']);
    const sample = whole('sample', values.sample);
    const corpora = readCorpora(data);
    const found: CorpusFigures[] = [];
    for (const corpus of corpora) found.push(await figuresOf(corpus));
    const bar = startProgress('measured', json);
    const measured = await measure({
      samples: samplesOf(corpora[0], found[0], sample),
      onProgress: (done, total) => bar.update(done, total),
    }).finally(() => bar.stop());
    const figures = figuresFrom({ calls, corpora: found, measured, now: new Date(), env });
    if (json) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
    else await writeFile(DOCUMENT, costReport(figures));
    const [first] = figures.sizes;
    if (!json)
      process.stdout.write(
        `${DOCUMENT}: $${first?.bill.usd.toFixed(2)} a month for ${calls} calls (${first?.size.name})\n`,
      );
    return 0;
  },
});

/** Calls of each lane, spread evenly over the set. */
function samplesOf(
  corpus: Corpus | undefined,
  figures: CorpusFigures | undefined,
  most: number,
): Record<Lane, CallLine[]> {
  const lines = corpus?.lines ?? [];
  return byLane((lane) =>
    spread(
      lines.filter((_, i) => figures?.laneOf[i] === lane),
      most,
    ),
  );
}

function spread<T>(values: readonly T[], most: number): T[] {
  const step = Math.max(1, values.length / most);
  return values.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
}

async function checkDocument(): Promise<number> {
  const document = await readFile(DOCUMENT, 'utf8').catch(() => '');
  if (fixedParts().every((part) => document.includes(part))) return 0;
  process.stderr.write(
    `${DOCUMENT} does not show the sizes and prices of the code; make it anew with: npm run cost -- --data <folder>\n`,
  );
  return 1;
}

function whole(name: string, text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new CommandError(`--${name} takes a whole number from 1.`, 64);
  return Number(text);
}
