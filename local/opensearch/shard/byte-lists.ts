import { growableBytes, growableInts } from './growable.ts';

const FIRST_SLICE = 12;
const MAX_LEVEL = 9;
const POINTER = 4;

const sliceSize = (level: number) => FIRST_SLICE << Math.min(level, MAX_LEVEL);

/**
 * Many growing lists of bytes in one buffer, each a chain of slices that double in size; what Lucene's ByteBlockPool
 * does, since most terms occur once and an array each would cost ten times as much as what is in it.
 */
export class ByteLists {
  readonly #bytes = growableBytes();
  readonly #heads = growableInts();
  readonly #ends = growableInts();
  readonly #writes = growableInts();
  readonly #levels = growableBytes();
  readonly #lengths = growableInts();
  #used = 0;
  #count = 0;
  #scratch = new Uint8Array(1024);

  /** Starts a list and returns its number. */
  create(): number {
    const list = this.#count++;
    const head = this.#newSlice(0);
    this.#heads.set(list, head);
    this.#writes.set(list, head);
    this.#ends.set(list, head + FIRST_SLICE);
    this.#levels.set(list, 0);
    this.#lengths.set(list, 0);
    return list;
  }

  push(list: number, byte: number): void {
    let at = this.#writes.data[list] ?? 0;
    if (at === this.#ends.data[list]) at = this.#extend(list, at);
    this.#bytes.data[at] = byte;
    this.#writes.data[list] = at + 1;
    this.#lengths.data[list] = (this.#lengths.data[list] ?? 0) + 1;
  }

  /** Seven bits a byte, the lowest first. */
  pushVarint(list: number, value: number): void {
    let rest = value;
    while (rest > 127) {
      this.push(list, (rest & 127) | 128);
      rest >>>= 7;
    }
    this.push(list, rest);
  }

  /** All bytes of a list; valid until the next call. */
  read(list: number): Uint8Array {
    const length = this.#lengths.data[list] ?? 0;
    if (this.#scratch.length < length) this.#scratch = new Uint8Array(length * 2);
    const bytes = this.#bytes.data;
    let from = this.#heads.data[list] ?? 0;
    let copied = 0;
    for (let level = 0; copied < length; level++) {
      const size = sliceSize(level);
      const count = Math.min(size, length - copied);
      this.#scratch.set(bytes.subarray(from, from + count), copied);
      copied += count;
      if (copied < length) from = this.#pointerAt(from + size);
    }
    return this.#scratch.subarray(0, length);
  }

  #newSlice(level: number): number {
    const start = this.#used;
    this.#used += sliceSize(level) + POINTER;
    this.#bytes.reserve(this.#used);
    return start;
  }

  #extend(list: number, end: number): number {
    const level = (this.#levels.data[list] ?? 0) + 1;
    const start = this.#newSlice(level);
    const bytes = this.#bytes.data;
    for (let i = 0; i < POINTER; i++) bytes[end + i] = (start >>> (8 * i)) & 255;
    this.#levels.data[list] = Math.min(level, 255);
    this.#ends.data[list] = start + sliceSize(level);
    return start;
  }

  #pointerAt(at: number): number {
    const bytes = this.#bytes.data;
    let pointer = 0;
    for (let i = POINTER - 1; i >= 0; i--) pointer = pointer * 256 + (bytes[at + i] ?? 0);
    return pointer;
  }
}
