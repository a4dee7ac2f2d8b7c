import * as z from 'zod/mini';
import { pseudonymousId } from '../pii/pseudonymous-id.ts';
import { utcTime } from '../time/iso-time.ts';
import { canonicalId, MAX_ID } from '../transcript/canonical-id.ts';
import { IMPORTANCES } from '../triage/types.ts';
import type { CallPage, CallQuery } from './ports.ts';

export const DEFAULT_LIMIT = 20;
export const MAX_LIMIT = 100;

/** Parameters of GET /calls, or the sentence and the field to refuse them with. */
export type ListRequest =
  | { readonly ok: true; readonly query: CallQuery }
  | { readonly ok: false; readonly field: string; readonly title: string };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const WHOLE = /^\d{1,6}$/;

const Cursor = z.object({
  call_id: z.string().check(z.maxLength(MAX_ID)),
  timestamp: z.string().check(z.maxLength(30)),
});

/** Parameters of GET /calls. */
export const LIST_PARAMETERS = ['client_id', 'start_date', 'end_date', 'importance', 'limit', 'cursor'] as const;
type ListParameter = (typeof LIST_PARAMETERS)[number];

const READERS: Readonly<Record<ListParameter, (text: string) => Partial<CallQuery> | string>> = {
  client_id: readClientId,
  start_date: (text) => readTime('start_date', text),
  end_date: (text) => readTime('end_date', text),
  importance: readImportance,
  limit: (text) =>
    WHOLE.test(text) && Number(text) >= 1 && Number(text) <= MAX_LIMIT
      ? { limit: Number(text) }
      : `limit must be a whole number from 1 to ${MAX_LIMIT}.`,
  cursor: (text) => readCursor(text) ?? 'cursor is not one that this API gave out.',
};

/** Reads and checks the query string of GET /calls. Unknown parameters are refused, so that a typing error shows. */
export function parseListRequest(parameters: Readonly<Record<string, string | undefined>>): ListRequest {
  let query: Partial<CallQuery> = {};
  for (const [field, text] of Object.entries(parameters)) {
    const name = LIST_PARAMETERS.find((known) => known === field);
    if (name === undefined) {
      return {
        ok: false,
        field: field.slice(0, 64),
        title: `Unknown parameter; known are ${LIST_PARAMETERS.join(', ')}.`,
      };
    }
    const read = READERS[name](text ?? '');
    if (typeof read === 'string') return { ok: false, field, title: read };
    query = { ...query, ...read };
  }
  const { clientId, limit = DEFAULT_LIMIT } = query;
  if (!clientId) return { ok: false, field: 'client_id', title: 'client_id is required.' };
  if (query.start !== undefined && query.end !== undefined && query.start > query.end) {
    return { ok: false, field: 'start_date', title: 'start_date is later than end_date.' };
  }
  const { after, start = '', end = '~' } = query;
  if (after !== undefined && (after.timestamp < start || after.timestamp > end)) {
    return { ok: false, field: 'cursor', title: 'cursor belongs to a request with other dates.' };
  }
  return { ok: true, query: { ...query, clientId, limit } };
}

/** Opaque text for where a page ended. */
export function writeCursor(next: CallPage['next']): string | null {
  return next === undefined ? null : Buffer.from(JSON.stringify(next)).toString('base64url');
}

function readCursor(text: string): Partial<CallQuery> | undefined {
  try {
    const after = z.safeParse(Cursor, JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    const valid = after.success && after.data.call_id !== '' && utcTime(after.data.timestamp) === after.data.timestamp;
    return valid ? { after: after.data } : undefined;
  } catch {
    return undefined;
  }
}

function readClientId(text: string): Partial<CallQuery> | string {
  const id = canonicalId(text);
  return id.length <= MAX_ID ? { clientId: pseudonymousId(id) } : `client_id is longer than ${MAX_ID} characters.`;
}

/** A day counts whole, in UTC: its end is its last millisecond. A time without an offset is UTC. */
function readTime(field: 'start_date' | 'end_date', text: string): Partial<CallQuery> | string {
  const time = utcTime(text);
  if (time === undefined) return `${field} must be a date such as 2026-03-31, or an ISO 8601 time.`;
  if (field === 'start_date') return { start: time };
  return { end: DAY.test(text) ? time.replace('T00:00:00.000Z', 'T23:59:59.999Z') : time };
}

function readImportance(text: string): Partial<CallQuery> | string {
  const importance = text.split(',').map((value) => value.trim());
  const known = importance.every((value) => (IMPORTANCES as readonly string[]).includes(value));
  return known ? { importance } : `importance must be one or more of ${IMPORTANCES.join(', ')}, separated by commas.`;
}
