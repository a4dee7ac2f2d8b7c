import { once } from 'node:events';
import {
  closeSync,
  createReadStream,
  createWriteStream,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Speaker } from '#lambdas/domain/transcript/call.ts';
import { CommandError } from '../cli/command.ts';
import type { Engine, Reading, Spoken } from './engine.ts';

/** What a line of the file holds: a whole call, or a single text. */
export type PredictMode = 'predict' | 'predict-text' | 'redact';

interface Line {
  readonly call_id?: unknown;
  readonly id?: unknown;
  readonly text?: unknown;
  readonly transcript?: readonly ({ speaker?: unknown; text?: unknown } | null)[];
  readonly metadata?: { product?: unknown };
}

/**
 * Reads a JSON Lines file, gzipped or not, and writes one JSON line each; returns the number of lines. The lines are
 * written beside the file first, so that one that was there before stays whole when something cannot be read.
 */
export async function predictFile(engine: Engine, mode: PredictMode, path: string, out: string): Promise<number> {
  const size = statSync(path, { throwIfNoEntry: false });
  if (size === undefined) throw new CommandError(`There is no file ${path}.`, 66);
  if (size.isDirectory()) throw new CommandError(`${path} is a folder; name a JSON Lines file.`, 66);
  if (!statSync(dirname(resolve(out)), { throwIfNoEntry: false })?.isDirectory() || existsAsFolder(out)) {
    throw new CommandError(`The lines cannot be written to ${out || 'a file without a name'}.`, 73);
  }
  const partial = `${out}.partial`;
  try {
    const lines = await predictLines(engine, mode, path, partial);
    renameSync(partial, out);
    return lines;
  } catch (error) {
    rmSync(partial, { force: true });
    const damaged = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
    throw damaged ? new CommandError(`${path} is damaged gzip: ${error.message}.`, 65) : error;
  }
}

function existsAsFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

async function predictLines(engine: Engine, mode: PredictMode, path: string, out: string): Promise<number> {
  const output = createWriteStream(out);
  let lines = 0;
  for await (const line of createInterface({ input: openText(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    lines++;
    const answer = `${JSON.stringify(predictLine(engine, mode, parseLine(line, lines), lines))}\n`;
    if (!output.write(answer)) await once(output, 'drain');
  }
  output.end();
  await finished(output);
  return lines;
}

/** The text of a file; what is gzip is told by its first two bytes, not by its name. */
function openText(path: string): Readable {
  const head = Buffer.alloc(2);
  const file = openSync(path, 'r');
  readSync(file, head, 0, 2, 0);
  closeSync(file);
  const bytes = createReadStream(path);
  if (head[0] !== 0x1f || head[1] !== 0x8b) return bytes;
  return bytes.pipe(createGunzip());
}

function predictLine(engine: Engine, mode: PredictMode, line: Line, number: number): object {
  const call = spokenOf(line, number, mode !== 'predict');
  const reading = engine.read(call);
  const texts = reading.redacted.map((turn) => turn.text);
  const spans = reading.redacted.map(({ redactions }) =>
    redactions.map((r) => ({ type: r.type, start: r.original_start, end: r.original_end })),
  );
  const redacted =
    mode === 'predict' ? { redacted: texts, spans } : { redacted: texts[0] ?? '', spans: spans[0] ?? [] };
  return mode === 'redact' ? { id: call.id, ...redacted } : { id: call.id, ...facts(reading), ...redacted };
}

function facts({ call }: Reading) {
  const { intent, confidence, sentiment, sentiment_score, importance, importance_score, lane, language, flags } = call;
  return { intent, confidence, sentiment, sentiment_score, importance, importance_score, lane, language, flags };
}

function spokenOf(line: Line, number: number, single: boolean): Spoken {
  const given = line.call_id ?? line.id;
  const id = typeof given === 'string' || typeof given === 'number' ? String(given) : String(number);
  if (single) return { id, product: 'unknown', turns: [{ speaker: 'customer', text: textOf(line.text) }] };
  if (!Array.isArray(line.transcript)) throw new CommandError(`Line ${number} has no transcript.`, 65);
  const turns = line.transcript.map((turn) => ({
    speaker: String(turn?.speaker) as Speaker,
    text: textOf(turn?.text),
  }));
  return { id, product: textOf(line.metadata?.product) || 'unknown', turns };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function parseLine(text: string, number: number): Line {
  try {
    const value: unknown = JSON.parse(number === 1 ? text.replace(/^\ufeff/, '') : text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Said below.
  }
  throw new CommandError(`Line ${number} is not a JSON object.`, 65);
}
