import { type AliasOptions, type Catalogue, readAliasOptions } from './catalogue.ts';
import { contentParseError, illegalArgument, indexNotFound, OpenSearchError } from './errors.ts';
import { requireAliasName } from './index-settings.ts';
import { asArray, isObject, type JsonObject, onlyEntry, requireKnownKeys } from './json.ts';
import type { Store } from './shard/store.ts';

const ACTION_KEYS: Readonly<Record<string, readonly string[]>> = {
  add: [
    'index',
    'indices',
    'alias',
    'aliases',
    'is_write_index',
    'is_hidden',
    'filter',
    'routing',
    'index_routing',
    'search_routing',
    'must_exist',
  ],
  remove: ['index', 'indices', 'alias', 'aliases', 'must_exist'],
  remove_index: ['index', 'indices', 'must_exist'],
};

interface Action {
  readonly kind: string;
  readonly indices: readonly string[];
  readonly aliases: readonly string[];
  readonly json: JsonObject;
}

/** `POST /_aliases`: all actions or none. */
export function updateAliases(catalogue: Catalogue, store: Store, body: JsonObject): void {
  const actions = asArray(body.actions ?? []).map(readAction);
  if (actions.length === 0) throw illegalArgument('No action specified');
  for (const { indices } of actions)
    for (const index of indices) if (catalogue.get(index) === undefined) throw missingIndex(catalogue, index);
  const drafts = new Map<string, Record<string, AliasOptions>>();
  const draft = (index: string) => {
    const known = drafts.get(index) ?? { ...catalogue.get(index)?.aliases };
    drafts.set(index, known);
    return known;
  };
  const removed = actions.filter(({ kind }) => kind === 'remove_index').flatMap(({ indices }) => indices);
  for (const action of actions) if (action.kind !== 'remove_index') applyAction(catalogue, action, draft, removed);
  requireOneWriter(catalogue, drafts, removed);
  store.transaction(() => {
    for (const index of removed) catalogue.drop(index);
    for (const [name, aliases] of drafts) {
      const index = catalogue.get(name);
      if (index !== undefined) catalogue.change(index, { aliases });
    }
  });
}

function missingIndex(catalogue: Catalogue, name: string): OpenSearchError {
  if (catalogue.aliasTargets(name).length === 0) return indexNotFound(name);
  return illegalArgument(
    `The provided expression [${name}] matches an alias, specify the corresponding concrete indices instead.`,
  );
}

function readAction(value: unknown): Action {
  const [kind, json] = (isObject(value) ? onlyEntry(value) : undefined) ?? [];
  const known = kind === undefined ? undefined : ACTION_KEYS[kind];
  if (kind === undefined || known === undefined || !isObject(json))
    throw contentParseError(`[alias_action] unknown field [${kind ?? ''}]`);
  requireKnownKeys(json, known, kind);
  const list = (one: unknown, many: unknown) => asArray(one ?? many ?? []).map(String);
  const action = { kind, indices: list(json.index, json.indices), aliases: list(json.alias, json.aliases), json };
  if (action.indices.length === 0) throw contentParseError('One of [index] or [indices] is required');
  if (kind !== 'remove_index' && action.aliases.length === 0)
    throw contentParseError('One of [alias] or [aliases] is required');
  return action;
}

function applyAction(
  catalogue: Catalogue,
  { kind, indices, aliases, json }: Action,
  draft: (index: string) => Record<string, AliasOptions>,
  removed: readonly string[],
): void {
  if (kind === 'remove') {
    const present = indices.some((index) => aliases.some((alias) => Object.hasOwn(draft(index), alias)));
    if (!present && json.must_exist !== false) throw aliasesMissing(aliases);
    for (const index of indices) for (const alias of aliases) delete draft(index)[alias];
    return;
  }
  for (const alias of aliases) {
    requireAliasName(alias);
    const taken = catalogue.get(alias);
    if (taken !== undefined && !removed.includes(alias)) {
      const reason = `Invalid alias name [${alias}], an index exists with the same name as the alias`;
      throw new OpenSearchError(400, 'invalid_alias_name_exception', reason, { index: alias, index_uuid: taken.uuid });
    }
    for (const index of indices) draft(index)[alias] = readAliasOptions(json);
  }
}

function aliasesMissing(aliases: readonly string[]): OpenSearchError {
  const names = aliases.join(',');
  const details = { 'resource.id': names, 'resource.type': 'aliases' };
  return new OpenSearchError(404, 'aliases_not_found_exception', `aliases [${names}] missing`, details);
}

function requireOneWriter(
  catalogue: Catalogue,
  drafts: ReadonlyMap<string, Readonly<Record<string, AliasOptions>>>,
  removed: readonly string[],
): void {
  const writers = new Map<string, string[]>();
  for (const { name, aliases } of catalogue.all()) {
    if (removed.includes(name)) continue;
    for (const [alias, options] of Object.entries(drafts.get(name) ?? aliases))
      if (options.is_write_index === true) writers.set(alias, [...(writers.get(alias) ?? []), name]);
  }
  for (const [alias, names] of writers) {
    if (names.length < 2) continue;
    const reason = `alias [${alias}] has more than one write index [${names.join(',')}]`;
    throw new OpenSearchError(500, 'illegal_state_exception', reason);
  }
}
