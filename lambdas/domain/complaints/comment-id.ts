import { createHash } from 'node:crypto';

/** Longest idempotency key. */
export const MAX_KEY = 200;

/** Id of a comment that somebody sends with a key: the same person and key, the same comment. */
export function commentId(subject: string, key: string): string {
  return createHash('sha256')
    .update(JSON.stringify([subject, key]))
    .digest('base64url')
    .slice(0, 22);
}
