import { isOutstanding } from '../calls/outstanding.ts';
import type { CallRecord } from '../calls/record.ts';
import { modelSpec, tokenCost } from '../cost/model-catalogue.ts';
import type { NanoUsd } from '../cost/money.ts';
import { enrichmentLane } from './due.ts';
import type { EnrichmentSettings } from './settings.ts';
import { type Enrichment, PROMPT_VERSION, SCHEMA_VERSION } from './types.ts';

/** Which enriched calls are to be read anew. */
export interface OutdatedBy {
  /**
   * Those that were read with a prompt or a schema of a version before this one, where there is a newer one by now: a
   * version that is itself the current one is never old.
   */
  readonly older_than: number;
  /** Also those that no model could read. */
  readonly degraded: boolean;
}

/** Versions of what is asked and of what is answered. */
export type Versions = Pick<Enrichment, 'prompt_version' | 'schema_version'>;

export const CURRENT_VERSIONS: Versions = { prompt_version: PROMPT_VERSION, schema_version: SCHEMA_VERSION };

/** The highest version that calls can be older than. */
export function newestVersion({ prompt_version, schema_version }: Versions = CURRENT_VERSIONS): number {
  return Math.max(prompt_version, schema_version);
}

/** What a call has but its turns. */
export type CallOutline = Pick<CallRecord, 'call_id' | 'revision' | 'settled' | 'triage' | 'enrichment'>;

/** A call that was read without its turns. */
export interface OutlinedCall {
  readonly outline: CallOutline;
  /** The call with its turns. Throws where they cannot be read. */
  whole(): Promise<CallRecord>;
}

/** Every call of the table, a page at a time, in no order; each is read as it is at that moment. */
export interface CallOutlines {
  outlines(query: { readonly limit: number; readonly after?: string | undefined }): Promise<{
    readonly calls: readonly OutlinedCall[];
    /** Where the next page begins; undefined behind the last one. */
    readonly next?: string | undefined;
  }>;
}

/**
 * Whether a call is to be read anew. One that is about to be read is not, whatever it has; nor is one that has the
 * current versions, so that nothing is read and paid for twice.
 */
export function isOutdated(
  call: Omit<CallOutline, 'call_id'>,
  { older_than, degraded }: OutdatedBy,
  current: Versions = CURRENT_VERSIONS,
): boolean {
  const { enrichment } = call;
  if (enrichment === undefined || isOutstanding(call, 'enrichment') || enrichmentLane(call.triage) === undefined)
    return false;
  const isOld = (version: keyof Versions) => enrichment[version] < Math.min(older_than, current[version]);
  return isOld('prompt_version') || isOld('schema_version') || (degraded && enrichment.degraded !== undefined);
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
 * estimated on the high side, and the answer is taken to be as long as all answers before, at most as long as it may be.
 */
export function estimateReread(
  { triage, enrichment }: Pick<CallOutline, 'triage' | 'enrichment'>,
  promptTokens: number,
  { models, batch, answer_tokens }: Pick<EnrichmentSettings, 'models' | 'batch' | 'answer_tokens'>,
): RereadEstimate {
  const normal = enrichmentLane(triage) !== 'priority';
  const model = normal ? models.economy : models.strong;
  const { prices, batch_prices = prices } = modelSpec(model);
  const { output } = enrichment?.tokens ?? { output: 0 };
  const output_tokens = output > 0 ? Math.min(output, answer_tokens) : answer_tokens;
  const usage = { input: promptTokens, output: output_tokens, cache_read: 0, cache_write: 0 };
  const cost = tokenCost(normal && batch !== null ? batch_prices : prices, usage);
  return { model, input_tokens: promptTokens, output_tokens, cost };
}
