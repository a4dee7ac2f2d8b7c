import { type Analyzer, analyzeValues } from '../analysis/token.ts';
import type { Part } from '../mapping/document.ts';
import type { Field, Mapping } from '../mapping/field.ts';
import type { Scalar } from '../mapping/values.ts';
import { KeywordColumn, NumberColumn } from './column.ts';
import { growableBytes, growableInts } from './growable.ts';
import { TextIndex } from './text-index.ts';
import { VarintWriter } from './varint.ts';
import { VectorColumn } from './vector-column.ts';

/** A part as it is stored beside its document: values, and where its tokens and vectors begin. */
export interface StoredPart {
  /** Values by field. */
  readonly d: Readonly<Record<string, readonly Scalar[]>>;
  /** Offset into the tokens by text field. */
  readonly t: Readonly<Record<string, number>>;
  /** Offset into the vectors, in floats, by vector field. */
  readonly v: Readonly<Record<string, number>>;
}

/**
 * The searchable form of documents of one kind: those of an index, or the nested objects at one path, which Lucene
 * keeps as documents of their own as well. Documents are numbers, in the order in which they came.
 */
export class Space {
  readonly path: string;
  readonly columns = new Map<string, KeywordColumn | NumberColumn>();
  readonly texts = new Map<string, TextIndex>();
  readonly vectors = new Map<string, VectorColumn>();
  /** 1 for documents that are there. */
  readonly live = growableBytes();
  /** Number of the document that a nested one belongs to, and its place there. */
  readonly parents = growableInts();
  readonly places = growableInts();
  count = 0;

  constructor(path: string) {
    this.path = path;
  }

  /** Opens what a mapping has, also after fields were added to it. */
  openFields(mapping: Mapping): void {
    for (const field of mapping.fields.values()) {
      if (field.space === this.path) this.#openField(field);
    }
  }

  text(field: Field): TextIndex {
    const index = this.texts.get(field.name) ?? new TextIndex();
    this.texts.set(field.name, index);
    return index;
  }

  #openField(field: Field): void {
    const { name, type, vector } = field;
    if (type === 'text') this.text(field);
    else if (vector !== undefined) {
      if (!this.vectors.has(name)) this.vectors.set(name, new VectorColumn(vector));
    } else if (!this.columns.has(name))
      this.columns.set(name, type === 'keyword' ? new KeywordColumn() : new NumberColumn());
  }

  /** Adds a document from its stored form. */
  add(part: StoredPart, tokens: Uint8Array, vectors: Float32Array, parent: number, place: number): number {
    const doc = this.count++;
    this.live.set(doc, 1);
    this.parents.set(doc, parent);
    this.places.set(doc, place);
    for (const [name, values] of Object.entries(part.d)) this.columns.get(name)?.add(doc, values);
    for (const [name, at] of Object.entries(part.t)) this.texts.get(name)?.feed(doc, tokens, at);
    for (const [name, at] of Object.entries(part.v)) {
      const column = this.vectors.get(name);
      column?.add(doc, vectors.subarray(at, at + column.dimension));
    }
    return doc;
  }

  remove(doc: number): void {
    if (this.live.data[doc] !== 1) return;
    this.live.data[doc] = 0;
    for (const column of this.columns.values()) column.remove(doc);
    for (const text of this.texts.values()) text.remove(doc);
  }
}

/** Collects the tokens and vectors of one document while its parts become their stored form. */
export class PartWriter {
  readonly tokens = new VarintWriter();
  readonly vectors: number[] = [];
  readonly #mapping: Mapping;

  constructor(mapping: Mapping) {
    this.#mapping = mapping;
  }

  write(part: Part, space: Space): StoredPart {
    const offsets: Record<string, number> = {};
    for (const [name, values] of part.texts) {
      const field = this.#mapping.fields.get(name);
      if (field?.analyzer === undefined) continue;
      const tokens = analyzeValues(field.analyzer as Analyzer, values);
      if (tokens.length === 0) continue;
      offsets[name] = this.tokens.length;
      space.text(field).encode(tokens, this.tokens);
    }
    const vectors: Record<string, number> = {};
    for (const [name, vector] of part.vectors) {
      vectors[name] = this.vectors.length;
      for (const value of vector) this.vectors.push(value);
    }
    return { d: Object.fromEntries(part.values), t: offsets, v: vectors };
  }
}
