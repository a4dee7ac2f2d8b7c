import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';

/** What S3 remembers of one version. `etag` is the one the client saw; the shadow copy may have another one. */
export interface Version {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
  readonly etag: string;
  readonly shadowEtag: string;
  readonly size: number;
  readonly createdMs: number;
  readonly deleteMarker: boolean;
}

/** An upload that was begun and whose consequences (version, events) are not all done. */
export interface Intent {
  readonly id: number;
  readonly bucket: string;
  readonly key: string;
  readonly eventName: string;
  readonly startedMs: number;
  readonly sequencer: string;
  readonly versionId?: string;
  readonly queueNames: readonly string[];
}

/** The exclusive lock is what keeps two runtimes from sharing, and spoiling, one data folder. */
const SCHEMA = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS versioned_buckets (bucket TEXT PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS versions (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, bucket TEXT NOT NULL, key TEXT NOT NULL, version_id TEXT NOT NULL UNIQUE,
    etag TEXT NOT NULL, shadow_etag TEXT NOT NULL, size INTEGER NOT NULL, created_ms INTEGER NOT NULL,
    delete_marker INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS versions_of_key ON versions (bucket, key, seq);
  CREATE TABLE IF NOT EXISTS intents (
    id INTEGER PRIMARY KEY AUTOINCREMENT, bucket TEXT NOT NULL, key TEXT NOT NULL, event_name TEXT NOT NULL,
    started_ms INTEGER NOT NULL, sequencer TEXT NOT NULL, version_id TEXT, queue_names TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS last_sequencer (one INTEGER PRIMARY KEY CHECK (one = 1), value INTEGER NOT NULL);
`;

export type State = ReturnType<typeof openState>;

/**
 * The gateway's own memory: versions, and the journal of uploads whose events are still owed. Every method is one
 * committed statement or transaction, so a `kill -9` leaves either all or nothing of it.
 */
export function openState(dataDir: string | undefined) {
  if (dataDir !== undefined) {
    mkdirSync(dataDir, { recursive: true });
  }
  const db = new DatabaseSync(dataDir === undefined ? ':memory:' : join(dataDir, 'gateway.db'));
  try {
    db.exec(SCHEMA);
  } catch (error) {
    db.close();
    throw new Error(`The data folder ${dataDir} cannot be opened; is another Callsift using it?`, { cause: error });
  }
  const run = prepareStatements(db);
  const nextSequencer = createSequencer(run);
  const versioned = new Set(run.buckets.all().map((row) => String(row.bucket)));

  return {
    isVersioned: (bucket: string) => versioned.has(bucket),
    enableVersioning(bucket: string): void {
      run.enable.run(bucket);
      versioned.add(bucket);
    },
    addVersion(v: Version): void {
      const marker = v.deleteMarker ? 1 : 0;
      run.add.run(v.bucket, v.key, v.versionId, v.etag, v.shadowEtag, v.size, v.createdMs, marker);
    },
    findVersion: (bucket: string, key: string, versionId: string) => toVersion(run.find.get(bucket, key, versionId)),
    latestVersion: (bucket: string, key: string) => toVersion(run.latest.get(bucket, key)),
    /** Every version of a bucket by key, newest first: what ListObjectVersions wants. */
    listVersions: (bucket: string) => run.list.all(bucket).flatMap((row) => toVersion(row) ?? []),
    removeVersion: (versionId: string) => void run.remove.run(versionId),
    begin(upload: Omit<Intent, 'id' | 'sequencer'>): Intent {
      db.exec('BEGIN');
      const sequencer = nextSequencer();
      const { bucket, key, eventName, startedMs, versionId, queueNames } = upload;
      const names = JSON.stringify(queueNames);
      const row = run.begin.run(bucket, key, eventName, startedMs, sequencer, versionId ?? null, names);
      db.exec('COMMIT');
      return { ...upload, sequencer, id: Number(row.lastInsertRowid) };
    },
    finish: (intent: Intent) => void run.finish.run(intent.id),
    unfinished: () => run.unfinished.all().map(toIntent),
    close: () => db.close(),
  };
}

function prepareStatements(db: DatabaseSync) {
  return {
    enable: db.prepare('INSERT OR IGNORE INTO versioned_buckets VALUES (?)'),
    buckets: db.prepare('SELECT bucket FROM versioned_buckets'),
    add: db.prepare(
      'INSERT OR REPLACE INTO versions (bucket, key, version_id, etag, shadow_etag, size, created_ms, delete_marker) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    find: db.prepare('SELECT * FROM versions WHERE bucket = ? AND key = ? AND version_id = ?'),
    latest: db.prepare('SELECT * FROM versions WHERE bucket = ? AND key = ? ORDER BY seq DESC LIMIT 1'),
    list: db.prepare('SELECT * FROM versions WHERE bucket = ? ORDER BY key, seq DESC'),
    remove: db.prepare('DELETE FROM versions WHERE version_id = ?'),
    begin: db.prepare(
      'INSERT INTO intents (bucket, key, event_name, started_ms, sequencer, version_id, queue_names) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    finish: db.prepare('DELETE FROM intents WHERE id = ?'),
    unfinished: db.prepare('SELECT * FROM intents ORDER BY id'),
    readSequencer: db.prepare('SELECT value FROM last_sequencer'),
    writeSequencer: db.prepare('INSERT OR REPLACE INTO last_sequencer VALUES (1, ?)'),
  };
}

/** Time in the upper bits keeps it growing across restarts; the stored last value keeps it growing when clocks go back. */
function createSequencer(run: ReturnType<typeof prepareStatements>): () => string {
  run.readSequencer.setReadBigInts(true);
  let last = BigInt(String(run.readSequencer.get()?.value ?? 0));
  return () => {
    const now = BigInt(Date.now()) << 16n;
    last = now > last ? now : last + 1n;
    run.writeSequencer.run(last);
    return last.toString(16).toUpperCase().padStart(18, '0');
  };
}

type Row = Readonly<Record<string, SQLOutputValue>>;

function toVersion(row: Row | undefined): Version | undefined {
  return row === undefined
    ? undefined
    : {
        bucket: String(row.bucket),
        key: String(row.key),
        versionId: String(row.version_id),
        etag: String(row.etag),
        shadowEtag: String(row.shadow_etag),
        size: Number(row.size),
        createdMs: Number(row.created_ms),
        deleteMarker: row.delete_marker === 1,
      };
}

function toIntent(row: Row): Intent {
  return {
    id: Number(row.id),
    bucket: String(row.bucket),
    key: String(row.key),
    eventName: String(row.event_name),
    startedMs: Number(row.started_ms),
    sequencer: String(row.sequencer),
    queueNames: JSON.parse(String(row.queue_names)) as string[],
    ...(row.version_id === null ? {} : { versionId: String(row.version_id) }),
  };
}
