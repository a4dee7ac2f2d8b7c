import type { ReadLimits } from './limits.ts';
import { depthOf, parseValue } from './parse-value.ts';
import { readLines } from './read-lines.ts';
import type { Mode, Position, ReadResult } from './read-result.ts';
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
 * The values of one JSON object, an array of objects or JSON Lines, in constant memory: nothing is kept but the value
 * at hand. Throws a RejectError when the content is none of these, or not from some place on.
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

/** Reads as much as is needed to tell the mode; gives the content back behind a byte order mark. */
async function start(bytes: AsyncIterable<Uint8Array>, limits: ReadLimits) {
  const iterator = bytes[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  let mode = modeOf(head, false, limits);
  let target = 0;
  while (mode === undefined) {
    // Looked at in growing steps, so that a long first line does not cost a look at each chunk.
    target = Math.max(target * 2, 65_536);
    const { grown, ended } = await readUntil(iterator, head, target);
    head = grown;
    mode = modeOf(head, ended, limits);
  }
  const bom = bomLength(head);
  const position: Position = { mode, offset: bom, line: 1, item: 0 };
  return { position, rest: rejoin([head.subarray(bom)], iterator) };
}

async function readUntil(iterator: AsyncIterator<Uint8Array>, head: Buffer, target: number) {
  const parts: Uint8Array[] = [head];
  let length = head.byteLength;
  while (length < target) {
    const next = await iterator.next();
    if (next.done) return { grown: Buffer.concat(parts), ended: true };
    parts.push(next.value);
    length += next.value.byteLength;
  }
  return { grown: Buffer.concat(parts), ended: false };
}

/** The mode that these first bytes tell; undefined when more are needed. Throws when there is nothing to read. */
function modeOf(head: Buffer, ended: boolean, limits: ReadLimits): Mode | undefined {
  const first = skipBlanks(head, bomLength(head));
  if (first === head.byteLength) {
    if (ended) throw new RejectError({ code: RejectCode.EMPTY, message: 'The object is empty.' });
    return undefined;
  }
  if (head[first] === 0x5b) return 'array';
  if (head[first] !== 0x7b) {
    const message = 'The content is not a JSON object, an array of objects or JSON Lines.';
    const scalar = /["\-\dtfn]/.test(String.fromCharCode(head[first] ?? 0));
    throw new RejectError({ code: scalar ? RejectCode.SCHEMA : RejectCode.MALFORMED, message });
  }
  return modeOfObjects(head.subarray(first), ended, limits);
}

/**
 * JSON Lines when the first line is a whole object, or when the second begins with a brace: within an object a brace
 * cannot come first on the second line, so then the first line is broken and must not sink the file.
 */
function modeOfObjects(head: Buffer, ended: boolean, limits: ReadLimits): Mode | undefined {
  const end = head.indexOf(0x0a);
  if (end < 0) return ended || head.byteLength > limits.maxCallBytes ? 'lines' : undefined;
  if (isWhole(head.subarray(0, end), limits)) return 'lines';
  const second = skipBlanks(head, end);
  if (second === head.byteLength) return ended ? 'lines' : undefined;
  return head[second] === 0x7b ? 'lines' : 'values';
}

function isWhole(line: Uint8Array, limits: ReadLimits): boolean {
  return depthOf(line) > limits.maxDepth || parseValue(line, limits).ok;
}

function skipBlanks(bytes: Uint8Array, from: number): number {
  let i = from;
  while (i < bytes.byteLength && [0x20, 0x09, 0x0a, 0x0d].includes(bytes[i] ?? 0)) i++;
  return i;
}
