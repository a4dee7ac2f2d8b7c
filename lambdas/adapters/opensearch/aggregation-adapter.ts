import type { AggregationPlan } from '../../domain/analytics/plan.ts';
import type { CallAnalytics, VersionedAnalytics, VersionedResult } from '../../domain/analytics/ports.ts';
import type { AggregationResult } from '../../domain/analytics/result.ts';
import { describeCountFault } from './aggregation-faults.ts';
import { aggregationBody } from './aggregation-request.ts';
import { type AggregationResponse, readAggregation } from './aggregation-response.ts';
import { faultOf, type MultiSearch } from './multi-search.ts';
import { VERSION_AGGREGATIONS, versionIn } from './opensearch-data-versions.ts';

/** Counts on OpenSearch's protocol; all plans go out as one `_msearch`. */
export class OpenSearchAnalytics implements CallAnalytics, VersionedAnalytics {
  readonly #engine: MultiSearch;

  constructor(engine: MultiSearch) {
    this.#engine = engine;
  }

  async aggregate(plans: readonly AggregationPlan[]): Promise<readonly AggregationResult[]> {
    const answers = await this.#answers(plans.map(aggregationBody));
    return plans.map((plan, index) => readAggregation(plan, wholeAnswer(answers[index])));
  }

  async aggregateVersioned(plans: readonly AggregationPlan[]): Promise<readonly VersionedResult[]> {
    const answers = await this.#answers(plans.map(versionedBody));
    return plans.map((plan, index) => {
      const answer = wholeAnswer(answers[index]);
      return { ...readAggregation(plan, answer), data_version: versionIn(answer) };
    });
  }

  async #answers(bodies: readonly object[]): Promise<readonly unknown[]> {
    if (bodies.length === 0) return [];
    return await this.#engine.msearch(bodies).catch((fault: unknown) => {
      throw describeCountFault(fault);
    });
  }
}

function versionedBody(plan: AggregationPlan): object {
  const { aggs, ...body } = aggregationBody(plan);
  return { ...body, aggs: { ...aggs, ...VERSION_AGGREGATIONS } };
}

/** An answer from some of the shards, or from as many documents as there was time for, is a wrong count. */
function wholeAnswer(answer: unknown): AggregationResponse {
  const fault = faultOf(answer);
  if (fault !== undefined) throw fault;
  return answer as AggregationResponse;
}
