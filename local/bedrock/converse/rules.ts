import { BedrockError } from '../errors.ts';
import type { ChatModel } from './chat-models.ts';
import type { ContentBlock, ConverseRequest, Message } from './types.ts';

/** What is wrong with a request whose form is right, in words like the service's; undefined when nothing is. */
type Rule = (request: ConverseRequest, model: ChatModel) => string | undefined;

/** In the order in which they are told; the first that is broken is the answer. */
const RULES: readonly Rule[] = [
  emptyContent,
  blankText,
  roles,
  toolResults,
  toolBlocks,
  limits,
  sampling,
  tools,
  prefill,
];

/** Throws the first rule that a request breaks as a ValidationException. */
export function checkRules(request: ConverseRequest, model: ChatModel): void {
  for (const rule of RULES) {
    const problem = rule(request, model);
    if (problem !== undefined) throw new BedrockError('ValidationException', problem);
  }
}

function emptyContent({ messages }: ConverseRequest): string | undefined {
  const at = messages.findIndex(({ content }) => content.length === 0);
  if (at === -1) return undefined;
  return `The content field in the Message object at messages.${at} is empty. Add a ContentBlock object to the content field and try again.`;
}

function blankText({ system = [], messages }: ConverseRequest): string | undefined {
  const isBlank = (block: object) => 'text' in block && String(block.text).trim() === '';
  if (system.some(isBlank))
    return 'The text field in the SystemContentBlock object is blank. Add text to the text field, and try again.';
  for (const [i, { content }] of messages.entries()) {
    const at = content.findIndex(isBlank);
    if (at === -1) continue;
    return `The text field in the ContentBlock object at messages.${i}.content.${at} is blank. Add text to the text field, and try again.`;
  }
  return undefined;
}

function roles({ messages }: ConverseRequest): string | undefined {
  if (messages[0]?.role !== 'user') {
    return 'A conversation must start with a user message. Try again with a conversation that starts with a user message.';
  }
  const alternate = messages.every(({ role }, i) => role === (i % 2 === 0 ? 'user' : 'assistant'));
  return alternate
    ? undefined
    : 'A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.';
}

/** Results of tools answer the uses in the message before. */
function toolResults({ messages }: ConverseRequest): string | undefined {
  for (const [i, message] of messages.entries()) {
    const used = usesOf(messages[i - 1]);
    const answered = new Set(
      message.content.flatMap((block) => ('toolResult' in block ? [block.toolResult.toolUseId] : [])),
    );
    if (answered.size > used.length) {
      return `The number of toolResult blocks at messages.${i}.content exceeds the number of toolUse blocks of previous turn.`;
    }
    const open = used.filter((id) => !answered.has(id));
    if (open.length > 0)
      return `Expected toolResult blocks at messages.${i}.content for the following Ids: ${open.join(', ')}`;
  }
  return undefined;
}

function usesOf(message: Message | undefined): readonly string[] {
  return (message?.content ?? []).flatMap((block) => ('toolUse' in block ? [block.toolUse.toolUseId] : []));
}

function toolBlocks({ messages, toolConfig }: ConverseRequest): string | undefined {
  const ofTools = (block: ContentBlock) => 'toolUse' in block || 'toolResult' in block;
  return toolConfig === undefined && messages.some(({ content }) => content.some(ofTools))
    ? 'The toolConfig field must be defined when using toolUse and toolResult content blocks.'
    : undefined;
}

function limits({ inferenceConfig }: ConverseRequest, { maxOutputTokens }: ChatModel): string | undefined {
  const { maxTokens = 1 } = inferenceConfig ?? {};
  return maxTokens > maxOutputTokens
    ? `The maximum tokens you requested exceeds the model limit of ${maxOutputTokens}. Try again with a maximum tokens value that is lower than ${maxOutputTokens}.`
    : undefined;
}

function sampling(
  { inferenceConfig, additionalModelRequestFields }: ConverseRequest,
  model: ChatModel,
): string | undefined {
  const { temperature, topP } = inferenceConfig ?? {};
  const { top_k: topK } = additionalModelRequestFields ?? {};
  if (model.sampling === 'both') return undefined;
  if (model.sampling === 'either') {
    return temperature !== undefined && topP !== undefined
      ? returned('`temperature` and `top_p` cannot both be specified for this model. Please use only one.')
      : undefined;
  }
  if ((temperature ?? 1) !== 1) return returned('`temperature` is deprecated for this model.');
  if ((topP ?? 1) !== 1) return returned('`top_p` is deprecated for this model.');
  return topK === undefined ? undefined : returned('`top_k` is deprecated for this model.');
}

function tools({ toolConfig }: ConverseRequest, { forcedTool }: ChatModel): string | undefined {
  const { tools: given = [], toolChoice } = toolConfig ?? {};
  const specs = given.flatMap((tool) => ('toolSpec' in tool ? [tool.toolSpec] : []));
  const at = specs.findIndex(({ inputSchema }) => inputSchema.json.type !== 'object');
  if (at !== -1) {
    return `The value at toolConfig.tools.${at}.toolSpec.inputSchema.json.type must be one of the following: object.`;
  }
  if (new Set(specs.map(({ name }) => name)).size < specs.length) return returned('tools: Tool names must be unique.');
  if (toolChoice === undefined || 'auto' in toolChoice) return undefined;
  if (!forcedTool) return returned('tool_choice forces tool use, which is not supported by this model.');
  const wanted = 'tool' in toolChoice ? toolChoice.tool.name : undefined;
  return wanted === undefined || specs.some(({ name }) => name === wanted)
    ? undefined
    : returned(`Tool '${wanted}' not found in provided tools`);
}

function prefill({ messages }: ConverseRequest, model: ChatModel): string | undefined {
  return model.prefill || messages.at(-1)?.role === 'user'
    ? undefined
    : returned('This model does not support assistant message prefill. The conversation must end with a user message.');
}

/** How Converse passes on what a model's own protocol refuses. */
function returned(message: string): string {
  return `The model returned the following errors: ${message}`;
}
