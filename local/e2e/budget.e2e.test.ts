import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '#lambdas/domain/query/answer.ts';
import { costsIn, EVERY_CALL, enrichmentIn, uploadCalls, usageIn } from './paid-calls.ts';
import { eventually, startTestRuntime, type TestRuntime } from './test-runtime.ts';

let world: TestRuntime;

describe('the budget', () => {
  const DAY_USD = 0.004;

  beforeAll(async () => {
    world = await startTestRuntime({
      context: { ...EVERY_CALL, budgetDayUsd: String(DAY_USD), budgetMonthUsd: String(DAY_USD) },
    });
  });
  afterAll(async () => await world.stop());

  it('is not exceeded: calls beyond it are enriched without a model and say so', async () => {
    const ids = await uploadCalls(world, 60);
    const enrichments = await Promise.all(ids.map((id) => enrichmentIn(world, id)));
    const without = enrichments.filter(({ degraded }) => degraded === 'budget');
    expect(without.length).toBeGreaterThan(10);
    expect(without.length).toBeLessThan(60);
    expect(enrichments.filter(({ degraded }) => degraded !== undefined)).toHaveLength(without.length);
    const { chat } = await usageIn(world);
    expect(chat.total.cost / 1e9).toBeLessThanOrEqual(DAY_USD);
    const { budget } = await costsIn(world);
    expect(budget.day.committed_usd).toBeLessThanOrEqual(DAY_USD);
    expect(budget.day.committed_usd).toBeGreaterThan(0.8 * DAY_USD);
    const said = (await world.logs()).split('\n').filter((line) => line.includes('The budget has come to a step'));
    const steps = said.map((line) => (JSON.parse(line) as { step: string }).step);
    // Once each, though many calls came to them at the same moment.
    expect(steps.filter((step) => step === 'extractive')).toHaveLength(1);
    expect(steps.filter((step) => step === 'economy').length).toBeLessThanOrEqual(1);
  }, 150_000);

  it('leaves questions to be answered without a model, which the answers say', async () => {
    const ask = { query: 'Why do customers want their money back?' };
    const told = await eventually(async () => {
      const { processing } = (await world.post('/query', ask, 'analyst')).body as unknown as Answer;
      return processing.degraded ? processing : undefined;
    });
    expect(told).toMatchObject({ degraded_reason: 'budget', model_used: null });
    const streamed = await world.request('/query/stream', { ...ask, filters: { region: 'north' } }, 'analyst');
    expect(await streamed.text()).toContain('"degraded_reason":"budget"');
  }, 60_000);
});
