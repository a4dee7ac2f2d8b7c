import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { MAX_ID } from '../transcript/canonical-id.ts';
import { cleanText } from '../transcript/clean-text.ts';
import { describeIssue, faultSentence } from '../validation/fault.ts';
import { parseJson } from '../validation/parse-json.ts';
import { type Filters, FiltersSchema } from './filters.ts';
import { identifiersIn } from './identifiers.ts';
import type { After } from './ports.ts';
import { WORD } from './word.ts';

export const SEARCH_MODES = ['keyword', 'semantic', 'hybrid'] as const;
export type SearchMode = (typeof SEARCH_MODES)[number];

export const MAX_QUERY = 4_096;
export const MAX_TOP_K = 100;
const DEFAULT_TOP_K = 10;
/** Different words of a query that are looked for, in two fields each; engines refuse queries of more than 1,024 clauses. */
export const MAX_WORDS = 400;
const MAX_PHRASES = 5;
const MAX_PHRASE = 200;
const MAX_IDENTIFIERS = 20;

/** A search, checked: what to find, among which calls, how. */
export interface SearchRequest {
  readonly query: string;
  readonly words: string;
  readonly phrases: readonly string[];
  readonly identifiers: readonly string[];
  readonly filters: Filters;
  readonly topK: number;
  readonly mode: SearchMode;
  readonly after?: After | undefined;
  /** Tells cursors of other searches apart. */
  readonly fingerprint: string;
}

export type ParsedRequest =
  | { readonly ok: true; readonly request: SearchRequest }
  | { readonly ok: false; readonly field: string; readonly title: string };

/** The body of POST /search. */
export const SearchSchema = z.strictObject({
  query: z.string().check(z.maxLength(MAX_QUERY)),
  filters: z._default(FiltersSchema, {}),
  top_k: z._default(z.int().check(z.gte(1), z.lte(MAX_TOP_K)), DEFAULT_TOP_K),
  mode: z._default(z.enum(SEARCH_MODES), 'hybrid'),
  cursor: z.optional(z.nullable(z.string().check(z.maxLength(2_000)))),
});

const Cursor = z.strictObject({
  score: z.number(),
  call_id: z.string().check(z.minLength(1), z.maxLength(MAX_ID)),
  by: z.enum(['words', 'fusion']),
  search: z.string(),
});

/** Reads and checks the body of POST /search. */
export function parseSearchRequest(body: string | null): ParsedRequest {
  const json = parseJson(body ?? '');
  if (json === undefined) return { ok: false, field: 'body', title: 'The body must be a JSON object with a query.' };
  const parsed = z.safeParse(SearchSchema, json);
  if (!parsed.success) return refusal(parsed.error.issues[0]);
  return readRequest(parsed.data);
}

/** A search as it is written: `query` as it was typed. */
export interface WrittenSearch {
  readonly query: string;
  readonly filters: Filters;
  readonly top_k: number;
  readonly mode: SearchMode;
  readonly cursor?: string | null | undefined;
}

/** Checks what the query holds. */
export function readRequest({ query: raw, filters, top_k: topK, mode, cursor }: WrittenSearch): ParsedRequest {
  const query = cleanText(raw).trim();
  const { words, phrases } = readQuery(query);
  if (phrases.length > MAX_PHRASES || phrases.some((phrase) => phrase.length > MAX_PHRASE)) {
    const title = `query may have at most ${MAX_PHRASES} phrases in double quotes of at most ${MAX_PHRASE} characters.`;
    return { ok: false, field: 'query', title };
  }
  if (words === '') return { ok: false, field: 'query', title: 'query must hold at least one word or number.' };
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([query, filters, mode]))
    .digest('base64url')
    .slice(0, 12);
  const after = cursor == null ? undefined : readCursor(cursor, fingerprint);
  if (cursor != null && after === undefined) {
    return { ok: false, field: 'cursor', title: 'cursor is not one that this API gave out for this search.' };
  }
  const identifiers = identifiersIn(query).slice(0, MAX_IDENTIFIERS);
  return { ok: true, request: { query, words, phrases, identifiers, filters, topK, mode, after, fingerprint } };
}

/** Opaque text for where a page ended. */
export function writeCursor(after: After, fingerprint: string): string {
  return Buffer.from(JSON.stringify({ ...after, search: fingerprint })).toString('base64url');
}

function readCursor(text: string, fingerprint: string): After | undefined {
  const parsed = z.safeParse(Cursor, parseJson(Buffer.from(text, 'base64url').toString('utf8')));
  if (!parsed.success || parsed.data.search !== fingerprint) return undefined;
  const { search: _, ...after } = parsed.data;
  return after;
}

/** What stands in double quotes, straight or curly. */
const PHRASE = /["“”]([^"“”]*)["“”]/g;
/** Characters of which each is a word of its own (UAX #29: ideographs and Hiragana). */
const SINGLE = /[\p{Script=Han}\p{Script=Hiragana}]/gu;
const JOINT = /['’._]/;

/** The distinct words of a query in their order, and what stands in double quotes. */
function readQuery(query: string): { words: string; phrases: readonly string[] } {
  const phrases = Array.from(query.matchAll(PHRASE), ([, phrase]) => (phrase?.match(WORD) ?? []).join(' '));
  return { words: wordsOf(query).join(' '), phrases: phrases.filter((phrase) => phrase !== '') };
}

function wordsOf(text: string): readonly string[] {
  const words = new Set<string>();
  let tokens = 0;
  for (const [word] of text.matchAll(WORD)) {
    if (words.has(word)) continue;
    const single = word.match(SINGLE)?.length ?? 0;
    tokens += word.split(JOINT).length + single;
    if (tokens > MAX_WORDS) {
      // A text without blanks is one word to us and many to the engine: what fits of it is looked for.
      if (words.size === 0) words.add(Array.from(word).slice(0, MAX_WORDS).join(''));
      break;
    }
    words.add(word);
  }
  return [...words];
}

function refusal(issue: z.core.$ZodIssue | undefined): ParsedRequest {
  const fault = issue === undefined ? { field: '', reason: 'is not valid' } : describeIssue(issue);
  return { ok: false, field: fault.field || 'body', title: faultSentence(fault, 'The body') };
}
