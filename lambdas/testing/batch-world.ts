import type { BatchDeps } from '../batch-enrichment/batch-deps.ts';
import { collectCalls } from '../batch-enrichment/collect-calls.ts';
import { finishJobs } from '../batch-enrichment/finish-jobs.ts';
import type { CallRevision, EnrichmentMessage } from '../domain/calls/ports.ts';
import type { TriagedCall } from '../domain/calls/record.ts';
import type { BatchAnswer } from '../domain/enrichment/batch-job.ts';
import { answerOf } from '../domain/enrichment/schema.testing.ts';
import type { EnrichmentSettings } from '../domain/enrichment/settings.ts';
import { UNSETTLED_SHARDS } from '../names.ts';
import { MemoryBatchBook, MemoryBatchService } from './memory-batch.ts';
import { MemoryCallStore } from './memory-calls.ts';
import { MemoryLedger } from './memory-ledger.ts';
import { triagedCall } from './samples.ts';
import { strictMeter } from './strict-meter.ts';
import { Crash, type CrashPlan } from './world.ts';

export const ISSUE_KEYS = ['outage', 'late_delivery'];
export const SETTINGS: EnrichmentSettings = {
  models: {
    strong: 'us.anthropic.claude-haiku-5-5',
    economy: 'us.amazon.nova-lite-v1:0',
    fallback: 'us.amazon.nova-pro-v1:0',
  },
  budget: { day_usd: 1, month_usd: 10, economy_share: 0.8 },
  transcript_tokens: 600,
  answer_tokens: 500,
  model_timeout_ms: 5_000,
  patience_seconds: { priority: 600, normal: 3600 },
  batch: { delay_seconds: 600, max_wait_seconds: 7200, min_records: 3, max_records: 100 },
};

const START = Date.parse('2026-11-02T10:00:00.000Z');
const MINUTE = 60_000;

/** A call that an economical model is to read. */
export function economyCall(callId: string, text = 'The line is dead since Monday morning.'): TriagedCall {
  const { triage, ...call } = triagedCall(callId);
  const turn = {
    turn: 1,
    speaker: 'customer',
    text,
    redactions: [],
    intent: 'general',
    confidence: 0.8,
    sentiment: 'negative',
    sentiment_score: -0.4,
    importance_score: 0.7,
    language: 'en',
    keywords: [],
    products: [],
    issues: [],
  } as const;
  return { ...call, turns: [turn], triage: { ...triage, lane: 'economy', requires_enrichment: true } };
}

/** What a model answers to a record, by its tokens. */
export function answered(input: unknown = answerOf(), usage = { input: 1000, output: 100 }): BatchAnswer['outcome'] {
  const tokens = { ...usage, cache_read: 0, cache_write: 0 };
  return { kind: 'answered', input, text: '', stop_reason: 'tool_use', usage: tokens, latency_ms: 0 };
}

/** The use cases of the batch lane on stores in memory, with a clock, and a crash before or after any write. */
export class BatchWorld {
  readonly store = new MemoryCallStore();
  readonly book = new MemoryBatchBook();
  readonly service = new MemoryBatchService();
  readonly ledger = new MemoryLedger();
  readonly singly: EnrichmentMessage[] = [];
  readonly indexed: CallRevision[] = [];
  readonly counts = new Map<string, number>();
  settings = SETTINGS;
  /** Minutes since the start. */
  minute = 0;
  crash: CrashPlan = () => false;
  outOfTime: () => boolean = () => false;
  steps = 0;
  #names = 0;

  readonly #write = async <T>(effect: () => Promise<T>): Promise<T> => {
    if (this.crash(this.steps++)) throw new Crash('before a write');
    const result = await effect();
    if (this.crash(this.steps++)) throw new Crash('after a write');
    return result;
  };

  /** The same, with a crash around each call of these methods. */
  #crashing<T extends object>(target: T, methods: readonly (keyof T)[]): T {
    return new Proxy(target, {
      get: (of, name) => {
        const value = Reflect.get(of, name, of);
        if (typeof value !== 'function') return value;
        const method = value.bind(of);
        const writes = (methods as readonly unknown[]).includes(name);
        return writes ? (...args: unknown[]) => this.#write(() => method(...args)) : method;
      },
    });
  }

  now = () => new Date(START + this.minute * MINUTE);

  deps(): BatchDeps {
    const sent = { failed: new Set<string>(), faults: {} };
    const count = (metric: string, by: number) => void this.counts.set(metric, (this.counts.get(metric) ?? 0) + by);
    const send =
      <T>(to: T[]) =>
      (items: readonly T[]) =>
        this.#write(async () => {
          to.push(...items);
          return sent;
        });
    return {
      calls: this.#crashing(this.store, ['claim', 'release', 'enrich', 'settle', 'park']),
      book: this.#crashing(this.book, ['add', 'update', 'remove']),
      files: this.#crashing(this.service, ['writeCalls']),
      jobs: this.#crashing(this.service, ['create']),
      ledger: this.#crashing(this.ledger, ['reserve', 'release', 'record']),
      watchBudget: async () => {},
      queues: { send: (_lane, messages) => send(this.singly)(messages) },
      indexing: { send: send(this.indexed) },
      settings: this.settings,
      issueKeys: ISSUE_KEYS,
      now: this.now,
      newName: () => `job-${++this.#names}`,
      counter: strictMeter(count),
      logger: { info: () => {}, warn: () => {} },
      outOfTime: () => this.outOfTime(),
    };
  }

  /** Stores calls and lays them aside, as the enrichment function does. */
  async park(...ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      await this.store.put(economyCall(id));
      await this.store.park(id, 1, this.now().toISOString());
    }
  }

  /** One run of the function; true when it went through. */
  async run(): Promise<boolean> {
    try {
      const failed = await finishJobs(this.deps());
      await collectCalls(this.deps());
      return failed === 0;
    } catch (error) {
      if (error instanceof Crash) return false;
      throw error;
    }
  }

  /** Ids of calls that are laid aside. */
  async parked(): Promise<readonly string[]> {
    const shards = Array.from({ length: UNSETTLED_SHARDS }, (_, shard) => shard);
    const before = '9999';
    const pages = await Promise.all(shards.map((shard) => this.store.parked({ shard, before, limit: 1000 })));
    return pages
      .flat()
      .map(({ call_id }) => call_id)
      .sort();
  }

  /** Calls that are due and in nobody's hand: the sweeper sends them to the enrichment function, which lays them aside. */
  async sweep(): Promise<void> {
    const now = this.now().toISOString();
    for (const { call_id, revision, settled } of this.store.items.values()) {
      const { claimed_until = '', parked_since } = (await this.store.summary(call_id)) ?? {};
      const inHand = claimed_until > now || parked_since !== undefined || settled.enrichment === revision;
      if (!inHand && !this.singly.some((one) => one.call_id === call_id)) await this.store.park(call_id, revision, now);
    }
  }
}
