import { embeddingCost } from '../domain/cost/embedding-prices.ts';
import { type Fused, type Fusion, fuse } from '../domain/search/fusion.ts';
import type { CallSearch, Evidence, HitFacts, Rankings, SearchLegs, ShownHit } from '../domain/search/ports.ts';
import { type SearchMode, type SearchRequest, writeCursor } from '../domain/search/search-request.ts';
import { METRIC } from '../metrics.ts';
import type { Counter } from '../runtime/observability.ts';
import { type EmbedQueryDeps, embedQuery } from './embed-query.ts';

export interface SearchDeps extends EmbedQueryDeps {
  readonly index: CallSearch;
  readonly embeddingModel: string;
  readonly fusion: Fusion;
  readonly counter: Counter;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
}

/** Calls of each list that are fused: a call beyond these places can only be found by other words. */
export const WINDOW = 200;

/** What was found, best first. */
export interface SearchAnswer {
  readonly hits: readonly ShownCall[];
  /** Calls that hold any of the words; a lower bound where it is not exact. Null in a search by meaning alone: everything is near something. */
  readonly total: { readonly value: number; readonly exact: boolean } | null;
  readonly next_cursor: string | null;
  readonly processing: {
    readonly mode: SearchMode;
    /** True when the search went by words alone, because the query could not be embedded or the vectors not searched. */
    readonly degraded: boolean;
    readonly duration_ms: number;
    readonly cost_usd: number;
  };
}

export interface ShownCall {
  readonly call_id: string;
  /** Of a fused list its sum (fusion.ts), of a list by words BM25; to compare within one answer. */
  readonly score: number;
  /** Places in the lists by words and by meaning, from 1; absent where a list does not have the call. */
  readonly ranks: { readonly keyword?: number; readonly semantic?: number };
  /** An identifier of the query stands in the call exactly. */
  readonly identifier: boolean;
  readonly evidence: readonly Evidence[];
  readonly metadata: Omit<HitFacts, 'call_id'>;
}

/**
 * Finds calls by words, by meaning, or by both; undefined when the cursor goes on in a list that cannot be had now, or that
 * could not be had then. Throws an IndexUnavailableError when nothing can be searched.
 */
export async function searchCalls(deps: SearchDeps, request: SearchRequest): Promise<SearchAnswer | undefined> {
  const began = deps.clock();
  const { vector, tokens } = request.mode === 'keyword' ? { tokens: 0 } : await embedQuery(deps, request.query);
  const { legs, rankings } = await rank(deps, request, vector);
  const by = rankings.semantic === undefined ? 'words' : 'fusion';
  if (request.after !== undefined && request.after.by !== by) return undefined;
  const degraded = request.mode !== 'keyword' && by === 'words';
  const page = pageOf(deps.fusion, request, rankings);
  const shown = await deps.index.show(
    page.map(({ call_id }) => call_id),
    legs,
  );
  deps.counter.count(METRIC.searches, 1);
  deps.counter.count(METRIC.searchesDegraded, degraded ? 1 : 0);
  const last = page.length === request.topK ? page.at(-1) : undefined;
  return {
    hits: page.flatMap((one) => shownCall(one, shown.get(one.call_id))),
    total: rankings.keyword?.total ?? null,
    next_cursor: last ? writeCursor({ score: last.score, call_id: last.call_id, by }, request.fingerprint) : null,
    processing: {
      mode: request.mode,
      degraded,
      duration_ms: Math.round(deps.clock() - began),
      cost_usd: embeddingCost(deps.embeddingModel, tokens),
    },
  };
}

/** The lists, and what was asked for them: words alone when there is no vector, or the vectors cannot be searched. */
async function rank(deps: SearchDeps, request: SearchRequest, vector: Float32Array | undefined) {
  const legs = legsOf(request, vector);
  const rankings = await deps.index.rank(legs);
  if (vector === undefined || rankings.semantic !== undefined) return { legs, rankings };
  deps.logger.warn('The vectors cannot be searched; the query is answered by words alone', {});
  const byWords = legsOf(request, undefined);
  return { legs: byWords, rankings: await deps.index.rank(byWords) };
}

/** Without a vector every search is one by words. */
function legsOf(
  { words, phrases, identifiers, filters, topK, mode, after }: SearchRequest,
  vector: Float32Array | undefined,
): SearchLegs {
  const byWords = mode !== 'semantic' || vector === undefined;
  const alone = vector === undefined;
  const keyword = {
    words,
    identifiers,
    size: alone ? topK : WINDOW,
    ...(alone && after?.by === 'words' && { after }),
  };
  return { filters, phrases, ...(byWords && { keyword }), ...(vector && { semantic: { vector, size: WINDOW } }) };
}

/** The page behind the cursor. The engine itself pages a list by words alone; fused lists are whole and paged here. */
function pageOf(
  fusion: Fusion,
  { topK, after, mode }: SearchRequest,
  { keyword, semantic }: Rankings,
): readonly Fused[] {
  if (semantic === undefined) {
    return (keyword?.hits ?? [])
      .slice(0, topK)
      .map(({ call_id, score, identifier }) => ({ call_id, score, identifier, ranks: {} }));
  }
  const phrased = mode === 'hybrid' && keyword !== undefined;
  const fused = fuse(phrased ? keyword.hits : [], semantic.hits, fusion);
  const isBehind = (one: Fused) =>
    after === undefined || one.score < after.score || (one.score === after.score && one.call_id > after.call_id);
  return fused.filter(isBehind).slice(0, topK);
}

/** A call that was deleted between ranking and showing is left out. */
function shownCall({ call_id, score, ranks, identifier }: Fused, shown: ShownHit | undefined): readonly ShownCall[] {
  if (shown === undefined) return [];
  const { call_id: _, ...metadata } = shown.facts;
  return [{ call_id, score, ranks, identifier, evidence: shown.evidence, metadata }];
}
