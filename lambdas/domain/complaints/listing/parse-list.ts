import { type ComplaintCursor, goesOn, readComplaintCursor } from './cursor.ts';
import { EXPORT_PAGE, LIST_ORDERS, type ListOrder, type ListQuery, MAX_PAGE } from './list.ts';
import { type ParameterRefusal, type Parameters, refusal, unknownParameter } from './parameter.ts';
import { FILTER_PARAMETERS, parseFilters } from './parse-filters.ts';

export const DEFAULT_PAGE = 20;

/** Parameters of GET /complaints, and of GET /complaints/export.csv. */
export const LIST_PARAMETERS = [...FILTER_PARAMETERS, 'order', 'limit', 'cursor'] as const;
export const EXPORT_PARAMETERS = FILTER_PARAMETERS;

/** A list that was asked for, or the sentence and the parameter to refuse it with. */
export type ParsedList = { readonly ok: true; readonly query: ListQuery } | ParameterRefusal;

const WHOLE = /^\d{1,6}$/;

/** Reads and checks the query string of GET /complaints. */
export function parseComplaintList(parameters: Parameters, now: Date): ParsedList {
  const unknown = unknownParameter(parameters, LIST_PARAMETERS);
  if (unknown !== undefined) return unknown;
  const { order: asked, limit: length, cursor: written } = parameters;
  const order = asked === undefined ? 'due' : orderNamed(asked);
  if (order === undefined) return refusal('order', `order must be one of ${LIST_ORDERS.join(', ')}.`);
  const limit = length === undefined ? DEFAULT_PAGE : WHOLE.test(length) ? Number(length) : 0;
  if (limit < 1 || limit > MAX_PAGE) return refusal('limit', `limit must be a whole number from 1 to ${MAX_PAGE}.`);
  const cursor = written === undefined ? undefined : readComplaintCursor(written);
  if (written !== undefined && cursor === undefined) {
    return refusal('cursor', 'cursor is not one that this API gave out.');
  }
  const parsed = parseFilters(parameters, cursor?.due_before ?? now.toISOString());
  if (!parsed.ok) return parsed;
  return withCursor({ filters: parsed.filters, order, limit }, cursor);
}

function withCursor(query: ListQuery, cursor: ComplaintCursor | undefined): ParsedList {
  if (cursor === undefined) return { ok: true, query };
  if (!goesOn(cursor, query)) return refusal('cursor', 'cursor belongs to a request with other parameters.');
  return { ok: true, query: { ...query, after: cursor.after } };
}

function orderNamed(text: string): ListOrder | undefined {
  return LIST_ORDERS.find((order) => order === text);
}

/** Reads and checks the query string of GET /complaints/export.csv: the first of its pages, the newest complaints first. */
export function parseExport(parameters: Parameters, now: Date): ParsedList {
  const unknown = unknownParameter(parameters, EXPORT_PARAMETERS);
  if (unknown !== undefined) return unknown;
  const parsed = parseFilters(parameters, now.toISOString());
  if (!parsed.ok) return parsed;
  return { ok: true, query: { filters: parsed.filters, order: 'opened', limit: EXPORT_PAGE } };
}

export { writeComplaintCursor } from './cursor.ts';
