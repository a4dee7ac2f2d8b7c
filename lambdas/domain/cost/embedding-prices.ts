import { type NanoUsd, nanoUsd } from './money.ts';

/**
 * US dollars for a million tokens of a text embedding, on demand, us-east-1. Published at
 * https://aws.amazon.com/bedrock/pricing/, which was not fetched for this; set on 2026-11-21.
 */
const USD_PER_MILLION_TOKENS: Readonly<Record<string, number>> = {
  'amazon.titan-embed-text-v2:0': 0.02,
};

/** Parts of a millionth of a dollar that a cost is rounded to: floating point has no 1.88 millionths. */
const PRECISION = 1e6;

/** What the tokens of an embedding cost in US dollars; a model without a known price is refused at the start. */
export function embeddingCost(model: string, tokens: number): number {
  const price = USD_PER_MILLION_TOKENS[model];
  if (price === undefined)
    throw new Error(
      `There is no price for the embedding model ${model}; known are ${Object.keys(USD_PER_MILLION_TOKENS).join(', ')}.`,
    );
  return Math.round(tokens * price * PRECISION) / (1e6 * PRECISION);
}

/** The same as the ledger keeps it. */
export function embeddingNanoUsd(model: string, tokens: number): NanoUsd {
  return nanoUsd(embeddingCost(model, tokens));
}
