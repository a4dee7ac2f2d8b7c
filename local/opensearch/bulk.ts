import type { Catalogue, Index } from './catalogue.ts';
import { newId, readDocument, readVersion, requireId, writeAnswer } from './documents.ts';
import { illegalArgument, OpenSearchError, unsupported, validationFailed } from './errors.ts';
import { isObject, type JsonObject, onlyEntry, parseJson, toNumber } from './json.ts';
import type { VersionRule } from './shard/shard.ts';
import type { Store } from './shard/store.ts';

const ACTIONS = ['create', 'delete', 'index', 'update'] as const;
type ActionName = (typeof ACTIONS)[number];

const UNDERSTOOD = ['_index', '_id', 'version', 'version_type', 'require_alias'];
const REFUSED = ['routing', 'if_seq_no', 'if_primary_term', 'pipeline', 'retry_on_conflict', '_source'];

interface Action {
  readonly name: ActionName;
  readonly index: string;
  readonly id: string | undefined;
  readonly rule: VersionRule;
  /** The name must be an alias. */
  readonly aliasOnly: boolean;
  /** Text of the document; undefined for deletes. */
  readonly source: string | undefined;
}

export interface BulkTarget {
  readonly catalogue: Catalogue;
  readonly store: Store;
  /** Index of the path, for items that name none. */
  readonly index: string | undefined;
  readonly forced: boolean;
}

/** `_bulk`: every item has its own outcome; all that succeed are committed together before the answer. */
export function bulk(body: string, target: BulkTarget): JsonObject {
  const started = performance.now();
  const actions = readActions(body, target.index);
  const { catalogue, store } = target;
  const touched = new Set<Index>();
  const items = transact(catalogue, store, () => {
    const done = actions.map((action) => ({ [action.name]: perform(action, target, touched) }));
    for (const index of touched) index.shard().flush();
    return done;
  });
  const errors = items.some((item) => Object.values(item).some((outcome) => outcome.error !== undefined));
  return { took: Math.round(performance.now() - started), errors, items };
}

/** A write that the store refuses leaves memory ahead of it: what is loaded is then forgotten. */
export function transact<T>(catalogue: Catalogue, store: Store, work: () => T): T {
  try {
    return store.transaction(work);
  } catch (error) {
    if (!(error instanceof OpenSearchError)) catalogue.forgetShards();
    throw error;
  }
}

function readActions(body: string, fallback: string | undefined): readonly Action[] {
  if (!body.endsWith('\n')) throw illegalArgument('The bulk request must be terminated by a newline [\\n]');
  const lines = body.split('\n');
  lines.pop();
  const actions: Action[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line.trim() === '') continue;
    const { name, json } = readActionLine(line, i + 1);
    const source = name === 'delete' ? undefined : lines[++i];
    if (name !== 'delete' && source === undefined)
      throw illegalArgument('The bulk request must be terminated by a newline [\\n]');
    actions.push(toAction(name, json, source, fallback));
  }
  if (actions.length === 0) throw validationFailed('no requests added');
  const problems = actions.flatMap((action) => problemsOf(action));
  if (problems.length > 0) throw validationFailed(...problems);
  return actions;
}

function readActionLine(line: string, number: number): { name: ActionName; json: JsonObject } {
  const value = parseJson(line);
  if (!isObject(value))
    throw illegalArgument(
      `Malformed action/metadata line [${number}], expected START_OBJECT or END_OBJECT but found another value`,
    );
  const [found, json] = onlyEntry(value) ?? [];
  const name = ACTIONS.find((action) => action === found);
  if (name === undefined)
    throw illegalArgument(
      `Malformed action/metadata line [${number}], expected one of [create, delete, index, update] but found [${found ?? ''}]`,
    );
  if (!isObject(json))
    throw illegalArgument(`Malformed action/metadata line [${number}], expected START_OBJECT but found another value`);
  if (name === 'update') throw unsupported('updates in _bulk');
  for (const [key, given] of Object.entries(json)) {
    if (!UNDERSTOOD.includes(key) && !REFUSED.includes(key))
      throw illegalArgument(`Action/metadata line [${number}] contains an unknown parameter [${key}]`);
    if (REFUSED.includes(key) && given !== null) throw unsupported(`[${key}] in _bulk`);
  }
  return { name, json };
}

function toAction(
  name: ActionName,
  json: JsonObject,
  source: string | undefined,
  fallback: string | undefined,
): Action {
  const id = json._id === undefined || json._id === null ? undefined : String(json._id).toWellFormed();
  const version = json.version === undefined ? undefined : toNumber(json.version);
  return {
    name,
    index: String(json._index ?? fallback ?? ''),
    id,
    rule: readVersion(version, json.version_type),
    aliasOnly: json.require_alias === true,
    source,
  };
}

function problemsOf({ name, index, id, rule }: Action): readonly string[] {
  const problems: string[] = [];
  if (index === '') problems.push('index is missing');
  if (name === 'delete' && id === undefined) problems.push('id is missing');
  if (name === 'create' && rule.type !== 'internal')
    problems.push(`create operations only support internal versioning. use index instead`);
  if (id !== undefined) requireId(id);
  return problems;
}

function perform(
  { name, index: given, id, rule, aliasOnly, source }: Action,
  { catalogue, forced }: BulkTarget,
  touched: Set<Index>,
): JsonObject {
  let index: Index | undefined;
  const key = id ?? newId();
  try {
    if (id === '') throw illegalArgument('if _id is specified it must not be empty');
    if (aliasOnly && catalogue.aliasTargets(given).length === 0) throw notAnAlias(given);
    index = catalogue.writable(given);
    const shard = index.shard();
    touched.add(index);
    if (name === 'delete') {
      const done = shard.delete(key, rule);
      return { ...writeAnswer(index, key, done, forced), status: done.result === 'not_found' ? 404 : 200 };
    }
    const done = shard.write(key, readDocument(source ?? ''), rule, name === 'create');
    return { ...writeAnswer(index, key, done, forced), status: done.result === 'created' ? 201 : 200 };
  } catch (error) {
    if (!(error instanceof OpenSearchError)) throw error;
    return { _index: index?.name ?? given, _id: key, status: error.status, error: error.body };
  }
}

function notAnAlias(name: string): OpenSearchError {
  const reason = `no such index [${name}] and [require_alias] request flag is [true] and [${name}] is not an alias`;
  return new OpenSearchError(404, 'index_not_found_exception', reason, { index: name, index_uuid: '_na_' });
}
