import type { Scalar } from '../mapping/values.ts';
import { type Growable, growableDoubles, growableInts } from './growable.ts';

/** Values of one field by document, for filters, sorting and aggregations: Lucene's doc values. */
export interface Column<T extends Int32Array | Float64Array = Int32Array | Float64Array> {
  /** First value of each document; -1 (codes) or NaN (numbers) when there is none. */
  readonly first: { readonly data: T };
  /** All values of documents with several, sorted; the same value can be there twice in numbers. */
  readonly several: ReadonlyMap<number, readonly number[]>;
}

/** Numbers, dates (milliseconds since 1970) and booleans (0, 1). */
export class NumberColumn implements Column<Float64Array> {
  readonly kind = 'number';
  readonly first: Growable<Float64Array> = growableDoubles(Number.NaN);
  readonly several = new Map<number, readonly number[]>();

  add(doc: number, values: readonly Scalar[]): void {
    const numbers = values.map(Number).sort((a, b) => a - b);
    this.first.set(doc, numbers[0] ?? Number.NaN);
    if (numbers.length > 1) this.several.set(doc, numbers);
  }

  remove(doc: number): void {
    if (doc < this.first.data.length) this.first.data[doc] = Number.NaN;
    this.several.delete(doc);
  }

  has(doc: number): boolean {
    return !Number.isNaN(this.first.data[doc] ?? Number.NaN);
  }

  values(doc: number): readonly number[] {
    return this.several.get(doc) ?? (this.has(doc) ? [this.first.data[doc] ?? 0] : []);
  }
}

/** Keywords as codes of a dictionary. */
export class KeywordColumn implements Column<Int32Array> {
  readonly kind = 'keyword';
  readonly first: Growable<Int32Array> = growableInts(-1);
  readonly several = new Map<number, readonly number[]>();
  readonly #codes = new Map<string, number>();
  readonly #words: string[] = [];
  /** Documents of each code. */
  readonly counts = growableInts();
  docCount = 0;
  /** Values of all documents. */
  tokenCount = 0;
  #ranks: Int32Array | undefined;

  add(doc: number, values: readonly Scalar[]): void {
    const words = [...new Set(values.map(String))].sort(compareWords);
    const codes = words.map((word) => this.#codeOf(word));
    this.first.set(doc, codes[0] ?? -1);
    if (codes.length > 1) this.several.set(doc, codes);
    this.#count(codes, 1);
  }

  remove(doc: number): void {
    const codes = this.values(doc);
    if (codes.length === 0) return;
    this.#count(codes, -1);
    this.first.data[doc] = -1;
    this.several.delete(doc);
  }

  has(doc: number): boolean {
    return (this.first.data[doc] ?? -1) >= 0;
  }

  values(doc: number): readonly number[] {
    return this.several.get(doc) ?? (this.has(doc) ? [this.first.data[doc] ?? 0] : []);
  }

  /** -1 when no document ever had this word. */
  code(word: string): number {
    return this.#codes.get(word) ?? -1;
  }

  word(code: number): string {
    return this.#words[code] ?? '';
  }

  get words(): readonly string[] {
    return this.#words;
  }

  /** Place of each code in the order of the words. */
  get ranks(): Int32Array {
    if (this.#ranks?.length === this.#words.length) return this.#ranks;
    const order = Array.from(this.#words.keys()).sort((a, b) => compareWords(this.word(a), this.word(b)));
    const ranks = new Int32Array(this.#words.length);
    order.forEach((code, rank) => {
      ranks[code] = rank;
    });
    this.#ranks = ranks;
    return ranks;
  }

  #codeOf(word: string): number {
    const known = this.#codes.get(word);
    if (known !== undefined) return known;
    const code = this.#words.length;
    this.#codes.set(word, code);
    this.#words.push(word);
    return code;
  }

  #count(codes: readonly number[], by: number): void {
    this.docCount += by;
    this.tokenCount += by * codes.length;
    for (const code of codes) this.counts.set(code, (this.counts.data[code] ?? 0) + by);
  }
}

/** Order of UTF-8 bytes, which is that of code points: surrogates come after everything else of 16 bits. */
export function compareWords(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = byCodePoint(a.charCodeAt(i)) - byCodePoint(b.charCodeAt(i));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

const byCodePoint = (unit: number) => (unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit);
