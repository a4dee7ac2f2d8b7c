import { setTimeout as sleep } from 'node:timers/promises';
import { BedrockError, type BedrockErrorCode } from './errors.ts';

/** What goes wrong with one request: it is late, it fails, or it is late and then fails. */
export interface Fault {
  /** Milliseconds before anything is answered. */
  readonly delayMs?: number;
  readonly code?: BedrockErrorCode;
}

/** Bedrock on a bad day. Asked once a request; undefined lets the request through. */
export type Faults = () => Fault | undefined;

export async function suffer(fault: Fault | undefined): Promise<void> {
  if (fault?.delayMs !== undefined) {
    await sleep(fault.delayMs);
  }
  if (fault?.code !== undefined) {
    throw new BedrockError(fault.code, 'This failure was asked for.');
  }
}
