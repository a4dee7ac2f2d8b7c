import type { BudgetAlert } from '../domain/alerts/ports.ts';
import type { CallRevision, EnrichmentLane, EnrichmentMessage } from '../domain/calls/ports.ts';
import type { CallRecord, TriagedCall } from '../domain/calls/record.ts';
import type { Ledger } from '../domain/cost/ledger.ts';
import type { ChatFault, ChatOutcome, ChatRequest } from '../domain/enrichment/ports.ts';
import type { EnrichmentSettings } from '../domain/enrichment/settings.ts';
import { type EnrichDeps, type Enriched, enrichCall } from '../enrichment/enrich-call.ts';
import { METRIC } from '../metrics.ts';
import { createBudgetGuard } from '../model-calls/budget-guard.ts';
import { createModelGates, type GateOptions } from '../runtime/model-gates.ts';
import { NO_TRACER } from '../runtime/tracer.ts';
import { answered, economyCall, ISSUE_KEYS, SETTINGS } from './batch-world.ts';
import { MemoryCallStore } from './memory-calls.ts';
import { MemoryLedger } from './memory-ledger.ts';
import { type Count, strictMeter, sumOf } from './strict-meter.ts';

export const MODELS = SETTINGS.models;
const NONE_FAILED = { failed: new Set<string>(), faults: {} };

/** No answer of a model. */
export function fault(kind: ChatFault, code = 'SomeException'): ChatOutcome {
  return { kind: 'fault', fault: kind, code, latency_ms: 7 };
}

/** A call of a lane: `shadow` is one that nobody would read but for the sample. */
export function callOf(lane: TriagedCall['triage']['lane'] | 'shadow', callId = 'call-1', text?: string): TriagedCall {
  const call = economyCall(callId, text);
  const marks = lane === 'shadow' ? ({ lane: 'none', flags: ['shadow-sample'] } as const) : { lane };
  return { ...call, triage: { ...call.triage, ...marks } };
}

const GATES: GateOptions = {
  concurrent: 10,
  waiting: 100,
  retries: 2,
  firstWaitMs: 1,
  maxWaitMs: 2,
  breakAfter: 5,
  halfOpenAfterMs: 60_000,
  onOpen: () => {},
};

/** The use case of enrichment on stores in memory, with a chat model by script and a clock that stands. */
export class EnrichmentRig {
  readonly store = new MemoryCallStore();
  readonly ledger = new MemoryLedger();
  /** What calls are booked with, unless it is `ledger`. */
  books: Ledger = this.ledger;
  readonly asked: ChatRequest[] = [];
  readonly sent: { lane: EnrichmentLane; message: EnrichmentMessage; delay: number | undefined }[] = [];
  readonly indexed: CallRevision[] = [];
  readonly alerts: BudgetAlert[] = [];
  readonly counts: Count[] = [];
  readonly durations: [metric: string, seconds: number][] = [];
  readonly logged: string[] = [];
  settings: EnrichmentSettings = { ...SETTINGS, batch: null };
  at = '2026-11-02T10:00:31.000Z';
  random = 0.5;
  /** What a model answers; `n` counts the requests from 0. */
  answer: (request: ChatRequest, n: number, withinMs: number) => ChatOutcome | Promise<ChatOutcome> = () => answered();
  /** Whose messages the queues and the indexing queue refuse. */
  refused: ReadonlySet<string> = new Set();
  #ids = 0;
  readonly #gateOf = createModelGates({
    ...GATES,
    onOpen: (model) => void this.counts.push({ metric: METRIC.modelCircuitOpened, by: 1, split: { model } }),
  });

  deps(more: Partial<EnrichDeps> = {}): EnrichDeps {
    const { books: ledger, settings, store } = this;
    const counter = strictMeter(
      (metric, by, split) => void this.counts.push({ metric, by, split }),
      (metric, value) => void this.durations.push([metric, value]),
    );
    const logger = {
      info: () => {},
      warn: (message: string, details: object) => void this.logged.push(JSON.stringify({ message, ...details })),
    };
    const alerts = { send: async (alert: BudgetAlert) => void this.alerts.push(alert) };
    return {
      calls: store,
      queues: {
        send: async (lane, messages, delay) =>
          this.#keep(messages, (message) => this.sent.push({ lane, message, delay })),
      },
      indexing: { send: async (calls) => this.#keep(calls, (call) => this.indexed.push(call)) },
      chat: { ask: async (request, withinMs) => await this.answer(request, this.asked.push(request) - 1, withinMs) },
      ledger,
      watchBudget: createBudgetGuard({ ledger, alerts, settings: settings.budget, counter, logger }),
      gateOf: this.#gateOf,
      timeoutMs: settings.model_timeout_ms,
      settings,
      issueKeys: ISSUE_KEYS,
      now: () => new Date(this.at),
      newId: () => `row-${String(this.#ids++).padStart(3, '0')}`,
      random: () => this.random,
      counter,
      logger,
      tracer: NO_TRACER,
      ...more,
    };
  }

  /** Stores a call and handles its message. */
  async enrich(call: TriagedCall = callOf('economy'), message: Partial<EnrichmentMessage> = {}): Promise<Enriched> {
    await this.store.put(call);
    const { call_id } = call;
    return await enrichCall(this.deps(), { call_id, revision: 1, ...message }, () => 60_000);
  }

  /** The call as it is stored. */
  stored(callId = 'call-1'): CallRecord {
    const call = this.store.items.get(callId);
    if (call === undefined) throw new Error(`There is no ${callId}.`);
    return call;
  }

  /** Models in the order in which they were asked. */
  models(): readonly string[] {
    return this.asked.map(({ model }) => model);
  }

  /** Sum of a metric, or of a value of its dimension. */
  counted(metric: string, value?: string): number {
    return sumOf(this.counts, metric, value);
  }

  #keep<T extends CallRevision>(items: readonly T[], keep: (item: T) => void) {
    const failed = items.filter(({ call_id }) => this.refused.has(call_id));
    for (const item of items) if (!failed.includes(item)) keep(item);
    if (failed.length === 0) return NONE_FAILED;
    return { failed: new Set(failed.map(({ call_id }) => call_id)), faults: { InternalError: failed.length } };
  }
}
