import { modelSpec } from '../cost/model-catalogue.ts';
import type { ChatRequest } from './ports.ts';

/** The request for one answer of a model of the catalogue: the least random one, of that many tokens at most. */
export function chatRequest(
  { system, user, tool }: Pick<ChatRequest, 'system' | 'user' | 'tool'>,
  model: string,
  answerTokens: number,
): ChatRequest {
  const { sampling, request_fields: fields, max_output_tokens } = modelSpec(model);
  const max_tokens = Math.min(answerTokens, max_output_tokens);
  return { model, system, user, tool, max_tokens, ...(sampling && { temperature: 0 }), ...(fields && { fields }) };
}
