import { NEWLINE, skipBlanks, withoutTrailingBlanks } from './blanks.ts';
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
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      cutter.keep(chunk.subarray(start, end));
      const result = cutter.finish(at + end + 1);
      if (result) yield result;
      start = end + 1;
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

  /**
   * Takes a part of the line. Leading blanks do not count; of the rest one byte more than the cap is kept, for the CR
   * at the end of the longest line.
   */
  keep(part: Uint8Array): void {
    const begun = this.#length === 0 ? part.subarray(skipBlanks(part)) : part;
    const room = this.#limits.maxCallBytes + 1 - this.#length;
    this.#length += begun.byteLength;
    if (room > 0 && begun.byteLength > 0) this.#parts.push(begun.subarray(0, room));
  }

  /** What the line holds, undefined for a blank one; `offset` is where the next line begins. */
  finish(offset: number): ReadResult | undefined {
    const place = { line: this.#line++, item: this.#item };
    if (this.#length === 0) return undefined;
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
