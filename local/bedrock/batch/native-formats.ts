import { randomUUID } from 'node:crypto';
import { isObject } from '../bridge/read-json.ts';
import type { ConverseAnswer, JsonObject } from '../converse/types.ts';

/** How a model's own format, that of InvokeModel, stands to Converse. */
export interface NativeFormat {
  /** Undefined for a body that is none of this format. What comes out is checked by Converse. */
  toConverse(body: JsonObject): JsonObject | undefined;
  fromConverse(answer: ConverseAnswer): JsonObject;
}

/**
 * Amazon Nova's is that of Converse but for the names of the cached tokens
 * (https://docs.aws.amazon.com/nova/latest/userguide/complete-request-schema.html).
 */
const NOVA: NativeFormat = {
  toConverse({ schemaVersion = 'messages-v1', ...body }) {
    return schemaVersion === 'messages-v1' ? body : undefined;
  },
  fromConverse({ output, stopReason, usage }) {
    const { cacheReadInputTokens = 0, cacheWriteInputTokens = 0, ...tokens } = usage ?? {};
    const cached = { cacheReadInputTokenCount: cacheReadInputTokens, cacheWriteInputTokenCount: cacheWriteInputTokens };
    return { output, stopReason, ...(usage && { usage: { ...tokens, ...cached } }) };
  },
};

/** Anthropic's Messages: https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-anthropic-claude-messages.html */
const ANTHROPIC: NativeFormat = {
  toConverse(body) {
    const { anthropic_version, max_tokens, system, messages, tools, tool_choice, ...rest } = body;
    const { temperature, top_p, stop_sequences, ...others } = rest;
    if (anthropic_version !== 'bedrock-2023-05-31' || !Array.isArray(messages)) return undefined;
    const list = Array.isArray(tools) ? tools.map(toolOf) : [];
    return {
      ...(system !== undefined && { system: blocksOf(system) }),
      messages: messages.map((message) =>
        isObject(message) ? { ...message, content: blocksOf(message.content) } : message,
      ),
      inferenceConfig: defined({ maxTokens: max_tokens, temperature, topP: top_p, stopSequences: stop_sequences }),
      ...(list.length > 0 && { toolConfig: defined({ tools: list, toolChoice: choiceOf(tool_choice) }) }),
      ...(Object.keys(others).length > 0 && { additionalModelRequestFields: others }),
    };
  },
  fromConverse({ output, stopReason, usage }) {
    const content = output.message.content.map((block) => {
      if ('text' in block) return { type: 'text', text: block.text };
      const { toolUseId: id, name, input } = block.toolUse;
      return { type: 'tool_use', id, name, input };
    });
    const tokens = usage && {
      input_tokens: usage.inputTokens,
      output_tokens: usage.outputTokens,
      cache_read_input_tokens: usage.cacheReadInputTokens ?? 0,
      cache_creation_input_tokens: usage.cacheWriteInputTokens ?? 0,
    };
    const message = { id: `msg_bdrk_${randomUUID()}`, type: 'message', role: 'assistant' };
    return { ...message, content, stop_reason: stopReason, stop_sequence: null, ...(tokens && { usage: tokens }) };
  },
};

/** The format of a model or inference profile; undefined for one whose format the stand-in does not know. */
export function nativeFormat(modelId: string): NativeFormat | undefined {
  if (modelId.includes('amazon.nova')) return NOVA;
  return modelId.includes('anthropic.') ? ANTHROPIC : undefined;
}

function blocksOf(content: unknown): unknown {
  if (typeof content === 'string') return [{ text: content }];
  return Array.isArray(content) ? content.flatMap(blockOf) : content;
}

function blockOf(block: unknown): unknown[] {
  if (!isObject(block)) return [block];
  const { type, id, name, input, tool_use_id: toolUseId, content, text } = block;
  const cache = block.cache_control === undefined ? [] : [{ cachePoint: { type: 'default' } }];
  if (type === 'text') return [{ text }, ...cache];
  if (type === 'tool_use') return [{ toolUse: { toolUseId: id, name, input } }, ...cache];
  if (type === 'tool_result') return [{ toolResult: { toolUseId, content: blocksOf(content ?? '') } }, ...cache];
  return [block];
}

function toolOf(tool: unknown): unknown {
  if (!isObject(tool)) return tool;
  const { name, description, input_schema: json } = tool;
  return { toolSpec: { name, ...defined({ description }), inputSchema: { json } } };
}

function choiceOf(choice: unknown): JsonObject | undefined {
  const { type, name } = isObject(choice) ? choice : {};
  if (type === 'tool') return { tool: { name } };
  return type === 'any' || type === 'auto' ? { [type]: {} } : undefined;
}

function defined(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
