import type {
  CallEvent,
  CallRevision,
  CallStore,
  ComplaintIntakeQueue,
  EnrichmentMessage,
  EnrichmentQueues,
  IndexingQueue,
} from '../domain/calls/ports.ts';
import { enrichmentLane } from '../domain/enrichment/due.ts';
import { DEFAULT_LIMITS } from '../domain/ingestion/limits.ts';
import type { ResumePoint } from '../domain/source/ports.ts';
import { writeResumeMessage } from '../domain/source/resume-message.ts';
import { type IndexDeps, indexCalls } from '../indexing/index-calls.ts';
import { NO_TRACER } from '../runtime/tracer.ts';
import { sweepCalls } from '../sweeper/sweep-calls.ts';
import { createGate } from '../triage/memory-gate.ts';
import { type MessageDeps, processMessage } from '../triage/process-message.ts';
import { MemoryCallStore } from './memory-calls.ts';
import { MemoryIndex } from './memory-index.ts';
import { MemoryObjects } from './memory-objects.ts';
import { strictMeter } from './strict-meter.ts';
import { TRIAGE } from './triage.ts';
import { WordEmbedder } from './word-embedder.ts';

/** Thrown where a crash was planned. */
export class Crash extends Error {}

const refOf = ({ call_id, revision }: CallRevision): EnrichmentMessage => ({ call_id, revision });

/** Says before and after each write whether the process dies there. */
export type CrashPlan = (step: number) => boolean;

/** Makes a write, unless the process dies before it; it may also die after it. */
export type Write = <T>(effect: () => Promise<T>) => Promise<T>;

/** The real use cases on stores in memory, with a queue, and a crash before or after any write. */
export class World {
  readonly objects = new MemoryObjects();
  readonly calls = new MemoryCallStore();
  readonly index = new MemoryIndex();
  readonly embedder = new WordEmbedder(8);
  readonly published: CallEvent[] = [];
  readonly logged: string[] = [];
  readonly counts = new Map<string, number>();
  queue: string[] = [];
  /** What the topic and the sweeper sent to the indexing queue. */
  indexing: CallRevision[] = [];
  /** What they sent to the enrichment queues. */
  enriching: EnrichmentMessage[] = [];
  /** What they sent to the queue of complaints. */
  complaining: CallRevision[] = [];
  /** For the next message: calls of outOfTime() that answer no before it answers yes; negative: never. */
  patience: () => number = () => -1;
  crash: CrashPlan = () => false;
  /** Which of the waiting messages is received next: the queue keeps no order. */
  receive: (waiting: number) => number = () => 0;
  #step = 0;
  readonly #gate = createGate(24 * 1024 * 1024);

