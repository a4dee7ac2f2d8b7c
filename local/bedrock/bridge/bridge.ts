import { type ConverseAnswer, type ConverseRequest, type ConverseUsage, invoked } from '../converse/types.ts';
import { readChatAnswer } from './chat-answer.ts';
import { type BridgeOptions, connect } from './connection.ts';

export type Bridge = (request: ConverseRequest, modelId: string) => Promise<ConverseAnswer>;

/** Has a language model of another protocol answer Converse. Throws at once when the address is none; refuses by BedrockError. */
export function createBridge(options: BridgeOptions): Bridge {
  const open = connect(options);
  return async (request) => {
    const started = performance.now();
    const text = await textOf((await open(request, { stream: false })).chunks);
    const { usage, ...answer } = readChatAnswer(text, Math.round(performance.now() - started));
    const told = believed(usage, request.inferenceConfig?.maxTokens);
    return { ...answer, ...(told && { usage: told }), ...invoked(options.model) };
  };
}

/** A body as text. */
export async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Tokens that the request does not allow are as good as none: nobody would believe them. */
export function believed(
  usage: ConverseUsage | undefined,
  maxTokens = Number.POSITIVE_INFINITY,
): ConverseUsage | undefined {
  const { inputTokens = 0, outputTokens = 0, cacheReadInputTokens = 0 } = usage ?? {};
  return inputTokens + cacheReadInputTokens > 0 && outputTokens <= maxTokens ? usage : undefined;
}
