import type {
  ContentBlock,
  ConverseRequest,
  JsonObject,
  Message,
  Tool,
  ToolChoice,
  ToolResultBlock,
} from '../converse/types.ts';
import { BedrockError } from '../errors.ts';

/**
 * The body of `POST /chat/completions` for a request of Converse: https://platform.openai.com/docs/api-reference/chat/create.
 * Of the names for the length of an answer it uses `max_tokens`, the only one that all of Ollama, vLLM and LM Studio know
 * (https://docs.ollama.com/api/openai-compatibility). Cache points are left out: these servers cache by themselves.
 */
export function chatRequest(request: ConverseRequest, model: string, stream = false): JsonObject {
  const { maxTokens, temperature, topP, stopSequences } = request.inferenceConfig ?? {};
  const system = textOf(request.system ?? [], '\n\n');
  return {
    model,
    stream,
    ...(stream && { stream_options: { include_usage: true } }),
    messages: [
      ...(system === '' ? [] : [{ role: 'system', content: system }]),
      ...request.messages.flatMap(messagesOf),
    ],
    ...(maxTokens !== undefined && { max_tokens: maxTokens }),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(stopSequences !== undefined && stopSequences.length > 0 && { stop: stopSequences }),
    ...toolsOf(request.toolConfig),
  };
}

function toolsOf(config: ConverseRequest['toolConfig']): JsonObject {
  const tools = (config?.tools ?? []).flatMap(functionsOf);
  if (tools.length === 0) return {};
  return { tools, ...(config?.toolChoice !== undefined && { tool_choice: choiceOf(config.toolChoice) }) };
}

function functionsOf(tool: Tool): JsonObject[] {
  if (!('toolSpec' in tool)) return [];
  const { name, description, inputSchema } = tool.toolSpec;
  const about = description === undefined ? {} : { description };
  return [{ type: 'function', function: { name, ...about, parameters: inputSchema.json } }];
}

/** `any` is called `required` here; a tool by its name is an object. */
function choiceOf(choice: ToolChoice): JsonObject | string {
  if ('tool' in choice) return { type: 'function', function: { name: choice.tool.name } };
  return 'any' in choice ? 'required' : 'auto';
}

/** One message of Converse is several here when it holds results of tools. */
function messagesOf({ role, content }: Message): JsonObject[] {
  refuseOthers(content);
  const text = textOf(content, '');
  if (role === 'assistant') return [assistantMessage(text, content)];
  const results = content.flatMap((block) => ('toolResult' in block ? [resultMessage(block)] : []));
  return text === '' && results.length > 0 ? results : [...results, { role: 'user', content: text }];
}

function assistantMessage(text: string, content: readonly ContentBlock[]): JsonObject {
  const calls = content.flatMap((block) => {
    if (!('toolUse' in block)) return [];
    const { toolUseId: id, name, input } = block.toolUse;
    return [{ id, type: 'function', function: { name, arguments: JSON.stringify(input) } }];
  });
  if (calls.length === 0) return { role: 'assistant', content: text };
  return { role: 'assistant', content: text === '' ? null : text, tool_calls: calls };
}

function resultMessage({ toolResult: { toolUseId, content } }: ToolResultBlock): JsonObject {
  const parts = content.map((part) => ('text' in part ? part.text : JSON.stringify(part.json)));
  return { role: 'tool', tool_call_id: toolUseId, content: parts.join('\n') };
}

function textOf(blocks: readonly object[], between: string): string {
  const texts = blocks.flatMap((block) => ('text' in block && typeof block.text === 'string' ? [block.text] : []));
  return texts.join(between);
}

const KNOWN = ['text', 'toolUse', 'toolResult', 'cachePoint'];

function refuseOthers(content: readonly ContentBlock[]): void {
  if (content.every((block) => KNOWN.some((kind) => kind in block))) return;
  throw new BedrockError(
    'ValidationException',
    'The language model of CALLSIFT_LLM_URL is given texts and tools only.',
  );
}
