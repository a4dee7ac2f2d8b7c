/**
 * The part of Converse's wire protocol that the stand-in knows, as plain JSON:
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html. Images, documents, reasoning,
 * guardrails and prompt variables are not in it.
 */
export interface ConverseRequest {
  readonly system?: readonly SystemBlock[];
  readonly messages: readonly Message[];
  readonly inferenceConfig?: InferenceConfig;
  readonly toolConfig?: ToolConfig;
  /** Parameters of the model's own, passed on to it. */
  readonly additionalModelRequestFields?: JsonObject;
}

/** Any JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

export interface CachePoint {
  readonly cachePoint: { readonly type: 'default'; readonly ttl?: '5m' | '1h' };
}

export interface TextBlock {
  readonly text: string;
}

export interface ToolUseBlock {
  readonly toolUse: { readonly toolUseId: string; readonly name: string; readonly input: unknown };
}

export interface ToolResultBlock {
  readonly toolResult: {
    readonly toolUseId: string;
    readonly content: readonly (TextBlock | { readonly json: unknown })[];
    readonly status?: 'success' | 'error';
  };
}

export type SystemBlock = TextBlock | CachePoint;
/** Blocks that a request may bring. */
export type ContentBlock = TextBlock | ToolUseBlock | ToolResultBlock | CachePoint;
/** Blocks that a model answers with. */
export type AnswerBlock = TextBlock | ToolUseBlock;

export interface Message {
  readonly role: 'user' | 'assistant';
  readonly content: readonly ContentBlock[];
}

export interface InferenceConfig {
  readonly maxTokens?: number;
  /** 0..1. */
  readonly temperature?: number;
  /** 0..1. */
  readonly topP?: number;
  readonly stopSequences?: readonly string[];
}

export interface ToolSpec {
  readonly name: string;
  readonly description?: string;
  /** JSON schema of the tool's input. */
  readonly inputSchema: { readonly json: JsonObject };
  readonly strict?: boolean;
}

export type Tool = { readonly toolSpec: ToolSpec } | CachePoint;

export type ToolChoice =
  | { readonly auto: JsonObject }
  | { readonly any: JsonObject }
  | { readonly tool: { readonly name: string } };

export interface ToolConfig {
  readonly tools: readonly Tool[];
  readonly toolChoice?: ToolChoice;
}

export type StopReason = 'end_turn' | 'tool_use' | 'max_tokens' | 'stop_sequence';

/** Tokens; `inputTokens` is without those that were read from or written to a cache, `totalTokens` is all of them. */
export interface ConverseUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly totalTokens: number;
  readonly cacheReadInputTokens?: number;
  readonly cacheWriteInputTokens?: number;
}

export interface ConverseAnswer {
  readonly output: { readonly message: { readonly role: 'assistant'; readonly content: readonly AnswerBlock[] } };
  readonly stopReason: StopReason;
  /** Missing where a server behind the bridge reports none; Bedrock's models always report it. */
  readonly usage?: ConverseUsage;
  readonly metrics: { readonly latencyMs: number };
  /** Which model answered in the place of the one that was asked, said as the service says it of a prompt router. */
  readonly trace?: { readonly promptRouter: { readonly invokedModelId: string } };
}

/** What the trace of an answer says. */
export function invoked(invokedModelId: string): Pick<Required<ConverseAnswer>, 'trace'> {
  return { trace: { promptRouter: { invokedModelId } } };
}
