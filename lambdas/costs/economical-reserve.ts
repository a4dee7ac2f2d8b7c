import { modelSpec } from '../domain/cost/model-catalogue.ts';
import type { NanoUsd } from '../domain/cost/money.ts';
import { reserveFor } from '../domain/enrichment/cost-estimate.ts';
import type { EnrichmentSettings } from '../domain/enrichment/settings.ts';
import { promptFor, requestOf } from '../enrichment/request-of.ts';

/** A call without turns: what is asked of every call. Without the keys of issues, which this function does not have. */
const NO_TURNS = {
  call_id: '',
  duration_seconds: 0,
  turns: [],
  metadata: { product: '' },
  triage: { intent: 'general' },
} as const;

/** What a call of the economical model with as much transcript as is sent at most keeps back from the budget. */
export function economicalReserve(settings: EnrichmentSettings): NanoUsd {
  const { economy } = settings.models;
  const given = { settings, issueKeys: [] };
  const prompt = promptFor(NO_TURNS, given);
  const { max_tokens } = requestOf(prompt, economy, given);
  return reserveFor(modelSpec(economy), prompt.estimated_tokens + settings.transcript_tokens, max_tokens);
}
