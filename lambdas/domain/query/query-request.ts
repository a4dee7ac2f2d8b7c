import * as z from 'zod/mini';
import { knownZone } from '../analytics/time-zone.ts';
import { type Filters, FiltersSchema } from '../search/filters.ts';
import { cleanLine } from '../transcript/clean-text.ts';
import { describeIssue, type FieldFault } from '../validation/fault.ts';
import { parseJson } from '../validation/parse-json.ts';

/**
 * How much an answer may cost. `cheap`: no model at all, of whatever kind. `balanced`: the economical model, where one is
 * needed. `deep`: more of the calls are read, by the strong model.
 */
export const QUERY_MODES = ['cheap', 'balanced', 'deep'] as const;
export type QueryMode = (typeof QUERY_MODES)[number];

/** Characters of a question; a longer one is no question. */
export const MAX_QUESTION = 1_000;

const zone = z.string().check(
  z.refine((name) => knownZone(name) !== undefined, {
    error: 'must be the name of a time zone such as Asia/Kolkata',
  }),
);

/** The body of POST /query and POST /query/stream. */
export const QuerySchema = z.strictObject({
  query: z.string().check(z.maxLength(MAX_QUESTION)),
  mode: z._default(z.enum(QUERY_MODES), 'balanced'),
  /** Calls that the answer is about at most; what the question itself says narrows them further. */
  filters: z._default(FiltersSchema, {}),
  /** That days of the question, such as "yesterday", are meant in. */
  time_zone: z._default(zone, 'UTC'),
});

/** A question, checked. */
export interface QueryRequest {
  /** Clean, one line. */
  readonly question: string;
  readonly mode: QueryMode;
  readonly filters: Filters;
  readonly time_zone: string;
}

export type ParsedQuery =
  | { readonly ok: true; readonly request: QueryRequest }
  | { readonly ok: false; readonly fault: FieldFault };

const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/** Reads and checks a body. */
export function parseQuery(body: string | null): ParsedQuery {
  const parsed = z.safeParse(QuerySchema, parseJson(body ?? ''));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { ok: false, fault: issue === undefined ? NO_BODY : describeIssue(issue) };
  }
  const { query, mode, filters, time_zone } = parsed.data;
  const question = cleanLine(query);
  if (!SAYS_SOMETHING.test(question))
    return { ok: false, fault: { field: 'query', reason: 'must hold at least one word or number' } };
  return { ok: true, request: { question, mode, filters, time_zone: knownZone(time_zone) ?? 'UTC' } };
}

const NO_BODY: FieldFault = { field: 'body', reason: 'must be a JSON object with a query' };
