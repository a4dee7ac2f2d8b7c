import { embeddingNanoUsd } from '../domain/cost/embedding-prices.ts';
import { type CallOutcome, type Ledger, type LedgerCall, type LedgerResult, NO_TOKENS } from '../domain/cost/ledger.ts';
import { type NanoUsd, usdOf } from '../domain/cost/money.ts';
import { reserveFor } from '../domain/enrichment/cost-estimate.ts';
import { estimateTokens } from '../domain/enrichment/token-estimate.ts';
import type { Embedder, EmbeddingOutcome } from '../domain/search/ports.ts';
import { METRIC } from '../metrics.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import type { Logger, Meter } from '../runtime/observability.ts';

export interface BookDeps {
  readonly embedder: Embedder;
  readonly ledger: Pick<Ledger, 'record'>;
  readonly model: string;
  /** Whose embeddings they are: the name of the function. */
  readonly subject: string;
  readonly now: () => Date;
  /** Unique for each batch of texts. */
  readonly newId: () => string;
  readonly counter: Pick<Meter, 'count' | 'gauge'>;
  readonly logger: Pick<Logger, 'warn'>;
}

type Outcome = Exclude<CallOutcome, 'open'>;

/** What requests with the same outcome came to. */
interface Sum {
  requests: number;
  /** Undefined until the model has told some. */
  tokens: number | undefined;
  unconfirmed: NanoUsd;
}

const LANE = 'embedding';
/** Outcomes of requests that the model may have worked on; without a count of tokens their cost is estimated. */
const MAYBE_PAID: ReadonlySet<Outcome> = new Set(['answered', 'invalid', 'timeout', 'lost']);

/**
 * Writes what an embedder asks a model for into the ledger: a row for all texts of a batch that got their vectors, and
 * one for each way in which requests failed, since a row for each text would cost more than its embedding. Written after
 * the embedding and without a reservation: a batch costs less than a cent, and a call is searchable whatever the budget
 * says. A ledger that cannot be written does not take the vectors back.
 */
export function bookedEmbedder(deps: BookDeps): Embedder {
  return {
    async embed(texts, withinMs) {
      const started = deps.now();
      const outcomes = await deps.embedder.embed(texts, withinMs);
      const latency_ms = Math.max(0, deps.now().getTime() - started.getTime());
      const rows = [...sumsOf(deps.model, texts, outcomes)].map(([outcome, sum]) => ({
        call: callOf(deps, started, sum),
        result: resultOf(deps.model, outcome, sum, latency_ms),
      }));
      for (const { call, result } of rows) measure(deps, call.requests ?? 1, result);
      const id = rows.length > 0 ? deps.newId() : '';
      await Promise.all(
        rows.map(({ call, result }) => record(deps, { ...call, id: `${id}-${result.outcome}` }, result)),
      );
      return outcomes;
    },
  };
}

function sumsOf(
  model: string,
  texts: readonly string[],
  outcomes: readonly EmbeddingOutcome[],
): ReadonlyMap<Outcome, Sum> {
  const sums = new Map<Outcome, Sum>();
  outcomes.forEach((embedding, i) => {
    for (const failure of embedding.failures ?? []) addTo(sums, failure, { model, text: texts[i] ?? '' });
    // No text is without tokens: the model did not tell.
    const answer = embedding.ok && { outcome: 'answered' as const, tokens: embedding.tokens || undefined };
    if (answer) addTo(sums, answer, { model, text: texts[i] ?? '' });
  });
  return sums;
}

function addTo(
  sums: Map<Outcome, Sum>,
  { outcome, tokens }: { readonly outcome: Outcome; readonly tokens?: number | undefined },
  { model, text }: { readonly model: string; readonly text: string },
): void {
  const sum = sums.get(outcome) ?? { requests: 0, tokens: undefined, unconfirmed: 0 };
  sums.set(outcome, sum);
  sum.requests++;
  if (tokens !== undefined) sum.tokens = (sum.tokens ?? 0) + tokens;
  else if (MAYBE_PAID.has(outcome)) sum.unconfirmed += mostOf(model, text);
}

/** What embedding a text can cost, by an estimate of its tokens on the high side. */
function mostOf(model: string, text: string): NanoUsd {
  const input = embeddingNanoUsd(model, 1e6) / 1e6;
  const prices = { input, output: 0, cache_read: 0, cache_write: 0 };
  return reserveFor({ prices }, estimateTokens(text), 0);
}

function callOf({ model, subject }: BookDeps, started: Date, { requests }: Sum): Omit<LedgerCall, 'id'> {
  const started_at = started.toISOString();
  return { started_at, purpose: 'embedding', subject, lane: LANE, model, reserved: 0, requests };
}

function resultOf(model: string, outcome: Outcome, { tokens, unconfirmed }: Sum, latency_ms: number): LedgerResult {
  const cost = embeddingNanoUsd(model, tokens ?? 0);
  const usage = tokens === undefined ? undefined : { ...NO_TOKENS, input: tokens };
  return { outcome, ...(usage && { usage }), cost, unconfirmed, latency_ms };
}

/** As the model calls that they are. */
function measure({ counter, model }: BookDeps, requests: number, { outcome, usage, cost }: LedgerResult): void {
  const split = { model, purpose: 'embedding' };
  counter.count(METRIC.modelCalls, requests, { ...split, outcome });
  counter.count(METRIC.modelInputTokens, usage?.input ?? 0, split);
  counter.gauge(METRIC.modelCost, usdOf(cost), split);
}

async function record(deps: BookDeps, call: LedgerCall, result: LedgerResult): Promise<void> {
  try {
    await deps.ledger.record(call, result);
  } catch (error) {
    const { id, requests } = call;
    deps.logger.warn('Embeddings are missing from the ledger', {
      id,
      requests,
      cost: result.cost,
      ...describeFault(error),
    });
  }
}
