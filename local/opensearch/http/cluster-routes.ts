import { analyzeRequest } from '../analysis/analyze-request.ts';
import type { Catalogue, Index } from '../catalogue.ts';
import { CLUSTER, NODE, VERSION } from '../identity.ts';
import { bodyObject, ok, type Route } from './router.ts';

const catRow = ({ name, uuid, settings, shard }: Index) => ({
  health: 'green',
  status: 'open',
  index: name,
  uuid,
  pri: String(settings.number_of_shards),
  rep: String(settings.number_of_replicas),
  'docs.count': String(shard().count),
  'docs.deleted': '0',
  'store.size': '0b',
  'pri.store.size': '0b',
});

/** Routes about the engine itself, and `_analyze`. */
export function clusterRoutes(catalogue: Catalogue): readonly Route[] {
  const health = (shards: number) => ({
    cluster_name: CLUSTER,
    status: 'green',
    timed_out: false,
    number_of_nodes: 1,
    number_of_data_nodes: 1,
    discovered_master: true,
    discovered_cluster_manager: true,
    active_primary_shards: shards,
    active_shards: shards,
    relocating_shards: 0,
    initializing_shards: 0,
    unassigned_shards: 0,
    delayed_unassigned_shards: 0,
    number_of_pending_tasks: 0,
    number_of_in_flight_fetch: 0,
    task_max_waiting_in_queue_millis: 0,
    active_shards_percent_as_number: 100,
  });
  const healthParams = ['wait_for_status', 'wait_for_nodes', 'wait_for_no_relocating_shards', 'level', 'local'];
  return [
    {
      methods: ['GET', 'HEAD'],
      pattern: '/',
      handle: ({ method }) =>
        method === 'HEAD'
          ? { status: 200 }
          : ok({
              name: NODE,
              cluster_name: CLUSTER,
              version: VERSION,
              tagline: 'The OpenSearch Project: https://opensearch.org/',
            }),
    },
    {
      methods: ['GET'],
      pattern: '/_cluster/health',
      params: healthParams,
      handle: () => ok(health(catalogue.all().length)),
    },
    {
      methods: ['GET'],
      pattern: '/_cluster/health/{index}',
      params: healthParams,
      handle: (_, { index = '' }) => ok(health(catalogue.resolve(index).length)),
    },
    ...['/_cat/indices', '/_cat/indices/{name}'].map(
      (pattern): Route => ({
        methods: ['GET'],
        pattern,
        params: ['h', 's', 'v', 'health', 'bytes', 'expand_wildcards'],
        handle: ({ params }, { name }) => {
          const rows = (name === undefined ? catalogue.all() : catalogue.resolve(name)).map(catRow);
          const wanted = params.get('h')?.split(',');
          const shown = (row: object) => Object.entries(row).filter(([column]) => wanted?.includes(column) ?? true);
          return ok(rows.map((row) => Object.fromEntries(shown(row))));
        },
      }),
    ),
    ...['/_analyze', '/{index}/_analyze'].map(
      (pattern): Route => ({
        methods: ['POST', 'GET'],
        pattern,
        handle: (request, { index }) =>
          ok(analyzeRequest(bodyObject(request), index === undefined ? undefined : catalogue.single(index))),
      }),
    ),
  ];
}
