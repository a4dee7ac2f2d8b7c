import { OpenSearchBrowse } from '../adapters/opensearch/opensearch-browse.ts';
import { OpenSearchMultiSearch } from '../adapters/opensearch/opensearch-multi-search.ts';
import type { CallRecord } from '../domain/calls/record.ts';
import type { ChatOutcome, ChatRequest } from '../domain/enrichment/ports.ts';
import type { Answer, AnswerEvent } from '../domain/query/answer.ts';
import { roleScope } from '../domain/query/keys.ts';
import { parseQuery } from '../domain/query/query-request.ts';
import type { QuerySettings } from '../domain/query/settings.ts';
import type { EmbeddingOutcome } from '../domain/search/ports.ts';
import { METRIC } from '../metrics.ts';
import { createBudgetGuard } from '../model-calls/budget-guard.ts';
import { SEARCH_INDEX } from '../names.ts';
import { answerQuery } from '../query/answer-query.ts';
import { type Asked, asked } from '../query/asked.ts';
import type { QueryDeps } from '../query/query-deps.ts';
import { createVocabularyReader } from '../query/read-vocabulary.ts';
import { createModelGates } from '../runtime/model-gates.ts';
import { NO_TRACER } from '../runtime/tracer.ts';
import { MemoryAnswerCache, MemoryQueryLog } from './memory-answers.ts';
import { MemoryLedger } from './memory-ledger.ts';
import { RIG_SETTINGS, SearchRig } from './search-rig.ts';
import { type Count, strictMeter, sumOf } from './strict-meter.ts';

export const QUERY_SETTINGS: QuerySettings = {
  models: {
    strong: 'us.anthropic.claude-haiku-5-5',
    economy: 'us.amazon.nova-lite-v1:0',
    fallback: 'us.amazon.nova-pro-v1:0',
  },
  budget: { day_usd: 5, month_usd: 50, economy_share: 0.8 },
  unsure_below: 0.5,
  source_tokens: { balanced: 3_000, deep: 8_000 },
  answer_tokens: 900,
  model_timeout_ms: 5_000,
  idle_timeout_ms: 1_000,
  insight_cache_seconds: 900,
  figures_cache_seconds: 86_400,
  same_question: 0.95,
};

const USAGE = { input: 1_000, output: 100, cache_read: 0, cache_write: 0 };

/** A model's whole answer with this input of the tool. */
export function answering(input: unknown): ChatOutcome {
  return { kind: 'answered', input, text: '', stop_reason: 'tool_use', usage: USAGE, latency_ms: 5 };
}

/** What a model answers with these claims, each with one quote of one source. */
export function claiming(...claims: readonly (readonly [text: string, source: number, quote: string])[]): ChatOutcome {
  return answering({
    claims: claims.map(([text, source, quote]) => ({ text, evidence: [{ source, quote }] })),
    answered: claims.length > 0,
  });
}

/** The sources of a request to a model, by their number. */
export function sourcesOf({ user }: ChatRequest): ReadonlyMap<number, string> {
  const lines = user.split('\n').filter((line) => line.startsWith('{"source":'));
  return new Map(
    lines.map((line) => JSON.parse(line) as { source: number; text: string }).map((s) => [s.source, s.text]),
  );
}

export interface AskOptions {
  readonly mode?: string;
  readonly filters?: object;
  readonly time_zone?: string;
  readonly roles?: readonly string[];
  readonly subject?: string;
}

/** The use case of questions on a real index, with models by script and stores in memory. */
export class QueryRig {
  readonly search: SearchRig;
  readonly ledger = new MemoryLedger();
  readonly cache: MemoryAnswerCache;
  readonly log: MemoryQueryLog;
  readonly requests: ChatRequest[] = [];
  readonly counts: Count[] = [];
  readonly logged: string[] = [];
  settings = QUERY_SETTINGS;
  at = '2026-11-20T10:00:00.000Z';
  /** What a model answers, in pieces of so many characters; `n` counts the requests from 0. */
  answer: (request: ChatRequest, n: number) => ChatOutcome | Promise<ChatOutcome> = () => claiming();
  pieces = 7;
  /** What embedding a question comes to, instead of the vector of its words. */
  embed: (() => EmbeddingOutcome) | undefined;
  /** In place of parts of what questions are answered with. */
  more: Partial<QueryDeps> = {};
  #ids = 0;
  #clock = 0;
  readonly #gateOf: QueryDeps['ask']['gateOf'];

