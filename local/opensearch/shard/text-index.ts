import type { Token } from '../analysis/token.ts';
import { ByteLists } from './byte-lists.ts';
import { growableInts } from './growable.ts';
import { VarintReader, type VarintWriter } from './varint.ts';

/** Where a term occurs. `positions` holds those of all documents, one after the other, `frequencies` of them each. */
export interface Postings {
  readonly docs: Int32Array;
  readonly frequencies: Int32Array;
  readonly positions: Int32Array;
}

const NONE = new Int32Array(0);
const NO_POSTINGS: Postings = { docs: NONE, frequencies: NONE, positions: NONE };

/** The inverted index of one text field, and the figures that BM25 needs. Documents are numbers that only grow. */
export class TextIndex {
  readonly #terms = new Map<string, number>();
  readonly #names: string[] = [];
  readonly #lists = new ByteLists();
  readonly #lastDocs = growableInts();
  readonly #counts = growableInts();
  /** Tokens of each document; 0 when it has none in this field. */
  readonly lengths = growableInts();
  /** Terms that were added since the dictionary was stored. */
  #stored = 0;
  docCount = 0;
  tokenCount = 0;

  /** Writes the tokens of one document so that `feed` can read them, now and after a restart. */
  encode(tokens: readonly Token[], into: VarintWriter): void {
    const byTerm = new Map<number, number[]>();
    for (const { term, position } of tokens) {
      const number = this.#numberOf(term);
      const positions = byTerm.get(number);
      if (positions === undefined) byTerm.set(number, [position]);
      else positions.push(position);
    }
    into.write(tokens.length);
    into.write(byTerm.size);
    for (const [term, positions] of byTerm) {
      into.write(term);
      into.write(positions.length);
      let last = 0;
      for (const position of positions) {
        into.write(position - last);
        last = position;
      }
    }
  }

  /** Adds a document from what `encode` wrote. */
  feed(doc: number, bytes: Uint8Array, at: number): void {
    const reader = new VarintReader(bytes, at);
    const length = reader.read();
    this.lengths.set(doc, length);
    this.docCount++;
    this.tokenCount += length;
    for (let terms = reader.read(); terms > 0; terms--) {
      const term = reader.read();
      const frequency = reader.read();
      const last = this.#lastDocs.data[term] ?? 0;
      this.#lists.pushVarint(term, doc + 1 - last);
      this.#lists.pushVarint(term, frequency);
      for (let i = 0; i < frequency; i++) this.#lists.pushVarint(term, reader.read());
      this.#lastDocs.data[term] = doc + 1;
      this.#counts.data[term] = (this.#counts.data[term] ?? 0) + 1;
    }
  }

  remove(doc: number): void {
    const length = this.lengths.data[doc] ?? 0;
    if (length === 0) return;
    this.docCount--;
    this.tokenCount -= length;
    this.lengths.data[doc] = 0;
  }

  /** Where a term occurs in living documents. */
  find(term: string): Postings {
    const number = this.#terms.get(term);
    return number === undefined ? NO_POSTINGS : this.#decode(number);
  }

  /** Terms from the dictionary, for queries by prefix. */
  terms(): Iterable<string> {
    return this.#names;
  }

  /** Terms that are new since the last call, in the order of their numbers. */
  takeNewTerms(): readonly string[] {
    const terms = this.#names.slice(this.#stored);
    this.#stored = this.#names.length;
    return terms;
  }

  /** Puts back what `takeNewTerms` gave, after a write that failed. */
  untakeTerms(count: number): void {
    this.#stored -= count;
  }

  loadTerms(terms: readonly string[]): void {
    for (const term of terms) this.#numberOf(term);
    this.#stored = this.#names.length;
  }

  #numberOf(term: string): number {
    const known = this.#terms.get(term);
    if (known !== undefined) return known;
    const number = this.#lists.create();
    this.#terms.set(term, number);
    this.#names.push(term);
    this.#lastDocs.set(number, 0);
    this.#counts.set(number, 0);
    return number;
  }

  #decode(term: number): Postings {
    const bytes = this.#lists.read(term);
    const reader = new VarintReader(bytes);
    const count = this.#counts.data[term] ?? 0;
    const docs = new Int32Array(count);
    const frequencies = new Int32Array(count);
    const positions = new Int32Array(bytes.length);
    const lengths = this.lengths.data;
    let kept = 0;
    let places = 0;
    let doc = -1;
    for (let i = 0; i < count; i++) {
      doc += reader.read();
      const frequency = reader.read();
      const live = (lengths[doc] ?? 0) > 0;
      for (let n = 0, position = 0; n < frequency; n++) {
        position += reader.read();
        if (live) positions[places++] = position;
      }
      if (!live) continue;
      docs[kept] = doc;
      frequencies[kept++] = frequency;
    }
    return {
      docs: docs.subarray(0, kept),
      frequencies: frequencies.subarray(0, kept),
      positions: positions.subarray(0, places),
    };
  }
}
