import { createHash } from 'node:crypto';
import { type CallTriage, FLAGS } from './types.ts';

/** Whether a call belongs to a random sample of that rate, 0..1; always the same answer for the same call. */
export function inShadowSample(callId: string, rate: number): boolean {
  return createHash('sha256').update(`shadow ${callId}`).digest().readUInt32BE() < rate * 2 ** 32;
}

/** Whether a call that triage skipped is read by a model all the same. */
export function isShadowSample({ lane, flags }: Pick<CallTriage, 'lane' | 'flags'>): boolean {
  return lane === 'none' && flags.includes(FLAGS.shadowSample);
}
