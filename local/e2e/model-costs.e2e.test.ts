import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallRecord } from '#lambdas/domain/calls/record.ts';
import { transcript } from '#lambdas/testing/samples.ts';
import type { Usage } from '../bedrock/usage.ts';
import { eventually, startTestRuntime, type TestRuntime } from './test-runtime.ts';

/** Every call is read by the economical model. */
const EVERY_CALL = { thresholdMedium: '0', thresholdHigh: '0', thresholdCritical: '1' };

interface Costs {
  readonly total: { readonly calls: number; readonly cost_usd: number };
  readonly by_purpose: readonly { readonly purpose: string; readonly calls: number; readonly cost_usd: number }[];
  readonly budget: {
    readonly day: { readonly committed_usd: number; readonly spent_usd: number };
    readonly step: string;
  };
}

let world: TestRuntime;

async function upload(count: number): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, (_, i) => `paid-${i}`);
  const lines = ids.map((id) => JSON.stringify(transcript(id, `Order ${id} never came and I want my money back.`)));
  const file = join(world.dir, 'paid.jsonl');
  await writeFile(file, lines.join('\n'));
  void world.ingest(file).catch(() => {});
  return ids;
}

const settled = async (id: string) =>
  await eventually(async () => {
    const { status, body } = await world.get(`/calls/${id}`, 'analyst');
    const call = body as never as CallRecord;
    return status === 200 && !call.unsettled && call.enrichment !== undefined ? call.enrichment : undefined;
  }, 60_000);

const costs = async () => (await world.get('/costs', 'admin')).body as never as Costs;

async function usage(): Promise<Usage> {
  return (await (await fetch(`${world.runtime.awsUrl}/_bedrock/usage`)).json()) as Usage;
}

describe('the half-price lane', () => {
  beforeAll(async () => {
    world = await startTestRuntime({ context: { ...EVERY_CALL, batchEnrichment: 'true', batchDelaySeconds: '0' } });
  });
  afterAll(async () => await world.stop());

  it('reads economical calls in one job, at the price of a job, and has them indexed', async () => {
    const ids = await upload(120);
    const enrichments = await Promise.all(ids.map(settled));
    expect(enrichments.map(({ degraded }) => degraded)).toEqual(ids.map(() => undefined));
    const { batch, chat } = await usage();
    expect(batch?.total.answered).toBe(120);
    expect(chat.total.requests).toBe(0);
    const spent = enrichments.reduce((sum, { cost_nano_usd }) => sum + cost_nano_usd, 0);
    expect(spent).toBe(batch?.total.cost);
    const booked = await eventually(async () => {
      const { by_purpose, budget } = await costs();
      const purpose = by_purpose.find((one) => one.purpose === 'batch');
      // What was kept back for the job is free again once it is finished.
      return purpose?.calls === 120 && budget.day.committed_usd === budget.day.spent_usd ? purpose : undefined;
    });
    expect(Math.round(booked.cost_usd * 1e9)).toBe(spent);
  }, 150_000);
});

describe('the budget', () => {
  const DAY_USD = 0.004;

  beforeAll(async () => {
    world = await startTestRuntime({
      context: { ...EVERY_CALL, budgetDayUsd: String(DAY_USD), budgetMonthUsd: String(DAY_USD) },
    });
  });
  afterAll(async () => await world.stop());

  it('is not exceeded: calls beyond it are enriched without a model and say so', async () => {
    const ids = await upload(60);
    const enrichments = await Promise.all(ids.map(settled));
    const without = enrichments.filter(({ degraded }) => degraded === 'budget');
    expect(without.length).toBeGreaterThan(10);
    expect(without.length).toBeLessThan(60);
    expect(enrichments.filter(({ degraded }) => degraded !== undefined)).toHaveLength(without.length);
    const { chat } = await usage();
    expect(chat.total.cost / 1e9).toBeLessThanOrEqual(DAY_USD);
    const { budget } = await costs();
    expect(budget.day.committed_usd).toBeLessThanOrEqual(DAY_USD);
    expect(budget.day.committed_usd).toBeGreaterThan(0.8 * DAY_USD);
    const said = (await world.logs()).split('\n').filter((line) => line.includes('The budget has come to a step'));
    const steps = said.map((line) => (JSON.parse(line) as { step: string }).step);
    // Once each, though many calls came to them at the same moment.
    expect(steps.filter((step) => step === 'extractive')).toHaveLength(1);
    expect(steps.filter((step) => step === 'economy').length).toBeLessThanOrEqual(1);
  }, 150_000);
});
