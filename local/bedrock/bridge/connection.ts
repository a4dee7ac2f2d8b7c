import type { ConverseRequest } from '../converse/types.ts';
import { BedrockError, type BedrockErrorCode } from '../errors.ts';
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

const DEFAULT_TIMEOUT_MS = 24_000;
/** Bytes of an answer. */
const MAX_ANSWER = 5_000_000;

/** An answer whose head has come. */
export interface Opened {
  /** Whether it comes as server-sent events. */
  readonly streamed: boolean;
  /** Its bytes as they come; throws a BedrockError where they end too early or too late, or are too many. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

export interface Asking {
  readonly stream: boolean;
  /** Nobody waits for the answer any more. */
  readonly gone?: AbortSignal;
}

/** Asks a server of chat completions. Throws at once when the address is none; refuses by BedrockError. */
export function connect({ url, model, apiKey, timeoutMs = DEFAULT_TIMEOUT_MS, onLate }: BridgeOptions) {
  const tellLate = once(() => onLate?.(lateLine(timeoutMs)));
  const target = chatCompletionsOf(url);
  const authorization = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };
  return async (request: ConverseRequest, { stream, gone }: Asking): Promise<Opened> => {
    const accept = stream ? 'text/event-stream, application/json' : 'application/json';
    const headers = { 'content-type': 'application/json', accept, ...authorization };
    const body = JSON.stringify(chatRequest(request, model, stream));
    const time = AbortSignal.timeout(timeoutMs);
    time.addEventListener('abort', tellLate);
    const signal = gone === undefined ? time : AbortSignal.any([time, gone]);
    // A redirect is not followed: the prompt goes to the address that was configured, and nowhere else.
    const fetched = fetch(target, { method: 'POST', headers, body, signal, redirect: 'manual' });
    const answer = await reach(fetched, signal).catch((error) => {
      time.removeEventListener('abort', tellLate);
      throw error;
    });
    if (answer.status !== 200) {
      time.removeEventListener('abort', tellLate);
      await answer.body?.cancel().catch(() => {});
      throw statusError(answer.status);
    }
    const streamed = /^text\/event-stream\b/i.test(answer.headers.get('content-type') ?? '');
    return { streamed, chunks: capped(answer, signal, () => time.removeEventListener('abort', tellLate)) };
  };
}

async function* capped(answer: Response, signal: AbortSignal, ended: () => void): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    // Leaving the loop ends the connection.
    for await (const chunk of answer.body ?? []) {
      size += chunk.length;
      if (size > MAX_ANSWER) break;
      yield chunk;
    }
  } catch {
    throw signal.aborted ? late() : new BedrockError('ModelErrorException', "The language model's answer broke off.");
  } finally {
    ended();
  }
  if (size <= MAX_ANSWER) return;
  throw new BedrockError('ModelErrorException', `The language model answered with more than ${MAX_ANSWER} bytes.`);
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
