import type { Source } from '../domain/query/answer.ts';
import { describeFigures } from '../domain/query/figures/describe-figures.ts';
import { describeFilters } from '../domain/query/figures/describe-filters.ts';
import { describeMatching } from '../domain/query/figures/describe-matching.ts';
import { answerConfidence } from '../domain/query/insight/confidence.ts';
import type { SourceTurn } from '../domain/query/insight/types.ts';
import { NOT_KNOWN, nothingMatches, writeInsight } from '../domain/query/insight/write-insight.ts';
import type { Interpretation } from '../domain/query/interpretation.ts';
import type { QueryRequest } from '../domain/query/query-request.ts';
import type { Told } from './ask-for-claims.ts';
import { type Draft, PLAIN } from './draft.ts';
import type { Counted } from './matching-calls.ts';
import type { Retrieved } from './retrieve-calls.ts';

/** What an insight is written from. */
export interface Found extends Pick<Counted, 'matching' | 'figures' | 'version'> {
  readonly interpretation: Interpretation;
  readonly request: QueryRequest;
  readonly retrieved: Retrieved;
  readonly sources: readonly SourceTurn[];
}

/** The answer of claims that hold. */
export function insightDraft(found: Found, { kept, dropped, model, ...told }: Told): Draft {
  const { answer, citations } = writeInsight(kept, leadOf(found));
  const places = new Set(citations.map(({ call_id, turn }) => `${turn} ${call_id}`));
  const cited = found.sources.filter(({ call_id, turn }) => places.has(`${turn} ${call_id}`));
  // Cheap answers go by words because that is what was asked for.
  const wordsOnly = found.retrieved.wordsOnly && found.request.mode !== 'cheap';
  const degraded = told.degraded ?? (wordsOnly ? 'words-only' : null);
  const reworded = kept.filter((claim) => claim.reworded).length;
  const sure = answerConfidence({
    // Of a claim that said more than its sources, what these said is left: half of it counts as dropped.
    kept: kept.length - reworded / 2,
    dropped: dropped + reworded / 2,
    calls: new Set(cited.map(({ call_id }) => call_id)).size,
    clients: new Set(cited.map(({ metadata }) => metadata.client_id)).size,
    relevance: cited.map(({ relevance }) => relevance),
    understood: found.interpretation.confidence,
    degraded: degraded !== null,
  });
  const confidence = Math.round(1000 * sure) / 1000;
  const claims = { kept: kept.length, reworded, dropped };
  return { ...PLAIN, ...shown(found), answer, citations, confidence, claims, model_used: model, degraded };
}

/** The figures that an answer begins with are counted, whatever a model says. */
function leadOf({ interpretation, figures, matching, request }: Found): string {
  if (figures !== null) return describeFigures(interpretation, figures);
  const { total_matching_calls, sentiment_distribution } = matching;
  return describeMatching(interpretation, total_matching_calls, sentiment_distribution, request.time_zone);
}

/** Nothing that was found answers the question; what was looked through is shown. */
export function notKnown(found: Found, { dropped, model, degraded }: Told): Draft {
  const claims = { kept: 0, reworded: 0, dropped };
  return {
    ...PLAIN,
    ...shown(found),
    answer: whyUnknown(found),
    confidence: 0,
    claims,
    model_used: model,
    degraded,
    abstained: true,
  };
}

/** That no call is there to tell is something else than that those which are do not tell. */
function whyUnknown({ interpretation: { filters }, matching, request }: Found): string {
  if (matching.total_matching_calls > 0) return NOT_KNOWN;
  return nothingMatches(describeFilters(filters, request.time_zone));
}

function shown({ sources, matching, figures, version }: Found) {
  return { sources: sources.map(shownSource), matching, figures, version };
}

export function shownSource({ call_id, turn, text, relevance, metadata }: SourceTurn): Source {
  return { call_id, turn, text, relevance_score: relevance, metadata };
}
