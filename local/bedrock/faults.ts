import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
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

/** What goes wrong with one request; several things may, in the order in which they stand here. */
export interface Fault {
  /** Milliseconds before anything is answered. */
  readonly delayMs?: number;
  /** `before`: not a byte ever comes, and nothing is billed. `mid-body`: the head and half of the answer, then no more. */
  readonly hang?: 'before' | 'mid-body';
  readonly code?: BedrockErrorCode;
  /** The connection is dropped half way through the answer. */
  readonly cut?: boolean;
  /** Only for chat models. */
  readonly answer?: SpoiledAnswer;
  /** What an answer tells of its tokens; only for chat models. */
  readonly usage?: 'missing' | 'wrong';
  /** A piece of a stream comes twice. */
  readonly duplicateChunk?: boolean;
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
