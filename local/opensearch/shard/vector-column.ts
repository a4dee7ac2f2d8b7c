import type { VectorSpace } from '../mapping/field.ts';
import { growableFloats, growableInts } from './growable.ts';

/** Vectors of one field, side by side; those of cosinesimil have length 1. */
export class VectorColumn {
  readonly dimension: number;
  readonly space: VectorSpace;
  readonly #floats = growableFloats();
  readonly #docs = growableInts();
  #count = 0;

  constructor({ dimension, space }: { readonly dimension: number; readonly space: VectorSpace }) {
    this.dimension = dimension;
    this.space = space;
  }

  add(doc: number, vector: Float32Array): void {
    const at = this.#count * this.dimension;
    this.#floats.reserve(at + this.dimension);
    this.#floats.data.set(this.#prepared(vector), at);
    this.#docs.set(this.#count++, doc);
  }

  /**
   * Calls back with each document that is wanted and its score: (1 + cosine) / 2, or for an inner product p
   * 1 / (1 - p) when p < 0 and p + 1 otherwise.
   * https://docs.opensearch.org/2.19/field-types/supported-field-types/knn-spaces/
   */
  scan(query: Float32Array, wanted: (doc: number) => boolean, found: (doc: number, score: number) => void): void {
    const { dimension } = this;
    const prepared = this.#prepared(query);
    const floats = this.#floats.data;
    const docs = this.#docs.data;
    for (let i = 0; i < this.#count; i++) {
      const doc = docs[i] ?? 0;
      if (wanted(doc)) found(doc, this.#score(dot(floats, i * dimension, prepared)));
    }
  }

  /** Documents with a vector, also those that are gone. */
  docs(): readonly number[] {
    return Array.from(this.#docs.data.subarray(0, this.#count));
  }

  #score(product: number): number {
    if (this.space === 'cosinesimil') return Math.max(0, (1 + product) / 2);
    return product < 0 ? 1 / (1 - product) : product + 1;
  }

  #prepared(vector: Float32Array): Float32Array {
    if (this.space !== 'cosinesimil') return vector;
    let sum = 0;
    for (const value of vector) sum += value * value;
    const length = Math.sqrt(sum);
    return length === 0 ? vector : vector.map((value) => value / length);
  }
}

/** Four sums side by side: twice as fast as one, since each addition waits for the one before. */
function dot(floats: Float32Array, from: number, query: Float32Array): number {
  const length = query.length;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let i = 0;
  for (; i + 3 < length; i += 4) {
    const at = from + i;
    a += (floats[at] ?? 0) * (query[i] ?? 0);
    b += (floats[at + 1] ?? 0) * (query[i + 1] ?? 0);
    c += (floats[at + 2] ?? 0) * (query[i + 2] ?? 0);
    d += (floats[at + 3] ?? 0) * (query[i + 3] ?? 0);
  }
  for (; i < length; i++) a += (floats[from + i] ?? 0) * (query[i] ?? 0);
  return a + b + c + d;
}
