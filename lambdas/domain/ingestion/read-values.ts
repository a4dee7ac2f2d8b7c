import { countNewlines, skipBlanks } from './blanks.ts';
import { detectMode, MIN_HEAD_BYTES, maxHeadBytes } from './detect-mode.ts';
import type { ReadLimits } from './limits.ts';
import { readLines } from './read-lines.ts';
import type { Position, ReadResult } from './read-result.ts';
import { RejectCode, RejectError } from './reject.ts';
import { bomLength } from './sniff.ts';
import { rejoin } from './streams.ts';
import { ValueScanner } from './value-scanner.ts';

/** Where to go on, and whether `bytes` begins at the start of the content (skip) or at the position (no skip). */
export interface Resume {
  readonly position: Position;
  readonly skip: boolean;
}

/**
 * The values of one JSON object, an array of objects, objects one after the other or JSON Lines, in constant memory:
 * nothing is kept but the value at hand. Throws a RejectError when the content is none of these, or not from some
 * place on.
 */
export async function* readValues(
  bytes: AsyncIterable<Uint8Array>,
  limits: ReadLimits,
  resume?: Resume,
): AsyncGenerator<ReadResult> {
  const { position, rest } = resume === undefined ? await start(bytes, limits) : goOn(bytes, resume);
  if (position.mode === 'lines') return yield* readLines(rest, limits, position);
  const scanner = new ValueScanner(position, limits);
  for await (const chunk of rest) yield* scanner.feed(chunk);
  scanner.end();
}

function goOn(bytes: AsyncIterable<Uint8Array>, { position, skip }: Resume) {
  return { position, rest: skip ? skipBytes(bytes, position.offset) : bytes };
}

async function* skipBytes(bytes: AsyncIterable<Uint8Array>, count: number): AsyncGenerator<Uint8Array> {
  let left = count;
  for await (const chunk of bytes) {
    if (chunk.byteLength > left) yield chunk.subarray(left);
    left = Math.max(0, left - chunk.byteLength);
  }
}

/** Finds the first value and reads as much as is needed to tell the mode. */
async function start(bytes: AsyncIterable<Uint8Array>, limits: ReadLimits) {
  const iterator = bytes[Symbol.asyncIterator]();
  const { offset, line, ...found } = await findContent(iterator);
  let { head, ended } = found;
  let mode = detectMode(head, ended, limits);
  while (mode === undefined) {
    // Looked at in growing steps, so that a long first line does not cost a look at each chunk.
    const target = Math.min(Math.max(head.byteLength * 2, MIN_HEAD_BYTES), maxHeadBytes(limits));
    ({ head, ended } = await readUntil(iterator, head, target));
    mode = detectMode(head, ended, limits);
  }
  const position: Position = { mode, offset, line, item: 0 };
  return { position, rest: rejoin([head], iterator) };
}

/**
 * Passes over a byte order mark and the blanks in front of the content, keeping none of them. Throws when there is
 * nothing else.
 */
async function findContent(iterator: AsyncIterator<Uint8Array>) {
  const first = await readUntil(iterator, new Uint8Array(), MIN_HEAD_BYTES);
  let ended = first.ended;
  let head: Uint8Array = first.head;
  let offset = 0;
  let line = 1;
  let skipped = skipBlanks(head, bomLength(head));
  while (skipped === head.byteLength) {
    if (ended) throw new RejectError({ code: RejectCode.EMPTY, message: 'The object is empty.' });
    offset += skipped;
    line += countNewlines(head, 0, skipped);
    const next = await iterator.next();
    ended = next.done === true;
    head = next.done ? new Uint8Array() : next.value;
    skipped = skipBlanks(head);
  }
  line += countNewlines(head, 0, skipped);
  return { head: head.subarray(skipped), ended, offset: offset + skipped, line };
}

async function readUntil(iterator: AsyncIterator<Uint8Array>, head: Uint8Array, target: number) {
  const parts: Uint8Array[] = [head];
  let length = head.byteLength;
  while (length < target) {
    const next = await iterator.next();
    if (next.done) return { head: Buffer.concat(parts), ended: true };
    parts.push(next.value);
    length += next.value.byteLength;
  }
  return { head: Buffer.concat(parts), ended: false };
}
