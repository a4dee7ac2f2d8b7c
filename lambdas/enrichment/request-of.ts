import { chatRequest } from '../domain/enrichment/chat-request.ts';
import type { ChatRequest } from '../domain/enrichment/ports.ts';
import { type EnrichmentPrompt, promptOf } from '../domain/enrichment/prompt.ts';
import type { EnrichmentSettings } from '../domain/enrichment/settings.ts';

/** What requests are made by. */
export interface RequestSettings {
  readonly settings: Pick<EnrichmentSettings, 'transcript_tokens' | 'answer_tokens'>;
  /** Keys of the issues that triage knows. */
  readonly issueKeys: readonly string[];
}

/** What a model is asked about a call. */
export function promptFor(call: Parameters<typeof promptOf>[0], given: RequestSettings): EnrichmentPrompt {
  const { issueKeys, settings } = given;
  return promptOf(call, { issueKeys, transcriptTokens: settings.transcript_tokens });
}

/** The request for one answer of a model; the same call is read the same way. */
export function requestOf(
  { system, user, tool }: Pick<EnrichmentPrompt, 'system' | 'user' | 'tool'>,
  model: string,
  { settings }: Pick<RequestSettings, 'settings'>,
): ChatRequest {
  return chatRequest({ system, user, tool }, model, settings.answer_tokens);
}
