import type { PiiSpan } from './types.ts';

/** RFC 5321, 4.5.3.1: a local part has at most 64 octets, a domain at most 255. */
const MAX_LOCAL = 64;
const MAX_DOMAIN = 255;
/** Without the slash, which RFC 5322 allows: in keys and URLs it ends a segment. */
const LOCAL = /[\p{L}\p{M}\p{N}.!#$%&'*+=?^_`{|}~-]/u;
const DOMAIN = /[\p{L}\p{M}\p{N}.-]/u;

/** E-mail addresses, found outwards from each `@`, so that the cost is bounded by 320 steps an `@`. */
export function findEmails(text: string): PiiSpan[] {
  const spans: PiiSpan[] = [];
  let floor = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > floor && at - start < MAX_LOCAL && LOCAL.test(text[start - 1] ?? '')) start--;
    let end = at + 1;
    while (end < text.length && end - at <= MAX_DOMAIN && DOMAIN.test(text[end] ?? '')) end++;
    while (/[.-]/.test(text[end - 1] ?? '')) end--;
    if (start < at && text.slice(at + 1, end).includes('.')) {
      spans.push({ type: 'EMAIL', start, end });
      floor = end;
    }
  }
  return spans;
}
