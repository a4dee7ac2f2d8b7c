import { randomBytes } from 'node:crypto';
import { type AnalyzerRegistry, createAnalyzers } from './analysis/registry.ts';
import { illegalArgument, indexNotFound, OpenSearchError, unsupported } from './errors.ts';
import { flattenSettings, nestSettings, requireAliasName, requireIndexName } from './index-settings.ts';
import { isObject, type JsonObject } from './json.ts';
import { mergeMappings } from './mapping/merge.ts';
import { parseMapping } from './mapping/parse.ts';
import { Shard } from './shard/shard.ts';
import type { Store } from './shard/store.ts';

export interface AliasOptions {
  readonly is_write_index?: boolean;
}

/** What is stored of an index beside its documents. */
interface IndexState {
  readonly uuid: string;
  /** Below `index`. */
  readonly settings: JsonObject;
  readonly mappings: JsonObject;
  readonly aliases: Readonly<Record<string, AliasOptions>>;
}

export interface Index extends IndexState {
  readonly number: number;
  readonly name: string;
  readonly analyzers: AnalyzerRegistry;
  readonly shard: () => Shard;
}

export type Catalogue = ReturnType<typeof createCatalogue>;

/** A prefix and a star. */
const PREFIX_PATTERN = /^[a-z0-9][^*,]*\*$/;
const CREATE_KEYS = ['settings', 'mappings', 'aliases'];

