import {
  type BedrockRuntimeClient,
  ConverseCommand,
  type ConverseCommandInput,
  type ConverseCommandOutput,
} from '@aws-sdk/client-bedrock-runtime';
import type { TokenUsage } from '../domain/cost/ledger.ts';
import type { ChatModel, ChatOutcome, ChatRequest } from '../domain/enrichment/ports.ts';
import { bedrockFault } from './bedrock-fault.ts';

type ToolSchema = Extract<
  NonNullable<NonNullable<ConverseCommandInput['toolConfig']>['tools']>[number],
  { toolSpec: object }
>['toolSpec'];

/** Ids, profiles and ARNs; nothing else is kept with a call. */
const MODEL = /^[\w.:/-]{1,2048}$/;

/** More than any model answers; a count beyond it is a fault of whoever counted. */
const MAX_TOKENS = 10_000_000;

/** Chat models of Bedrock by the Converse API; the client must not retry, since each attempt is paid for by itself. */
export class BedrockChat implements ChatModel {
  readonly #client: BedrockRuntimeClient;

  constructor(client: BedrockRuntimeClient) {
    this.#client = client;
  }

  async ask(request: ChatRequest, withinMs: number): Promise<ChatOutcome> {
    const started = performance.now();
    const latency = () => Math.round(performance.now() - started);
    try {
      // The signal also ends an answer whose body never comes, which the client's own time-out does not.
      const abortSignal = AbortSignal.timeout(withinMs);
      const answer = await this.#client.send(new ConverseCommand(converseInput(request)), { abortSignal });
      return { ...readAnswer(answer, request.tool.name), latency_ms: latency() };
    } catch (error) {
      return { kind: 'fault', ...bedrockFault(error), latency_ms: latency() };
    }
  }
}

/** The body of Converse, also of a record of a batch job of that type. */
export function converseBody(request: ChatRequest): Omit<ConverseCommandInput, 'modelId'> {
  const { system, user, tool, max_tokens: maxTokens, temperature, fields } = request;
  const inputSchema = { json: tool.schema } as NonNullable<ToolSchema>['inputSchema'];
  return {
    system: [{ text: system }],
    messages: [{ role: 'user', content: [{ text: user }] }],
    inferenceConfig: { maxTokens, ...(temperature !== undefined && { temperature }) },
    ...(fields && { additionalModelRequestFields: fields as ConverseCommandInput['additionalModelRequestFields'] }),
    toolConfig: {
      tools: [{ toolSpec: { name: tool.name, description: tool.description, inputSchema } }],
      toolChoice: { tool: { name: tool.name } },
    },
  };
}

/** What Converse and ConverseStream are sent. */
export function converseInput(request: ChatRequest): ConverseCommandInput {
  return { modelId: request.model, ...converseBody(request) };
}

/** What Converse answers, also in a record of a batch job. */
export type ConverseAnswer = Pick<ConverseCommandOutput, 'output' | 'stopReason' | 'usage' | 'trace'>;

export function readAnswer(
  answer: ConverseAnswer,
  tool: string,
): Omit<Extract<ChatOutcome, { kind: 'answered' }>, 'latency_ms'> {
  const content = answer.output?.message?.content ?? [];
  const use = content.find((block) => block.toolUse?.name === tool)?.toolUse;
  const model = answer.trace?.promptRouter?.invokedModelId;
  const text = content.map((block) => block.text ?? '').join('');
  return {
    kind: 'answered',
    input: use?.input,
    text,
    stop_reason: answer.stopReason ?? 'unknown',
    usage: readUsage(answer.usage),
    ...(model !== undefined && MODEL.test(model) && { model }),
  };
}

function readUsage(usage: ConverseAnswer['usage']): TokenUsage | undefined {
  const { inputTokens: input, outputTokens: output } = usage ?? {};
  const { cacheReadInputTokens: cache_read = 0, cacheWriteInputTokens: cache_write = 0 } = usage ?? {};
  if (!isCount(input) || !isCount(output) || !isCount(cache_read) || !isCount(cache_write)) return undefined;
  return { input, output, cache_read, cache_write };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= MAX_TOKENS;
}
