import type { RetrievedCall } from '../domain/query/insight/types.ts';
import type { Interpretation } from '../domain/query/interpretation.ts';
import type { CallPassages, PassageTurn } from '../domain/query/ports.ts';
import type { Filters } from '../domain/search/filters.ts';
import { type Fused, fuse } from '../domain/search/fusion.ts';
import type { Rankings, SearchLegs } from '../domain/search/ports.ts';
import { readRequest, type SearchRequest } from '../domain/search/search-request.ts';
import { WINDOW } from '../search/search-calls.ts';
import type { QueryDeps } from './query-deps.ts';

/** What was found for an insight. */
export interface Retrieved {
  readonly calls: readonly RetrievedCall[];
  /** What it was found by: the question's own words, or those of the issues that a broad question is about. */
  readonly about: string;
  /** The question names no topic: it is about whatever the calls of its filters are about. */
  readonly broad: boolean;
  /** The vectors could not be searched, or there was none. */
  readonly wordsOnly: boolean;
}

export interface Wanted {
  readonly interpretation: Interpretation;
  readonly question: string;
  /** Undefined where the question could not be embedded, or must not be. */
  readonly vector: Float32Array | undefined;
  /** Calls that are read. */
  readonly size: number;
  /** Issues of the calls that the filters let through, the most frequent first. */
  readonly issues: readonly string[];
}

/** Finds more calls than an answer has room for: those that its question looks for, or for a broad one those of the most frequent issues. */
export async function retrieveCalls(deps: QueryDeps, wanted: Wanted): Promise<Retrieved> {
  const { search_text: query, filters } = wanted.interpretation;
  const parsed = readRequest({ query, filters, top_k: wanted.size, mode: 'hybrid' });
  return parsed.ok ? await find(deps, wanted, parsed.request) : await gather(deps, wanted);
}

async function find(deps: QueryDeps, { vector, size }: Wanted, request: SearchRequest): Promise<Retrieved> {
  const legs = legsOf(request, vector);
  const rankings = await deps.search.index.rank(legs);
  const best = fused(deps, rankings).slice(0, size);
  const passages = await deps.passages.passages(
    best.map(({ call_id }) => call_id),
    legs,
  );
  const cosines = new Map(rankings.semantic?.hits.map(({ call_id, score }) => [call_id, 2 * score - 1]));
  const calls = best.flatMap((one) => {
    const found = passages.get(one.call_id);
    return found === undefined ? [] : [{ found: one, cosine: cosines.get(one.call_id), passages: found }];
  });
  return { calls, about: request.query, broad: false, wordsOnly: rankings.semantic === undefined };
}

function legsOf({ words, identifiers, phrases, filters }: SearchRequest, vector: Float32Array | undefined): SearchLegs {
  const keyword = { words, identifiers, size: WINDOW };
  return { filters, phrases, keyword, ...(vector && { semantic: { vector, size: WINDOW } }) };
}

function fused(deps: QueryDeps, { keyword, semantic }: Rankings): readonly Fused[] {
  return fuse(keyword?.hits ?? [], semantic?.hits ?? [], deps.search.fusion);
}

/** Issues that a broad answer goes through. */
const FACETS = 5;

/** The most important calls of each of the most frequent issues, or of all where there are no issues. */
async function gather(deps: QueryDeps, { interpretation, question, size, issues }: Wanted): Promise<Retrieved> {
  const { filters } = interpretation;
  const facets = issues.slice(0, FACETS);
  const sets: readonly Filters[] =
    facets.length === 0 ? [filters] : facets.map((issue) => ({ ...filters, issue: [issue] }));
  const share = Math.ceil(size / sets.length);
  const found = await Promise.all(sets.map((set) => deps.browse.browse(set, share)));
  const byId = new Map(found.flatMap(({ calls }) => calls).map((call) => [call.facts.call_id, call]));
  const about = [question, ...facets.map((issue) => issue.replaceAll('_', ' '))].join(' ');
  const marked = await markedTurns(deps, { ids: [...byId.keys()], about, filters });
  const calls = [...byId.values()].slice(0, size).map((call) => browsedCall(call, marked.get(call.facts.call_id)));
  return { calls, about, broad: true, wordsOnly: false };
}

async function markedTurns(
  deps: QueryDeps,
  { ids, about, filters }: { readonly ids: readonly string[]; readonly about: string; readonly filters: Filters },
): Promise<ReadonlyMap<string, CallPassages>> {
  const parsed = readRequest({ query: about.replaceAll('"', ' '), filters, top_k: 1, mode: 'keyword' });
  if (!parsed.ok || ids.length === 0) return new Map();
  return await deps.passages.passages(ids, legsOf(parsed.request, undefined));
}

/** With the turns that speak of the issues; the score is the call's importance, which it was chosen by. */
function browsedCall(call: CallPassages, marked: CallPassages | undefined): RetrievedCall {
  const turns = new Map<number, PassageTurn>(call.turns.map((turn) => [turn.turn, turn]));
  for (const turn of marked?.turns ?? []) turns.set(turn.turn, turn);
  const { call_id, importance_score: score } = call.facts;
  return {
    found: { call_id, score, ranks: {}, identifier: false },
    passages: { facts: call.facts, turns: [...turns.values()].sort((a, b) => a.turn - b.turn) },
  };
}
