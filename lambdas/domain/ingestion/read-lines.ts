import { countNewlines, NEWLINE, skipBlanks, withoutTrailingBlanks } from './blanks.ts';
import type { ReadLimits } from './limits.ts';
import { parseValue, tooLarge } from './parse-value.ts';
import type { Position, ReadResult } from './read-result.ts';
import { RejectCode } from './reject.ts';

/**
 * The values of JSON Lines. A bad line is refused alone; a line beyond the cap is refused with its first bytes, and no
 * more of it is kept.
 */
export async function* readLines(
  bytes: AsyncIterable<Uint8Array>,
  limits: ReadLimits,
  from: Position,
): AsyncGenerator<ReadResult> {
  const cutter = new LineCutter(from, limits);
  let at = from.offset;
  for await (const chunk of bytes) {
    let start = cutter.passBlanks(chunk, 0);
    for (let end = chunk.indexOf(NEWLINE, start); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      cutter.keep(chunk.subarray(start, end));
      const result = cutter.finish(at + end + 1);
      if (result) yield result;
      start = cutter.passBlanks(chunk, end + 1);
    }
    cutter.keep(chunk.subarray(start));
    at += chunk.byteLength;
  }
  const last = cutter.finish(at);
  if (last) yield last;
}

/** Puts one line after the other together from its parts. */
class LineCutter {
  readonly #limits: ReadLimits;
  #line: number;
  #item: number;
  #parts: Uint8Array[] = [];
  /** Bytes of the line behind its leading blanks, kept or not. */
  #length = 0;

  constructor(from: Position, limits: ReadLimits) {
    this.#limits = limits;
    [this.#line, this.#item] = [from.line, from.item];
  }

  /** Where the content of a line begins, behind its own blanks and any number of blank lines. */
  passBlanks(chunk: Uint8Array, from: number): number {
    if (this.#length > 0) return from;
    const start = skipBlanks(chunk, from);
    if (start > from) this.#line += countNewlines(chunk, from, start);
    return start;
  }

  /** Takes a part of the line. One byte more than the cap is kept, for the CR at the end of the longest line. */
  keep(part: Uint8Array): void {
    const room = this.#limits.maxCallBytes + 1 - this.#length;
    this.#length += part.byteLength;
    if (room > 0 && part.byteLength > 0) this.#parts.push(part.subarray(0, room));
  }

  /** What the line holds, undefined for nothing; `offset` is where the next line begins. */
  finish(offset: number): ReadResult | undefined {
    if (this.#length === 0) return undefined;
    const place = { line: this.#line++, item: this.#item };
    const { maxCallBytes } = this.#limits;
    const content = withoutTrailingBlanks(Buffer.concat(this.#parts));
    const oversized = this.#length > maxCallBytes + 1 || content.byteLength > maxCallBytes;
    const raw = content.subarray(0, maxCallBytes);
    [this.#parts, this.#length] = [[], 0];
    const next: Position = { mode: 'lines', offset, line: this.#line, item: ++this.#item };
    if (oversized) {
      const rejection = { code: RejectCode.TOO_LARGE, message: tooLarge(this.#limits), ...place };
      return { ok: false, rejection, raw, next, ...place };
    }
    const parsed = parseValue(raw, this.#limits);
    if (parsed.ok) return { ok: true, value: parsed.value, raw, next, ...place };
    return { ok: false, rejection: { ...parsed.rejection, ...place }, raw, next, ...place };
  }
}
