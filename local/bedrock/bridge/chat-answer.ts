import { randomUUID } from 'node:crypto';
import type { AnswerBlock, ConverseAnswer, ConverseUsage, StopReason } from '../converse/types.ts';
import { BedrockError } from '../errors.ts';
import { isObject, readJson, readObject } from './read-json.ts';

/** https://platform.openai.com/docs/api-reference/chat/object; whatever else servers say is taken for a normal end. */
const STOP_REASONS: Readonly<Record<string, StopReason>> = { length: 'max_tokens' };

/**
 * What a server answered to `POST /chat/completions`, as Converse answers; `text` is its body. Where it did not report
 * tokens there is no usage: none is invented.
 */
export function readChatAnswer(text: string, latencyMs: number): ConverseAnswer {
  const body = readObject(text);
  const choice = Array.isArray(body?.choices) ? body.choices[0] : undefined;
  if (!isObject(choice) || !isObject(choice.message)) {
    throw new BedrockError('ModelErrorException', 'The language model did not answer with a chat completion.');
  }
  const content = blocksOf(choice.message);
  const usage = readUsage(body?.usage);
  return {
    output: { message: { role: 'assistant', content } },
    stopReason: stopReasonFor(
      choice.finish_reason,
      content.some((block) => 'toolUse' in block),
    ),
    ...(usage && { usage }),
    metrics: { latencyMs },
  };
}

function blocksOf(message: Readonly<Record<string, unknown>>): AnswerBlock[] {
  const { content, tool_calls } = message;
  const text = typeof content === 'string' && content !== '' ? [{ text: content }] : [];
  return [...text, ...(Array.isArray(tool_calls) ? tool_calls : []).flatMap(toolBlocks)];
}

/**
 * Arguments are a JSON text; some versions of Ollama give the object itself. What cannot be parsed is handed on as text, so that
 * the caller sees what the model meant and can ask again.
 */
function toolBlocks(call: unknown): AnswerBlock[] {
  const called = isObject(call) && isObject(call.function) ? call.function : {};
  const { name, arguments: given } = called;
  if (typeof name !== 'string') return [];
  const parsed = typeof given === 'string' ? readJson(given === '' ? '{}' : given) : { value: given ?? {} };
  if (parsed === undefined) return [{ text: String(given) }];
  const id = isObject(call) && typeof call.id === 'string' && call.id !== '' ? call.id : `tooluse_${randomUUID()}`;
  return [{ toolUse: { toolUseId: id, name, input: parsed.value } }];
}

/** Servers say `stop` after a tool that was forced by name (vLLM does): that a tool is used tells more than their reason. */
export function stopReasonFor(reason: unknown, usesTool: boolean): StopReason {
  const known = typeof reason === 'string' && Object.hasOwn(STOP_REASONS, reason) ? STOP_REASONS[reason] : undefined;
  return known ?? (usesTool ? 'tool_use' : 'end_turn');
}

/** `prompt_tokens` are with those from a cache, unlike Converse's `inputTokens`. */
export function readUsage(usage: unknown): ConverseUsage | undefined {
  if (!isObject(usage)) return undefined;
  const { prompt_tokens: prompt, completion_tokens: outputTokens, prompt_tokens_details: details } = usage;
  if (!isCount(prompt) || !isCount(outputTokens)) return undefined;
  const reported = isObject(details) ? details.cached_tokens : undefined;
  const cached = isCount(reported) && reported <= prompt ? reported : 0;
  return {
    inputTokens: prompt - cached,
    outputTokens,
    totalTokens: prompt + outputTokens,
    ...(cached > 0 && { cacheReadInputTokens: cached }),
  };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
