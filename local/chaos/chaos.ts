import { CommandError, runCommand } from '../cli/command.ts';
import { startProgress } from '../cli/progress.ts';
import { LOAD_OPTIONS, loadNumbers } from '../load/options.ts';
import { counts, describeLoad } from '../load/report.ts';
import { passes } from '../load/run-load.ts';
import { startWorld } from '../load/world.ts';
import { type ChaosReport, runChaos } from './run-chaos.ts';

const HELP = `
npm run chaos -- [--minutes 10] [--rate 50] [--queries 5] [--seed 1] [--patience 90] [--json]

The load of npm run load while things go wrong, one engine at a time and at random by the seed: models that refuse, hang,
break off or answer nonsense; an OpenSearch that is gone, slow, or takes half of a bulk; a throttled DynamoDB and lost
answers; partial failures of SQS and SNS; a slow S3; kill -9 of the runtime and its restart. All the time, messages are
delivered more than once, poison messages come, and hostile uploads. Then everything becomes quiet, dead letters are
sent back once, and the invariants are checked from outside: table, index, complaints, ledger beside the models' own
count, queues, quarantine, logs and prompts.

The runtime is the unchanged one: faults are injected by proxies between it and the engines, which run in a process of
their own. What these cannot do is left to the tests of the modules:
  crashes at one chosen write, time-outs in mid-batch   a kill from outside hits whichever moment it hits
  the clock of the machine                              all processes share it; times in the data are strange here, too
  secrets, KMS, expired credentials                     the laptop has none
  an object deleted before it is read, erasure          what must be left of it would depend on who was first
  OpenSearch's 400 and 409 for one document             nothing that is uploaded leads to 400; 409 comes by itself
  files of 50 MB and more                               their size is refused by a look at the head; a bomb comes packed
  a token that disagrees with the body                  it is the API's own work, the same with or without faults
  messages of another schema, a redeployment            there is one version of the code on disk
  a sink of logs or metrics that fails                  on the laptop they are the output of a thread

  Options as for npm run load -- --help. The same seed makes the same plan; which requests it hits depends on the machine.

Exit code: 0 every invariant holds, nothing was lost and memory did not grow by more than 10 % in any life of the
           runtime that is long enough to judge; 1 otherwise; 64 wrong arguments.
`;

/** A hanging model hangs for two seconds, and what was left behind is taken up soon. */
const CONTEXT = { modelTimeoutSeconds: '2', unsettledGraceSeconds: '15' };

await runCommand({
  help: HELP,
  options: LOAD_OPTIONS,
  async run({ json, keep, ...values }, [stray]) {
    if (stray !== undefined) throw new CommandError(`There is no argument ${JSON.stringify(stray)}; see --help.`, 64);
    const numbers = loadNumbers(values);
    const say = (line: string) => process.stderr.write(`${line}\n`);
    say('Starting the engines and the runtime');
    const world = await startWorld({ seed: numbers.seed, faulty: true, context: CONTEXT, keep, onProblem: say });
    const progress = startProgress('settled', json);
    try {
      const report = await runChaos(world, { ...numbers, onProgress: progress.update }, say);
      progress.stop();
      process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : `${describe(report)}\n`);
      return holds(report) ? 0 : 1;
    } finally {
      progress.stop();
      await world.close();
      if (keep) process.stderr.write(`State and logs: ${world.stateDir}\n`);
    }
  },
});

function holds({ load, findings }: ChaosReport): boolean {
  return passes(load) && findings.every(({ violations }) => violations === 0);
}

function describe(report: ChaosReport): string {
  const { load, happened, injected, findings } = report;
  const windows = happened.map(({ name, from, to }) => `  ${((to - from) / 1000).toFixed(1).padStart(5)} s  ${name}`);
  const lines = findings.flatMap(({ id, what, checked, violations, examples, note }) => [
    `  ${violations === 0 ? 'holds ' : 'BROKEN'}  ${id}: ${what}; ${checked} checked, ${violations} violations`,
    ...(note === undefined ? [] : [`          ${note}`]),
    ...examples.map((example) => `          e.g. ${example}`),
  ]);
  const broken = findings.filter(({ violations }) => violations > 0).map(({ id }) => id);
  return [
    ['What went wrong, in this order:', ...windows].join('\n'),
    `Requests that were hit: ${counts(injected)}.`,
    describeLoad(load),
    ['Invariants:', ...lines].join('\n'),
    `${holds(report) ? 'PASSED' : 'FAILED'}: ${findings.length - broken.length} of ${findings.length} invariants hold${broken.length > 0 ? `, broken: ${broken.join(', ')}` : ''}`,
  ].join('\n\n');
}
