import { type ConverseAnswer, type ConverseRequest, invoked } from '../converse/types.ts';
import { BedrockError, type BedrockErrorCode } from '../errors.ts';
import { readChatAnswer } from './chat-answer.ts';
import { chatRequest } from './chat-request.ts';

export interface BridgeOptions {
  /**
   * Address of a server that speaks OpenAI's chat completions, such as `http://127.0.0.1:11434` or `http://127.0.0.1:11434/v1`:
   * without a path, `/v1` is added, where Ollama, vLLM and LM Studio have it; a path is taken as it is given.
   */
  readonly url: string;
  /** The server's own name of the model, such as `qwen3:8b`; it answers in the place of every model of Bedrock. */
  readonly model: string;
  /** Sent as a bearer token. @default none, which Ollama and LM Studio do not need */
  readonly apiKey?: string;
  /** Milliseconds for a whole answer. @default 24,000: a second less than what waits for it by default */
  readonly timeoutMs?: number;
  /** Hears once that the model takes too long, in a line for whoever started it. */
  readonly onLate?: (line: string) => void;
}

export type Bridge = (request: ConverseRequest, modelId: string) => Promise<ConverseAnswer>;

const DEFAULT_TIMEOUT_MS = 24_000;
/** Bytes of an answer. */
const MAX_ANSWER = 5_000_000;

/** Has a language model of another protocol answer Converse. Throws at once when the address is none; refuses by BedrockError. */
export function createBridge({ url, model, apiKey, timeoutMs = DEFAULT_TIMEOUT_MS, onLate }: BridgeOptions): Bridge {
  const tellLate = once(() => onLate?.(lateLine(timeoutMs)));
  const target = chatCompletionsOf(url);
  const authorization = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };
  const headers = { 'content-type': 'application/json', accept: 'application/json', ...authorization };
  return async (request) => {
    const body = JSON.stringify(chatRequest(request, model));
    const started = performance.now();
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      // A redirect is not followed: the prompt goes to the address that was configured, and nowhere else.
      const text = await textOf(fetch(target, { method: 'POST', headers, body, signal, redirect: 'manual' }), signal);
      const answer = readChatAnswer(text, Math.round(performance.now() - started));
      return { ...withUsageWithin(answer, request.inferenceConfig?.maxTokens), ...invoked(model) };
    } catch (error) {
      if (signal.aborted) tellLate();
      throw error;
    }
  };
}

async function textOf(fetched: Promise<Response>, signal: AbortSignal): Promise<string> {
  const answer = await reach(fetched, signal);
  if (answer.status === 200) return await readCapped(answer, signal);
  await answer.body?.cancel().catch(() => {});
  throw statusError(answer.status);
}

/** Tokens that the request does not allow are as good as none: nobody would believe them. */
function withUsageWithin({ usage, ...answer }: ConverseAnswer, maxTokens = Number.POSITIVE_INFINITY): ConverseAnswer {
  const { inputTokens = 0, outputTokens = 0, cacheReadInputTokens = 0 } = usage ?? {};
  const possible = inputTokens + cacheReadInputTokens > 0 && outputTokens <= maxTokens;
  return { ...answer, ...(usage && possible && { usage }) };
}

const ADVICE = 'Take a smaller one, or wait longer: npm start -- -c modelTimeoutSeconds=60 (which is the most).';

function lateLine(timeoutMs: number): string {
  return `The language model of CALLSIFT_LLM_URL took longer than ${timeoutMs / 1000} s. ${ADVICE}`;
}

function once(run: () => void): () => void {
  let done = false;
  return () => {
    if (!done) run();
    done = true;
  };
}

/** The address that requests go to. Throws a sentence without the address, which may hold a password. */
export function chatCompletionsOf(url: string): string {
  const base = URL.canParse(url) ? new URL(url) : undefined;
  if (base === undefined || !/^https?:$/.test(base.protocol) || base.username !== '' || base.password !== '') {
    throw new Error('CALLSIFT_LLM_URL must be an http or https address without user name and password.');
  }
  const path = base.pathname.replace(/\/$/, '');
  return `${base.origin}${path === '' ? '/v1' : path}/chat/completions${base.search}`;
}

/** Errors of fetch carry the address and the system's words; what comes out names neither. */
async function reach(answer: Promise<Response>, signal: AbortSignal): Promise<Response> {
  try {
    return await answer;
  } catch {
    throw signal.aborted
      ? late()
      : new BedrockError('ServiceUnavailableException', 'The language model is out of reach.');
  }
}

async function readCapped(answer: Response, signal: AbortSignal): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of answer.body ?? []) {
      size += chunk.length;
      if (size > MAX_ANSWER) break; // leaving the loop ends the connection
      chunks.push(chunk);
    }
  } catch {
    throw signal.aborted ? late() : new BedrockError('ModelErrorException', "The language model's answer broke off.");
  }
  if (size <= MAX_ANSWER) return Buffer.concat(chunks).toString();
  throw new BedrockError('ModelErrorException', `The language model answered with more than ${MAX_ANSWER} bytes.`);
}

function late(): BedrockError {
  return new BedrockError('ModelTimeoutException', 'The language model did not answer in time.');
}

const ERRORS: Readonly<Record<number, BedrockErrorCode>> = {
  401: 'AccessDeniedException',
  403: 'AccessDeniedException',
  408: 'ModelTimeoutException',
  429: 'ThrottlingException',
};

/** What the server says of it is left out: servers repeat parts of the prompt. */
function statusError(status: number): BedrockError {
  const refused = status >= 400 && status < 500 ? 'ValidationException' : 'ModelErrorException';
  const code = ERRORS[status] ?? (status >= 500 ? 'ServiceUnavailableException' : refused);
  return new BedrockError(code, `The server of the language model answered with status ${status}.`);
}
