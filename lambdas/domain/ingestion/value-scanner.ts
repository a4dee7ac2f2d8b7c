import type { ReadLimits } from './limits.ts';
import { parseValue } from './parse-value.ts';
import type { Position, ReadResult } from './read-result.ts';
import { RejectCode, RejectError } from './reject.ts';

const [NEWLINE, QUOTE, COMMA, BACKSLASH] = [0x0a, 0x22, 0x2c, 0x5c];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Where the scanner is: before the array's bracket, before a value, in one, behind one, behind the end. */
type Phase = 'open' | 'value' | 'inside' | 'behind' | 'end';

/**
 * Cuts the values out of a JSON array, or out of objects written one after the other, byte by byte and chunk by
 * chunk, keeping nothing but the value at hand, and of that no more than the cap.
 */
export class ValueScanner {
  readonly #limits: ReadLimits;
  readonly #mode: 'array' | 'values';
  #phase: Phase;
  #offset: number;
  #line: number;
  #item: number;
  #startLine = 0;
  #depth = 0;
  #deepest = 0;
  #inString = false;
  #escaped = false;
  #parts: Uint8Array[] = [];
  #length = 0;

  constructor(from: Position, limits: ReadLimits) {
    this.#limits = limits;
    this.#mode = from.mode === 'array' ? 'array' : 'values';
    [this.#offset, this.#line, this.#item] = [from.offset, from.line, from.item];
    this.#phase = this.#mode === 'values' ? 'value' : from.item === 0 ? 'open' : 'behind';
  }

  /** The values that end within this chunk. Throws a RejectError when the text is no JSON from some place on. */
  *feed(chunk: Uint8Array): Generator<ReadResult> {
    let i = 0;
    while (i < chunk.byteLength) {
      if (this.#phase !== 'inside') {
        // The first byte of a value is looked at again, as a part of it.
        if (!this.#between(chunk[i] ?? 0)) i++;
        continue;
      }
      const end = this.#endOfValue(chunk, i);
      this.#keep(chunk.subarray(i, end ?? chunk.byteLength));
      if (end === undefined) break;
      i = end;
      yield this.#finish(this.#offset + end);
    }
    this.#offset += chunk.byteLength;
  }

  /** Checks that the text does not stop in the middle. */
  end(): void {
    const complete = this.#mode === 'array' ? this.#phase === 'end' : this.#phase === 'value';
    if (!complete) throw this.#malformed('The content stops in the middle of the JSON.');
    if (this.#item === 0) throw new RejectError({ code: RejectCode.EMPTY, message: 'The array holds no call.' });
  }

  /** Takes a byte outside of values; true when a value begins with it. */
  #between(byte: number): boolean {
    if (byte === NEWLINE) this.#line++;
    if (byte === NEWLINE || byte === 0x20 || byte === 0x09 || byte === 0x0d) return false;
    if (this.#phase === 'open' && byte === OPEN_ARRAY) this.#phase = 'value';
    else if (this.#phase === 'behind' && byte === COMMA) this.#phase = 'value';
    else if (this.#mode === 'array' && byte === CLOSE_ARRAY && this.#mayClose()) this.#phase = 'end';
    else if (this.#phase === 'value' && (this.#mode === 'array' || byte === OPEN_OBJECT)) return this.#begin();
    else throw this.#malformed('The content is not valid JSON from this line on.');
    return false;
  }

  /** `]` ends an array behind a value, or at once when the array is empty. */
  #mayClose(): boolean {
    return this.#phase === 'behind' || (this.#phase === 'value' && this.#item === 0);
  }

  #begin(): true {
    this.#phase = 'inside';
    this.#startLine = this.#line;
    [this.#depth, this.#deepest, this.#inString, this.#escaped] = [0, 0, false, false];
    return true;
  }

  /** Index just behind the value that is being read; undefined when it goes on in the next chunk. */
  #endOfValue(chunk: Uint8Array, from: number): number | undefined {
    // The state is kept in locals while a chunk is read: this loop sees each byte.
    let [depth, deepest, line] = [this.#depth, this.#deepest, this.#line];
    let [inString, escaped] = [this.#inString, this.#escaped];
    const { byteLength } = chunk;
    let end: number | undefined;
    for (let i = from; i < byteLength && end === undefined; i++) {
      let byte = chunk[i];
      if (inString && !escaped) {
        while (byte !== QUOTE && byte !== BACKSLASH && byte !== NEWLINE && ++i < byteLength) byte = chunk[i];
      }
      if (byte === NEWLINE) line++;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) {
          inString = false;
          if (depth === 0) end = i + 1;
        }
      } else if (byte === QUOTE) inString = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (++depth > deepest) deepest = depth;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        if (depth === 0) end = i;
        else if (--depth === 0) end = i + 1;
      } else if (byte === COMMA && depth === 0) end = i;
    }
    [this.#depth, this.#deepest, this.#line] = [depth, deepest, line];
    [this.#inString, this.#escaped] = [inString, escaped];
    return end;
  }

  /** Keeps one byte more than the cap, by which a value is known to be too large. */
  #keep(part: Uint8Array): void {
    const room = Math.max(0, this.#limits.maxCallBytes + 1 - this.#length);
    this.#length += part.byteLength;
    if (room > 0) this.#parts.push(part.subarray(0, room));
  }

  #finish(offset: number): ReadResult {
    const content = Buffer.concat(this.#parts);
    const raw = content.subarray(0, this.#limits.maxCallBytes);
    const place = { line: this.#startLine, item: this.#item };
    [this.#parts, this.#length] = [[], 0];
    this.#phase = this.#mode === 'array' ? 'behind' : 'value';
    this.#item++;
    const next: Position = { mode: this.#mode, offset, line: this.#line, item: this.#item };
    const parsed = parseValue(content, this.#limits, this.#deepest);
    if (parsed.ok) return { ok: true, value: parsed.value, raw, next, ...place };
    return { ok: false, rejection: { ...parsed.rejection, ...place }, raw, next, ...place };
  }

  #malformed(message: string): RejectError {
    return new RejectError({ code: RejectCode.MALFORMED, message, line: this.#line, item: this.#item });
  }
}
