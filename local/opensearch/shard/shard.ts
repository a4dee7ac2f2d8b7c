import { OpenSearchError } from '../errors.ts';
import { type JsonObject, parseJson } from '../json.ts';
import { type ParsedDocument, parseDocument } from '../mapping/document.ts';
import type { Mapping } from '../mapping/field.ts';
import { filterSource } from '../search/source-filter.ts';
import { NumberColumn } from './column.ts';
import { growableDoubles, growableInts } from './growable.ts';
import { PartWriter, Space, type StoredPart } from './space.ts';
import { ANALYSIS_VERSION, type Derived, type Store, type StoredDoc, type Tombstone } from './store.ts';

/** How long a delete is remembered, in milliseconds; index.gc_deletes of the real engine. */
const GC_DELETES_MS = 60_000;

/** Version that a writer gives. Internal versions count up by one. */
export interface VersionRule {
  readonly type: 'internal' | 'external' | 'external_gte';
  readonly version?: number;
}

export interface WriteResult {
  readonly result: 'created' | 'updated' | 'deleted' | 'not_found';
  readonly version: number;
  readonly seq: number;
}

/** The document in its stored form: its own part, and those of nested objects by path. */
interface StoredParts {
  readonly root: StoredPart;
  readonly nested: Readonly<Record<string, readonly StoredPart[]>>;
}

export interface ShardOptions {
  readonly store: Store;
  readonly index: { readonly number: number; readonly name: string; readonly uuid: string };
  readonly mapping: Mapping;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The documents of an index. Reading and writing are synchronous, so each request sees a whole state. */
export class Shard {
  readonly root = new Space('');
  readonly nested = new Map<string, Space>();
  readonly #options: ShardOptions;
  #mapping: Mapping;
  readonly #docs = new Map<string, number>();
  readonly #ids: string[] = [];
  readonly #keys = growableDoubles();
  readonly #versions = growableDoubles();
  readonly #seqs = growableInts();
  /** First nested document of each document, and how many, by path. */
  readonly #children = new Map<
    string,
    { readonly first: ReturnType<typeof growableInts>; readonly count: ReturnType<typeof growableInts> }
  >();
  readonly #tombstones = new Map<string, Tombstone>();
  #nextSeq = 0;

  constructor(options: ShardOptions) {
    this.#options = options;
    this.#mapping = options.mapping;
    this.#openFields();
    this.#load();
  }

  get count(): number {
    return this.#docs.size;
  }

  get mapping(): Mapping {
    return this.#mapping;
  }

  setMapping(mapping: Mapping): void {
    this.#mapping = mapping;
    this.#openFields();
  }

  space(path: string): Space {
    return path === '' ? this.root : (this.nested.get(path) ?? this.root);
  }

  find(id: string): number | undefined {
    return this.#docs.get(id);
  }

  id(doc: number): string {
    return this.#ids[doc] ?? '';
  }

  version(doc: number): number {
    return this.#versions.data[doc] ?? 0;
  }

  seq(doc: number): number {
    return this.#seqs.data[doc] ?? 0;
  }

  /** Sequence numbers by document, for aggregations. */
  seqColumn(): NumberColumn {
    const column = new NumberColumn();
    this.#ids.forEach((_, doc) => void column.first.set(doc, this.seq(doc)));
    return column;
  }

  /** The document as it was given, as text. */
  sourceText(doc: number): string {
    return this.#options.store.source(this.#keys.data[doc] ?? 0);
  }

  /** Nested documents of a document: the first one's number, and how many follow each other. */
  children(path: string, doc: number): { readonly first: number; readonly count: number } {
    const children = this.#children.get(path);
    return { first: children?.first.data[doc] ?? 0, count: children?.count.data[doc] ?? 0 };
  }

