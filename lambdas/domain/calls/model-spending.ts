import { NO_TOKENS, type TokenUsage } from '../cost/ledger.ts';
import type { NanoUsd } from '../cost/money.ts';
import type { Enrichment } from '../enrichment/types.ts';

/** What models took for one revision of a call: tokens that the service told, and what they cost. */
export interface ModelSpending extends TokenUsage {
  readonly cost_nano_usd: NanoUsd;
  /** Requests, failed and repaired ones included. */
  readonly model_calls: number;
  /** Answers that came and were of no use. */
  readonly useless_answers: number;
}

/** What one reading of a call took. It is booked with the call once, however often it is handed over. */
export interface SpentReading extends ModelSpending {
  readonly id: string;
}

export const NO_SPENDING: ModelSpending = { ...NO_TOKENS, cost_nano_usd: 0, model_calls: 0, useless_answers: 0 };

export const SPENDING_KEYS = Object.keys(NO_SPENDING) as readonly (keyof ModelSpending)[];

export function addSpending(a: ModelSpending, b: ModelSpending): ModelSpending {
  return {
    cost_nano_usd: a.cost_nano_usd + b.cost_nano_usd,
    input: a.input + b.input,
    output: a.output + b.output,
    cache_read: a.cache_read + b.cache_read,
    cache_write: a.cache_write + b.cache_write,
    model_calls: a.model_calls + b.model_calls,
    useless_answers: a.useless_answers + b.useless_answers,
  };
}

/** What an enrichment shows of it. */
export function sumsOf(spending: ModelSpending): Pick<Enrichment, 'cost_nano_usd' | 'tokens' | 'model_calls'> {
  const { cost_nano_usd, model_calls, input, output, cache_read, cache_write } = spending;
  return { cost_nano_usd, model_calls, tokens: { input, output, cache_read, cache_write } };
}

/** The call with the sums of all that models took for it in its enrichment, also of what came after that was written. */
export function withSums<T extends SpentCall>(call: T): T {
  const { enrichment, model_spending } = call;
  if (enrichment === undefined || model_spending === undefined) return call;
  return { ...call, enrichment: { ...enrichment, ...sumsOf(model_spending) } };
}

interface SpentCall {
  readonly enrichment?: Enrichment;
  readonly model_spending?: ModelSpending;
}
