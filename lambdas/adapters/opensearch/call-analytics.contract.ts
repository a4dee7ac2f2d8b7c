import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../domain/analytics/parse-plan.ts';
import type { AggregationPlan } from '../../domain/analytics/plan.ts';
import type { CallDocument } from '../../domain/search/document.ts';
import { type CountedCall, recount } from '../../testing/recount.ts';
import type { SearchRig } from '../../testing/search-rig.ts';
import { sampleCalls, somePlan } from './aggregation-plans.testing.ts';

/** Beyond some hundred calls a group, engines estimate percentiles; below, every figure is exact. */
const CALLS = 80;
const PLANS = 120;

function document(call: CountedCall, i: number): CallDocument {
  return { text: 'x', ...call, call_id: `call-${i}`, revision: 1, edition: 0, turns: [], identifiers: [], moments: [] };
}

/** What counts do on every engine. `fresh` gives a rig on an engine without an index of calls. */
export function callAnalyticsContract(engine: string, fresh: () => Promise<SearchRig>): void {
  const filled = async (calls: readonly CountedCall[]): Promise<SearchRig> => {
    const rig = await fresh();
    await rig.ensure();
    await rig.index.write(calls.map((call, i) => ({ kind: 'index', document: document(call, i), complete: true })));
    await rig.refresh();
    return rig;
  };

  describe(`counts on ${engine}`, () => {
    it('I2: are what a recount of the calls gives, for any plan', async () => {
      const calls = sampleCalls(CALLS);
      const rig = await filled(calls);
      await fc.assert(
        fc.asyncProperty(somePlan, async (plan: AggregationPlan) => {
          const [result] = await rig.analytics.aggregate([plan]);
          expect(result).toEqual(recount(calls, plan));
        }),
        { numRuns: PLANS },
      );
    });

    it('are nothing, not an error, of no calls', async () => {
      const rig = await filled([]);
      await fc.assert(
        fc.asyncProperty(somePlan, async (plan: AggregationPlan) => {
          expect(await rig.analytics.aggregate([plan])).toEqual([recount([], plan)]);
        }),
        { numRuns: 20 },
      );
    });

    it('answer many plans in one request, each its own', async () => {
      const calls = sampleCalls(CALLS);
      const rig = await filled(calls);
      const plans = ['product', 'intent', 'day_of_week', 'issue'].map((by) => {
        const parsed = parsePlan({ metrics: ['count', 'avg_importance'], group_by: [{ by }], percentages: true });
        if (!parsed.ok) throw new Error(parsed.fault.reason);
        return parsed.plan;
      });
      expect(await rig.analytics.aggregate(plans)).toEqual(plans.map((plan) => recount(calls, plan)));
    });
  });
}
