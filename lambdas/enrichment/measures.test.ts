import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { usdOf } from '../domain/cost/money.ts';
import { NAIVE, naiveCost } from '../domain/cost/naive.ts';
import { issueKeysOf } from '../domain/enrichment/issue-keys.ts';
import { promptOf } from '../domain/enrichment/prompt.ts';
import { answerOf } from '../domain/enrichment/schema.testing.ts';
import { estimateTokens, transcriptTokens } from '../domain/enrichment/token-estimate.ts';
import { METRIC } from '../metrics.ts';
import { answered } from '../testing/batch-world.ts';
import { callOf, EnrichmentRig, fault } from '../testing/enrichment-rig.ts';

const valuesOf = (rig: EnrichmentRig, name: string) =>
  rig.counts.flatMap(({ metric, by }) => (metric === name ? [by] : []));

/** A rig that has enriched a call of this lane, with this answer. */
async function enriched(lane: Parameters<typeof callOf>[0], answer = answered()) {
  const rig = new EnrichmentRig();
  rig.answer = () => answer;
  await rig.enrich(callOf(lane));
  return rig;
}

const unresolved = answered(answerOf({ resolution: 'unresolved' }));
const resolved = answered(answerOf({ resolution: 'resolved' }));

describe('the sample of calls that triage skipped', () => {
  it('has a miss where a model finds that the call mattered', async () => {
    expect(valuesOf(await enriched('shadow', unresolved), METRIC.shadowSampleMissed)).toEqual([100]);
    expect(valuesOf(await enriched('shadow', resolved), METRIC.shadowSampleMissed)).toEqual([0]);
  });

  it('is not measured by calls that triage chose, nor where no model looked', async () => {
    expect(valuesOf(await enriched('economy', unresolved), METRIC.shadowSampleMissed)).toEqual([]);
    const refused = await enriched('shadow', fault('refused'));
    expect(refused.counted(METRIC.enrichmentDegraded)).toBe(1);
    expect(valuesOf(refused, METRIC.shadowSampleMissed)).toEqual([]);
  });
});

describe('the savings of a call that was read', () => {
  it('are what a naive design pays, less what the call cost', async () => {
    const rig = await enriched('economy');
    const { turns, enrichment } = rig.stored();
    const saved = naiveCost(transcriptTokens(turns)) - (enrichment?.cost_nano_usd ?? 0);
    expect(enrichment?.cost_nano_usd).toBeGreaterThan(0);
    expect(valuesOf(rig, METRIC.savings)).toEqual([usdOf(saved)]);
  });

  it('are reckoned with our own instructions: whoever changes those has to count them anew', () => {
    const issueKeys = issueKeysOf(JSON.parse(readFileSync('lambdas/triage/triage-rules.json', 'utf8')));
    const { user, estimated_tokens } = promptOf(callOf('strong'), { issueKeys, transcriptTokens: 1000 });
    const tokens = estimated_tokens - estimateTokens(user);
    expect(Math.abs(tokens - NAIVE.instruction_tokens)).toBeLessThan(0.05 * tokens);
  });

  it('are none where no model read it', async () => {
    expect(valuesOf(await enriched('economy', fault('refused')), METRIC.savings)).toEqual([usdOf(0)]);
  });
});

describe('the dollars of models', () => {
  it('are split by model and by purpose', async () => {
    const rig = await enriched('shadow');
    const splits = rig.counts.filter(({ metric }) => metric === METRIC.modelCost).map(({ split }) => split);
    expect(splits).toEqual([{ model: rig.settings.models.economy, purpose: 'shadow' }]);
    const calls = rig.counts.filter(({ metric }) => metric === METRIC.modelCalls).map(({ split }) => split);
    expect(calls).toEqual([{ model: rig.settings.models.economy, purpose: 'shadow', outcome: 'answered' }]);
  });
});
