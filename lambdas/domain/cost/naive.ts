import { modelSpec, tokenCost } from './model-catalogue.ts';
import type { NanoUsd } from './money.ts';

/**
 * A naive design has one model read every call whole, as soon as it comes, by one request with the same instructions and
 * answer as ours: it buys the same. Its model is that of our strong lane, the least dear of those that docs/COST.md has
 * beside it ("Beside naive use of a strong model"), so that savings are rather too small than too large.
 */
export const NAIVE = {
  model: 'us.anthropic.claude-haiku-5-5',
  /** Tokens of our instructions with their tool (domain/enrichment/prompt.ts), and of an answer of the strong lane. */
  instruction_tokens: 1_396,
  answer_tokens: 398,
} as const;

/** What a naive design pays for a call whose transcript has so many tokens. */
export function naiveCost(transcriptTokens: number): NanoUsd {
  const { model, instruction_tokens, answer_tokens } = NAIVE;
  const input = instruction_tokens + transcriptTokens;
  return tokenCost(modelSpec(model).prices, { input, output: answer_tokens, cache_read: 0, cache_write: 0 });
}

/** What is known of a call when its reading has ended, or when it is skipped. */
export interface ReadCost {
  readonly transcript_tokens: number;
  /** What its models cost by now, and what of that was reckoned before. */
  readonly paid: NanoUsd;
  readonly paid_before: NanoUsd;
  /** Whether the call has what a naive design buys: a model read it, or need not. */
  readonly done: boolean;
  /** True when that was so before, too. */
  readonly done_before: boolean;
}

/** What this saves beside a naive design; negative where it only cost. Over the readings of a call it adds up to the savings. */
export function savingsOf({ transcript_tokens, paid, paid_before, done, done_before }: ReadCost): NanoUsd {
  const replaced = done && !done_before ? naiveCost(transcript_tokens) : 0;
  return replaced - Math.max(0, paid - paid_before);
}
