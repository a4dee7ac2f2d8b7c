import { readFile, writeFile } from 'node:fs/promises';
import type { ComplaintPolicy } from '#lambdas/domain/complaints/policy.ts';

/** Minutes until a promise is broken. */
export interface Haste {
  readonly first_response_minutes: number;
  readonly resolution_minutes: number;
  /** Levels whose promises these are. @default all */
  readonly levels?: readonly string[];
}

/** Writes the default policy with promises that are broken while a test waits, by day and by night. */
export async function writeHastyPolicy(file: string, { levels, ...minutes }: Haste): Promise<void> {
  const policy = JSON.parse(await readFile('lib/complaint-policy.json', 'utf8')) as ComplaintPolicy;
  const always = Object.entries(policy.calendars).find(([, { windows }]) => Object.keys(windows).length === 7);
  if (always === undefined) throw new Error('No calendar of the policy has every day.');
  const hasty = { ...minutes, calendar: policy.levels.urgent.calendar };
  const changed = Object.entries(policy.levels).map(([name, level]) => [
    name,
    levels === undefined || levels.includes(name) ? hasty : level,
  ]);
  await writeFile(file, JSON.stringify({ ...policy, levels: Object.fromEntries(changed) }));
}
