import { isOutstanding } from '../domain/calls/outstanding.ts';
import type { CallRevision, EnrichmentMessage } from '../domain/calls/ports.ts';
import type { ChatOutcome } from '../domain/enrichment/ports.ts';
import { type EnrichDeps, enrichCall } from '../enrichment/enrich-call.ts';
import { createBudgetGuard } from '../model-calls/budget-guard.ts';
import { createModelGates } from '../runtime/model-gates.ts';
import { answered, ISSUE_KEYS, SETTINGS } from './batch-world.ts';
import { MemoryLedger } from './memory-ledger.ts';
import { Crash, World, type Write } from './world.ts';

/** Milliseconds that a process has. */
const TIME = 20_000;
/** Until a message comes back: longer than anybody may hold a call. */
const COMES_BACK = 60_000;
const SENT = { failed: new Set<string>(), faults: {} };

/** A request to a model, as it saw it. */
export interface Asked extends CallRevision {
  readonly user: string;
}

/** A process that reads one call. It stays dead once it crashed, whatever it catches. */
interface Process {
  readonly write: Write;
  readonly isDead: () => boolean;
  /** Rows of the ledger that it opened, and models that it asked. */
  opened: number;
  asked: number;
}

/** The world with a function that has models read calls. */
export class EnrichingWorld extends World {
  readonly ledger = new MemoryLedger();
  readonly asked: Asked[] = [];
  /** Calls whose process died after it had asked a model and before the answer was kept. */
  readonly diedAsking: CallRevision[] = [];
  /** Processes that died, at whatever step. */
  died = 0;
  /** Rows that were opened by processes that died before they asked. */
  diedBeforeAsking = 0;
  /** What a model answers; `n` counts the requests from 0. */
  answer: (n: number) => ChatOutcome = () => answered();
  /** Milliseconds since 1970. */
  clock = Date.UTC(2026, 10, 2, 10, 1);
  readonly #gateOf = createModelGates({
    concurrent: 10,
    waiting: 100,
    retries: 1,
    firstWaitMs: 1,
    maxWaitMs: 1,
    breakAfter: 1_000_000,
    halfOpenAfterMs: 1,
    onOpen: () => {},
  });
  #rows = 0;

  override async sweep(hours = 2): Promise<number> {
    this.clock = Math.max(this.clock, Date.UTC(2026, 10, 2, 10 + hours));
    return await super.sweep(hours);
  }

  /** Handles what waits for a model, `parallel` messages at a time; what crashed comes back. */
  async enrichAll(parallel = 1, rounds = 1000): Promise<void> {
    for (let round = 0; this.enriching.length > 0; round++) {
      if (round > rounds) throw new Error('The enrichment queues never drain.');
      this.clock += COMES_BACK;
      const batch = Array.from({ length: Math.min(parallel, this.enriching.length) }, () => this.#takeMessage());
      await Promise.all(batch.flat().map((message) => this.#enrich(message)));
    }
  }

  #takeMessage(): readonly EnrichmentMessage[] {
    return this.enriching.splice(this.receive(this.enriching.length), 1);
  }

  async #enrich(message: EnrichmentMessage): Promise<void> {
    const process = this.#process();
    try {
      await enrichCall(this.#enrichDeps(process, message), message, () => TIME);
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
    if (!process.isDead()) return;
    this.died++;
    this.enriching.push(message);
    if (process.asked > 0 && this.#isDue(message)) this.diedAsking.push(message);
    this.diedBeforeAsking += process.opened - process.asked;
  }

  #isDue({ call_id, revision }: CallRevision): boolean {
    const call = this.calls.items.get(call_id);
    return call?.revision === revision && isOutstanding(call, 'enrichment');
  }

  #process(): Process {
    let dead = false;
    const write: Write = async (effect) => {
      if (dead) throw new Crash('dead before');
      try {
        return await this.write(effect);
      } catch (error) {
        dead ||= error instanceof Crash;
        throw error;
      }
    };
    return { write, isDead: () => dead, opened: 0, asked: 0 };
  }

  #enrichDeps(process: Process, { call_id, revision }: CallRevision): EnrichDeps {
    const { write } = process;
    const { counter, logger, tracer } = this.deps();
    const { ledger } = this;
    const settings = { ...SETTINGS, batch: null };
    const announcing = { announce: ledger.announce.bind(ledger) };
    const alerts = { send: async () => {} };
    return {
      calls: this.storeBy(write),
      queues: {
        send: (_lane, messages) =>
          write(async () => {
            this.enriching.push(...messages);
            return SENT;
          }),
      },
      indexing: {
        send: (calls) =>
          write(async () => {
            this.indexing.push(...calls);
            return SENT;
          }),
      },
      chat: {
        ask: async ({ user }) => {
          process.asked++;
          const n = this.asked.push({ call_id, revision, user }) - 1;
          await new Promise((resolve) => setImmediate(resolve));
          return this.answer(n);
        },
      },
      ledger: {
        open: (call, ceilings) =>
          write(async () => {
            process.opened++;
            return await ledger.open(call, ceilings);
          }),
        close: (call, result) => write(() => ledger.close(call, result)),
      },
      watchBudget: createBudgetGuard({ ledger: announcing, alerts, settings: settings.budget, counter, logger }),
      gateOf: this.#gateOf,
      timeoutMs: TIME,
      tracer,
      settings,
      issueKeys: ISSUE_KEYS,
      now: () => new Date(this.clock),
      newId: () => `row-${this.#rows++}`,
      random: () => 0.5,
      counter,
      logger,
    };
  }
}
