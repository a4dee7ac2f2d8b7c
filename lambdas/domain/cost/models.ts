import type { ModelSpec } from './model-spec.ts';

/** The day on which this table was set from its sources. */
export const CATALOGUE_DATE = '2026-11-21';

const CARD = 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-';
const CLAUDE = 'https://platform.claude.com/docs/en/models/';
const UNREAD = 'https://aws.amazon.com/bedrock/pricing/ itself was not read';

/** What Claude models with thinking on by default need in order to take a forced tool, and to spend no tokens on it. */
const NO_THINKING = { thinking: { type: 'disabled' } };

/** Claude since 4.5: what stays in one geography (`us.…`) or region costs a tenth more than `global.…`. */
const REGIONAL_PREMIUM = 1.1;

/**
 * The models that the project knows, each with where its entry comes from. Prices are those of the global profile where
 * there is one. Batch jobs take the Nova models (https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-supported.md).
 * `end_of_life` is left out where the published day ("no sooner than") lies before CATALOGUE_DATE and no
 * end has been announced: such a day tells nothing any more, and an end is announced months ahead.
 */
export const MODELS: readonly ModelSpec[] = [
  {
    id: 'anthropic.claude-haiku-5-5',
    profiles: ['us.anthropic.claude-haiku-5-5', 'global.anthropic.claude-haiku-5-5'],
    prices: { input: 100, output: 500, cache_read: 10, cache_write: 125 },
    batch_prices: { input: 50, output: 250, cache_read: 5, cache_write: 62.5 },
    regional_premium: REGIONAL_PREMIUM,
    // It takes a million; but a prompt of more than 100,000 costs five times as much for each token.
    context_tokens: 100_000,
    max_output_tokens: 128_000,
    sampling: false,
    forced_tool: true,
    request_fields: NO_THINKING,
    cache_min_tokens: 4096,
    end_of_life: '2027-10-07',
    source: `${CARD}anthropic-claude-haiku-5-5.md (ids, limits, end); ${CLAUDE}haiku-5-5/overview (prices) and /migration-guide (sampling, thinking); regional tenth and forced tool by public price tables; half price in batches by Anthropic's price list, whether Bedrock's batches take it was not read; least cached prefix as of Haiku 4.5; ${UNREAD}`,
  },
  {
    id: 'anthropic.claude-haiku-4-5-20251001-v1:0',
    profiles: ['us.anthropic.claude-haiku-4-5-20251001-v1:0', 'global.anthropic.claude-haiku-4-5-20251001-v1:0'],
    prices: { input: 1000, output: 5000, cache_read: 100, cache_write: 1250 },
    batch_prices: { input: 500, output: 2500, cache_read: 50, cache_write: 625 },
    regional_premium: REGIONAL_PREMIUM,
    context_tokens: 200_000,
    max_output_tokens: 64_000,
    sampling: true,
    forced_tool: true,
    cache_min_tokens: 4096,
    source: `${CARD}anthropic-claude-haiku-4-5.html (limits, caching, no end before 2026-10-01); ${CLAUDE}haiku-4-5/overview (prices); ${UNREAD}`,
  },
  {
    id: 'anthropic.claude-sonnet-5',
    profiles: ['us.anthropic.claude-sonnet-5', 'global.anthropic.claude-sonnet-5'],
    prices: { input: 2000, output: 10_000, cache_read: 200, cache_write: 2500 },
    batch_prices: { input: 1000, output: 5000, cache_read: 100, cache_write: 1250 },
    regional_premium: REGIONAL_PREMIUM,
    context_tokens: 1_000_000,
    max_output_tokens: 128_000,
    sampling: false,
    forced_tool: true,
    request_fields: NO_THINKING,
    end_of_life: '2027-06-30',
    source: `${CLAUDE}sonnet-5/overview (prices, launched 2026-06-30); end: at least 12 months on Bedrock by https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle.md; ${UNREAD}`,
  },
  {
    id: 'anthropic.claude-sonnet-5-5',
    profiles: ['us.anthropic.claude-sonnet-5-5', 'global.anthropic.claude-sonnet-5-5'],
    prices: { input: 2000, output: 10_000, cache_read: 100, cache_write: 2500 },
    batch_prices: { input: 1000, output: 5000, cache_read: 50, cache_write: 1250 },
    regional_premium: REGIONAL_PREMIUM,
    context_tokens: 1_000_000,
    max_output_tokens: 128_000,
    sampling: false,
    forced_tool: false,
    end_of_life: '2027-09-28',
    source: `${CLAUDE}sonnet-5-5/overview and /whats-new-sonnet-5-5 (prices, "forced tool use returns an error"); launched 2026-09-28, end 12 months later at the earliest by the lifecycle page; ${UNREAD}`,
  },
  {
    id: 'anthropic.claude-opus-5-5',
    profiles: ['us.anthropic.claude-opus-5-5', 'global.anthropic.claude-opus-5-5'],
    prices: { input: 4000, output: 20_000, cache_read: 200, cache_write: 5000 },
    batch_prices: { input: 2000, output: 10_000, cache_read: 100, cache_write: 2500 },
    regional_premium: REGIONAL_PREMIUM,
    context_tokens: 1_000_000,
    max_output_tokens: 128_000,
    sampling: false,
    forced_tool: false,
    end_of_life: '2027-09-22',
    source: `${CLAUDE}opus-5-5/overview and /whats-new-opus-5-5 (prices, forced tool use returns an error); launched 2026-09-22, end 12 months later at the earliest by the lifecycle page; ${UNREAD}`,
  },
  {
    id: 'amazon.nova-micro-v1:0',
    profiles: ['us.amazon.nova-micro-v1:0'],
    prices: { input: 35, output: 140, cache_read: 8.75, cache_write: 35 },
    batch_prices: { input: 17.5, output: 70, cache_read: 8.75, cache_write: 17.5 },
    context_tokens: 128_000,
    max_output_tokens: 5000,
    sampling: true,
    forced_tool: true,
    cache_min_tokens: 1000,
    source: `${CARD}amazon-nova-micro.md (no end before 2025-12-04); prices by a copy of the price page of 2025-07-20; ${UNREAD}`,
  },
  {
    id: 'amazon.nova-lite-v1:0',
    profiles: ['us.amazon.nova-lite-v1:0'],
    prices: { input: 60, output: 240, cache_read: 15, cache_write: 60 },
    batch_prices: { input: 30, output: 120, cache_read: 15, cache_write: 30 },
    context_tokens: 300_000,
    max_output_tokens: 5000,
    sampling: true,
    forced_tool: true,
    cache_min_tokens: 1000,
    source: `${CARD}amazon-nova-lite.html (limits, Converse, no end before 2025-12-04); prices by a copy of the price page of 2025-07-20; ${UNREAD}`,
  },
  {
    id: 'amazon.nova-pro-v1:0',
    profiles: ['us.amazon.nova-pro-v1:0'],
    prices: { input: 800, output: 3200, cache_read: 200, cache_write: 800 },
    batch_prices: { input: 400, output: 1600, cache_read: 200, cache_write: 400 },
    context_tokens: 300_000,
    max_output_tokens: 5000,
    sampling: true,
    forced_tool: true,
    cache_min_tokens: 1000,
    source: `${CARD}amazon-nova-pro.md (no end before 2025-12-04); prices by a copy of the price page of 2025-07-20; ${UNREAD}`,
  },
  {
    id: 'amazon.nova-2-lite-v1:0',
    profiles: ['us.amazon.nova-2-lite-v1:0', 'global.amazon.nova-2-lite-v1:0'],
    // Not said to be cheaper from a cache: as dear as input, so that no budget is fooled.
    prices: { input: 300, output: 2500, cache_read: 300, cache_write: 300 },
    batch_prices: { input: 150, output: 1250, cache_read: 150, cache_write: 150 },
    regional_premium: REGIONAL_PREMIUM,
    context_tokens: 1_000_000,
    max_output_tokens: 64_000,
    sampling: true,
    forced_tool: true,
    end_of_life: '2026-12-02',
    source: `${CARD}amazon-nova-2-lite.html (named; launched 2025-12-02, end 12 months later at the earliest by the lifecycle page); prices and the regional tenth by public price tables; batches by batch-inference-supported.md, at half as for all models; ${UNREAD}`,
  },
];
