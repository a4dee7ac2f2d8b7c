import {
  type BedrockRuntimeClient,
  ConverseCommand,
  type ConverseCommandInput,
  type ConverseCommandOutput,
} from '@aws-sdk/client-bedrock-runtime';
import type { TokenUsage } from '../domain/cost/ledger.ts';
import type { ChatFault, ChatModel, ChatOutcome, ChatRequest } from '../domain/enrichment/ports.ts';

type ToolSchema = Extract<
  NonNullable<NonNullable<ConverseCommandInput['toolConfig']>['tools']>[number],
  { toolSpec: object }
>['toolSpec'];

/**
 * Errors of Converse by their names
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html#API_runtime_Converse_Errors). What is
 * not named here is judged by its HTTP status.
 */
const FAULTS: Readonly<Record<string, ChatFault>> = {
  ThrottlingException: 'throttled',
  ModelNotReadyException: 'throttled',
  ServiceUnavailableException: 'unavailable',
  InternalServerException: 'unavailable',
  ModelTimeoutException: 'unavailable',
  ModelErrorException: 'unavailable',
  AccessDeniedException: 'refused',
  ValidationException: 'refused',
  ResourceNotFoundException: 'refused',
  TimeoutError: 'timeout',
  AbortError: 'timeout',
};

/** No connection was made, so that nothing was asked yet. */
const NOT_CONNECTED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);
const CODE = /^[A-Za-z][A-Za-z0-9_.]{0,63}$/;

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
      const answer = await this.#client.send(new ConverseCommand(inputOf(request)), { abortSignal });
      return { ...readAnswer(answer, request.tool.name), latency_ms: latency() };
    } catch (error) {
      return { kind: 'fault', ...faultOf(error), latency_ms: latency() };
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

function inputOf(request: ChatRequest): ConverseCommandInput {
  return { modelId: request.model, ...converseBody(request) };
}

/** What Converse answers, also in a record of a batch job. */
export type ConverseAnswer = Pick<ConverseCommandOutput, 'output' | 'stopReason' | 'usage'>;

export function readAnswer(
  answer: ConverseAnswer,
  tool: string,
): Omit<Extract<ChatOutcome, { kind: 'answered' }>, 'latency_ms'> {
  const content = answer.output?.message?.content ?? [];
  const use = content.find((block) => block.toolUse?.name === tool)?.toolUse;
  const text = content.map((block) => block.text ?? '').join('');
  return {
    kind: 'answered',
    input: use?.input,
    text,
    stop_reason: answer.stopReason ?? 'unknown',
    usage: readUsage(answer.usage),
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

function faultOf(error: unknown): { readonly fault: ChatFault; readonly code: string } {
  if (!(error instanceof Error)) return { fault: 'lost', code: 'unknown' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const name = CODE.test(code) ? code : 'unknown';
  const known = FAULTS[error.name];
  if (known !== undefined) return { fault: known, code: name };
  if (NOT_CONNECTED.has(code)) return { fault: 'unavailable', code: name };
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode;
  if (status === undefined || status < 400) return { fault: 'lost', code: name };
  if (status === 429) return { fault: 'throttled', code: name };
  return { fault: status === 408 || status === 424 || status >= 500 ? 'unavailable' : 'refused', code: name };
}
