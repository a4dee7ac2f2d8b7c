import { modelSpec, tokenCost } from '#lambdas/domain/cost/model-catalogue.ts';
import { usdOf } from '#lambdas/domain/cost/money.ts';
import { NAIVE_ANSWER_TOKENS, NAIVE_INSTRUCTION_TOKENS, NAIVE_REQUESTS } from './assumptions.ts';

export interface NaiveCall {
  /** Tokens of a whole transcript. */
  readonly transcriptTokens: number;
  /** Tokens of our instructions, and of an answer to them. */
  readonly instructionTokens: number;
  readonly answerTokens: number;
}

/** Dollars of a call that a model reads whole: by one request such as ours, and by one request for each question. */
export function naiveUsd(model: string, call: NaiveCall): { readonly once: number; readonly seven: number } {
  const { prices } = modelSpec(model);
  const usd = (input: number, output: number) =>
    usdOf(tokenCost(prices, { input, output, cache_read: 0, cache_write: 0 }));
  return {
    once: usd(call.instructionTokens + call.transcriptTokens, call.answerTokens),
    seven: NAIVE_REQUESTS * usd(NAIVE_INSTRUCTION_TOKENS + call.transcriptTokens, NAIVE_ANSWER_TOKENS),
  };
}
