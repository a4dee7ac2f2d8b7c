import { expect, it } from 'vitest';
import { modelSpec } from '#lambdas/domain/cost/model-catalogue.ts';
import { ENRICHING_MODELS, foundationModel, takesBatches } from './models.ts';

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
