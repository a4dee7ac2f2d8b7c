import { billOf } from './converse/billing.ts';
import type { ConverseUsage } from './converse/types.ts';

/** Tokens and what they cost in billionths of a US dollar. */
export interface Billed {
  readonly requests: number;
  /** With those of a cache. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cost: number;
}

/** What one model, or all of them, did. Requests = answered + failed + those of unconfirmed, once none is under way. */
export interface ModelCount {
  readonly requests: number;
  /** Answers that reached the client with their tokens, useful or not. */
  readonly answered: number;
  /** Refused, failed or never answered; costs nothing. */
  readonly failed: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Of `answered`. */
  readonly cost: number;
  /**
   * Billed as well, but the client cannot know: the answer broke off, came too late, or did not tell its tokens. Of a
   * stream that the client left, the prompt and what was written until then; of one that got lost, all of it.
   */
  readonly unconfirmed: Billed;
}

/** By model id or inference profile. */
export interface CountedModels {
  readonly models: Readonly<Record<string, ModelCount>>;
  readonly total: ModelCount;
}

/** The stand-in's own account since its start. */
export interface Usage {
  readonly chat: CountedModels;
  readonly embeddings: CountedModels;
  /** Records of batch jobs. */
  readonly batch?: CountedModels;
}

export type Operations = 'chat' | 'embeddings';

/** How a request ended. */
export type Outcome =
  | { readonly kind: 'failed' }
  | { readonly kind: 'answered' | 'unconfirmed'; readonly usage: ConverseUsage };

const NOTHING: Billed = { requests: 0, inputTokens: 0, outputTokens: 0, cost: 0 };
export const NO_REQUESTS: ModelCount = { ...NOTHING, answered: 0, failed: 0, unconfirmed: NOTHING };

/** Counts what is billed, model by model, at the stand-in's own prices. */
export class UsageCount {
  readonly #counts = { chat: new Map<string, ModelCount>(), embeddings: new Map<string, ModelCount>() };

  /** Counts a request from its start; the model must be a known one. */
  begin(operations: Operations, modelId: string): (outcome: Outcome) => void {
    this.#add(operations, modelId, { requests: 1 });
    return (outcome) => this.#add(operations, modelId, changeBy(modelId, outcome));
  }

  /** A copy, as it stands now. */
  report(): Usage {
    const { chat, embeddings } = this.#counts;
    return { chat: reportOf(chat), embeddings: reportOf(embeddings) };
  }

  #add(operations: Operations, modelId: string, more: Partial<ModelCount>): void {
    const counts = this.#counts[operations];
    counts.set(modelId, sum(counts.get(modelId) ?? NO_REQUESTS, { ...NO_REQUESTS, ...more }));
  }
}

function changeBy(modelId: string, outcome: Outcome): Partial<ModelCount> {
  if (outcome.kind === 'failed') return { failed: 1 };
  const billed = billedFor(modelId, outcome.usage);
  return outcome.kind === 'unconfirmed' ? { unconfirmed: billed } : { ...billed, requests: 0, answered: 1 };
}

/** What one request is billed; in a batch job at half the price. */
export function billedFor(modelId: string, usage: ConverseUsage, batch = false): Billed {
  const { inputTokens, outputTokens, cacheReadInputTokens = 0, cacheWriteInputTokens = 0 } = usage;
  const input = inputTokens + cacheReadInputTokens + cacheWriteInputTokens;
  return { requests: 1, inputTokens: input, outputTokens, cost: billOf(modelId, usage, { batch }) };
}

export function reportOf(counts: ReadonlyMap<string, ModelCount>): CountedModels {
  return { models: Object.fromEntries(counts), total: [...counts.values()].reduce(sum, NO_REQUESTS) };
}

export function sum(a: ModelCount, b: ModelCount): ModelCount {
  return {
    ...sumBilled(a, b),
    answered: a.answered + b.answered,
    failed: a.failed + b.failed,
    unconfirmed: sumBilled(a.unconfirmed, b.unconfirmed),
  };
}

function sumBilled(a: Billed, b: Billed): Billed {
  const plus = (key: keyof Billed) => a[key] + b[key];
  const tokens = { inputTokens: plus('inputTokens'), outputTokens: plus('outputTokens') };
  return { requests: plus('requests'), ...tokens, cost: plus('cost') };
}
