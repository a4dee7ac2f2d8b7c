import type {
  CallBatches,
  CallPage,
  CallQuery,
  CallScan,
  CallStore,
  CurrentCall,
  Findings,
  StoreOutcome,
  UnsettledCall,
  UnsettledQuery,
} from '../domain/calls/ports.ts';
import {
  type CallRecord,
  EFFECTS,
  type Effect,
  RECORD_SCHEMA_VERSION,
  type TriagedCall,
} from '../domain/calls/record.ts';
import { summaryOf } from '../domain/calls/summary.ts';
import { unsettledShard } from '../domain/calls/unsettled-shard.ts';
import { compareVersions } from '../domain/source/version-order.ts';

/** The store of calls in memory, held to the same contract as the table; property tests run thousands of them. */
export class MemoryCallStore implements CallStore, CallBatches {
  readonly items = new Map<string, CallRecord>();
  readonly #postponed = new Map<string, string>();

  async put(call: TriagedCall): Promise<StoreOutcome> {
    const stored = this.items.get(call.call_id);
    const order = stored === undefined ? 1 : compareVersions(call.source, stored.source);
    if (stored !== undefined && order === 0) {
      return { kind: 'duplicate', revision: stored.revision, unsettled: stored.unsettled };
    }
    if (order < 0) return { kind: 'superseded' };
    const revision = (stored?.revision ?? 0) + 1;
    const record = structuredClone({
      ...call,
      schema_version: RECORD_SCHEMA_VERSION,
      revision,
      settled: {},
      unsettled: true,
      ...(stored?.embeddings && { embeddings: stored.embeddings }),
    });
    this.items.set(call.call_id, record);
    return { kind: 'stored', revision };
  }

  async get(callId: string): Promise<CallRecord | undefined> {
    return structuredClone(this.items.get(callId));
  }

  async summary(callId: string): Promise<CurrentCall | undefined> {
    const call = this.items.get(callId);
    return call && { ...structuredClone(summaryOf(call)), triaged_at: call.triaged_at };
  }

  async getMany(callIds: readonly string[]): Promise<ReadonlyMap<string, CallRecord>> {
    const found = await Promise.all(callIds.map((id) => this.get(id)));
    return new Map(found.flatMap((call) => (call === undefined ? [] : [[call.call_id, call] as const])));
  }

  async scan({ limit, after }: { limit: number; after?: string | undefined }): Promise<CallScan> {
    const ids = [...this.items.keys()].sort().filter((id) => after === undefined || id > after);
    const calls = [...(await this.getMany(ids.slice(0, limit))).values()];
    return { calls, next: ids.length > limit ? ids[limit - 1] : undefined };
  }

  async size(): Promise<number> {
    return this.items.size;
  }

  async settle(
    callId: string,
    revision: number,
    effects: readonly Effect[],
    findings: Findings = {},
  ): Promise<boolean> {
    const stored = this.items.get(callId);
    if (stored?.revision !== revision) return false;
    const settled = { ...stored.settled, ...Object.fromEntries(effects.map((effect) => [effect, revision])) };
    const unsettled = stored.unsettled && EFFECTS.some((effect) => settled[effect] !== revision);
    const { index_refusal, ...rest } = stored;
    const kept = effects.includes('index') || index_refusal === undefined ? rest : stored;
    this.items.set(callId, structuredClone({ ...kept, ...findings, settled, unsettled }));
    return true;
  }

  async postpone(callId: string, revision: number, until: string): Promise<void> {
    const stored = this.items.get(callId);
    if (stored?.revision === revision && stored.unsettled) this.#postponed.set(`${callId} ${revision}`, until);
  }

  async unsettled({ shard, before, limit, after }: UnsettledQuery): Promise<readonly UnsettledCall[]> {
    const key = (c: UnsettledCall) => `${c.unsettled_since} ${c.call_id}`;
    return [...this.items.values()]
      .filter((c) => c.unsettled && unsettledShard(c.call_id) === String(shard))
      .map((c) => {
        const unsettled_since = this.#postponed.get(`${c.call_id} ${c.revision}`) ?? c.triaged_at;
        return { call_id: c.call_id, unsettled_since };
      })
      .filter((c) => c.unsettled_since < before && (after === undefined || key(c) > key(after)))
      .sort((a, b) => (key(a) < key(b) ? -1 : 1))
      .slice(0, limit);
  }

  async list(query: CallQuery): Promise<CallPage> {
    const key = (c: { timestamp: string; call_id: string }) => `${c.timestamp} ${c.call_id}`;
    const matching = [...this.items.values()]
      .filter(
        (c) =>
          c.client_id === query.clientId && c.timestamp >= (query.start ?? '0') && c.timestamp <= (query.end ?? '9'),
      )
      .filter((c) => query.importance === undefined || query.importance.includes(c.triage.importance))
      .sort((a, b) => (key(a) > key(b) ? -1 : 1));
    const { after } = query;
    const rest = after === undefined ? matching : matching.filter((c) => key(c) < key(after));
    const calls = rest.slice(0, query.limit).map((call) => structuredClone(summaryOf(call)));
    const last = calls.at(-1);
    if (last === undefined || rest.length <= query.limit) return { calls };
    return { calls, next: { call_id: last.call_id, timestamp: last.timestamp } };
  }
}
