import { readFileSync } from 'node:fs';
import { loadComplaintRules } from '../adapters/complaint-rules-file.ts';
import type { IntakeDeps } from '../complaint-intake/intake-deps.ts';
import { readComplaints } from '../complaint-intake/read-complaints.ts';
import { OutdatedClocks } from '../complaint-sweeper/outdated-clocks.ts';
import { sweepComplaints } from '../complaint-sweeper/sweep-complaints.ts';
import type { CallRevision } from '../domain/calls/ports.ts';
import type { TriagedCall } from '../domain/calls/record.ts';
import type { ComplaintDocument } from '../domain/complaints/document.ts';
import type { ComplaintEvent } from '../domain/complaints/events/event.ts';
import { parsePolicy } from '../domain/complaints/parse-policy.ts';
import type { ComplaintPolicy } from '../domain/complaints/policy.ts';
import type { ComplaintStore } from '../domain/complaints/ports.ts';
import { createRedactor } from '../domain/pii/redact-call.ts';
import { IndexUnavailableError } from '../domain/search/ports.ts';
import { NO_TRACER } from '../runtime/tracer.ts';
import { sweepCalls } from '../sweeper/sweep-calls.ts';
import { tendComplaint } from '../ticketing/tend-complaint.ts';
import { MemoryCallStore } from './memory-calls.ts';
import { MemoryComplaints } from './memory-complaints.ts';
import { triagedCall } from './samples.ts';
import { type Count, type Measured, strictMeter } from './strict-meter.ts';
import { TRIAGE } from './triage.ts';
import { Crash, type Write } from './world.ts';

export const RULES = loadComplaintRules('lambdas/complaint-intake');
export const POLICY: ComplaintPolicy = parsePolicy(JSON.parse(readFileSync('lib/complaint-policy.json', 'utf8')));

interface Spoken {
  readonly client_id?: string;
  readonly timestamp?: string;
  readonly product?: string;
}

const remembered = new Map<string, ReturnType<typeof hear>>();

/** Crash tests say the same hundreds of times. */
function heard(callId: string, lines: readonly string[]): ReturnType<typeof hear> {
  const key = JSON.stringify([callId, lines]);
  const known = remembered.get(key) ?? hear(callId, lines);
  remembered.set(key, known);
  return known;
}

function hear(call_id: string, lines: readonly string[]) {
  const turns = createRedactor().redactTurns(lines.map((text, turn) => ({ turn, speaker: 'customer', text })));
  return { turns, triage: TRIAGE(turns, { call_id, product: 'Fibre' }) };
}

/** The use cases of complaints on stores in memory, with queues, timers and a clock of their own, and crashes at any write. */
export class ComplaintWorld {
  readonly calls = new MemoryCallStore();
  readonly store = new MemoryComplaints();
  readonly documents = new Map<string, ComplaintDocument>();
  readonly events: ComplaintEvent[] = [];
  /** When each complaint is to be looked at, UTC ISO. */
  readonly timers = new Map<string, string>();
  readonly counts = new Map<string, number>();
  readonly splits: Count[] = [];
  readonly logged: string[] = [];
  policy: ComplaintPolicy = POLICY;
  /** Milliseconds since 1970. */
  time = Date.parse('2026-11-02T10:00:00.000Z');
  intake: CallRevision[] = [];
  deadlines: string[] = [];
  /** Says before and after each write whether the process dies there. */
  crash: (step: number) => boolean = () => false;
  indexDown = false;
  eventsDown = false;
  timersDown = false;
  /** Receives of a message until it is lost to the dead-letter queue; all copies of a message count as one. */
  maxReceives = Number.POSITIVE_INFINITY;
  /** What lies in the dead-letter queues. */
  readonly lost: string[] = [];
  #outdated = new OutdatedClocks(POLICY.version);
  readonly #receives = new Map<string, number>();
  #step = 0;
  #versions = 0;

  get steps(): number {
    return this.#step;
  }