  /** Throws version_conflict_engine_exception (409) and what a document can be refused for (400). */
  write(id: string, source: JsonObject, rule: VersionRule, create: boolean): WriteResult {
    const parsed = parseDocument(this.#mapping, id, source);
    const before = this.#docs.get(id);
    if (create && before !== undefined)
      throw this.#conflict(id, `document already exists (current version [${this.version(before)}])`);
    const version = this.#nextVersion(id, rule);
    const seq = this.#nextSeq++;
    const { store, index } = this.#options;
    const { sourceIncludes, sourceExcludes } = this.#mapping;
    const kept = filterSource(source, { includes: sourceIncludes, excludes: sourceExcludes });
    const derived = this.#derive(parsed);
    if (before !== undefined) this.#drop(id, before);
    const key = store.addDoc(index.number, { id, version, seq }, JSON.stringify(kept));
    store.addDerived(key, derived.stored);
    this.#add({ key, id, version, seq }, derived.parts, derived.stored);
    if (this.#tombstones.delete(id)) store.unbury(index.number, id);
    return { result: before === undefined ? 'created' : 'updated', version, seq };
  }

  /** Deleting what is not there is no error, and is remembered like any other delete. */
  delete(id: string, rule: VersionRule): WriteResult {
    const version = this.#nextVersion(id, rule);
    const seq = this.#nextSeq++;
    const doc = this.#docs.get(id);
    if (doc !== undefined) this.#drop(id, doc);
    const tombstone = { id, version, seq, at: this.#options.now() };
    this.#tombstones.set(id, tombstone);
    this.#options.store.bury(this.#options.index.number, tombstone);
    return { result: doc === undefined ? 'not_found' : 'deleted', version, seq };
  }

  /** Stores what belongs to writes as a whole: new terms. Called once a request, within its transaction. */
  flush(): void {
    const { store, index } = this.#options;
    for (const space of [this.root, ...this.nested.values()]) {
      for (const [field, text] of space.texts) {
        const terms = text.takeNewTerms();
        if (terms.length > 0) store.addTerms(index.number, field, terms);
      }
    }
    if (this.#tombstones.size > 0) this.#forgetTombstones();
  }

  #openFields(): void {
    this.root.openFields(this.#mapping);
    for (const [path, object] of this.#mapping.objects) {
      if (object.kind !== 'nested') continue;
      const space = this.nested.get(path) ?? new Space(path);
      this.nested.set(path, space);
      if (!this.#children.has(path)) this.#children.set(path, { first: growableInts(), count: growableInts() });
      space.openFields(this.#mapping);
    }
  }

  #load(): void {
    const { store, index } = this.#options;
    for (const { field, terms } of store.terms(index.number)) {
      const target = this.#mapping.fields.get(field);
      if (target !== undefined)
        this.space(target.space)
          .text(target)
          .loadTerms(JSON.parse(terms) as string[]);
    }
    const stale: StoredDoc[] = [];
    for (const doc of store.docs(index.number)) {
      this.#nextSeq = Math.max(this.#nextSeq, doc.seq + 1);
      if (doc.analysis === ANALYSIS_VERSION) this.#add(doc, JSON.parse(doc.parts) as StoredParts, stored(doc));
      else stale.push(doc);
    }
    if (stale.length > 0) store.transaction(() => this.#analyseAgain(stale));
    for (const tombstone of store.tombstones(index.number)) {
      this.#tombstones.set(tombstone.id, tombstone);
      this.#nextSeq = Math.max(this.#nextSeq, tombstone.seq + 1);
    }
  }

  /** Values and vectors stay as they are stored: `_source` may not have them. */
  #analyseAgain(docs: readonly StoredDoc[]): void {
    const { store } = this.#options;
    for (const doc of docs) {
      const source = parseJson(store.source(doc.key)) as JsonObject;
      const derived = this.#derive(parseDocument(this.#mapping, doc.id, source));
      const parts = withTokensOf(JSON.parse(doc.parts) as StoredParts, derived.parts);
      const renewed = { ...stored(doc), parts: JSON.stringify(parts), tokens: derived.stored.tokens };
      store.addDerived(doc.key, renewed);
      this.#add(doc, parts, renewed);
    }
    this.flush();
  }

  #derive(parsed: ParsedDocument): { readonly parts: StoredParts; readonly stored: Derived } {
    const writer = new PartWriter(this.#mapping);
    const root = writer.write(parsed.root, this.root);
    const nested: Record<string, StoredPart[]> = {};
    for (const [path, items] of parsed.nested) nested[path] = items.map((item) => writer.write(item, this.space(path)));
    const parts = { root, nested };
    const vectors = Float32Array.from(writer.vectors);
    return { parts, stored: { parts: JSON.stringify(parts), tokens: writer.tokens.finish(), vectors } };
  }

  #add(
    doc: { readonly key: number; readonly id: string; readonly version: number; readonly seq: number },
    parts: StoredParts,
    { tokens, vectors }: Derived,
  ): void {
    const number = this.root.add(parts.root, tokens, vectors, -1, 0);
    this.#docs.set(doc.id, number);
    this.#ids[number] = doc.id;
    this.#keys.set(number, doc.key);
    this.#versions.set(number, doc.version);
    this.#seqs.set(number, doc.seq);
    for (const [path, items] of Object.entries(parts.nested)) {
      const space = this.nested.get(path);
      const children = this.#children.get(path);
      if (space === undefined || children === undefined) continue;
      children.first.set(number, space.count);
      children.count.set(number, items.length);
      items.forEach((item, place) => void space.add(item, tokens, vectors, number, place));
    }
  }

  #drop(id: string, doc: number): void {
    for (const [path, space] of this.nested) {
      const { first, count } = this.children(path, doc);
      for (let i = 0; i < count; i++) space.remove(first + i);
    }
    this.root.remove(doc);
    this.#options.store.dropDoc(this.#keys.data[doc] ?? 0);
    this.#docs.delete(id);
    this.#ids[doc] = '';
  }

  #nextVersion(id: string, { type, version }: VersionRule): number {
    const doc = this.#docs.get(id);
    const tombstone = this.#tombstones.get(id);
    const remembered = tombstone && this.#options.now() - tombstone.at <= GC_DELETES_MS ? tombstone.version : undefined;
    const current = doc === undefined ? remembered : this.version(doc);
    if (type === 'internal' || version === undefined) return (current ?? 0) + 1;
    if (current === undefined || version > current || (type === 'external_gte' && version === current)) return version;
    const relation = type === 'external' ? 'higher or equal to' : 'higher than';
    throw this.#conflict(id, `current version [${current}] is ${relation} the one provided [${version}]`);
  }

  #conflict(id: string, what: string): OpenSearchError {
    const { name, uuid } = this.#options.index;
    const details = { index: name, shard: '0', index_uuid: uuid };
    const reason = `[${id}]: version conflict, ${what}`;
    return new OpenSearchError(409, 'version_conflict_engine_exception', reason, details);
  }

  #forgetTombstones(): void {
    const before = this.#options.now() - GC_DELETES_MS;
    let old = false;
    for (const { id, at } of this.#tombstones.values()) {
      if (at >= before) break;
      this.#tombstones.delete(id);
      old = true;
    }
    if (old) this.#options.store.forgetTombstones(before);
  }
}

function stored({ parts, tokens, vectors }: StoredDoc): Derived {
  return { parts, tokens, vectors: new Float32Array(vectors.slice().buffer) };
}

function withTokensOf(old: StoredParts, renewed: StoredParts): StoredParts {
  const merge = (part: StoredPart, other: StoredPart | undefined) => ({ ...part, t: other?.t ?? {} });
  const nested = Object.entries(old.nested).map(([path, parts]) => [
    path,
    parts.map((part, i) => merge(part, renewed.nested[path]?.[i])),
  ]);
  return { root: merge(old.root, renewed.root), nested: Object.fromEntries(nested) };
}
