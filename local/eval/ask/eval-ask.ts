import { existsSync } from 'node:fs';
import { createUnderstanding } from '#lambdas/domain/query/understanding/understand.ts';
import { CommandError, runCommand } from '../../cli/command.ts';
import { startProgress } from '../../cli/progress.ts';
import { readAddress } from '../search/arguments.ts';
import { PARTS, readLimit, readNow, readParts, readZone } from './arguments.ts';
import { type AskFigures, failures } from './ask-figures.ts';
import { askReport } from './ask-report.ts';
import { predictQueries } from './router/predict-queries.ts';
import { ASKED_AT, readQuestions, readVocabulary } from './router/questions.ts';
import { routerFigures } from './router/router-figures.ts';
import { mistakesOf } from './router/router-report.ts';
import { runRouter } from './router/run-router.ts';
import { runWorld } from './run-world.ts';

const HELP = `
npm run eval:ask -- --data <folder> [--only <parts>] [--engine <url>] [--limit <n>] [--mistakes] [--json]
npm run eval:ask -- --predict <file> [--vocabulary <file>] [--now <time>] [--time-zone <name>] [--out <file>]

Says how well questions are understood, and puts questions to a whole runtime in memory with calls of the folder: figures
are compared with a recount, quotes with the stored calls, questions that no call answers must be left open, and nobody
who speaks to the model through a question or a transcript is to be obeyed.

  --data        folder with calls/ and injection/; the router needs none
  --only        ${PARTS.join(', ')}, with commas between (default all)
  --engine      address of an OpenSearch to use instead of the embedded one
  --limit       most questions of each part but the router (default all)
  --mistakes    also print which questions of dev were misunderstood, and which figures differ
  --json        print all figures as JSON
  --predict     only understand each line of a JSON Lines file of {id, query}, and write a line of
                {id, query_type, confidence, filters, plan, search_text} each
  --vocabulary  JSON file of the values that questions may name (default: that of the question set)
  --now         time at which the questions are asked (default: that of the question set)
  --time-zone   that days are meant in (default UTC)
  --out         file for the lines (default: standard output)
  --help        show this

Ends with 0 when every question was answered or refused, all figures are equal, every quote stands in its call letter by
letter and nobody was obeyed; with 1 otherwise. How many questions are understood or left open is told, not judged.
`;

await runCommand({
  help: HELP,
  options: {
    data: { type: 'string' },
    only: { type: 'string' },
    engine: { type: 'string' },
    limit: { type: 'string' },
    mistakes: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    predict: { type: 'string' },
    vocabulary: { type: 'string' },
    now: { type: 'string' },
    'time-zone': { type: 'string' },
    out: { type: 'string' },
  },
  async run({ data, only, engine, limit, mistakes, json, predict, vocabulary, out, ...values }, more) {
    if (more.length > 0) throw new CommandError(`There is no argument ${more[0]}; see --help.`, 64);
    const [now, time_zone] = [readNow(values.now, ASKED_AT), readZone(values['time-zone'])];
    if (predict !== undefined) {
      const understand = createUnderstanding(readVocabulary(vocabulary));
      const lines = await predictQueries(predict, { understand, now, time_zone, out });
      if (out !== undefined) process.stderr.write(`${lines} lines written to ${out}.\n`);
      return 0;
    }
    const parts = readParts(only);
    const others = parts.filter((part) => part !== 'router');
    const most = readLimit(limit);
    if (others.length > 0) checkFolder(data);
    const router = parts.includes('router') ? judgeRouter(mistakes && !json) : undefined;
    const bar = startProgress('asked', json);
    const world = { parts: others, opensearch: readAddress(engine), most, bar };
    const answered = others.length === 0 ? {} : await runWorld(data ?? '', world).finally(() => bar.stop());
    const figures: AskFigures = { ...(router !== undefined && { router }), ...answered };
    process.stdout.write(json ? `${JSON.stringify(figures, null, 2)}\n` : askReport(figures, mistakes));
    const failed = failures(figures);
    process.stderr.write(failed.length === 0 ? 'Nothing is wrong.\n' : `Wrong: ${failed.join('; ')}.\n`);
    return failed.length === 0 ? 0 : 1;
  },
});

/** The figures of both splits; mistakes are shown of dev alone, so that nobody fits the rules to the test split. */
function judgeRouter(mistakes: boolean): NonNullable<AskFigures['router']> {
  const vocabulary = readVocabulary();
  const [dev, test] = [runRouter(readQuestions('dev'), vocabulary), runRouter(readQuestions('test'), vocabulary)];
  if (mistakes) process.stdout.write([...mistakesOf(dev), ''].join('\n'));
  return { dev: routerFigures(dev), test: routerFigures(test) };
}

function checkFolder(data: string | undefined): void {
  if (data === undefined) throw new CommandError('Name the folder of the data with --data.', 64);
  if (!existsSync(`${data}/calls/star`)) throw new CommandError(`There is no folder ${data}/calls/star.`, 66);
}
