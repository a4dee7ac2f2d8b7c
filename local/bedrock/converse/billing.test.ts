import { expect, it } from 'vitest';
import { modelSpec } from '#lambdas/domain/cost/model-catalogue.ts';
import { MODELS } from '#lambdas/domain/cost/models.ts';
import { billOf, pricesOf } from './billing.ts';
import { CHAT_MODELS_BY_ID } from './chat-models.ts';

const usage = (inputTokens: number, outputTokens: number, more = {}) => ({
  inputTokens,
  outputTokens,
  totalTokens: inputTokens + outputTokens,
  ...more,
});

it.each([
  ['us.amazon.nova-lite-v1:0', 60_000 + 24_000],
  ['us.amazon.nova-pro-v1:0', 800_000 + 320_000],
  ['us.anthropic.claude-haiku-5-5', 110_000 + 55_000],
  ['global.anthropic.claude-haiku-5-5', 100_000 + 50_000],
  ['anthropic.claude-sonnet-4-6', 3_300_000 + 1_650_000],
])('1,000 tokens for %s and 100 from it cost %i billionths of a dollar', (modelId, cost) => {
  expect(billOf(modelId, usage(1_000, 100))).toBe(cost);
});

it('tokens of a cache have their own prices', () => {
  const cached = usage(10, 0, { cacheReadInputTokens: 1_000, cacheWriteInputTokens: 1_000 });
  expect(billOf('global.anthropic.claude-haiku-5-5', cached)).toBe(1_000 + 10_000 + 125_000);
});

it('a prompt of more than 100,000 tokens costs five times as much with Claude Haiku 5.5', () => {
  const model = 'global.anthropic.claude-haiku-5-5';
  expect(billOf(model, usage(100_000, 10))).toBe(10_000_000 + 5_000);
  expect(billOf(model, usage(100_001, 10))).toBe(5 * (10_000_100 + 5_000));
});

it('a batch costs half', () => {
  const model = 'us.amazon.nova-lite-v1:0';
  expect(billOf(model, usage(1_001, 101), { batch: true })).toBe(billOf(model, usage(1_001, 101)) / 2);
});

it('every chat model has a price, and an unknown one none', () => {
  for (const id of CHAT_MODELS_BY_ID.keys()) expect(pricesOf(id).output).toBeGreaterThan(0);
  expect(() => pricesOf('nobody.knows-v1:0')).toThrow('nobody.knows-v1:0');
});

const catalogued = MODELS.flatMap(({ id, profiles }) => [id, ...profiles]);

it.each(catalogued)('the prices of %s are those of the catalogue', (id) => {
  const { input, output, cacheRead, cacheWrite } = pricesOf(id);
  const { prices, batch_prices: batch } = modelSpec(id);
  expect(prices).toEqual({ input, output, cache_read: cacheRead, cache_write: cacheWrite });
  if (batch !== undefined) expect(batch).toMatchObject({ input: input / 2, output: output / 2 });
});
