import type { Upstream } from '../../aws/upstream.ts';
import type { MetricStore } from '../metric-store.ts';

/** A megabyte of FreeStorageSpace. */
const MB = 1024 * 1024;

/**
 * AWS/ES of the one domain of the laptop. SearchLatency is what a search took at the front door of the engine, where
 * AWS takes the average of the nodes. Disk and memory are what the engine says of its node, be it embedded or real: memory
 * is the share of its heap that is used, where AWS looks at the old generation of Java's.
 */
export class SearchMetrics {
  private readonly store: MetricStore;
  private readonly account: string;
  private domain: string | undefined;
  private engine: (() => Promise<Upstream>) | undefined;

  constructor(store: MetricStore, account: string) {
    this.store = store;
    this.account = account;
  }

  setDomain(name: string): void {
    this.domain = name;
  }

  /** The engine, with its searches measured. It is looked at only after somebody has needed it, which starts it. */
  readonly meter = (engine: () => Promise<Upstream>): (() => Promise<Upstream>) => {
    return async () => {
      this.engine = engine;
      const upstream = await engine();
      return { ...upstream, stream: (outgoing) => this.measured(upstream, outgoing) };
    };
  };

  private async measured(upstream: Upstream, outgoing: Parameters<Upstream['stream']>[0]) {
    const began = performance.now();
    const answer = await upstream.stream(outgoing);
    const isSearch = /\/_m?search(?:\?|$)/.test(outgoing.path);
    if (isSearch && answer.statusCode === 200) this.put('SearchLatency', performance.now() - began);
    return answer;
  }

  async look(): Promise<void> {
    if (this.engine === undefined) return;
    const status = await this.ask('/_cluster/health').then((health) => health?.status);
    // An engine that does not answer has no shard that can be used, which is what red means.
    this.put('ClusterStatus.red', status === undefined || status === 'red' ? 1 : 0);
    this.put('ClusterStatus.yellow', status === 'yellow' ? 1 : 0);
    this.put('ClusterStatus.green', status === 'green' ? 1 : 0);
    const stats =
      status === undefined ? undefined : ((await this.ask('/_nodes/stats/jvm,fs')) as NodesStats | undefined);
    for (const { jvm, fs } of Object.values(stats?.nodes ?? {})) {
      const [free, heap] = [fs?.total?.available_in_bytes, heapShare(jvm?.mem)];
      if (typeof free === 'number') this.put('FreeStorageSpace', free / MB);
      if (typeof heap === 'number') this.put('JVMMemoryPressure', heap);
    }
  }

  private async ask(path: string): Promise<Record<string, unknown> | undefined> {
    try {
      const upstream = await this.engine?.();
      const signal = AbortSignal.timeout(2_000);
      const answer = await upstream?.ask({ method: 'GET', path, headers: { accept: 'application/json' }, signal });
      return answer?.status === 200 ? (JSON.parse(answer.body.toString()) as Record<string, unknown>) : undefined;
    } catch {
      return undefined;
    }
  }

  private put(name: string, value: number): void {
    if (this.domain === undefined) return;
    const dimensions = { DomainName: this.domain, ClientId: this.account };
    this.store.put({ namespace: 'AWS/ES', name, dimensions }, value);
  }
}

interface Heap {
  readonly heap_used_in_bytes?: number;
  readonly heap_max_in_bytes?: number;
  readonly heap_used_percent?: number;
}

/** Percent. The engine's own is a whole number, and an embedded engine uses less than one of a laptop's memory. */
function heapShare(heap: Heap = {}): number | undefined {
  const { heap_used_in_bytes: used, heap_max_in_bytes: most, heap_used_percent } = heap;
  return used !== undefined && most !== undefined && most > 0 ? (100 * used) / most : heap_used_percent;
}

/** Of GET /_nodes/stats/jvm,fs (https://docs.opensearch.org/latest/api-reference/nodes-apis/nodes-stats/). */
interface NodesStats {
  readonly nodes?: Readonly<
    Record<
      string,
      {
        readonly jvm?: { readonly mem?: Heap };
        readonly fs?: { readonly total?: { readonly available_in_bytes?: number } };
      }
    >
  >;
}
