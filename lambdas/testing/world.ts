import type { CallEvent, CallStore } from '../domain/calls/ports.ts';
import { DEFAULT_LIMITS } from '../domain/ingestion/limits.ts';
import type { ResumePoint } from '../domain/source/ports.ts';
import { writeResumeMessage } from '../domain/source/resume-message.ts';
import { sweepCalls } from '../sweeper/sweep-calls.ts';
import { type MessageDeps, processMessage } from '../triage/process-message.ts';
import { MemoryCallStore } from './memory-calls.ts';
import { MemoryObjects } from './memory-objects.ts';
import { SETTINGS } from './samples.ts';

/** Thrown where a crash was planned. */
export class Crash extends Error {}

/** Says before and after each write whether the process dies there. */
export type CrashPlan = (step: number) => boolean;

/** The real use cases on stores in memory, with a queue, and a crash before or after any write. */
export class World {
  readonly objects = new MemoryObjects();
  readonly calls = new MemoryCallStore();
  readonly published: CallEvent[] = [];
  readonly logged: string[] = [];
  readonly counts = new Map<string, number>();
  queue: string[] = [];
  /** Calls of outOfTime() that answer no before it answers yes; negative: never. */
  patience = -1;
  crash: CrashPlan = () => false;
  #step = 0;

  readonly #write = async <T>(effect: () => Promise<T>): Promise<T> => {
    if (this.crash(this.#step++)) throw new Crash('before a write');
    // Another message gets its turn between any two writes.
    await new Promise((resolve) => setImmediate(resolve));
    const result = await effect();
    if (this.crash(this.#step++)) throw new Crash('after a write');
    return result;
  };

  deps(): MessageDeps {
    let left = this.patience;
    const log = (message: string, details: object) => {
      this.logged.push(JSON.stringify({ message, ...details }));
    };
    return {
      objects: {
        open: (object, offset) => this.objects.open(object, offset),
        copy: (object, key) => this.#write(() => this.objects.copy(object, key)),
        write: (bucket, key, content) => this.#write(() => this.objects.write(bucket, key, content)),
      },
      calls: this.#store(),
      events: {
        publish: (events) =>
          this.#write(async () => {
            this.published.push(...structuredClone(events));
            return new Set<string>();
          }),
      },
      resume: {
        send: (point: ResumePoint) =>
          this.#write(async () => {
            this.queue.push(writeResumeMessage(point));
          }),
      },
      settings: SETTINGS,
      limits: DEFAULT_LIMITS,
      now: () => new Date('2026-11-02T10:00:05.000Z'),
      counter: { count: (metric, by) => void this.counts.set(metric, (this.counts.get(metric) ?? 0) + by) },
      logger: { info: log, warn: log },
      outOfTime: () => left >= 0 && left-- === 0,
    };
  }

  #store(): CallStore {
    const { calls } = this;
    return {
      put: (call) => this.#write(() => calls.put(call)),
      settle: (id, revision, effect) => this.#write(() => calls.settle(id, revision, effect)),
      get: (id) => calls.get(id),
      summary: (id) => calls.summary(id),
      unsettled: (shard, before, limit) => calls.unsettled(shard, before, limit),
      list: (query) => calls.list(query),
    };
  }

  /** Handles everything in the queue, `parallel` messages at a time; what crashes comes back. */
  async drain(parallel = 1, rounds = 1000): Promise<void> {
    for (let round = 0; this.queue.length > 0; round++) {
      if (round > rounds) throw new Error('The queue never drains.');
      const batch = this.queue.splice(0, parallel);
      const results = await Promise.allSettled(batch.map((body) => processMessage(this.deps(), body)));
      results.forEach((result, i) => {
        if (result.status === 'fulfilled') return;
        if (!(result.reason instanceof Crash)) throw result.reason;
        this.queue.push(batch[i] ?? '');
      });
    }
  }

  async sweep(): Promise<number> {
    const { events, counter } = this.deps();
    const calls = this.#store();
    const later = () => new Date('2026-11-02T12:00:00.000Z');
    return await sweepCalls({ calls, events, counter, graceSeconds: 60, now: later, outOfTime: () => false });
  }
}