  constructor(search: SearchRig) {
    this.search = search;
    const now = () => new Date(this.at);
    this.cache = new MemoryAnswerCache(now);
    this.log = new MemoryQueryLog(now);
    this.#gateOf = createModelGates({
      concurrent: 10,
      waiting: 10,
      retries: 1,
      // Another model is asked instead.
      retriesMaybePaid: 0,
      firstWaitMs: 1,
      maxWaitMs: 2,
      breakAfter: 5,
      halfOpenAfterMs: 60_000,
      onOpen: () => void this.counts.push({ metric: METRIC.modelCircuitOpened, by: 1, split: {} }),
    });
  }

  /** A rig with these calls in its index. */
  static async with(url: string, ...calls: readonly CallRecord[]): Promise<QueryRig> {
    const search = new SearchRig(url);
    await search.wipe();
    await search.ensure();
    if (calls.length > 0) await search.write(...calls);
    return new QueryRig(search);
  }

  deps(): QueryDeps {
    const { search, ledger, settings } = this;
    const counter = strictMeter((metric, by, split) => void this.counts.push({ metric, by, split }));
    const logger = {
      info: () => {},
      warn: (message: string, details: object) => void this.logged.push(JSON.stringify({ message, ...details })),
    };
    const alerts = { send: async () => {} };
    const now = () => new Date(this.at);
    const clock = () => this.#clock;
    const newId = () => `id-${this.#ids++}`;
    const told = async (request: ChatRequest) => await this.answer(request, this.requests.push(request) - 1);
    const { embed } = this;
    const embedder = embed ? { embed: async () => [embed()] } : search.embedder;
    const base = { counter, logger, clock, tracer: NO_TRACER };
    return {
      search: {
        ...base,
        index: search.search,
        embedder,
        embeddingModel: RIG_SETTINGS.embedding_model,
        embeddingMs: 1_000,
        fusion: { method: 'scores', semantic: 0.15 },
      },
      analytics: search.analytics,
      passages: search.passages,
      browse: new OpenSearchBrowse(new OpenSearchMultiSearch(search.client, SEARCH_INDEX.alias)),
      versions: search.versions,
      cache: this.cache,
      log: this.log,
      readVocabulary: createVocabularyReader(search.analytics, clock),
      isRefused: (question) => question.includes('ignore previous'),
      ask: {
        ...base,
        chat: { ask: told },
        ledger,
        watchBudget: createBudgetGuard({ ledger, alerts, settings: settings.budget, counter, logger }),
        gateOf: this.#gateOf,
        timeoutMs: settings.model_timeout_ms,
        now,
        newId,
      },
      stream: {
        stream: async (request, _times, listen) => {
          const outcome = await told(request);
          if (outcome.kind === 'answered' && outcome.input !== undefined) {
            const json = JSON.stringify(outcome.input);
            for (let at = 0; at < json.length; at += this.pieces) listen(json.slice(at, at + this.pieces));
          }
          return outcome;
        },
      },
      ...base,
      settings,
      now,
      newId,
      ...this.more,
    };
  }

  asked(question: string, { roles = ['analyst'], subject = 'somebody', ...body }: AskOptions = {}): Asked {
    const parsed = parseQuery(JSON.stringify({ query: question, ...body }));
    if (!parsed.ok) throw new Error(`${parsed.fault.field} ${parsed.fault.reason}`);
    const caller = { subject, roles, remainingMs: () => 20_000 };
    return asked(this.deps(), { request: parsed.request, caller, scope: roleScope(roles) });
  }

  /** All steps of an answer. */
  async steps(question: string, options: AskOptions = {}): Promise<readonly AnswerEvent[]> {
    const events: AnswerEvent[] = [];
    for await (const event of answerQuery(this.deps(), this.asked(question, options))) events.push(event);
    return events;
  }

  async ask(question: string, options: AskOptions = {}): Promise<Answer> {
    const last = (await this.steps(question, options)).at(-1);
    if (last?.type !== 'final') throw new Error('The answer has no end.');
    return last.answer;
  }

  /** Milliseconds pass on the monotonic clock. */
  pass(ms: number): void {
    this.#clock += ms;
  }

  /** Sum of a metric, or of a value of its dimension. */
  counted(metric: string, value?: string): number {
    return sumOf(this.counts, metric, value);
  }
}
