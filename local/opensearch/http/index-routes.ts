import { updateAliases } from '../aliases.ts';
import type { Catalogue, Index } from '../catalogue.ts';
import { OpenSearchError } from '../errors.ts';
import { changedSettings } from '../index-settings.ts';
import type { Store } from '../shard/store.ts';
import { bodyObject, ok, type Route } from './router.ts';

const ACKNOWLEDGED = ok({ acknowledged: true });
const EXPANDING = [
  'ignore_unavailable',
  'allow_no_indices',
  'expand_wildcards',
  'local',
  'flat_settings',
  'include_defaults',
];

const byName = (indices: readonly Index[], describe: (index: Index) => object) =>
  ok(Object.fromEntries(indices.map((index) => [index.name, describe(index)])));

/** Routes about indices, their mappings and settings. */
export function indexRoutes(catalogue: Catalogue): readonly Route[] {
  const lenient = (params: URLSearchParams) => params.get('ignore_unavailable') === 'true';
  return [
    {
      methods: ['HEAD'],
      pattern: '/{index}',
      params: EXPANDING,
      handle: ({ params }, { index = '' }) => {
        catalogue.resolve(index, lenient(params));
        return { status: 200 };
      },
    },
    {
      methods: ['DELETE'],
      pattern: '/{index}',
      params: EXPANDING,
      handle: ({ params }, { index = '' }) => {
        const names = index.split(',').filter((name) => catalogue.get(name) !== undefined || !lenient(params));
        const found = names.map((name) => requireIndex(catalogue, name));
        for (const { name } of found) catalogue.drop(name);
        return ACKNOWLEDGED;
      },
    },
    {
      methods: ['GET'],
      pattern: '/{index}',
      params: EXPANDING,
      handle: ({ params }, { index = '' }) =>
        byName(catalogue.resolve(index, lenient(params)), ({ aliases, mappings, settings }) => ({
          aliases,
          mappings,
          settings: { index: settings },
        })),
    },
    {
      methods: ['PUT'],
      pattern: '/{index}',
      handle: (request, { index = '' }) => {
        catalogue.create(index, bodyObject(request));
        return ok({ acknowledged: true, shards_acknowledged: true, index });
      },
    },
    {
      methods: ['GET'],
      pattern: '/{index}/_mapping',
      params: EXPANDING,
      handle: (_, { index = '' }) => byName(catalogue.resolve(index), ({ mappings }) => ({ mappings })),
    },
    {
      methods: ['PUT', 'POST'],
      pattern: '/{index}/_mapping',
      params: EXPANDING,
      handle: (request, { index = '' }) => {
        const body = bodyObject(request);
        for (const target of catalogue.resolve(index)) catalogue.putMapping(target, body);
        return ACKNOWLEDGED;
      },
    },
    {
      methods: ['GET'],
      pattern: '/{index}/_settings',
      params: EXPANDING,
      handle: (_, { index = '' }) =>
        byName(catalogue.resolve(index), ({ settings }) => ({ settings: { index: settings } })),
    },
    {
      methods: ['PUT'],
      pattern: '/{index}/_settings',
      params: [...EXPANDING, 'preserve_existing'],
      handle: (request, { index = '' }) => {
        const body = bodyObject(request);
        for (const target of catalogue.resolve(index)) {
          const { name, uuid, settings } = target;
          catalogue.change(target, { settings: changedSettings(settings, body, `${name}/${uuid}`) });
        }
        return ACKNOWLEDGED;
      },
    },
    {
      methods: ['POST', 'GET'],
      pattern: '/{index}/_refresh',
      params: EXPANDING,
      handle: (_, { index = '' }) => {
        const total = catalogue.resolve(index).length;
        return ok({ _shards: { total, successful: total, failed: 0 } });
      },
    },
  ];
}

function requireIndex(catalogue: Catalogue, name: string): Index {
  const index = catalogue.get(name);
  if (index !== undefined) return index;
  const [target] = catalogue.resolve(name);
  const reason = `The provided expression [${name}] matches an alias, specify the corresponding concrete indices instead.`;
  throw new OpenSearchError(400, 'illegal_argument_exception', reason, { index: target?.name });
}

/** Routes about aliases. */
export function aliasRoutes(catalogue: Catalogue, store: Store): readonly Route[] {
  const described = (indices: readonly Index[], names: readonly string[] | undefined) =>
    byName(indices, ({ aliases }) => ({
      aliases: Object.fromEntries(Object.entries(aliases).filter(([alias]) => names?.includes(alias) ?? true)),
    }));
  return [
    {
      methods: ['POST'],
      pattern: '/_aliases',
      handle: (request) => {
        updateAliases(catalogue, store, bodyObject(request));
        return ACKNOWLEDGED;
      },
    },
    {
      methods: ['GET'],
      pattern: '/_alias',
      params: EXPANDING,
      handle: () => described(catalogue.all(), undefined),
    },
    {
      methods: ['GET', 'HEAD'],
      pattern: '/_alias/{name}',
      params: EXPANDING,
      handle: ({ method }, { name = '' }) => {
        const names = name.split(',');
        const missing = names.filter((alias) => catalogue.aliasTargets(alias).length === 0);
        if (missing.length > 0) {
          const error = `alias${missing.length > 1 ? 'es' : ''} [${missing.join(',')}] missing`;
          return { status: 404, ...(method !== 'HEAD' && { body: { error, status: 404 } }) };
        }
        if (method === 'HEAD') return { status: 200 };
        return described(
          catalogue.all().filter(({ aliases }) => names.some((alias) => Object.hasOwn(aliases, alias))),
          names,
        );
      },
    },
    {
      methods: ['GET'],
      pattern: '/{index}/_alias',
      params: EXPANDING,
      handle: (_, { index = '' }) => described(catalogue.resolve(index), undefined),
    },
    {
      methods: ['GET'],
      pattern: '/{index}/_alias/{name}',
      params: EXPANDING,
      handle: (_, { index = '', name = '' }) => {
        const having = catalogue.resolve(index).filter(({ aliases }) => Object.hasOwn(aliases, name));
        if (having.length > 0) return described(having, [name]);
        return { status: 404, body: { error: `alias [${name}] missing`, status: 404 } };
      },
    },
  ];
}
