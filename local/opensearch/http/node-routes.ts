import { statfsSync } from 'node:fs';
import { getHeapStatistics } from 'node:v8';
import { illegalArgument } from '../errors.ts';
import { CLUSTER, NODE } from '../identity.ts';
import { ok, type Route } from './router.ts';

/** Figures of a node by what they are about. */
type Stats = Readonly<Record<string, () => object>>;

/**
 * `GET /_nodes/stats[/{metrics}]`, as far as this engine has them to tell: `jvm` of the heap of the process or thread that
 * it runs in, `fs` of the disk that its folder is on
 * (https://docs.opensearch.org/latest/api-reference/nodes-apis/nodes-stats/).
 */
export function nodeRoutes(dataDir: string | undefined, now: () => number): readonly Route[] {
  const stats: Stats = {
    jvm: () => ({ timestamp: now(), ...heap() }),
    fs: () => ({ timestamp: now(), ...disk(dataDir) }),
  };
  const answer = (wanted: readonly string[]) => {
    const unknown = wanted.filter((name) => !Object.hasOwn(stats, name));
    if (unknown.length > 0)
      throw illegalArgument(`request [/_nodes/stats] contains unrecognized metric: [${unknown.join(', ')}]`);
    const figures = Object.fromEntries(wanted.map((name) => [name, stats[name]?.()]));
    const node = { timestamp: now(), name: NODE, roles: ['cluster_manager', 'data'], ...figures };
    return ok({ _nodes: { total: 1, successful: 1, failed: 0 }, cluster_name: CLUSTER, nodes: { [NODE]: node } });
  };
  return [
    { methods: ['GET'], pattern: '/_nodes/stats', handle: () => answer(Object.keys(stats)) },
    {
      methods: ['GET'],
      pattern: '/_nodes/stats/{metrics}',
      handle: (_, { metrics = '' }) => answer(metricsOf(metrics, stats)),
    },
  ];
}

function metricsOf(list: string, stats: Stats): readonly string[] {
  const named = list.split(',').filter((name) => name !== '');
  return named.includes('_all') ? Object.keys(stats) : named;
}

/** The heap of V8, which is what a heap is here, and what it may grow to. */
function heap() {
  const { used_heap_size: used, total_heap_size: committed, heap_size_limit: most } = getHeapStatistics();
  return {
    uptime_in_millis: Math.round(process.uptime() * 1000),
    mem: {
      heap_used_in_bytes: used,
      heap_used_percent: Math.round((100 * used) / most),
      heap_committed_in_bytes: committed,
      heap_max_in_bytes: most,
    },
  };
}

/** Of an engine that keeps everything in memory nothing is on a disk. */
function disk(dataDir: string | undefined) {
  if (dataDir === undefined) return { total: {}, data: [] };
  const { bsize, blocks, bfree, bavail } = statfsSync(dataDir);
  const total = { total_in_bytes: blocks * bsize, free_in_bytes: bfree * bsize, available_in_bytes: bavail * bsize };
  return { total, data: [{ path: dataDir, ...total }] };
}
