import { createHash } from 'node:crypto';

const PREFIX = 'cmp_';
const FORM = /^cmp_[0-9a-v]{20}$/;
/** Hexadecimal digits that 20 digits of base 32 hold: 100 bits, so a billion complaints share an id once in 10^12 times. */
const HEX_DIGITS = 25;

/**
 * The id of the one complaint of a call about an issue, so that whoever opens it again finds it. In JSON, no two pairs
 * are written alike.
 */
export function complaintId(callId: string, issue: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([callId, issue]))
    .digest('hex');
  return (
    PREFIX +
    BigInt(`0x${hash.slice(0, HEX_DIGITS)}`)
      .toString(32)
      .padStart(20, '0')
  );
}

export function isComplaintId(text: string): boolean {
  return FORM.test(text);
}
