import { once } from 'node:events';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { BedrockError, type BedrockErrorCode } from './errors.ts';

/** A request to a model, as faults are asked for. */
export interface FaultedRequest {
  /** Last part of the path: `invoke`, `converse` or `converse-stream`. */
  readonly operation: string;
  /** As in the path, decoded. */
  readonly modelId: string;
  /** How many came before. */
  readonly n: number;
  readonly body?: string;
  readonly headers?: IncomingHttpHeaders;
}

/** Ways in which an answer of a chat model is of no use. */
export const SPOILED_ANSWERS = [
  'malformed-json',
  'fenced',
  'prose',
  'wrong-enum',
  'missing-field',
  'empty',
  'truncated',
  'foreign-evidence',
] as const;
export type SpoiledAnswer = (typeof SPOILED_ANSWERS)[number];

/**
 * Exceptions that a stream may end with, as its events are called: those of ConverseStream
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStreamOutput.html), and that of
 * InvokeModelWithResponseStream, which the client does not expect here.
 */
export const STREAM_EXCEPTIONS = [
  'throttlingException',
  'modelStreamErrorException',
  'internalServerException',
  'serviceUnavailableException',
  'validationException',
  'modelTimeoutException',
] as const;
export type StreamException = (typeof STREAM_EXCEPTIONS)[number];

/** What goes wrong with a stream alone. */
export interface StreamFault {
  /** A piece of the answer comes twice. */
  readonly duplicateChunk?: boolean;
  /** An exception in place of the answer, or of the second half of it. */
  readonly exception?: { readonly name: StreamException; readonly at: 'start' | 'middle' };
  /** The stream ends as if nothing were missing: without any event, without the end of the answer, or without its tokens. */
  readonly lacks?: 'everything' | 'end' | 'metadata';
  /** Pieces of one UTF-16 unit, and bytes cut wherever it comes. */
  readonly fragmented?: boolean;
  /** Milliseconds between two events. @default 0 */
  readonly eventDelayMs?: number;
}

/** What goes wrong with one request; several things may, in the order in which they stand here. */
export interface Fault extends StreamFault {
  /** Milliseconds before anything is answered. */
  readonly delayMs?: number;
  /**
   * `before`: not a byte ever comes, and nothing is billed. `head`: the head of the answer, then no more. `mid-body`: half
   * of the answer as well.
   */
  readonly hang?: 'before' | 'head' | 'mid-body';
  readonly code?: BedrockErrorCode;
  /** The connection is dropped half way through the answer. */
  readonly cut?: boolean;
  /** Only for chat models. */
  readonly answer?: SpoiledAnswer;
  /** What an answer tells of its tokens; only for chat models. */
  readonly usage?: 'missing' | 'wrong';
}

/** Bedrock on a bad day. Asked once a request; undefined lets the request through. */
export type Faults = (request: FaultedRequest) => Fault | undefined;

/** What happens before a model is asked. False: nobody waits for an answer any more. */
export async function suffer({ delayMs, hang, code }: Fault, response: ServerResponse): Promise<boolean> {
  if (delayMs !== undefined) {
    await sleep(delayMs);
  }
  if (hang === 'before') {
    if (!response.destroyed) await once(response, 'close');
    return false;
  }
  if (code !== undefined) {
    throw new BedrockError(code, 'This failure was asked for.');
  }
  return true;
}
