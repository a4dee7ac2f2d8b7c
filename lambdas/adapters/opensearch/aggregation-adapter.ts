import type { AggregationPlan } from '../../domain/analytics/plan.ts';
import type { CallAnalytics } from '../../domain/analytics/ports.ts';
import type { AggregationResult } from '../../domain/analytics/result.ts';
import { describeCountFault } from './aggregation-faults.ts';
import { aggregationBody } from './aggregation-request.ts';
import { type AggregationResponse, readAggregation } from './aggregation-response.ts';
import { faultOf, type MultiSearch } from './multi-search.ts';

/** Counts on OpenSearch's protocol; all plans go out as one `_msearch`. */
export class OpenSearchAnalytics implements CallAnalytics {
  readonly #engine: MultiSearch;

  constructor(engine: MultiSearch) {
    this.#engine = engine;
  }

  async aggregate(plans: readonly AggregationPlan[]): Promise<readonly AggregationResult[]> {
    if (plans.length === 0) return [];
    const answers = await this.#engine.msearch(plans.map(aggregationBody)).catch((fault: unknown) => {
      throw describeCountFault(fault);
    });
    return plans.map((plan, index) => readAggregation(plan, wholeAnswer(answers[index])));
  }
}

/** An answer from some of the shards, or from as many documents as there was time for, is a wrong count. */
function wholeAnswer(answer: unknown): AggregationResponse {
  const fault = faultOf(answer);
  if (fault !== undefined) throw fault;
  return answer as AggregationResponse;
}
