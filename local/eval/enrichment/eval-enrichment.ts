import { existsSync } from 'node:fs';
import { CommandError, runCommand } from '../../cli/command.ts';
import { startProgress } from '../../cli/progress.ts';
import { checkPrompts } from './check-prompts.ts';
import { type EnrichmentFigures, enrichmentReport, type Paid } from './enrichment-report.ts';
import { runCalls } from './run-calls.ts';
import { readStarCalls } from './star-calls.ts';

const HELP = `
npm run eval:enrichment -- --data <folder> [--calls <n>] [--faults <share>] [--seed <n>] [--routed] [--json]

Sends STAR calls through the whole runtime in memory while its models fail at random, then compares the ledger with
the models' own count and with what the calls show, and looks for labelled personal data in every prompt.

  --data     folder with calls/star
  --calls    how many calls, of dev first and then of train (default 1000)
  --faults   share of model requests that something goes wrong with (default 0.2)
  --seed     of the faults (default 1)
  --routed   only calls that triage sends to a model; without it every call is sent to one
  --json     print all figures as JSON
  --help     show this

Ends with 0 when every call is enriched or says why it is not, the ledger equals the models' count to the billionth of
a dollar, of chat as of embeddings, the calls show the same requests and cost of chat, and no prompt holds a labelled
value; with 1 otherwise.
`;

const DEFAULTS = { calls: '1000', faults: '0.2', seed: '1' };

await runCommand({
  help: HELP,
  options: {
    data: { type: 'string' },
    calls: { type: 'string', default: DEFAULTS.calls },
    faults: { type: 'string', default: DEFAULTS.faults },
    seed: { type: 'string', default: DEFAULTS.seed },
    routed: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
  async run({ data, json, routed, ...values }, more) {
    if (more.length > 0) throw new CommandError(`There is no argument ${more[0]}; see --help.`, 64);
    if (data === undefined) throw new CommandError('Name the folder of the data with --data.', 64);
    const [calls, rate, seed] = [
      whole('calls', values.calls),
      share('faults', values.faults),
      whole('seed', values.seed),
    ];
    if (!existsSync(`${data}/calls/star`)) throw new CommandError(`There is no folder ${data}/calls/star.`, 66);
    const star = readStarCalls(data);
    const bar = startProgress('settled', json);
    const run = await runCalls(star.slice(0, calls), {
      faults: { rate, seed },
      everyCall: !routed,
      onProgress: (done, total) => bar.update(done, total),
    }).finally(() => bar.stop());
    const prompts = await checkPrompts(star, run.prompts);
    const figures: EnrichmentFigures = { ...run.figures, faults: rate, prompts };
    process.stdout.write(json ? `${JSON.stringify(figures, null, 2)}\n` : enrichmentReport(figures));
    return holds(figures) ? 0 : 1;
  },
});

function holds({ unaccounted, outcome, records, ledger, models, prompts }: EnrichmentFigures): boolean {
  const chat = agree(ledger.chat, models.chat) && agree(ledger.chat, records);
  const equal = chat && agree(ledger.embeddings, models.embeddings);
  return unaccounted === 0 && outcome.pending === 0 && equal && prompts.leaks.length === 0 && prompts.unknown === 0;
}

function agree(ledger: Paid, other: EnrichmentFigures['records']): boolean {
  return ledger.requests === other.requests && ledger.cost_usd.toFixed(9) === other.cost_usd.toFixed(9);
}

function whole(name: string, text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new CommandError(`--${name} takes a whole number from 1.`, 64);
  return Number(text);
}

function share(name: string, text: string): number {
  const value = Number(text);
  if (!(value >= 0 && value <= 1)) throw new CommandError(`--${name} takes a share from 0 to 1.`, 64);
  return value;
}
