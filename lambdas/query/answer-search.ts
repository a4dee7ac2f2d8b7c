import type { Source } from '../domain/query/answer.ts';
import { describeHits } from '../domain/query/figures/describe-hits.ts';
import { foundShare } from '../domain/query/found-share.ts';
import type { Interpretation } from '../domain/query/interpretation.ts';
import type { CallPassages } from '../domain/query/ports.ts';
import { metadataOf } from '../domain/query/source-metadata.ts';
import { readRequest, type SearchRequest } from '../domain/search/search-request.ts';
import { type ShownCall, searchCalls } from '../search/search-calls.ts';
import type { Asked } from './asked.ts';
import { type Draft, PLAIN } from './draft.ts';
import { countCalls } from './matching-calls.ts';
import type { QueryDeps } from './query-deps.ts';

/** Calls that an answer shows. */
const SHOWN = 10;

/** Answers with the calls themselves: found by what the question looks for, or by its filters where that is all it says. */
export async function answerSearch(deps: QueryDeps, asked: Asked, interpretation: Interpretation): Promise<Draft> {
  const request = searchRequest(asked, interpretation);
  return request === undefined ? browse(deps, asked, interpretation) : search(deps, asked, { interpretation, request });
}

function searchRequest({ request: { mode } }: Asked, interpretation: Interpretation): SearchRequest | undefined {
  const { search_text: query, filters } = interpretation;
  const parsed = readRequest({ query, filters, top_k: SHOWN, mode: mode === 'cheap' ? 'keyword' : 'hybrid' });
  return parsed.ok ? parsed.request : undefined;
}

async function search(
  deps: QueryDeps,
  asked: Asked,
  { interpretation, request }: { readonly interpretation: Interpretation; readonly request: SearchRequest },
): Promise<Draft> {
  // Before the search: an answer from newer calls than its version says is only worked out again too early.
  const { matching, version } = await countCalls(deps.analytics, interpretation);
  const found = await searchCalls(deps.search, request);
  // A search without a cursor is always answered.
  const { hits, processing, total } = found ?? { hits: [], processing: { cost_usd: 0, degraded: false }, total: null };
  asked.embedding_usd += processing.cost_usd;
  const best = Math.max(...hits.map(({ score }) => score));
  return {
    ...PLAIN,
    answer: describeHits(
      interpretation,
      { total, shown: hits.length, matching: matching.total_matching_calls },
      asked.request.time_zone,
    ),
    confidence: hits.length === 0 ? 0 : sureness(interpretation, asked, hits),
    sources: hits.flatMap((hit) => sourcesOf(hit, best)),
    matching,
    version,
    degraded: processing.degraded ? 'words-only' : null,
    abstained: hits.length === 0,
  };
}

/** That the question was understood, and that what was found says what it looks for; an identifier is found or not. */
function sureness({ confidence, search_text }: Interpretation, { request }: Asked, hits: readonly ShownCall[]): number {
  const texts = hits.map(({ evidence }) => evidence.map(({ text }) => text).join('\n'));
  const found = hits[0]?.identifier ? 1 : foundShare(search_text, request.question, texts);
  return Math.round(1000 * confidence * found) / 1000;
}

/** Scores are for comparing within one answer: the best call has 1. */
function sourcesOf({ call_id, score, evidence, metadata }: ShownCall, best: number): readonly Source[] {
  const relevance_score = best > 0 ? Math.round((1000 * score) / best) / 1000 : 0;
  return evidence
    .slice(0, 1)
    .map(({ turn, text }) => ({ call_id, turn, text, relevance_score, metadata: metadataOf(metadata) }));
}

async function browse({ browse, analytics }: QueryDeps, asked: Asked, interpretation: Interpretation): Promise<Draft> {
  const { filters, confidence } = interpretation;
  const { matching, version } = await countCalls(analytics, interpretation);
  const { calls, total } = await browse.browse(filters, SHOWN);
  return {
    ...PLAIN,
    answer: describeHits(
      interpretation,
      { total: { value: total, exact: true }, shown: calls.length, matching: matching.total_matching_calls },
      asked.request.time_zone,
    ),
    confidence: calls.length === 0 ? 0 : confidence,
    sources: calls.flatMap(openingOf),
    matching,
    version,
    abstained: calls.length === 0,
  };
}

/** What the customer said first, else whatever was said. Relevance is the importance that the calls are ordered by. */
function openingOf({ facts, turns }: CallPassages): readonly Source[] {
  const opening = turns.find(({ speaker }) => speaker !== 'agent') ?? turns[0];
  if (opening === undefined) return [];
  const { call_id, importance_score: relevance_score } = facts;
  return [{ call_id, turn: opening.turn, text: opening.text, relevance_score, metadata: metadataOf(facts) }];
}
