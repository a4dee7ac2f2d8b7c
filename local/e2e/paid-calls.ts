import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CallRecord } from '#lambdas/domain/calls/record.ts';
import type { Enrichment } from '#lambdas/domain/enrichment/types.ts';
import { transcript } from '#lambdas/testing/samples.ts';
import type { Usage } from '../bedrock/usage.ts';
import { eventually, type TestRuntime } from './test-runtime.ts';

/** Settings by which every call is read by the economical model. */
export const EVERY_CALL = { thresholdMedium: '0', thresholdHigh: '0', thresholdCritical: '1' };

/** What GET /costs answers, as far as it is looked at. */
export interface Costs {
  readonly by_purpose: readonly { readonly purpose: string; readonly calls: number; readonly cost_usd: number }[];
  readonly budget: { readonly day: { readonly committed_usd: number; readonly spent_usd: number } };
}

/** Uploads so many calls and does not wait for them; their ids. */
export async function uploadCalls(world: TestRuntime, count: number): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, (_, i) => `paid-${i}`);
  const lines = ids.map((id) => JSON.stringify(transcript(id, `Order ${id} never came and I want my money back.`)));
  const file = join(world.dir, 'paid.jsonl');
  await writeFile(file, lines.join('\n'));
  void world.ingest(file).catch(() => {});
  return ids;
}

/** The enrichment of a call, once it is settled. */
export async function enrichmentIn(world: TestRuntime, id: string): Promise<Enrichment> {
  return await eventually(async () => {
    const { status, body } = await world.get(`/calls/${id}`, 'analyst');
    const call = body as never as CallRecord;
    return status === 200 && !call.unsettled && call.enrichment !== undefined ? call.enrichment : undefined;
  }, 60_000);
}

export async function costsIn(world: TestRuntime): Promise<Costs> {
  return (await world.get('/costs', 'admin')).body as never as Costs;
}

/** The models' own count. */
export async function usageIn(world: TestRuntime): Promise<Usage> {
  return (await (await fetch(`${world.runtime.awsUrl}/_bedrock/usage`)).json()) as Usage;
}
