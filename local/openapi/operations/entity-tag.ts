import type { HeaderObject } from '../operation.ts';

/** RFC 9110, 8.8.3. */
export const ETAG: Readonly<Record<string, HeaderObject>> = {
  ETag: { description: 'Its version, such as "3", for If-Match of a change.', schema: { type: 'string' } },
};
