import { addSpending, NO_SPENDING, type SpentReading, withSums } from '../domain/calls/model-spending.ts';
import { hasOutstanding, isOutstanding, settledAtFirst } from '../domain/calls/outstanding.ts';
import type {
  CallBatches,
  CallPage,
  CallQuery,
  CallRevision,
  CallScan,
  CallStore,
  Claim,
  CurrentCall,
  EnrichOutcome,
  Findings,
  Hold,
  ParkedCall,
  ParkedQuery,
  StoreOutcome,
  UnsettledCall,
  UnsettledQuery,
} from '../domain/calls/ports.ts';
import { type CallRecord, type Effect, RECORD_SCHEMA_VERSION, type TriagedCall } from '../domain/calls/record.ts';
import { summaryOf } from '../domain/calls/summary.ts';
import { unsettledShard } from '../domain/calls/unsettled-shard.ts';
import type { Enrichment } from '../domain/enrichment/types.ts';
import { compareVersions } from '../domain/source/version-order.ts';

/** Of one revision; what is missing is not so, and the times are those of triage. */
interface Marks {
  readonly unsettled_since?: string;
  readonly outstanding_since?: string;
  readonly claimed_until?: string;
  readonly parked_since?: string;
}

const keyOf = ({ call_id, revision }: CallRevision) => `${call_id} ${revision}`;

const NOBODY = { claimed_until: undefined, parked_since: undefined };

