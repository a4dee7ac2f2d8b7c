import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import type { KeptSchedule, ScheduleDraft, ScheduleKey } from './schedule.ts';

/** `next_ms` is when the next attempt is due; null for what fires no more. */
const SCHEMA = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS schedules (
    group_name TEXT NOT NULL, name TEXT NOT NULL, revision TEXT NOT NULL, due_ms INTEGER NOT NULL, next_ms INTEGER,
    attempts INTEGER NOT NULL, created_ms INTEGER NOT NULL, modified_ms INTEGER NOT NULL, token TEXT,
    state TEXT NOT NULL, settings TEXT NOT NULL, PRIMARY KEY (group_name, name));
  CREATE INDEX IF NOT EXISTS schedules_by_next ON schedules (next_ms) WHERE next_ms IS NOT NULL;
`;

export interface ScheduleListQuery {
  readonly group: string | undefined;
  readonly prefix: string | undefined;
  readonly state: string | undefined;
  /** The one that the last page ended with. */
  readonly after: ScheduleKey | undefined;
  readonly limit: number;
}

export type ScheduleStore = ReturnType<typeof openScheduleStore>;

/** Schedules; every change is one committed statement, so that a `kill -9` leaves either all or nothing of it. */
export function openScheduleStore(dataDir: string | undefined) {
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
  const db = new DatabaseSync(dataDir === undefined ? ':memory:' : join(dataDir, 'schedules.db'));
  db.exec(SCHEMA);
  const run = prepareStatements(db);

  return {
    /** False when there is a schedule of this name. */
    add(draft: ScheduleDraft, nowMs: number): boolean {
      const { group, name } = draft;
      return run.add.run(group, name, nowMs, ...columnsOf(draft, nowMs)).changes === 1;
    },
    /** Whether the last change of a schedule was made by the request with this token. */
    wasMadeBy({ group, name, token }: ScheduleDraft): boolean {
      return token !== undefined && run.token.get(group, name)?.token === token;
    },
    /** Sets everything anew; false when there is no schedule of this name. */
    replace(draft: ScheduleDraft, nowMs: number): boolean {
      return run.replace.run(...columnsOf(draft, nowMs), draft.group, draft.name).changes === 1;
    },
    remove: ({ group, name }: ScheduleKey): boolean => run.remove.run(group, name).changes === 1,
    find({ group, name }: ScheduleKey): KeptSchedule | undefined {
      const row = run.find.get(group, name);
      return row && toSchedule(row);
    },
    /** In the order of groups and names. */
    list({ group, prefix, state, after, limit }: ScheduleListQuery): KeptSchedule[] {
      const [from, to] = [after?.group ?? '', after?.name ?? ''];
      const rows = run.list.all(from, to, group ?? null, prefix ?? null, state ?? null, limit);
      return rows.map(toSchedule);
    },
    /** When the earliest attempt is due. */
    nextMs(): number | undefined {
      const next = run.next.get()?.next_ms;
      return next === undefined || next === null ? undefined : Number(next);
    },
    due: (nowMs: number, limit: number): KeptSchedule[] => run.due.all(nowMs, limit).map(toSchedule),
    /** It fires no more, unless it was changed meanwhile. */
    complete({ group, name, revision, settings }: KeptSchedule): void {
      const last = settings.ActionAfterCompletion === 'DELETE' ? run.forget : run.finish;
      last.run(group, name, revision);
    },
    /** Tries once more later, unless it was changed meanwhile. */
    postpone({ group, name, revision }: KeptSchedule, nextMs: number): void {
      run.postpone.run(nextMs, group, name, revision);
    },
    /** A group goes with its schedules. */
    keepGroups: (groups: readonly string[]) => void run.keepGroups.run(JSON.stringify(groups)),
    close: () => db.close(),
  };
}

function prepareStatements(db: DatabaseSync) {
  const where = 'WHERE group_name = ? AND name = ?';
  const columns = 'revision, due_ms, next_ms, modified_ms, token, state, settings';
  return {
    add: db.prepare(
      `INSERT OR IGNORE INTO schedules (attempts, group_name, name, created_ms, ${columns}) VALUES (0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    replace: db.prepare(`UPDATE schedules SET attempts = 0, (${columns}) = (?, ?, ?, ?, ?, ?, ?) ${where}`),
    token: db.prepare(`SELECT token FROM schedules ${where}`),
    remove: db.prepare(`DELETE FROM schedules ${where}`),
    find: db.prepare(`SELECT * FROM schedules ${where}`),
    list: db.prepare(
      `SELECT * FROM schedules WHERE (group_name, name) > (?1, ?2) AND (?3 IS NULL OR group_name = ?3)
       AND (?4 IS NULL OR substr(name, 1, length(?4)) = ?4) AND (?5 IS NULL OR state = ?5)
       ORDER BY group_name, name LIMIT ?6`,
    ),
    next: db.prepare('SELECT next_ms FROM schedules WHERE next_ms IS NOT NULL ORDER BY next_ms LIMIT 1'),
    due: db.prepare('SELECT * FROM schedules WHERE next_ms <= ? ORDER BY next_ms LIMIT ?'),
    forget: db.prepare(`DELETE FROM schedules ${where} AND revision = ?`),
    finish: db.prepare(`UPDATE schedules SET next_ms = NULL ${where} AND revision = ?`),
    postpone: db.prepare(`UPDATE schedules SET attempts = attempts + 1, next_ms = ? ${where} AND revision = ?`),
    keepGroups: db.prepare('DELETE FROM schedules WHERE group_name NOT IN (SELECT value FROM json_each(?))'),
  };
}

/** In the order of `columns`. */
function columnsOf({ dueMs, token, settings }: ScheduleDraft, nowMs: number) {
  const nextMs = settings.State === 'ENABLED' ? dueMs : null;
  return [randomUUID(), dueMs, nextMs, nowMs, token ?? null, settings.State, JSON.stringify(settings)] as const;
}

function toSchedule(row: Readonly<Record<string, SQLOutputValue>>): KeptSchedule {
  return {
    group: String(row.group_name),
    name: String(row.name),
    revision: String(row.revision),
    dueMs: Number(row.due_ms),
    attempts: Number(row.attempts),
    createdMs: Number(row.created_ms),
    modifiedMs: Number(row.modified_ms),
    settings: JSON.parse(String(row.settings)),
  };
}
