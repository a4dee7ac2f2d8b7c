import { CommandError, runCommand } from './command.ts';
import { invoker } from './invoke.ts';
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

/** Builds some pages more of one and the same index. */
async function rebuilder(name: string | undefined): Promise<() => Promise<Rebuilt>> {
  const invoke = await invoker<Rebuilt>(name, ({ search }) => search.index_admin);
  let index: string | undefined;
  return async () => {
    const result = await invoke({ action: 'rebuild', pages: PAGES, index });
    index = result.index;
    return result;
  };
}
