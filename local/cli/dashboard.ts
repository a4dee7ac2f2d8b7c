import { setTimeout as sleep } from 'node:timers/promises';
import { alarmsText, dashboardText } from '../cloudwatch/dashboards/terminal.ts';
import { type AlarmView, type DashboardView, RANGES } from '../cloudwatch/dashboards/view.ts';
import { CommandError, runCommand } from './command.ts';
import { readOutputs } from './outputs.ts';

const HELP = `
npm run dashboard -- [--once <name>] [--range 5m|1h|3h] [--json]

Draws the dashboards of the synthesized templates with the figures of the runtime that is running, every five seconds
until Ctrl-C. Its first line is the address of the same as a page.

  --once <name>  draw one dashboard once, such as cost, latency, quality or operations; "all" for all of them
  --range        how far to look back. Default: 1h
  --json         print the figures as JSON, once
  --help         show this
`;

const EVERY_MS = 5_000;
const CLEAR = '\u001b[2J\u001b[H';

await runCommand({
  help: HELP,
  options: { once: { type: 'string' }, range: { type: 'string' }, json: { type: 'boolean' } },
  async run({ once, range = '1h', json = false }, [stray]) {
    if (stray !== undefined) throw new CommandError(`There is no argument ${JSON.stringify(stray)}. Use --help.`, 64);
    if (!Object.keys(RANGES).includes(range)) {
      throw new CommandError(`--range is ${JSON.stringify(range)}, but must be ${Object.keys(RANGES).join(', ')}.`, 64);
    }
    const { aws_url: base } = await readOutputs();
    const name = once === undefined || once === 'all' ? '' : once;
    if (json) process.stdout.write(`${JSON.stringify(await dashboards(base, name, range), null, 2)}\n`);
    else if (once !== undefined || !process.stdout.isTTY) process.stdout.write(await drawn(base, name, range));
    else await drawAgain(base, range);
    return 0;
  },
});

/** Until the runtime stops or somebody ends it. */
async function drawAgain(base: string, range: string): Promise<never> {
  for (;;) {
    process.stdout.write(CLEAR + (await drawn(base, '', range)));
    await sleep(EVERY_MS);
  }
}

async function drawn(base: string, name: string, range: string): Promise<string> {
  const views = await dashboards(base, name, range);
  const alarms = (await read<AlarmView[]>(`${base}/_callsift/alarms`)).filter(({ state }) => state === 'ALARM');
  const state = alarms.length === 0 ? 'No alarm is raised.' : alarmsText(alarms);
  return [`${base}/_callsift/dashboard`, state, '', ...views.map(dashboardText)].join('\n');
}

async function dashboards(base: string, name: string, range: string): Promise<DashboardView[]> {
  const address = `${base}/_callsift/dashboard/${encodeURIComponent(name)}?format=json&range=${range}`;
  return [await read<DashboardView | DashboardView[]>(address)].flat();
}

async function read<T>(address: string): Promise<T> {
  const answer = await fetch(address);
  if (answer.status === 404) throw new CommandError('There is no such dashboard. Without --once, all are shown.', 64);
  if (!answer.ok) throw new CommandError(`The runtime answers ${answer.status}: is it older than this command?`);
  return (await answer.json()) as T;
}
