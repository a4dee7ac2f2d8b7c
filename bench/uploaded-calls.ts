import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transcript } from '#lambdas/testing/samples.ts';

/** What is said in every turn: of a call that no model needs, and of one that a model reads. */
export const QUIET = 'Thank you, I only wanted to know when your shop in the station opens on Sundays.';
export const GRAVE = 'The line was tested again and the router was restarted, but it is still slow.';

/** A file of so many calls, with that text in every turn. */
export async function writtenCalls(
  dir: string,
  { name, calls, text }: { readonly name: string; readonly calls: number; readonly text: string },
): Promise<string> {
  const path = join(dir, `${name}.jsonl`);
  const lines = Array.from({ length: calls }, (_, i) => JSON.stringify(sample(`bench-${name}-${i}`, text)));
  await writeFile(path, lines.join('\n'));
  return path;
}

/** A call of some 2 KB in twenty turns. */
function sample(id: string, text: string) {
  const turns = Array.from({ length: 20 }, (_, k) => ({
    speaker: k % 2 ? 'agent' : 'customer',
    text,
    start_time: k,
    end_time: k + 1,
  }));
  return transcript(id, '', { transcript: turns });
}
