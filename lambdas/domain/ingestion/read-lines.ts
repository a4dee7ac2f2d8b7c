import type { ReadLimits } from './limits.ts';
import { parseValue, tooLarge } from './parse-value.ts';
import type { Position, ReadResult } from './read-result.ts';
import { RejectCode } from './reject.ts';

const NEWLINE = 0x0a;

/** The values of JSON Lines. A bad line is refused alone; a line beyond the cap is skipped without being kept. */
export async function* readLines(
  bytes: AsyncIterable<Uint8Array>,
  limits: ReadLimits,
  from: Position,
): AsyncGenerator<ReadResult> {
  let { line, item, offset } = from;
  let parts: Uint8Array[] = [];
  let length = 0;
  function finish(end: number): ReadResult | undefined {
    const raw = trimmed(Buffer.concat(parts));
    const oversized = length > limits.maxCallBytes;
    const place = { line, item };
    [parts, length] = [[], 0];
    line++;
    offset = end;
    if (raw.byteLength === 0) return undefined;
    item++;
    const next: Position = { mode: 'lines', offset, line, item };
    if (oversized) {
      const rejection = { code: RejectCode.TOO_LARGE, message: tooLarge(limits), ...place };
      return { ok: false, rejection, raw, next, ...place };
    }
    const parsed = parseValue(raw, limits);
    if (parsed.ok) return { ok: true, value: parsed.value, raw, next, ...place };
    return { ok: false, rejection: { ...parsed.rejection, ...place }, raw, next, ...place };
  }
  let at = from.offset;
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      keep(chunk.subarray(start, end));
      const result = finish(at + end + 1);
      if (result) yield result;
      start = end + 1;
    }
    keep(chunk.subarray(start));
    at += chunk.byteLength;
  }
  const last = finish(at);
  if (last) yield last;

  /** Keeps no more of a line than the cap, so that memory stays constant. */
  function keep(part: Uint8Array): void {
    const room = Math.max(0, limits.maxCallBytes - length);
    length += part.byteLength;
    if (room > 0 && part.byteLength > 0) parts.push(part.subarray(0, room));
  }
}

/** Without blanks at both ends (JSON's blanks: space, tab, CR). */
function trimmed(line: Uint8Array): Uint8Array {
  const isBlank = (byte: number | undefined) => byte === 0x20 || byte === 0x09 || byte === 0x0d;
  let start = 0;
  let end = line.byteLength;
  while (start < end && isBlank(line[start])) start++;
  while (end > start && isBlank(line[end - 1])) end--;
  return line.subarray(start, end);
}
