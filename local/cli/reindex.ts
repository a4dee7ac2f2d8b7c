import { setTimeout as sleep } from 'node:timers/promises';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CommandError, runCommand } from './command.ts';
import { readOutputs } from './outputs.ts';
import { startProgress } from './progress.ts';

const HELP = `
npm run reindex -- [--function <name>] [--json]

Builds the search index anew from the table of calls and then has it asked in place of the old one. Searches are answered
and calls are taken in all the while. When it is interrupted, the next run goes on where it ended.

  --function <name>  of a deployment on AWS: its output IndexAdminFunctionName. Uses your AWS credentials and region.
                     Without it, the laptop runtime that is running.
  --json             print the result as JSON
  --help             show this
`;

/** Pages of a hundred calls that are built between two looks at the progress. */
const PAGES = 10;
/** Failures in a row after which it is given up; what was built stays. */
const MAX_FAILURES = 5;
const FIRST_WAIT_MS = 1_000;

interface Rebuilt {
  readonly done: boolean;
  readonly index: string;
  readonly indexed: number;
  readonly refused: number;
  readonly calls_in_table: number;
}

await runCommand({
  help: HELP,
  options: { function: { type: 'string' }, json: { type: 'boolean' } },
  async run({ function: name, json = false }, [stray]) {
    if (stray !== undefined) throw new CommandError(`npm run reindex takes no argument ${JSON.stringify(stray)}.`, 64);
    const began = performance.now();
    const invoke = await rebuilder(name);
    const progress = startProgress('Indexing', json);
    let result: Rebuilt;
    try {
      do {
        result = await invoke();
        progress.update(result.indexed, Math.max(result.indexed, result.calls_in_table));
      } while (!result.done);
    } finally {
      progress.stop();
    }
    const seconds = (performance.now() - began) / 1000;
    const { index, indexed, refused } = result;
    const rate = Math.round(indexed / seconds);
    const line = `${index}: ${indexed} calls indexed, ${refused} refused in ${seconds.toFixed(2)} s (${rate} calls/s)`;
    process.stdout.write(`${json ? JSON.stringify({ index, indexed, refused, seconds }) : line}\n`);
    return refused === 0 ? 0 : 2;
  },
});

/** Builds some pages more; a failure is tried again after a while. */
async function rebuilder(name: string | undefined): Promise<() => Promise<Rebuilt>> {
  const { client, FunctionName } = await target(name);
  let index: string | undefined;
  return async () => {
    for (let failures = 1; ; failures++) {
      const Payload = Buffer.from(JSON.stringify({ action: 'rebuild', pages: PAGES, index }));
      const answer = await client.send(new InvokeCommand({ FunctionName, Payload }));
      const result: unknown = JSON.parse(Buffer.from(answer.Payload ?? []).toString('utf8'));
      if (answer.FunctionError === undefined) {
        index = (result as Rebuilt).index;
        return result as Rebuilt;
      }
      const { errorMessage = answer.FunctionError } = result as { errorMessage?: string };
      if (failures === MAX_FAILURES)
        throw new CommandError(`${errorMessage} Run the command again to go on from here.`);
      await sleep(FIRST_WAIT_MS * 2 ** (failures - 1));
    }
  };
}

async function target(name: string | undefined) {
  if (name !== undefined) return { client: new LambdaClient({}), FunctionName: name };
  const { aws_url: endpoint, region, search } = await readOutputs();
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return {
    client: new LambdaClient({ endpoint, region, credentials, maxAttempts: 1 }),
    FunctionName: search.index_admin,
  };
}
