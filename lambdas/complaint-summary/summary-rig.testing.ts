import { shopFacts } from '../domain/complaints/summary/facts.testing.ts';
import { readSummaryRequest } from '../domain/complaints/summary/read-request.ts';
import type { SummarySettings } from '../domain/complaints/summary/settings.ts';
import type { ComplaintSummary, SummaryFacts, SummaryScope } from '../domain/complaints/summary/types.ts';
import type { ChatOutcome, ChatRequest } from '../domain/enrichment/ports.ts';
import { createBudgetGuard } from '../model-calls/budget-guard.ts';
import { createModelGates } from '../runtime/model-gates.ts';
import { NO_TRACER } from '../runtime/tracer.ts';
import { MemoryLedger } from '../testing/memory-ledger.ts';
import { MemorySummaryCache } from '../testing/memory-summaries.ts';
import { type Count, strictMeter, sumOf } from '../testing/strict-meter.ts';
import { summariseComplaints } from './summarise-complaints.ts';
import type { SummaryDeps } from './summary-deps.ts';

const SETTINGS: SummarySettings = {
  models: {
    strong: 'us.anthropic.claude-haiku-5-5',
    economy: 'us.amazon.nova-lite-v1:0',
    fallback: 'us.amazon.nova-pro-v1:0',
  },
  budget: { day_usd: 5, month_usd: 50, economy_share: 0.8 },
  model_timeout_ms: 5_000,
  answer_tokens: 700,
  cache_seconds: 3_600,
};

const USAGE = { input: 1_000, output: 100, cache_read: 0, cache_write: 0 };

/** A model's whole answer with this input of the tool, or what it said instead of using it. */
export function answering(input: unknown, text = ''): ChatOutcome {
  return { kind: 'answered', input, text, stop_reason: 'tool_use', usage: USAGE, latency_ms: 5 };
}

/** What a model answers with these recommendations, each with the ids of complaints. */
export function recommending(...given: readonly (readonly [text: string, ...evidence: string[]])[]): ChatOutcome {
  return answering({ recommendations: given.map(([text, ...evidence]) => ({ text, evidence })) });
}

export const REFUND = 'The billing team should tell customers when a promised refund will arrive.';

/** The use case of summaries, with counts and models by script and stores in memory. */
export class SummaryRig {
  readonly ledger = new MemoryLedger();
  readonly requests: ChatRequest[] = [];
  readonly scopes: SummaryScope[] = [];
  readonly counts: Count[] = [];
  readonly logged: string[] = [];
  settings = SETTINGS;
  at = '2026-11-21T10:00:00.000Z';
  facts: () => Promise<SummaryFacts> = async () => shopFacts();
  /** `n` counts the requests from 0. */
  answer: (request: ChatRequest, n: number) => ChatOutcome = () => recommending([REFUND, 'cmp-r1', 'cmp-r2']);
  remainingMs = () => 20_000;
  /** In place of parts of what summaries are made with. */
  more: Partial<SummaryDeps> = {};
  readonly #cache = new MemorySummaryCache(() => new Date(this.at));
  readonly #gateOf = createModelGates({
    ...{ concurrent: 10, waiting: 10, retries: 1, retriesMaybePaid: 0 },
    ...{ firstWaitMs: 1, maxWaitMs: 2, breakAfter: 50, halfOpenAfterMs: 60_000 },
    onOpen: () => {},
  });
  #ids = 0;
  #clock = 0;

  deps(): SummaryDeps {
    const { ledger, settings } = this;
    const counter = strictMeter((metric, by, split) => void this.counts.push({ metric, by, split }));
    const logger = {
      warn: (message: string, details: object) => void this.logged.push(JSON.stringify({ message, ...details })),
    };
    const alerts = { send: async () => {} };
    const now = () => new Date(this.at);
    const newId = () => `id-${this.#ids++}`;
    const base = { settings, now, newId, counter, logger };
    return {
      ...base,
      index: {
        facts: (scope) => {
          this.scopes.push(scope);
          return this.facts();
        },
      },
      cache: this.#cache,
      ask: {
        ...base,
        chat: { ask: async (request) => this.answer(request, this.requests.push(request) - 1) },
        ledger,
        watchBudget: createBudgetGuard({ ...base, ledger, alerts, settings: settings.budget }),
        gateOf: this.#gateOf,
        timeoutMs: settings.model_timeout_ms,
        tracer: NO_TRACER,
      },
      clock: () => (this.#clock += 7),
      ...this.more,
    };
  }

  async summarise(given: object = {}): Promise<ComplaintSummary> {
    const body = { department: 'billing', date_range: { start: '2026-11-01', end: '2026-11-20' }, ...given };
    const read = readSummaryRequest(JSON.stringify(body), new Date(this.at));
    if (!read.ok) throw new Error(`${read.fault.field} ${read.fault.reason}`);
    return await summariseComplaints(this.deps(), { request: read.request, remainingMs: () => this.remainingMs() });
  }

  /** Sum of a metric, or of a value of its dimension. */
  counted(metric: string, value?: string): number {
    return sumOf(this.counts, metric, value);
  }
}
