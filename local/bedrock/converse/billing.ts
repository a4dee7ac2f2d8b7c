import type { ConverseUsage } from './types.ts';

/** Billionths of a US dollar a token: the published price of a million tokens in dollars, times 1,000. */
export interface Prices {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
}

interface PriceList {
  /** By the foundation model's id and by inference profiles of a geography. */
  readonly regional: Prices;
  /** By the global inference profile, where it has a price of its own. */
  readonly global?: Prices;
  /** What all tokens of a request cost times, whose prompt has more than 100,000 tokens. */
  readonly longPromptFactor?: number;
}

const LONG_PROMPT_TOKENS = 100_000;

/** Of requests in batch inference jobs. */
const BATCH_FACTOR = 0.5;

/**
 * What the stand-in bills, on demand in us-east-1, as read on 2026-11-21. It is an account of its own, that the project's
 * ledger is checked against: nothing here comes from the project's catalogue of models, and the catalogue nothing from here.
 *
 * Claude: https://platform.claude.com/docs/en/about-claude/pricing and, for Haiku 5.5 with its price for long prompts,
 * https://platform.claude.com/docs/en/models/haiku-5-5/overview (the others: /sonnet-5/, /sonnet-5-5/, /opus-5-5/), which are the prices of Bedrock's global profiles; from
 * Sonnet 4.5 and Haiku 4.5 on, those of a geography cost 10 % more (same page, "Third-party platform pricing"). AWS's own
 * price list was not to be read. Cache writes are those for 5 minutes.
 *
 * Nova: https://aws.amazon.com/bedrock/pricing/ as copies of 2025 and 2026 quote it; no price of a cache write is listed for
 * Nova, so it is that of input, and for Nova 2 Lite so is that of a cache read. Its global profile costs a tenth less.
 */
const PRICE_LISTS: Readonly<Record<string, PriceList>> = {
  'anthropic.claude-haiku-5-5': {
    regional: { input: 110, output: 550, cacheRead: 11, cacheWrite: 137.5 },
    global: { input: 100, output: 500, cacheRead: 10, cacheWrite: 125 },
    longPromptFactor: 5,
  },
  'anthropic.claude-haiku-4-5-20251001-v1:0': {
    regional: { input: 1_100, output: 5_500, cacheRead: 110, cacheWrite: 1_375 },
    global: { input: 1_000, output: 5_000, cacheRead: 100, cacheWrite: 1_250 },
  },
  'anthropic.claude-sonnet-4-6': {
    regional: { input: 3_300, output: 16_500, cacheRead: 330, cacheWrite: 4_125 },
    global: { input: 3_000, output: 15_000, cacheRead: 300, cacheWrite: 3_750 },
  },
  'anthropic.claude-sonnet-5': {
    regional: { input: 2_200, output: 11_000, cacheRead: 220, cacheWrite: 2_750 },
    global: { input: 2_000, output: 10_000, cacheRead: 200, cacheWrite: 2_500 },
  },
  // Its cache reads were 0.20 dollars a million until 2026-10-07; pages of before still say so.
  'anthropic.claude-sonnet-5-5': {
    regional: { input: 2_200, output: 11_000, cacheRead: 110, cacheWrite: 2_750 },
    global: { input: 2_000, output: 10_000, cacheRead: 100, cacheWrite: 2_500 },
  },
  'anthropic.claude-opus-5-5': {
    regional: { input: 4_400, output: 22_000, cacheRead: 220, cacheWrite: 5_500 },
    global: { input: 4_000, output: 20_000, cacheRead: 200, cacheWrite: 5_000 },
  },
  'amazon.nova-micro-v1:0': { regional: { input: 35, output: 140, cacheRead: 8.75, cacheWrite: 35 } },
  'amazon.nova-lite-v1:0': { regional: { input: 60, output: 240, cacheRead: 15, cacheWrite: 60 } },
  'amazon.nova-pro-v1:0': { regional: { input: 800, output: 3_200, cacheRead: 200, cacheWrite: 800 } },
  'amazon.nova-2-lite-v1:0': {
    regional: { input: 330, output: 2_750, cacheRead: 330, cacheWrite: 330 },
    global: { input: 300, output: 2_500, cacheRead: 300, cacheWrite: 300 },
  },
  // Embeddings have no output: https://aws.amazon.com/bedrock/pricing/
  'amazon.titan-embed-text-v2:0': { regional: { input: 20, output: 0, cacheRead: 0, cacheWrite: 0 } },
};

/** Prices of a model by its id or inference profile, without ARN; throws for a model that has none. */
export function pricesOf(modelId: string): Prices {
  const list = PRICE_LISTS[foundationModelOf(modelId)];
  if (list === undefined) throw new Error(`The stand-in has no price for ${modelId}.`);
  return (modelId.startsWith('global.') ? list.global : undefined) ?? list.regional;
}

/** What an answer costs: whole billionths of a US dollar. */
export function billOf(modelId: string, usage: ConverseUsage, { batch = false } = {}): number {
  const { input, output, cacheRead, cacheWrite } = pricesOf(modelId);
  const { inputTokens, outputTokens, cacheReadInputTokens = 0, cacheWriteInputTokens = 0 } = usage;
  const prompt = inputTokens + cacheReadInputTokens + cacheWriteInputTokens;
  const { longPromptFactor = 1 } = PRICE_LISTS[foundationModelOf(modelId)] ?? {};
  const tokens =
    inputTokens * input + outputTokens * output + cacheReadInputTokens * cacheRead + cacheWriteInputTokens * cacheWrite;
  return Math.round(tokens * (prompt > LONG_PROMPT_TOKENS ? longPromptFactor : 1) * (batch ? BATCH_FACTOR : 1));
}

function foundationModelOf(modelId: string): string {
  return modelId.replace(/^(?:us|eu|jp|au|apac|global)\./, '');
}
