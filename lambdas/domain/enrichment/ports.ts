import type { TokenUsage } from '../cost/ledger.ts';

/** A request for one answer in the form of a tool's input. All text in it is redacted. */
export interface ChatRequest {
  /** Model id or inference profile. */
  readonly model: string;
  readonly system: string;
  readonly user: string;
  readonly tool: ForcedTool;
  readonly max_tokens: number;
  /** Undefined where the model takes no sampling parameters. */
  readonly temperature?: number | undefined;
  /** Fields of the model's own that it needs besides. */
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
}

/** The tool that the model must use; its input is the answer. */
export interface ForcedTool {
  readonly name: string;
  readonly description: string;
  /** JSON Schema. */
  readonly schema: Readonly<Record<string, unknown>>;
}

/**
 * Why there is no answer. `throttled`: 429, ask later. `unavailable`: 5xx, 408, 424 or no connection; not paid for.
 * `timeout` and `lost`: nothing, or only a part, came back in time; may have been paid for. `refused`: 400, 403, 404,
 * which no repetition changes.
 */
export type ChatFault = 'throttled' | 'unavailable' | 'timeout' | 'lost' | 'refused';

export type ChatOutcome =
  | {
      readonly kind: 'answered';
      /** Input of the forced tool as the model gave it, unchecked; undefined when it did not use the tool. */
      readonly input: unknown;
      /** What it said beside. */
      readonly text: string;
      /** Bedrock's stop reason, such as `tool_use` or `max_tokens`. */
      readonly stop_reason: string;
      /** Undefined when the service reported none that makes sense. */
      readonly usage: TokenUsage | undefined;
      /** The model that answered, where the service names one: a prompt router may choose. */
      readonly model?: string;
      readonly latency_ms: number;
    }
  | {
      readonly kind: 'fault';
      readonly fault: ChatFault;
      /** Name of the service's exception, such as `ThrottlingException`. */
      readonly code: string;
      readonly latency_ms: number;
    };

/** A chat model; one request, no retries. Does not throw. */
export interface ChatModel {
  ask(request: ChatRequest, withinMs: number): Promise<ChatOutcome>;
}

/** Milliseconds that an answer may take, and that may pass without a piece of it. */
export interface StreamTimes {
  readonly within_ms: number;
  readonly idle_ms: number;
}

/** A chat model whose answer comes in pieces; one request, no retries. Does not throw. */
export interface StreamingChat {
  /**
   * `listen` is told each piece of the tool's input, which is JSON text, as it comes. The outcome is that of the whole: an
   * answer whose end never came is a `lost` or `timeout`, whatever was told of it.
   */
  stream(request: ChatRequest, times: StreamTimes, listen: (json: string) => void): Promise<ChatOutcome>;
}
