interface NumberArray {
  readonly length: number;
  [index: number]: number;
  set(values: ArrayLike<number>, offset?: number): void;
}

/** A typed array that doubles when it is full. Read `data` anew after each write. */
export class Growable<T extends NumberArray> {
  data: T;
  readonly #create: (length: number) => T;
  readonly #fill: number;

  /** @param fill value of places that were never written */
  constructor(create: (length: number) => T, fill = 0) {
    this.#create = create;
    this.#fill = fill;
    this.data = this.#allocate(64);
  }

  set(index: number, value: number): void {
    this.reserve(index + 1);
    this.data[index] = value;
  }

  reserve(length: number): void {
    if (length <= this.data.length) return;
    const grown = this.#allocate(Math.max(length, this.data.length * 2));
    grown.set(this.data);
    this.data = grown;
  }

  #allocate(length: number): T {
    const array = this.#create(length);
    if (this.#fill !== 0) for (let i = 0; i < length; i++) array[i] = this.#fill;
    return array;
  }
}

export const growableInts = (fill = 0) => new Growable((length) => new Int32Array(length), fill);
export const growableDoubles = (fill = 0) => new Growable((length) => new Float64Array(length), fill);
export const growableBytes = () => new Growable((length) => new Uint8Array(length));
export const growableFloats = () => new Growable((length) => new Float32Array(length));
