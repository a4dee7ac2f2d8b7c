import { isOutstanding } from '../calls/outstanding.ts';
import type { CallRecord } from '../calls/record.ts';
import { modelSpec, tokenCost } from '../cost/model-catalogue.ts';
import type { NanoUsd } from '../cost/money.ts';
import { enrichmentLane } from './due.ts';
import type { EnrichmentSettings } from './settings.ts';

/** Which enriched calls are to be read anew. */
export interface OutdatedBy {
  /** Those that were read with a prompt or a schema of a version before this one. */
  readonly older_than: number;
  /** Also those that no model could read. */
  readonly degraded: boolean;
}

type EnrichedCall = Pick<CallRecord, 'revision' | 'settled' | 'triage' | 'enrichment'>;

/** Whether a call is to be read anew. One that is about to be read is not, whatever it has. */
export function isOutdated(call: EnrichedCall, { older_than, degraded }: OutdatedBy): boolean {
  const { enrichment } = call;
  if (enrichment === undefined || isOutstanding(call, 'enrichment') || enrichmentLane(call.triage) === undefined)
    return false;
  const version = Math.min(enrichment.prompt_version, enrichment.schema_version);
  return version < older_than || (degraded && enrichment.degraded !== undefined);
}

/** What reading a call anew is likely to take. */
export interface RereadEstimate {
  readonly model: string;
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly cost: NanoUsd;
}

/**
 * By the model of the call's lane at today's prices, those of batch jobs where it may be read in one. The prompt is
 * estimated on the high side, and the answer is taken to be as long as the one before, or as long as it may be.
 */
export function estimateReread(
  { triage, enrichment }: Pick<EnrichedCall, 'triage' | 'enrichment'>,
  promptTokens: number,
  { models, batch, answer_tokens }: Pick<EnrichmentSettings, 'models' | 'batch' | 'answer_tokens'>,
): RereadEstimate {
  const normal = enrichmentLane(triage) !== 'priority';
  const model = normal ? models.economy : models.strong;
  const { prices, batch_prices = prices } = modelSpec(model);
  const { output } = enrichment?.tokens ?? { output: 0 };
  const output_tokens = output > 0 ? Math.ceil(output / Math.max(1, enrichment?.model_calls ?? 1)) : answer_tokens;
  const usage = { input: promptTokens, output: output_tokens, cache_read: 0, cache_write: 0 };
  const cost = tokenCost(normal && batch !== null ? batch_prices : prices, usage);
  return { model, input_tokens: promptTokens, output_tokens, cost };
}
