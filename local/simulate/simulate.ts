import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, parseConfig } from '#lib/config.ts';
import { buildFunctions } from '../../bin/build.ts';
import { loadStacks } from '../assembly/load-stacks.ts';
import { resolveAssembly } from '../assembly/resolve-assembly.ts';
import { CommandError, runCommand } from '../cli/command.ts';
import { contextOf } from '../cli/context-of.ts';
import { numberOption } from '../load/options.ts';
import { synthesize } from '../synth.ts';
import { dayProfile, flatProfile } from './arrivals.ts';
import { TAKEN } from './hourly-cost.ts';
import { type Measured, measureServices } from './measure.ts';
import { measuredFile } from './measured-file.ts';
import { describeSimulation } from './report.ts';
import { runSimulation } from './run-simulation.ts';
import { type Assumptions, stagesOf } from './stages.ts';

const HELP = `
npm run simulate -- [--calls-per-hour 1000000] [--hours 24] [--flat] [--measured <file>] [--save <file>] [--json]
                    [-c <key>=<value>]... [--strong 0.141] [--economy 0.086] [--complaining 0.3]
                    [--tokens-per-minute 2000000] [--indexed-per-second <n>] [--account-concurrency 1000] [--seed 1]

Says what the Lambda deployment makes of so many calls: throughput, how long messages wait in the queues, concurrency,
what limits, dollars an hour. Batches, windows, concurrency and memory are those of the synthesized templates; service
times are measured on this machine on the embedded engines, which takes half a minute, with the seconds of real models
added by the assumptions of npm run cost. What waits is a fluid queue with pollers that grow as Lambda documents it, and
below its capacity that of M/G/c; tests hold both against closed formulas and a simulation message by message. Limits of
SQS (some 120,000 messages in flight of a queue) are not modelled, nor are retries.

  --calls-per-hour       mean of the day (default 1000000)
  --hours                from midnight (default 24, at most 168), by an assumed day of a contact centre; --flat: evenly
  --measured, --save     read service times from a file instead of measuring; write them to one
  -c, --context          a setting of lib/config.ts, such as -c env=prod -c triageConcurrency=100 (default env=prod)
  --strong, --economy    share of calls that each model reads (default: as measured in docs/COST.md)
  --complaining          share of calls that may complain (an assumption)
  --tokens-per-minute    what Bedrock takes of each model a minute, input and output together. Bedrock has quotas of
                         tokens and none of requests (https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-runtime.html);
                         they differ by account: yours are in Service Quotas. The default is an assumption
  --indexed-per-second   calls that the search domain indexes (default 220 for each node and copy of the index: one
                         client of a real OpenSearch 2.19.1 on two cores took 212 to 243)
  --account-concurrency  of Lambda in the account (default 1000: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
                         The stages share it: in a second in which they ask for more, each gets the same part of what it
                         asks for. Functions of the API are not in it
  --seed                 of the calls that are measured
  --json                 print all figures as JSON
  --help                 show this

The same measured file gives the same figures. Exit code: 0 all calls are through at the end, 1 a backlog stays, 64 wrong arguments.
`;

const [MAX_RATE, INDEXED, MOST_HOURS] = [1e9, 220, 24 * 7];

await runCommand({
  help: HELP,
  options: {
    'calls-per-hour': { type: 'string', default: '1000000' },
    hours: { type: 'string', default: '24' },
    flat: { type: 'boolean', default: false },
    measured: { type: 'string' },
    save: { type: 'string' },
    context: { type: 'string', short: 'c', multiple: true },
    strong: { type: 'string', default: '0.141' },
    economy: { type: 'string', default: '0.086' },
    complaining: { type: 'string', default: '0.3' },
    'tokens-per-minute': { type: 'string', default: '2000000' },
    'indexed-per-second': { type: 'string' },
    'account-concurrency': { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
  async run({ json, flat, measured: file, save, context: given = [], ...values }, [stray]) {
    if (stray !== undefined) throw new CommandError(`There is no argument ${JSON.stringify(stray)}; see --help.`, 64);
    const callsPerHour = numberOption('calls-per-hour', values['calls-per-hour'], [1, MAX_RATE]);
    const hours = numberOption('hours', values.hours, [0.01, MOST_HOURS]);
    const context = { env: 'prod', ...contextOf(given) };
    const config = configOf(context);
    const perNode = (INDEXED * config.searchNodes) / (1 + config.indexReplicas);
    const assumptions = assumptionsOf({ ...values, indexed: values['indexed-per-second'] ?? String(perNode) });
    const seed = numberOption('seed', values.seed, [0, 2 ** 31 - 1]);
    const known = file === undefined ? undefined : await measuredFile(file);
    const { model, measured } = await deployment(context, known, seed);
    if (save !== undefined) await writeFile(save, `${JSON.stringify(measured, null, 2)}\n`);
    const stages = stagesOf(model, measured.services, assumptions);
    const profile = (flat ? flatProfile : dayProfile)(callsPerHour);
    const report = runSimulation({ stages, profile, hours, callsPerHour, config, assumptions });
    const shown = { ...report, measured, assumptions, stages_of_templates: stages };
    process.stdout.write(json ? `${JSON.stringify(shown, null, 2)}\n` : `${describeSimulation(report, measured)}\n`);
    return report.stages.every(({ backlogAtEnd }) => backlogAtEnd < 1) ? 0 : 1;
  },
});

function configOf(context: Readonly<Record<string, string>>): Config {
  try {
    return parseConfig(context);
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error), 64);
  }
}

type Given = Readonly<
  Record<'strong' | 'economy' | 'complaining' | 'tokens-per-minute' | 'indexed' | 'account-concurrency', string>
>;

function assumptionsOf(given: Given): Assumptions {
  const share = (name: 'strong' | 'economy' | 'complaining') => numberOption(name, given[name], [0, 1]);
  const [strong, economy] = [share('strong'), share('economy')];
  if (strong + economy > 1) throw new CommandError('--strong and --economy together are more than all calls.', 64);
  const tokens = numberOption('tokens-per-minute', given['tokens-per-minute'], [1, 1e12]);
  const reading = (lane: 'strong' | 'economy') => TAKEN[lane].input + TAKEN[lane].output;
  return {
    strong,
    economy,
    complaining: share('complaining'),
    tokensPerMinute: { strong: tokens, economy: tokens },
    tokensPerReading: { strong: reading('strong'), economy: reading('economy') },
    indexedPerSecond: numberOption('indexed-per-second', given.indexed, [0.1, 1e9]),
    accountConcurrency: numberOption('account-concurrency', given['account-concurrency'], [1, 1e6]),
  };
}

/** The templates with these settings, and service times: those that are known, or measured now. */
async function deployment(context: Readonly<Record<string, string>>, known: Measured | undefined, seed: number) {
  const dir = await mkdtemp(join(tmpdir(), 'callsift-simulate-'));
  try {
    process.stderr.write('Building and synthesizing\n');
    await buildFunctions();
    await synthesize(dir, context);
    const values = { region: 'us-east-1', account: '000000000000', awsUrl: 'http://127.0.0.1:1' };
    const model = resolveAssembly(loadStacks(dir), { ...values, issuerUrl: () => values.awsUrl });
    if (known !== undefined) return { model, measured: known };
    process.stderr.write('Measuring service times\n');
    return { model, measured: await measureServices(dir, seed) };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