  protected readonly write: Write = async (effect) => {
    if (this.crash(this.#step++)) throw new Crash('before a write');
    // Another message gets its turn between any two writes.
    await new Promise((resolve) => setImmediate(resolve));
    const result = await effect();
    if (this.crash(this.#step++)) throw new Crash('after a write');
    return result;
  };

  deps(): MessageDeps {
    let left = this.patience();
    const log = (message: string, details: object) => {
      this.logged.push(JSON.stringify({ message, ...details }));
    };
    return {
      objects: {
        open: (object, offset) => this.objects.open(object, offset),
        copy: (object, key) => this.write(() => this.objects.copy(object, key)),
        write: (bucket, key, content) => this.write(() => this.objects.write(bucket, key, content)),
      },
      calls: this.storeBy(this.write),
      events: {
        publish: (events) =>
          this.write(async () => {
            this.published.push(...structuredClone(events));
            this.indexing.push(...events);
            this.enriching.push(...events.filter((event) => enrichmentLane(event) !== undefined).map(refOf));
            this.complaining.push(...events.filter((event) => event.complains).map(refOf));
            return { failed: new Set<string>(), faults: {} };
          }),
      },
      resume: {
        send: (point: ResumePoint) =>
          this.write(async () => {
            this.queue.push(writeResumeMessage(point));
          }),
      },
      triage: TRIAGE,
      limits: DEFAULT_LIMITS,
      now: () => new Date('2026-11-02T10:00:05.000Z'),
      counter: strictMeter((metric, by) => void this.counts.set(metric, (this.counts.get(metric) ?? 0) + by)),
      logger: { info: log, warn: log },
      tracer: NO_TRACER,
      outOfTime: () => left >= 0 && left-- === 0,
      gate: this.#gate,
    };
  }

  /** The store as a process sees it that writes in this way. */
  protected storeBy(write: Write): CallStore {
    const { calls } = this;
    return {
      put: (call) => write(() => calls.put(call)),
      settle: (id, revision, effects, findings) => write(() => calls.settle(id, revision, effects, findings)),
      claim: (id, revision, hold) => write(() => calls.claim(id, revision, hold)),
      release: (id, revision, reading) => write(() => calls.release(id, revision, reading)),
      enrich: (id, revision, enrichment, reading) => write(() => calls.enrich(id, revision, enrichment, reading)),
      park: (id, revision, since) => write(() => calls.park(id, revision, since)),
      reopen: (id, revision, at) => write(() => calls.reopen(id, revision, at)),
      parked: (query) => calls.parked(query),
      postpone: (id, revision, until) => write(() => calls.postpone(id, revision, until)),
      get: (id) => calls.get(id),
      summary: (id) => calls.summary(id),
      unsettled: (query) => calls.unsettled(query),
      list: (query) => calls.list(query),
    };
  }

  /** Handles everything in the queue, `parallel` messages at a time; what crashes comes back. */
  async drain(parallel = 1, rounds = 1000): Promise<void> {
    for (let round = 0; this.queue.length > 0; round++) {
      if (round > rounds) throw new Error('The queue never drains.');
      const batch = Array.from({ length: Math.min(parallel, this.queue.length) }, () => this.#take());
      const results = await Promise.allSettled(batch.map((body) => processMessage(this.deps(), body)));
      results.forEach((result, i) => {
        if (result.status === 'fulfilled') return;
        if (!(result.reason instanceof Crash)) throw result.reason;
        this.queue.push(batch[i] ?? '');
      });
    }
  }

  #take(): string {
    return this.queue.splice(this.receive(this.queue.length), 1)[0] ?? '';
  }

  /** Sends on what is unsettled some hours later; returns how many calls. */
  async sweep(hours = 2): Promise<number> {
    const { events, counter, logger } = this.deps();
    const calls = this.storeBy(this.write);
    const later = () => new Date(Date.UTC(2026, 10, 2, 10 + hours));
    const deps = {
      calls,
      events,
      ...this.#queues(),
      depths: { depth: async () => 0 },
      counter,
      logger,
      graceSeconds: 60,
      now: later,
      outOfTime: () => false,
    };
    return await sweepCalls(deps, 0);
  }

  /** The queues that take calls directly, not by their events. */
  #queues(): { indexing: IndexingQueue; enrichment: EnrichmentQueues; complaints: ComplaintIntakeQueue } {
    const pushTo = <T>(queue: T[], messages: readonly T[]) =>
      this.write(async () => {
        queue.push(...messages);
        return { failed: new Set<string>(), faults: {} };
      });
    return {
      indexing: { send: (refs) => pushTo(this.indexing, refs) },
      complaints: { send: (refs) => pushTo(this.complaining, refs) },
      enrichment: { send: (_, messages) => pushTo(this.enriching, messages) },
    };
  }

  /** Does what waits behind stored calls: they are indexed, and it is noted that their complaints are opened. */
  async followUp(): Promise<void> {
    await this.indexAll();
    for (let ref = this.complaining.shift(); ref !== undefined; ref = this.complaining.shift()) {
      const { call_id, revision } = ref;
      const store = this.storeBy(this.write);
      await store.settle(call_id, revision, ['complaints']).catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
        this.complaining.push({ call_id, revision });
      });
    }
  }

  /** Indexes everything that waits in the indexing queue, in batches of up to three; what crashes or must be tried again comes back. */
  async indexAll(rounds = 1000): Promise<void> {
    for (let round = 0; this.indexing.length > 0; round++) {
      if (round > rounds) throw new Error('The indexing queue never drains.');
      const batch = this.indexing.splice(0, 3);
      try {
        const again = await indexCalls(this.#indexDeps(), batch);
        this.indexing.push(...batch.filter(({ call_id }) => again.has(call_id)));
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        this.indexing.push(...batch);
      }
    }
  }

  #indexDeps(): IndexDeps {
    const { counter, logger, tracer, now } = this.deps();
    return {
      calls: { settle: this.storeBy(this.write).settle, getMany: (ids) => this.calls.getMany(ids) },
      index: { write: (operations) => this.write(() => this.index.write(operations)) },
      embedder: this.embedder,
      settings: { embedding_model: 'amazon.titan-embed-text-v2:0', dimensions: 256 },
      counter,
      logger,
      tracer,
      now,
      pause: async () => {},
      outOfTime: () => false,
    };
  }
}