  /** What one invocation works with: once it has died, nothing more comes of it, whatever it caught. */
  deps(): IntakeDeps & { readonly store: ComplaintStore } {
    const life = { dead: false };
    const write: Write = (effect) => this.#write(life, effect);
    const { store } = this;
    const log = (message: string, details: object) => void this.logged.push(JSON.stringify({ message, ...details }));
    const count: Measured = (metric, by, split) => {
      this.counts.set(metric, (this.counts.get(metric) ?? 0) + by);
      this.splits.push({ metric, by, split });
    };
    return {
      calls: { get: (id) => this.calls.get(id), settle: (...all) => write(() => this.calls.settle(...all)) },
      store: {
        append: (id, step) => write(() => store.append(id, step)),
        settle: (id, versions) => write(() => store.settle(id, versions)),
        keepClock: (clock) => write(() => store.keepClock(clock)),
        joinThread: (member, days) => write(() => store.joinThread(member, days)),
        postpone: (one, until) => write(() => store.postpone(one, until)),
        read: (id) => store.read(id),
        unsettled: (query) => store.unsettled(query),
        due: (query) => store.due(query),
        outdated: (query) => store.outdated(query),
        scan: (query) => store.scan(query),
        size: () => store.size(),
      },
      rules: RULES,
      policy: this.policy,
      timers: { set: (id, at) => write(async () => this.#setTimer(id, at)) },
      index: {
        write: (documents) =>
          write(async () => {
            if (this.indexDown) throw new IndexUnavailableError(new Error('down'));
            for (const document of documents) this.#keep(document);
            return documents.map(() => ({ kind: 'done' }) as const);
          }),
      },
      events: {
        publish: (events) =>
          write(async () => {
            if (this.eventsDown) return new Set(events.map(({ event_id }) => event_id));
            this.events.push(...structuredClone(events));
            return new Set<string>();
          }),
      },
      now: () => new Date(this.time),
      counter: strictMeter(count),
      logger: { info: log, warn: log },
      tracer: NO_TRACER,
    };
  }

  /** Stores a call in which the customer says these lines; said again under the same id it is a newer version. */
  async speak(callId: string, lines: readonly string[], more: Spoken = {}): Promise<void> {
    const { client_id = 'client-1', timestamp = '2026-11-02T09:00:00.000Z', ...metadata } = more;
    const { turns, triage } = heard(callId, lines);
    const base = triagedCall(callId, String(++this.#versions).padStart(4, '0'));
    await this.say({
      ...base,
      client_id,
      timestamp,
      metadata: { ...base.metadata, ...metadata, client_id },
      triage: triage.call,
      turns: turns.map((turn, i) => ({ ...turn, ...triage.turns[i] })) as TriagedCall['turns'],
    });
  }

  /** Stores a version of a call and announces it. */
  async say(call: TriagedCall): Promise<void> {
    const outcome = await this.calls.put(call);
    if (outcome.kind !== 'stored') return;
    const { revision } = outcome;
    await this.calls.settle(call.call_id, revision, ['events']);
    this.intake.push({ call_id: call.call_id, revision });
  }

  /** Handles everything in the queues and every timer that is due; what crashes comes back. */
  async drain(parallel = 1): Promise<void> {
    for (let round = 0; round < 1_000; round++) {
      this.#fireTimers();
      if (this.intake.length + this.deadlines.length === 0) return;
      const calls = this.intake.splice(0, parallel);
      const ids = this.deadlines.splice(0, parallel);
      await Promise.all([
        ...calls.map((ref) =>
          this.#orBack(
            `${ref.call_id} ${ref.revision}`,
            () => readComplaints(this.deps(), ref),
            () => this.intake.push(ref),
          ),
        ),
        ...ids.map((id) =>
          this.#orBack(
            id,
            () => tendComplaint(this.deps(), id),
            () => this.deadlines.push(id),
          ),
        ),
      ]);
      // What a service refused comes back later.
      if (this.indexDown || this.eventsDown) return;
    }
    throw new Error('The queues never drain.');
  }

  async sweep(): Promise<number> {
    const deps = this.deps();
    const deadlines = {
      send: async (ids: readonly string[]) => {
        this.deadlines.push(...ids);
        return new Set<string>();
      },
    };
    // Another policy comes with a deployment, and that with a new process.
    if (this.#outdated.policyVersion !== this.policy.version) this.#outdated = new OutdatedClocks(this.policy.version);
    const outdated = this.#outdated;
    return await sweepComplaints({ ...deps, deadlines, outdated, graceSeconds: 60, outOfTime: () => false });
  }

  /** The sweeper of calls; what it sends to the queues of others is theirs. */
  async sweepCalls(): Promise<number> {
    const sent = async () => ({ failed: new Set<string>(), faults: {} });
    const complaints = {
      send: async (refs: readonly CallRevision[]) => {
        this.intake.push(...refs);
        return await sent();
      },
    };
    const { now, counter, logger } = this.deps();
    const others = { events: { publish: sent }, indexing: { send: sent }, enrichment: { send: sent } };
    const depths = { depth: async () => 0 };
    const deps = { ...others, calls: this.calls, complaints, depths, now, counter, logger };
    return await sweepCalls({ ...deps, graceSeconds: 60, outOfTime: () => false }, 0);
  }

  /** Nothing dies any more: ten minutes later both sweepers look, and all that they send is done. */
  async recover(): Promise<void> {
    this.crash = () => false;
    await this.pass(10);
    await this.sweepCalls();
    await this.sweep();
    await this.drain();
  }

  /** Lets time go by, with whatever is due at its end. */
  async pass(minutes: number): Promise<void> {
    this.time += minutes * 60_000;
    await this.drain();
  }

  #setTimer(id: string, at: string | null): void {
    if (this.timersDown) throw new Error('no timers');
    if (at === null) this.timers.delete(id);
    else this.timers.set(id, at);
  }

  #fireTimers(): void {
    const now = new Date(this.time).toISOString();
    for (const [id, at] of this.timers) {
      if (at > now) continue;
      this.timers.delete(id);
      this.deadlines.push(id);
    }
  }

  #keep(document: ComplaintDocument): void {
    const { complaint_id, version } = document;
    if ((this.documents.get(complaint_id)?.version ?? 0) <= version) this.documents.set(complaint_id, document);
  }

  async #orBack(message: string, handle: () => Promise<void>, back: () => void): Promise<void> {
    const receives = (this.#receives.get(message) ?? 0) + 1;
    this.#receives.set(message, receives);
    try {
      await handle();
      this.#receives.delete(message);
    } catch (error) {
      if (!(error instanceof Crash) && !this.indexDown && !this.eventsDown) throw error;
      if (receives < this.maxReceives) return back();
      this.#receives.delete(message);
      this.lost.push(message);
    }
  }

  async #write<T>(life: { dead: boolean }, effect: () => Promise<T>): Promise<T> {
    this.#moment(life, 'before');
    // Another message gets its turn between any two writes.
    await new Promise((resolve) => setImmediate(resolve));
    const result = await effect();
    this.#moment(life, 'after');
    return result;
  }

  #moment(life: { dead: boolean }, moment: 'before' | 'after'): void {
    life.dead ||= this.crash(this.#step++);
    if (life.dead) throw new Crash(`${moment} a write`);
  }
}
