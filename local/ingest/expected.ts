import { createReadStream } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { DEFAULT_LIMITS } from '#lambdas/domain/ingestion/limits.ts';
import { RejectError } from '#lambdas/domain/ingestion/reject.ts';
import { pseudonymousId } from '#lambdas/domain/pii/pseudonymous-id.ts';
import { PREFIX } from '#lambdas/names.ts';
import { readCalls } from '#lambdas/triage/read-calls.ts';

/** A file to upload and the key it gets. */
export interface InputFile {
  readonly path: string;
  readonly key: string;
}

/** What a file must lead to: its calls, each with its last place in the file, and its unreadable parts. */
export interface Expected {
  readonly calls: ReadonlyMap<string, number>;
  /** Calls that a later one of the same file replaces. */
  readonly replaced: number;
  readonly rejected: number;
}

type OnSkipped = (path: string, why: string) => void;

/** The files under a path, in order of their names, also those that links lead to; `onSkipped` hears of all the rest. */
export async function inputFiles(path: string, onSkipped: OnSkipped = () => {}): Promise<InputFile[]> {
  if (!(await stat(path)).isDirectory()) return [{ path, key: PREFIX.transcripts + basename(path) }];
  const files = await filesIn(path, [], onSkipped);
  return files
    .sort()
    .map((file) => ({ path: file, key: PREFIX.transcripts + relative(path, file).split(sep).join('/') }));
}

/** `above` are the real paths of the folders around, to which a link must not lead back. */
async function filesIn(folder: string, above: readonly string[], onSkipped: OnSkipped): Promise<string[]> {
  const real = await realpath(folder);
  if (above.includes(real)) {
    onSkipped(folder, 'the link leads back to a folder that it is in');
    return [];
  }
  const files: string[] = [];
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const entry = await stat(path).catch(() => undefined);
    if (entry?.isFile()) files.push(path);
    else if (entry?.isDirectory()) files.push(...(await filesIn(path, [...above, real], onSkipped)));
    else onSkipped(path, entry === undefined ? 'the link leads nowhere' : 'it is no file');
  }
  return files;
}

/** Reads a file with the reader that triage uses, to know which calls to wait for. */
export async function expectedOf(file: InputFile): Promise<Expected> {
  const calls = new Map<string, number>();
  let replaced = 0;
  let rejected = 0;
  const { size } = await stat(file.path);
  const object = { bucket: '', key: file.key, sequencer: '0', event_time: new Date().toISOString(), size };
  try {
    const content = { size, bytes: createReadStream(file.path) };
    const reading = await readCalls(content, { object, compressed: false, quarantined: 0 }, DEFAULT_LIMITS);
    for await (const one of reading.calls) {
      if (!one.ok) {
        rejected++;
        continue;
      }
      const id = pseudonymousId(one.call.call_id);
      if (calls.has(id)) replaced++;
      calls.set(id, one.position);
    }
  } catch (error) {
    if (!(error instanceof RejectError)) throw error;
    rejected++;
  }
  return { calls, replaced, rejected };
}
