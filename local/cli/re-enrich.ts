import { createInterface } from 'node:readline/promises';
import { usdOf } from '#lambdas/domain/cost/money.ts';
import { newestVersion } from '#lambdas/domain/enrichment/outdated.ts';
import type { ModelEstimate, ReEnriched, ReEnrichQuery } from '#lambdas/re-enrichment/re-enrich.ts';
import { CommandError, runCommand } from './command.ts';
import { invoker } from './invoke.ts';
import { startProgress } from './progress.ts';

const HELP = `
npm run re-enrich -- --older-than <version> --limit <calls> [--degraded] [--yes] [--function <name>] [--json]

Has models read calls anew that they read with a prompt or a schema of a version before this one, and that has a newer
one by now. First it says how many there are and what that is likely to cost, then it asks. Until a call is read it keeps
what it has. When the command is interrupted or repeated, it passes over what was taken up already.

  --older-than <version>  from 1 to ${newestVersion()}, the newest there is; may be left out with --degraded
  --limit <calls>         calls at most, from 1 up
  --degraded              also calls that no model could read
  --yes                   do not ask; needed where there is no terminal to ask at
  --function <name>       of a deployment on AWS: its output ReEnrichmentFunctionName. Uses your AWS credentials and
                          region. Without it, the laptop runtime that is running.
  --json                  print the result as JSON
  --help                  show this
`;

/** Pages of a hundred calls between two looks at the progress. */
const PAGES = 10;
const NOTHING: ModelEstimate = { calls: 0, input_tokens: 0, output_tokens: 0, cost_nano_usd: 0 };

type Models = ReEnriched['models'];
type Invoke = (event: Omit<ReEnrichQuery, 'degraded'> & { degraded: boolean; pages: number }) => Promise<ReEnriched>;
type Selection = Pick<ReEnrichQuery, 'older_than' | 'degraded' | 'limit'>;

await runCommand({
  help: HELP,
  options: {
    'older-than': { type: 'string' },
    limit: { type: 'string' },
    degraded: { type: 'boolean' },
    yes: { type: 'boolean' },
    function: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run({ 'older-than': olderThan, limit, degraded = false, yes = false, json = false, function: name }, [stray]) {
    if (stray !== undefined) throw wrong(`npm run re-enrich takes no argument ${JSON.stringify(stray)}.`);
    const selection = { ...readSelection(olderThan, limit, degraded), degraded };
    const invoke = await invoker<ReEnriched>(name, ({ enrichment }) => enrichment.re_enrichment);
    const estimate = await throughAll(invoke, { ...selection, action: 'estimate' }, () => {});
    if (!json) process.stdout.write(describeEstimate(estimate));
    if (estimate.calls === 0) {
      if (json) process.stdout.write(`${JSON.stringify({ estimate, ...estimate, seconds: 0 })}\n`);
      return 0;
    }
    if (!yes && !(await confirmed(json))) {
      process.stdout.write('Nothing was changed.\n');
      return 0;
    }
    const began = performance.now();
    const progress = startProgress('Sending', json);
    const reopen = { ...selection, limit: estimate.calls, action: 'reopen' } as const;
    const result = await throughAll(invoke, reopen, ({ calls }) => progress.update(calls, estimate.calls)).finally(() =>
      progress.stop(),
    );
    const seconds = (performance.now() - began) / 1000;
    process.stdout.write(json ? `${JSON.stringify({ estimate, ...result, seconds })}\n` : end(result, seconds));
    return 0;
  },
});

function readSelection(olderThan: string | undefined, limit: string | undefined, degraded: boolean) {
  if (limit === undefined) throw wrong('Say how many calls at most: --limit 500.');
  if (olderThan === undefined && !degraded)
    throw wrong(`Say which calls: --older-than ${newestVersion()}, or --degraded.`);
  // Nothing is older than 0.
  const older_than = olderThan === undefined ? 0 : wholeNumber('--older-than', olderThan);
  const newest = newestVersion();
  if (older_than > newest)
    throw wrong(`--older-than is at most ${newest}, the newest version; ${older_than} is above it.`);
  return { older_than, limit: wholeNumber('--limit', limit) };
}

function wholeNumber(option: string, given: string): number {
  const number = /^\d{1,9}$/.test(given) ? Number(given) : 0;
  if (number > 0) return number;
  throw wrong(`${option} is a whole number from 1 up; ${JSON.stringify(given)} is none.`);
}

function wrong(message: string): CommandError {
  return new CommandError(message, 64);
}

/** Goes on until all calls were looked at, or the limit is reached; `seen` is told how far it is. */
async function throughAll(
  invoke: Invoke,
  query: Selection & Pick<ReEnrichQuery, 'action'>,
  seen: (so_far: Total) => void,
): Promise<Total> {
  let total: Total = { calls: 0, scanned: 0, unreadable: 0, models: {} };
  let after: string | undefined;
  for (let done = false; !done; ) {
    const result = await invoke({ ...query, limit: query.limit - total.calls, after, pages: PAGES });
    total = {
      calls: total.calls + result.calls,
      scanned: total.scanned + result.scanned,
      unreadable: total.unreadable + result.unreadable,
      models: added(total.models, result.models),
    };
    seen(total);
    ({ after, done } = result);
  }
  return total;
}

type Total = Pick<ReEnriched, 'calls' | 'scanned' | 'unreadable' | 'models'>;

function sum(a: ModelEstimate, b: ModelEstimate): ModelEstimate {
  return {
    calls: a.calls + b.calls,
    input_tokens: a.input_tokens + b.input_tokens,
    output_tokens: a.output_tokens + b.output_tokens,
    cost_nano_usd: a.cost_nano_usd + b.cost_nano_usd,
  };
}

function added(a: Models, b: Models): Models {
  const models = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(models.map((model) => [model, sum(a[model] ?? NOTHING, b[model] ?? NOTHING)]));
}

function describeEstimate(estimate: Total): string {
  const { calls, scanned, models } = estimate;
  if (calls === 0) return `None of the ${scanned} calls looked at is to be read anew${leftOut(estimate)}.\n`;
  const rows = Object.entries(models).map(([model, estimate]) => row(model, estimate));
  const total = Object.values(models).reduce(sum, NOTHING);
  return [`${calls} calls are to be read anew:`, ...rows, row('together', total), ''].join('\n');
}

function row(name: string, { calls, input_tokens, output_tokens, cost_nano_usd }: ModelEstimate): string {
  return `  ${name.padEnd(44)} ${calls} calls, about ${input_tokens} tokens in and ${output_tokens} out, ${dollars(cost_nano_usd)}`;
}

function dollars(cost: number): string {
  return `$${usdOf(cost).toFixed(4)}`;
}

/** Asks at the terminal; where there is none, the calls must have been confirmed by --yes. */
async function confirmed(json: boolean): Promise<boolean> {
  if (json || !process.stdin.isTTY || !process.stderr.isTTY)
    throw wrong('Nothing was changed. Add --yes to have these calls read anew.');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question('Have them read anew? [y/N] ').finally(() => terminal.close());
  return /^y(?:es)?$/i.test(answer.trim());
}

function end(total: Total, seconds: number): string {
  const { cost_nano_usd } = Object.values(total.models).reduce(sum, NOTHING);
  const sent = `${total.calls} calls sent to be read anew in ${seconds.toFixed(2)} s, for about ${dollars(cost_nano_usd)}`;
  return `${sent}${leftOut(total)}\n`;
}

/** Calls that are old, but whose turns the function could not read. */
function leftOut({ unreadable }: Total): string {
  return unreadable === 0 ? '' : `; ${unreadable} more cannot be read and stay as they are`;
}