/** The store of calls in memory, held to the same contract as the table; property tests run thousands of them. */
export class MemoryCallStore implements CallStore, CallBatches {
  readonly items = new Map<string, CallRecord>();
  readonly #marks = new Map<string, Marks>();
  /** Readings that are booked, by the revision. */
  readonly #booked = new Map<string, ReadonlySet<string>>();

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
      edition: 0,
      settled: settledAtFirst(call.triage),
      unsettled: true,
      ...(stored?.embeddings && { embeddings: stored.embeddings }),
    });
    this.items.set(call.call_id, record);
    return { kind: 'stored', revision };
  }

  async get(callId: string): Promise<CallRecord | undefined> {
    const stored = this.items.get(callId);
    return stored && this.#read(stored);
  }

  async summary(callId: string): Promise<CurrentCall | undefined> {
    const call = this.items.get(callId);
    if (call === undefined) return undefined;
    const { unsettled_since: _, ...marks } = this.#marksOf(call);
    return { ...structuredClone(summaryOf(call)), outstanding_since: call.triaged_at, ...marks };
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
    const { edition, ...kept } = findings;
    const stored = this.items.get(callId);
    if (stored?.revision !== revision || stored.edition > (edition ?? stored.edition)) return false;
    const settled = { ...stored.settled, ...Object.fromEntries(effects.map((effect) => [effect, revision])) };
    const unsettled = stored.unsettled && hasOutstanding({ revision, settled });
    const { index_refusal, ...rest } = stored;
    const before = effects.includes('index') || index_refusal === undefined ? rest : stored;
    this.items.set(callId, structuredClone({ ...before, ...kept, settled, unsettled }));
    if (effects.includes('enrichment')) this.#mark(stored, NOBODY);
    return true;
  }

  async claim(callId: string, revision: number, { now, until }: Hold): Promise<Claim> {
    const stored = this.#due(callId, revision);
    if (stored === undefined) return { kind: 'done' };
    if ((this.#marksOf(stored).claimed_until ?? '') > now) return { kind: 'held' };
    this.#mark(stored, { ...NOBODY, claimed_until: until });
    return { kind: 'claimed', call: this.#read(stored) };
  }

  async release(callId: string, revision: number, reading?: SpentReading): Promise<void> {
    const stored = this.items.get(callId);
    if (stored?.revision !== revision || this.#isBooked(stored, reading)) return;
    this.#mark(stored, { claimed_until: undefined });
    this.#book(stored, reading);
  }

  async enrich(
    callId: string,
    revision: number,
    enrichment: Enrichment,
    reading?: SpentReading,
  ): Promise<EnrichOutcome> {
    const stored = this.items.get(callId);
    if (stored?.revision !== revision) return 'superseded';
    const due = this.#due(callId, revision) !== undefined;
    const booked = this.#isBooked(stored, reading);
    const better = stored.enrichment !== undefined && stored.enrichment.degraded === undefined;
    const isWorse = better && enrichment.degraded !== undefined;
    if (!due || booked || isWorse) {
      if (booked && isOutstanding(stored, 'index')) return 'stored';
      this.#book(stored, reading);
      if (due && isWorse) await this.settle(callId, revision, ['enrichment']);
      return 'kept';
    }
    const { index: _, ...others } = stored.settled;
    const settled = { ...others, enrichment: revision };
    const edition = stored.edition + 1;
    const { enriched_at } = enrichment;
    this.#mark(stored, { ...NOBODY, unsettled_since: enriched_at, outstanding_since: enriched_at });
    this.#book(structuredClone({ ...stored, enrichment, edition, settled, unsettled: true }), reading);
    return 'stored';
  }

  #isBooked(call: CallRevision, reading: SpentReading | undefined): boolean {
    return reading !== undefined && this.#booked.get(keyOf(call))?.has(reading.id) === true;
  }

  /** Keeps the call, with what the reading took unless it is in it. */
  #book(call: CallRecord, reading: SpentReading | undefined): void {
    if (reading === undefined || this.#isBooked(call, reading)) {
      this.items.set(call.call_id, withSums(call));
      return;
    }
    this.#booked.set(keyOf(call), new Set(this.#booked.get(keyOf(call))).add(reading.id));
    const model_spending = addSpending(call.model_spending ?? NO_SPENDING, reading);
    this.items.set(call.call_id, withSums({ ...call, model_spending }));
  }

  /** As it is read back. */
  #read(call: CallRecord): CallRecord {
    const { outstanding_since } = this.#marksOf(call);
    const since = call.unsettled && outstanding_since !== undefined ? { outstanding_since } : {};
    return structuredClone({ ...call, ...since });
  }

  async park(callId: string, revision: number, since: string): Promise<void> {
    const stored = this.#due(callId, revision);
    if (stored !== undefined) this.#mark(stored, { parked_since: since, claimed_until: undefined });
  }

  async parked({ shard, before, limit, after }: ParkedQuery): Promise<readonly ParkedCall[]> {
    const key = (c: ParkedCall) => `${c.parked_since} ${c.call_id}`;
    return [...this.items.values()]
      .filter((call) => unsettledShard(call.call_id) === String(shard))
      .flatMap((call) => {
        const { parked_since } = this.#marksOf(call);
        return parked_since === undefined ? [] : [{ call_id: call.call_id, revision: call.revision, parked_since }];
      })
      .filter((c) => c.parked_since < before && (after === undefined || key(c) > key(after)))
      .sort((a, b) => (key(a) < key(b) ? -1 : 1))
      .slice(0, limit);
  }

  async reopen(callId: string, revision: number, at: string): Promise<boolean> {
    const stored = this.items.get(callId);
    if (stored?.revision !== revision || stored.enrichment === undefined) return false;
    const { enrichment: _, ...settled } = stored.settled;
    this.items.set(callId, { ...stored, settled, unsettled: true });
    this.#mark(stored, { unsettled_since: at, outstanding_since: at, claimed_until: undefined });
    return true;
  }

  async postpone(callId: string, revision: number, until: string): Promise<void> {
    const stored = this.items.get(callId);
    if (stored?.revision === revision && stored.unsettled) this.#mark(stored, { unsettled_since: until });
  }

  /** The call, if the enrichment of that revision is due. */
  #due(callId: string, revision: number): CallRecord | undefined {
    const stored = this.items.get(callId);
    return stored?.revision === revision && isOutstanding(stored, 'enrichment') ? stored : undefined;
  }

  #marksOf(call: CallRevision): Marks {
    return this.#marks.get(keyOf(call)) ?? {};
  }

  #mark(call: CallRevision, changes: { readonly [K in keyof Marks]: string | undefined }): void {
    const marks = Object.entries({ ...this.#marksOf(call), ...changes }).filter(([, value]) => value !== undefined);
    this.#marks.set(keyOf(call), Object.fromEntries(marks));
  }

  async unsettled({ shard, before, limit, after }: UnsettledQuery): Promise<readonly UnsettledCall[]> {
    const key = (c: UnsettledCall) => `${c.unsettled_since} ${c.call_id}`;
    return [...this.items.values()]
      .filter((c) => c.unsettled && unsettledShard(c.call_id) === String(shard))
      .map((c) => {
        const unsettled_since = this.#marksOf(c).unsettled_since ?? c.triaged_at;
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
