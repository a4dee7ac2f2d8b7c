import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Enrichment } from '#lambdas/domain/enrichment/types.ts';
import { costsIn, EVERY_CALL, enrichmentIn, uploadCalls, usageIn } from './paid-calls.ts';
import { eventually, startTestRuntime, type TestRuntime } from './test-runtime.ts';

let world: TestRuntime;

describe('the half-price lane', () => {
  beforeAll(async () => {
    world = await startTestRuntime({
      context: { ...EVERY_CALL, batchEnrichment: 'true', batchDelaySeconds: '0', batchMinRecords: '120' },
    });
  });
  afterAll(async () => await world.stop());

  it('reads economical calls in one job, at the price of a job, and has them indexed', async () => {
    const ids = await uploadCalls(world, 120);
    // One after the other: a hundred who ask all the time keep the runtime from its work.
    const enrichments: Enrichment[] = [];
    for (const id of ids) enrichments.push(await enrichmentIn(world, id));
    expect(enrichments.map(({ degraded }) => degraded)).toEqual(ids.map(() => undefined));
    const { batch, chat } = await usageIn(world);
    expect(batch?.total.answered).toBe(120);
    expect(chat.total.requests).toBe(0);
    const spent = enrichments.reduce((sum, { cost_nano_usd }) => sum + cost_nano_usd, 0);
    expect(spent).toBe(batch?.total.cost);
    const booked = await eventually(async () => {
      const { by_purpose, budget } = await costsIn(world);
      const purpose = by_purpose.find((one) => one.purpose === 'batch');
      // What was kept back for the job is free again once it is finished.
      return purpose?.calls === 120 && budget.day.committed_usd === budget.day.spent_usd ? purpose : undefined;
    }, 60_000);
    expect(Math.round(booked.cost_usd * 1e9)).toBe(spent);
  }, 150_000);
});
