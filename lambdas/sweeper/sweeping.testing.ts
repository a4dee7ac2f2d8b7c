import type { CallEvent } from '../domain/calls/ports.ts';
import { unsettledShard } from '../domain/calls/unsettled-shard.ts';
import { MemoryCallStore } from '../testing/memory-calls.ts';
import { triagedCall } from '../testing/samples.ts';
import { strictMeter } from '../testing/strict-meter.ts';
import type { SweepDeps } from './sweep-calls.ts';

/** Ids of calls, `perShard` of each shard. */
export function idsOf(perShard: (shard: number) => number): string[] {
  const counts = new Map<string, number>();
  return Array.from({ length: 8000 }, (_, i) => `call-${i}`).filter((id) => {
    const shard = unsettledShard(id);
    counts.set(shard, (counts.get(shard) ?? 0) + 1);
    return (counts.get(shard) ?? 0) <= perShard(Number(shard));
  });
}

/** Unsettled calls in a store, and events that are published, and indexed at once, unless `refuse` says otherwise. */
export async function setUp(ids: readonly string[], refuse: (event: CallEvent) => boolean) {
  const calls = new MemoryCallStore();
  for (const id of ids) await calls.put(triagedCall(id));
  const shards: number[] = [];
  const logged: unknown[] = [];
  const queued: string[] = [];
  const measured: [string, number][] = [];
  const deps: SweepDeps = {
    calls: {
      unsettled: (query) => {
        shards.push(query.shard);
        return calls.unsettled(query);
      },
      summary: (id) => calls.summary(id),
      settle: (id, revision, effects) => calls.settle(id, revision, effects),
      postpone: (id, revision, until) => calls.postpone(id, revision, until),
    },
    events: {
      publish: async (events) => {
        const failed = new Set(events.filter(refuse).map((event) => event.call_id));
        const faults: Record<string, number> = failed.size > 0 ? { InternalError: failed.size } : {};
        for (const { call_id, revision } of events)
          if (!failed.has(call_id)) await calls.settle(call_id, revision, ['index']);
        return { failed, faults };
      },
    },
    indexing: {
      send: async (refs) => {
        queued.push(...refs.map(({ call_id }) => call_id));
        return { failed: new Set(), faults: {} };
      },
    },
    enrichment: {
      send: async (lane, refs) => {
        queued.push(...refs.map(({ call_id }) => `${lane} ${call_id}`));
        return { failed: new Set(), faults: {} };
      },
    },
    complaints: {
      send: async (refs) => {
        queued.push(...refs.map(({ call_id }) => `complaint ${call_id}`));
        return { failed: new Set(), faults: {} };
      },
    },
    depths: { depth: async () => 0 },
    counter: strictMeter(undefined, (metric, value) => void measured.push([metric, value])),
    logger: { warn: (message, details) => void logged.push({ message, ...details }) },
    graceSeconds: 60,
    now: () => new Date('2026-11-02T12:00:00.000Z'),
    outOfTime: () => false,
  };
  const left = () => [...calls.items.values()].filter((call) => call.unsettled).map((call) => call.call_id);
  return { deps, calls, shards, logged, left, queued, measured };
}
