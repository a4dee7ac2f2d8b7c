import { type TraceTree, treeText } from '../tracing/trace-tree.ts';
import { CommandError, runCommand } from './command.ts';
import { readOutputs } from './outputs.ts';

const HELP = `
npm run trace -- <call_id | query_id | correlation id | trace id> [--json]

Draws what the functions did for a call, a question or a request, with how long each step took, what it counted and what
it cost. The runtime keeps the latest traces, in memory.

  --json   print the traces as JSON
  --help   show this

Exit codes: 0 shown, 1 the runtime does not answer, 2 no trace has this id, 64 wrong arguments.
`;

const NOT_FOUND = 2;

await runCommand({
  help: HELP,
  options: { json: { type: 'boolean' } },
  async run({ json = false }, [id, stray]) {
    if (id === undefined || stray !== undefined) throw new CommandError('Name one id. Use --help to see which.', 64);
    const { aws_url: base } = await readOutputs();
    const answer = await fetch(`${base}/_callsift/traces?id=${encodeURIComponent(id)}`);
    if (answer.status === 400) throw new CommandError('That is no id of anything here. Use --help to see which.', 64);
    if (!answer.ok) throw new CommandError(`The runtime answers ${answer.status}: is it older than this command?`);
    const traces = (await answer.json()) as TraceTree[];
    if (traces.length === 0) throw new CommandError('No trace has this id, or it was long ago.', NOT_FOUND);
    process.stdout.write(`${json ? JSON.stringify(traces, null, 2) : traces.map(treeText).join('\n\n')}\n`);
    return 0;
  },
});
