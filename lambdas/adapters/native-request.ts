import type { ChatOutcome, ChatRequest } from '../domain/enrichment/ports.ts';
import { type ConverseAnswer, converseBody, readAnswer } from './bedrock-converse.ts';

type Answered = Omit<Extract<ChatOutcome, { kind: 'answered' }>, 'latency_ms'>;

/**
 * A model family's own format of requests and answers, that of InvokeModel. Batch jobs take no tools in that of Converse
 * (https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference.html).
 */
export interface NativeFormat {
  body(request: ChatRequest): object;
  /** Of an answer by this model, which may hold anything. */
  read(answer: unknown, tool: string): Answered;
}

/** The format of a model id or inference profile; undefined for a family whose format is not known here. */
export function nativeFormat(model: string): NativeFormat | undefined {
  const name = model.slice(model.lastIndexOf('/') + 1);
  if (/(?:^|\.)amazon\.nova-/.test(name)) return NOVA;
  return /(?:^|\.)anthropic\.claude-/.test(name) ? CLAUDE : undefined;
}

/**
 * Nova's is that of Converse but for the names of cached tokens
 * (https://docs.aws.amazon.com/nova/latest/userguide/complete-request-schema.html).
 */
const NOVA: NativeFormat = {
  body({ fields, ...request }) {
    return { schemaVersion: 'messages-v1', ...converseBody(request), ...fields };
  },
  read(answer, tool) {
    const { output, stopReason, usage } = objectOf(answer);
    const { cacheReadInputTokenCount: cacheReadInputTokens, cacheWriteInputTokenCount: cacheWriteInputTokens } =
      objectOf(usage);
    const cached = { cacheReadInputTokens, cacheWriteInputTokens };
    const content = listOf(objectOf(objectOf(output).message).content).map(objectOf);
    return read({ content, stopReason, usage: { ...objectOf(usage), ...present(cached) } }, tool);
  },
};

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-anthropic-claude-messages.html */
const CLAUDE: NativeFormat = {
  body({ system, user, tool, max_tokens, temperature, fields }) {
    return {
      anthropic_version: 'bedrock-2023-05-31',
      max_tokens,
      ...(temperature !== undefined && { temperature }),
      system,
      messages: [{ role: 'user', content: [{ type: 'text', text: user }] }],
      tools: [{ name: tool.name, description: tool.description, input_schema: tool.schema }],
      tool_choice: { type: 'tool', name: tool.name },
      ...fields,
    };
  },
  read(answer, tool) {
    const { content, stop_reason: stopReason, usage: given } = objectOf(answer);
    const { input_tokens: inputTokens, output_tokens: outputTokens, ...cached } = objectOf(given);
    const usage = present({
      inputTokens,
      outputTokens,
      cacheReadInputTokens: cached.cache_read_input_tokens,
      cacheWriteInputTokens: cached.cache_creation_input_tokens,
    });
    return read({ content: listOf(content).map(objectOf).map(blockOf), stopReason, usage }, tool);
  },
};

function blockOf({ type, text, name, input }: Fields): Fields {
  if (type === 'tool_use') return { toolUse: { name, input } };
  return type === 'text' ? { text } : {};
}

type Fields = Readonly<Record<string, unknown>>;

/** Has an answer in the form of Converse read, as far as its parts are what they should be. */
function read(given: { content: readonly Fields[]; stopReason: unknown; usage: Fields }, tool: string): Answered {
  const content = given.content.map(({ text, toolUse }) => {
    if (typeof text === 'string') return { text };
    return typeof toolUse === 'object' && toolUse !== null ? { toolUse } : {};
  });
  const stopReason = typeof given.stopReason === 'string' ? given.stopReason : undefined;
  const answer = { output: { message: { role: 'assistant', content } }, stopReason, usage: given.usage };
  return readAnswer(answer as unknown as ConverseAnswer, tool);
}

function present(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));
}

function objectOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
