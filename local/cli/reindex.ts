import { CommandError, runCommand } from './command.ts';
import { invoker } from './invoke.ts';
import { startProgress } from './progress.ts';

const HELP = `
npm run reindex -- [--of calls|complaints] [--function <name>] [--json]

Builds the index of calls, or that of complaints, anew from its table and then has it asked in place of the old one.
Searches are answered and calls are taken in all the while. When it is interrupted, the next run goes on where it ended.

  --of <kind>        calls or complaints; default calls
  --function <name>  of a deployment on AWS: its output IndexAdminFunctionName. Uses your AWS credentials and region.
                     Without it, the laptop runtime that is running.
  --json             print the result as JSON
  --help             show this
`;

const KINDS = ['calls', 'complaints'];

/** Pages of a hundred documents that are built between two looks at the progress. */
const PAGES = 10;

interface Rebuilt {
  readonly done: boolean;
  readonly index: string;
  readonly indexed: number;
  readonly refused: number;
  readonly in_table: number;
}

await runCommand({
  help: HELP,
  options: { of: { type: 'string' }, function: { type: 'string' }, json: { type: 'boolean' } },
  async run({ of = 'calls', function: name, json = false }, [stray]) {
    if (stray !== undefined) throw new CommandError(`npm run reindex takes no argument ${JSON.stringify(stray)}.`, 64);
    if (!KINDS.includes(of)) throw new CommandError(`--of takes one of ${KINDS.join(', ')}.`, 64);
    const began = performance.now();
    const invoke = await rebuilder(of, name);
    const progress = startProgress('Indexing', json);
    let result: Rebuilt;
    try {
      do {
        result = await invoke();
        progress.update(result.indexed, Math.max(result.indexed, result.in_table));
      } while (!result.done);
    } finally {
      progress.stop();
    }
    const seconds = (performance.now() - began) / 1000;
    const { index, indexed, refused } = result;
    const rate = Math.round(indexed / seconds);
    const line = `${index}: ${indexed} ${of} indexed, ${refused} refused in ${seconds.toFixed(2)} s (${rate} a second)`;
    process.stdout.write(`${json ? JSON.stringify({ index, indexed, refused, seconds }) : line}\n`);
    return refused === 0 ? 0 : 2;
  },
});

/** Builds some pages more of one and the same index. */
async function rebuilder(of: string, name: string | undefined): Promise<() => Promise<Rebuilt>> {
  const invoke = await invoker<Rebuilt>(name, ({ search }) => search.index_admin);
  let index: string | undefined;
  return async () => {
    const result = await invoke({ action: 'rebuild', of, pages: PAGES, index });
    index = result.index;
    return result;
  };
}