/** The indices and their aliases. A shard is loaded when it is first asked for. */
export function createCatalogue(store: Store, now: () => number) {
  const indices = new Map<string, Index>();
  const shards = new Map<number, Shard>();

  const open = (number: number, name: string, state: IndexState, known?: AnalyzerRegistry): Index => {
    const analyzers = known ?? createAnalyzers(isObject(state.settings.analysis) ? state.settings.analysis : {});
    const shard = () => {
      const loaded = shards.get(number);
      if (loaded !== undefined) return loaded;
      const mapping = parseMapping(state.mappings, analyzers);
      const created = new Shard({ store, index: { number, name, uuid: state.uuid }, mapping, now });
      shards.set(number, created);
      return created;
    };
    const index = { ...state, number, name, analyzers, shard };
    indices.set(name, index);
    return index;
  };
  for (const { number, name, state } of store.indices()) open(number, name, JSON.parse(state) as IndexState);

  const aliasTargets = (alias: string) =>
    [...indices.values()]
      .filter(({ aliases }) => Object.hasOwn(aliases, alias))
      .sort((a, b) => (a.name < b.name ? -1 : 1));

  const beginningWith = (prefix: string) =>
    [...indices.values()].filter(({ name, aliases }) =>
      [name, ...Object.keys(aliases)].some((one) => one.startsWith(prefix)),
    );

  const change = (index: Index, changes: Partial<IndexState>): Index => {
    const { uuid, settings, mappings, aliases } = { ...index, ...changes };
    const state = { uuid, settings, mappings, aliases };
    store.saveIndex(index.number, JSON.stringify(state));
    return open(index.number, index.name, state, index.analyzers);
  };

  const drop = (name: string) => {
    const index = indices.get(name);
    if (index === undefined) return;
    store.transaction(() => store.dropIndex(index.number));
    indices.delete(name);
    shards.delete(index.number);
  };

  return {
    all: (): readonly Index[] => [...indices.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    get: (name: string) => indices.get(name),
    aliasTargets,
    change,
    drop,

    /**
     * The indices of an expression: names and aliases, separated by commas. A pattern such as `calls-*` stands for all
     * that begin so, also for none; patterns of another form are not supported.
     */
    resolve(expression: string, ignoreUnavailable = false): readonly Index[] {
      const found = new Map<string, Index>();
      for (const name of expression.split(',')) {
        if (PREFIX_PATTERN.test(name)) {
          for (const target of beginningWith(name.slice(0, -1))) found.set(target.name, target);
          continue;
        }
        if (name.includes('*') || name === '_all' || name.startsWith('-') || name.startsWith('<'))
          throw unsupported(`index expression [${name}]`);
        if (name.startsWith('_')) {
          const reason = `Invalid index name [${name}], must not start with '_'.`;
          throw new OpenSearchError(400, 'invalid_index_name_exception', reason, { index: name, index_uuid: '_na_' });
        }
        const index = indices.get(name);
        const targets = index === undefined ? aliasTargets(name) : [index];
        if (targets.length === 0 && !ignoreUnavailable) throw indexNotFound(name);
        for (const target of targets) found.set(target.name, target);
      }
      return [...found.values()];
    },

    /** The one index behind a name, for reading a document by id. */
    single(name: string): Index {
      const index = indices.get(name);
      if (index !== undefined) return index;
      const targets = aliasTargets(name);
      if (targets[0] === undefined) throw indexNotFound(name, 'index_expression');
      if (targets.length === 1) return targets[0];
      const names = targets.map((target) => target.name).join(', ');
      throw illegalArgument(
        `alias [${name}] has more than one index associated with it [${names}], can't execute a single index op`,
      );
    },

    /** The index that takes writes under a name. */
    writable(name: string): Index {
      const index = indices.get(name);
      if (index !== undefined) return index;
      const targets = aliasTargets(name);
      if (targets.length === 0) throw indexNotFound(name);
      const writer = targets.find((target) => target.aliases[name]?.is_write_index === true);
      const only = targets.length === 1 && targets[0]?.aliases[name]?.is_write_index !== false ? targets[0] : undefined;
      const target = writer ?? only;
      if (target !== undefined) return target;
      throw illegalArgument(
        `no write index is defined for alias [${name}]. The write index may be explicitly disabled using is_write_index=false or the alias points to multiple indices without one being designated as a write index`,
      );
    },

    create(name: string, body: JsonObject): void {
      requireIndexName(name);
      const stray = Object.keys(body).find((key) => !CREATE_KEYS.includes(key));
      if (stray !== undefined)
        throw new OpenSearchError(400, 'parse_exception', `unknown key [${stray}] for create index`);
      const existing = indices.get(name);
      if (existing !== undefined) {
        const details = { index: name, index_uuid: existing.uuid };
        const reason = `index [${name}/${existing.uuid}] already exists`;
        throw new OpenSearchError(400, 'resource_already_exists_exception', reason, details);
      }
      if (aliasTargets(name).length > 0) {
        const reason = `Invalid index name [${name}], already exists as alias`;
        throw new OpenSearchError(400, 'invalid_index_name_exception', reason, { index: name, index_uuid: '_na_' });
      }
      const uuid = randomBytes(16).toString('base64url');
      const state = newState(name, uuid, body, now());
      const analyzers = createAnalyzers(isObject(state.settings.analysis) ? state.settings.analysis : {});
      parseMapping(state.mappings, analyzers);
      open(store.addIndex(name, JSON.stringify(state)), name, state, analyzers);
    },

    putMapping(index: Index, added: JsonObject): void {
      const mappings = mergeMappings(index.mappings, added);
      const mapping = parseMapping(mappings, index.analyzers);
      change(index, { mappings });
      shards.get(index.number)?.setMapping(mapping);
    },

    /** After a failed write nothing in memory can be trusted: shards load again from what is stored. */
    forgetShards(): void {
      shards.clear();
    },
  };
}

function newState(name: string, uuid: string, body: JsonObject, now: number): IndexState {
  const defaults = { number_of_shards: '1', number_of_replicas: '1' };
  const given = flattenSettings(isObject(body.settings) ? body.settings : {});
  const own = { provided_name: name, creation_date: String(now), uuid, version: { created: '136407927' } };
  const settings = { replication: { type: 'DOCUMENT' }, ...defaults, ...nestSettings(given), ...own };
  const aliases = Object.entries(isObject(body.aliases) ? body.aliases : {}).map(([alias, options]) => {
    requireAliasName(alias);
    return [alias, readAliasOptions(isObject(options) ? options : {})] as const;
  });
  return {
    uuid,
    settings,
    mappings: isObject(body.mappings) ? body.mappings : {},
    aliases: Object.fromEntries(aliases),
  };
}

/** Throws for filtered and routed aliases, which nothing here would follow. */
export function readAliasOptions(json: JsonObject): AliasOptions {
  for (const key of ['filter', 'routing', 'index_routing', 'search_routing'])
    if (json[key] !== undefined) throw unsupported(`alias option [${key}]`);
  return typeof json.is_write_index === 'boolean' ? { is_write_index: json.is_write_index } : {};
}
