import { createHash } from 'node:crypto';

const BYTES = 9;

/**
 * Short name of a call's reservation, of which the budget item holds one for each call in flight: 72 bits are enough to
 * tell some thousands apart.
 */
export function reservationMark(callId: string): string {
  return createHash('sha256').update(callId).digest().subarray(0, BYTES).toString('base64url');
}
