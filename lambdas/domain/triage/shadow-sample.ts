import { createHash } from 'node:crypto';

/** Whether a call belongs to a random sample of that rate, 0..1; always the same answer for the same call. */
export function inShadowSample(callId: string, rate: number): boolean {
  return createHash('sha256').update(`shadow ${callId}`).digest().readUInt32BE() < rate * 2 ** 32;
}
