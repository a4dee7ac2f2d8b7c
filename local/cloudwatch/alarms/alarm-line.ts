import type { AlarmChange } from './notification.ts';

/** The address in a description that leads to the runbook. */
const RUNBOOK = /\S{0,200}RUNBOOK\.md#[\w-]+/i;

/** Headings of the runbook by name of the alarm: the name without what all alarms of a deployment begin with. */
export function headingsOf(names: readonly string[]): ReadonlyMap<string, string> {
  const [first = '', ...others] = names;
  let shared = others.length === 0 ? '' : first;
  for (const name of others) while (!name.startsWith(shared)) shared = shared.slice(0, -1);
  const prefix = shared.slice(0, shared.lastIndexOf('-') + 1);
  return new Map(names.map((name) => [name, name.slice(prefix.length)]));
}

/**
 * A line for the person at the terminal, when an alarm is raised or is over. That a new alarm finds everything in order
 * is no news.
 */
export function alarmLine(change: AlarmChange, headings: ReadonlyMap<string, string>): string | undefined {
  const { alarm, from, to, reason } = change;
  if (to !== 'ALARM' && from !== 'ALARM') return undefined;
  const heading = headings.get(alarm.name) ?? alarm.name;
  if (to !== 'ALARM') return `${to} ${heading}: ${reason}`;
  return `ALARM ${heading}: ${reason} See ${runbookOf(alarm.description) ?? `docs/RUNBOOK.md#${anchorOf(heading)}`}`;
}

function runbookOf(description: string): string | undefined {
  return RUNBOOK.exec(description)?.[0];
}

/** As GitHub makes the address of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
}
