import { expect, it } from 'vitest';
import { modelSpec } from '#lambdas/domain/cost/model-catalogue.ts';
import { ENRICHING_MODELS, foundationModel, isCalledFrom, takesBatches } from './models.ts';

const PROFILE = 'us.amazon.nova-lite-v1:0';

it('offers the models that take a forced tool, by id and by inference profile', () => {
  expect(ENRICHING_MODELS).toEqual(expect.arrayContaining([PROFILE, 'amazon.nova-lite-v1:0']));
  expect(ENRICHING_MODELS).not.toContain('anthropic.claude-sonnet-5-5');
  expect(ENRICHING_MODELS).not.toContain('us.anthropic.claude-sonnet-5-5');
});

it('knows the model behind each of them', () => {
  expect([PROFILE, 'amazon.nova-lite-v1:0'].map(foundationModel)).toEqual(
    Array.from({ length: 2 }, () => 'amazon.nova-lite-v1:0'),
  );
});

it('takes batches where there is a price for them, by any name of the model', () => {
  const { batch_prices, ...without } = modelSpec(PROFILE);
  expect(batch_prices).toBeDefined();
  expect([PROFILE, without.id, 'another'].map((id) => takesBatches(id))).toEqual([true, true, false]);
  expect(takesBatches(PROFILE, [without])).toBe(false);
});

it('takes no batches of a model of which it is not known that it does', () => {
  expect(modelSpec('us.anthropic.claude-haiku-5-5').batch_prices).toBeDefined();
  expect(takesBatches('us.anthropic.claude-haiku-5-5')).toBe(false);
});

it('calls a profile from the regions of its geography, others from everywhere', () => {
  expect(['us-east-1', 'us-west-2', 'ca-central-1'].map((region) => isCalledFrom(PROFILE, region))).toEqual([
    true,
    true,
    true,
  ]);
  expect(['eu-west-1', 'us-gov-west-1', 'ap-south-1'].some((region) => isCalledFrom(PROFILE, region))).toBe(false);
  for (const id of ['global.anthropic.claude-haiku-5-5', 'amazon.nova-lite-v1:0'])
    expect(isCalledFrom(id, 'eu-west-1')).toBe(true);
});
