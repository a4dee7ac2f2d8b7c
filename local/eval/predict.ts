import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
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
  readonly transcript?: readonly { speaker?: unknown; text?: unknown }[];
  readonly metadata?: { product?: unknown };
}

/** Reads a JSON Lines file, gzipped or not, and writes one JSON line each; returns the number of lines. */
export async function predictFile(engine: Engine, mode: PredictMode, path: string, out: string): Promise<number> {
  if (!existsSync(path)) throw new CommandError(`There is no file ${path}.`, 66);
  const bytes = createReadStream(path);
  const input = path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  const output = createWriteStream(out);
  let lines = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    lines++;
    const answer = `${JSON.stringify(predictLine(engine, mode, parseLine(line, lines), lines))}\n`;
    if (!output.write(answer)) await once(output, 'drain');
  }
  output.end();
  await finished(output);
  return lines;
}

function predictLine(engine: Engine, mode: PredictMode, line: Line, number: number): object {
  const call = spokenOf(line, number, mode !== 'predict');
  const spans = engine.spans(call);
  const reading = engine.read(call);
  const single = mode !== 'predict';
  const texts = reading.redacted.map((turn) => turn.text);
  const redacted = single ? { redacted: texts[0] ?? '', spans: spans[0] ?? [] } : { redacted: texts, spans };
  return mode === 'redact' ? { id: call.id, ...redacted } : { id: call.id, ...facts(reading), ...redacted };
}

function facts({ call }: Reading) {
  const { intent, confidence, sentiment, sentiment_score, importance, importance_score, lane, language, flags } = call;
  return { intent, confidence, sentiment, sentiment_score, importance, importance_score, lane, language, flags };
}

function spokenOf(line: Line, number: number, single: boolean): Spoken {
  const id = String(line.call_id ?? line.id ?? number);
  if (single) return { id, product: 'unknown', turns: [{ speaker: 'customer', text: textOf(line.text) }] };
  if (!Array.isArray(line.transcript)) throw new CommandError(`Line ${number} has no transcript.`, 65);
  const turns = line.transcript.map(({ speaker, text }) => ({
    speaker: String(speaker) as Speaker,
    text: textOf(text),
  }));
  return { id, product: textOf(line.metadata?.product) || 'unknown', turns };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function parseLine(text: string, number: number): Line {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below.
  }
  throw new CommandError(`Line ${number} is not a JSON object.`, 65);
}
