import { createWriteStream, readFileSync, statSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { gunzipSync } from 'node:zlib';
import type { Understand } from '#lambdas/domain/query/interpretation.ts';
import { MAX_QUESTION } from '#lambdas/domain/query/query-request.ts';
import { CommandError } from '../../../cli/command.ts';

export interface PredictOptions {
  readonly understand: Understand;
  readonly now: Date;
  readonly time_zone: string;
  /** File to write to; standard output without one. */
  readonly out?: string | undefined;
}

/** Understands every line of a JSON Lines file of {id, query}, gzipped or not; returns the number of lines. */
export async function predictQueries(path: string, { out, ...options }: PredictOptions): Promise<number> {
  const lines = textOf(path)
    .split('\n')
    .map((line, i) => ({ line, number: i + 1 }))
    .filter(({ line }) => line.trim() !== '');
  const answers = lines.map(({ line, number }) => `${JSON.stringify(predict(line, number, options))}\n`);
  if (out === undefined) process.stdout.write(answers.join(''));
  else await write(createWriteStream(out), answers);
  return lines.length;
}

function textOf(path: string): string {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new CommandError(`There is no file ${path}.`, 66);
  const bytes = readFileSync(path);
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\ufeff/, '');
}

function predict(line: string, number: number, { understand, now, time_zone }: Omit<PredictOptions, 'out'>): object {
  const { id = number, query } = parseLine(line, number);
  if (typeof query !== 'string') throw new CommandError(`Line ${number} has no query.`, 65);
  const { query_type, confidence, filters, plan, search_text } = understand(query.slice(0, MAX_QUESTION), {
    now,
    time_zone,
    filters: {},
  });
  return { id, query_type, confidence, filters, plan, search_text };
}

function parseLine(line: string, number: number): { readonly id?: unknown; readonly query?: unknown } {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Said below.
  }
  throw new CommandError(`Line ${number} is not a JSON object.`, 65);
}

async function write(output: Writable, answers: readonly string[]): Promise<void> {
  output.end(answers.join(''));
  await finished(output).catch((error: Error) => {
    throw new CommandError(`The lines cannot be written: ${error.message}.`, 73);
  });
}
