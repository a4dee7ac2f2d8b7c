import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Counts up when analysis changes: tokens that an older one made are then made anew. */
export const ANALYSIS_VERSION = 1;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS indices (number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, state TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS docs (
    key INTEGER PRIMARY KEY AUTOINCREMENT, idx INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL,
    seq INTEGER NOT NULL, source TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS docs_of_index ON docs (idx);
  CREATE TABLE IF NOT EXISTS derived (
    key INTEGER PRIMARY KEY, analysis INTEGER NOT NULL, parts TEXT NOT NULL, tokens BLOB NOT NULL, vectors BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS terms (idx INTEGER NOT NULL, field TEXT NOT NULL, part INTEGER NOT NULL, terms TEXT NOT NULL,
    PRIMARY KEY (idx, field, part));
  CREATE TABLE IF NOT EXISTS tombstones (idx INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, seq INTEGER NOT NULL,
    at INTEGER NOT NULL, PRIMARY KEY (idx, id));
`;

export interface StoredIndex {
  readonly number: number;
  readonly name: string;
  /** JSON. */
  readonly state: string;
}

export interface StoredDoc {
  readonly key: number;
  readonly id: string;
  readonly version: number;
  readonly seq: number;
  /** Of the analysis that made the tokens. */
  readonly analysis: number;
  readonly parts: string;
  readonly tokens: Uint8Array;
  readonly vectors: Uint8Array;
}

export interface Derived {
  readonly parts: string;
  readonly tokens: Uint8Array;
  readonly vectors: Float32Array;
}

export interface Tombstone {
  readonly id: string;
  readonly version: number;
  readonly seq: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export type Store = ReturnType<typeof openStore>;

/**
 * Everything that outlives a restart. What a request acknowledges is committed to the write-ahead log before: `kill -9`
 * loses none of it.
 * @param dataDir folder; undefined keeps everything in memory
 */
export function openStore(dataDir: string | undefined) {
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
  const db = new DatabaseSync(dataDir === undefined ? ':memory:' : join(dataDir, 'opensearch.db'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32000;');
  db.exec(SCHEMA);
  const version = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version.user_version !== ANALYSIS_VERSION)
    db.exec(`DELETE FROM terms; PRAGMA user_version = ${ANALYSIS_VERSION};`);

  const insertDoc = db.prepare('INSERT INTO docs (idx, id, version, seq, source) VALUES (?, ?, ?, ?, ?)');
  const insertDerived = db.prepare('INSERT OR REPLACE INTO derived VALUES (?, ?, ?, ?, ?)');
  const deleteDoc = db.prepare('DELETE FROM docs WHERE key = ?');
  const deleteDerived = db.prepare('DELETE FROM derived WHERE key = ?');
  const sourceOf = db.prepare('SELECT source FROM docs WHERE key = ?');
  const insertTerms = db.prepare(
    'INSERT INTO terms SELECT ?1, ?2, coalesce(max(part), 0) + 1, ?3 FROM terms WHERE idx = ?1 AND field = ?2',
  );
  const bury = db.prepare('INSERT OR REPLACE INTO tombstones VALUES (?, ?, ?, ?, ?)');
  const unbury = db.prepare('DELETE FROM tombstones WHERE idx = ? AND id = ?');
  const dropOldTombstones = db.prepare('DELETE FROM tombstones WHERE at < ?');

  return {
    /** All or nothing; may be within another one. */
    transaction<T>(work: () => T): T {
      if (db.isTransaction) return work();
      db.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        db.exec('COMMIT');
        return result;
      } catch (error) {
        if (db.isTransaction) db.exec('ROLLBACK');
        throw error;
      }
    },
    indices(): readonly StoredIndex[] {
      return db.prepare('SELECT number, name, state FROM indices ORDER BY name').all() as unknown as StoredIndex[];
    },
    addIndex(name: string, state: string): number {
      return Number(db.prepare('INSERT INTO indices (name, state) VALUES (?, ?)').run(name, state).lastInsertRowid);
    },
    saveIndex(number: number, state: string): void {
      db.prepare('UPDATE indices SET state = ? WHERE number = ?').run(state, number);
    },
    dropIndex(number: number): void {
      db.prepare('DELETE FROM derived WHERE key IN (SELECT key FROM docs WHERE idx = ?)').run(number);
      for (const table of ['docs', 'terms', 'tombstones']) db.prepare(`DELETE FROM ${table} WHERE idx = ?`).run(number);
      db.prepare('DELETE FROM indices WHERE number = ?').run(number);
    },
    addDoc(index: number, doc: Pick<StoredDoc, 'id' | 'version' | 'seq'>, source: string): number {
      return Number(insertDoc.run(index, doc.id, doc.version, doc.seq, source).lastInsertRowid);
    },
    addDerived(key: number, { parts, tokens, vectors }: Derived): void {
      const bytes = new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength);
      insertDerived.run(key, ANALYSIS_VERSION, parts, tokens, bytes);
    },
    dropDoc(key: number): void {
      deleteDoc.run(key);
      deleteDerived.run(key);
    },
    source(key: number): string {
      return (sourceOf.get(key) as { source: string } | undefined)?.source ?? '{}';
    },
    docs(index: number): Iterable<StoredDoc> {
      const sql = `SELECT d.key, d.id, d.version, d.seq, v.analysis, v.parts, v.tokens, v.vectors
        FROM docs d JOIN derived v ON v.key = d.key WHERE d.idx = ? ORDER BY d.key`;
      return db.prepare(sql).iterate(index) as unknown as Iterable<StoredDoc>;
    },
    addTerms(index: number, field: string, terms: readonly string[]): void {
      insertTerms.run(index, field, JSON.stringify(terms));
    },
    terms(index: number): Iterable<{ readonly field: string; readonly terms: string }> {
      const sql = 'SELECT field, terms FROM terms WHERE idx = ? ORDER BY field, part';
      return db.prepare(sql).iterate(index) as unknown as Iterable<{ field: string; terms: string }>;
    },
    bury(index: number, { id, version, seq, at }: Tombstone): void {
      bury.run(index, id, version, seq, at);
    },
    unbury(index: number, id: string): void {
      unbury.run(index, id);
    },
    tombstones(index: number): readonly Tombstone[] {
      const sql = 'SELECT id, version, seq, at FROM tombstones WHERE idx = ?';
      return db.prepare(sql).all(index) as unknown as Tombstone[];
    },
    forgetTombstones(before: number): void {
      dropOldTombstones.run(before);
    },
    close(): void {
      db.close();
    },
  };
}
