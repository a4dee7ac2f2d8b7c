import type { ModelSpec, TokenPrices } from '../cost/model-spec.ts';
import type { NanoUsd } from '../cost/money.ts';

/** How many times as many tokens as estimated a prompt may have that is no prose. */
const MARGIN = 1.5;

/**
 * What one call can cost, to be kept back from the budget: all of its answer, and half as many input tokens again as were
 * estimated, at the dearest price that input can have.
 */
export function reserveFor(spec: Pick<ModelSpec, 'prices'>, estimatedInputTokens: number, maxTokens: number): NanoUsd {
  return mostOf(spec.prices, estimatedInputTokens, maxTokens);
}

/** The same of a record of a batch job; of a model that takes none, as on demand. */
export function reserveForBatch(
  spec: Pick<ModelSpec, 'prices' | 'batch_prices'>,
  estimatedInputTokens: number,
  maxTokens: number,
): NanoUsd {
  return mostOf(spec.batch_prices ?? spec.prices, estimatedInputTokens, maxTokens);
}

function mostOf(prices: TokenPrices, input: number, output: number): NanoUsd {
  const dearest = Math.max(prices.input, prices.cache_write, prices.cache_read);
  return Math.ceil(Math.ceil(MARGIN * input) * dearest + output * prices.output);
}
