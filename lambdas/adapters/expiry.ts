/**
 * Attribute that DynamoDB deletes items by, seconds since 1970: some days late, and the embedded engine never, so readers
 * look at the time themselves (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/howitworks-ttl.html).
 */
export const EXPIRES_AT = 'expires_at';

/** Longest that anything of the answers table is kept, milliseconds; no setting is longer. */
const MAX_KEPT_MS = 31 * 86_400_000;

/** A time in whole milliseconds, at most 31 days from now: what some clock puts years ahead would hardly ever expire. */
export function boundedExpiry(ms: number, now: Date): number {
  const current = now.getTime();
  return Number.isNaN(ms) ? current : Math.round(Math.min(Math.max(ms, 0), current + MAX_KEPT_MS));
}

/** The value of that attribute for a time in milliseconds; not before now, since what lies five years back is never deleted. */
export function expirySeconds(ms: number, now: Date): number {
  return Math.ceil(Math.max(boundedExpiry(ms, now), now.getTime()) / 1000);
}
