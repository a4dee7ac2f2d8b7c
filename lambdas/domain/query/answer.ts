import type { ValueShare } from '../analytics/read-summary.ts';
import type { AggregationResult } from '../analytics/result.ts';
import type { HitFacts } from '../search/ports.ts';
import type { Interpretation, QueryType } from './interpretation.ts';
import type { QueryMode } from './query-request.ts';

/** What is shown of the call that a source is from. */
export type SourceMetadata = Pick<
  HitFacts,
  'client_id' | 'product' | 'region' | 'agent_id' | 'timestamp' | 'intent' | 'sentiment' | 'importance'
> &
  Partial<Pick<HitFacts, 'client_segment' | 'channel'>>;

/** A turn that an answer rests on. */
export interface Source {
  readonly call_id: string;
  readonly turn: number;
  /** Redacted; of a long turn the part that matters. */
  readonly text: string;
  /** 0..1, to compare within one answer. */
  readonly relevance_score: number;
  readonly metadata: SourceMetadata;
}

/** Proof of a claim: words of a source, letter by letter. The first of a list is `[1]` in the answer's text. */
export interface Citation {
  /** The claim that it supports. */
  readonly claim: string;
  readonly call_id: string;
  readonly turn: number;
  readonly quote: string;
}

/** Why an answer is less than it could be. */
export const DEGRADED_REASONS = [
  /** The budget for models is spent. */
  'budget',
  /** No model answers at present, or none answered in time. */
  'model-unavailable',
  /** What the models answered could not be used. */
  'invalid-answer',
  /** The answer of a model was cut off; what it said until then was verified. */
  'incomplete',
  /** The question could not be embedded, or the vectors not be searched: it was looked for by its words alone. */
  'words-only',
  /** The index cannot be reached; the answer is an earlier one. */
  'index-unavailable',
] as const;
export type AnswerDegraded = (typeof DEGRADED_REASONS)[number];

/** Whether an answer was given before: to the same question, or to one that means the same. */
export type CacheHit = 'exact' | 'semantic';

/** Figures of an aggregation, with what they are of in the interpretation. */
export interface Figures {
  readonly result: AggregationResult;
  /** Percent that the counted calls are of those of `share_of`, two decimals; null where no share was asked for. */
  readonly share_percent: number | null;
}

export interface Processing {
  readonly query_type: QueryType;
  readonly processing_mode: QueryMode;
  readonly duration_ms: number;
  /** What this answer cost, US dollars: 0 where no model was called, also for one from the cache. */
  readonly cost_usd: number;
  /** The model that wrote the claims; null where none did. */
  readonly model_used: string | null;
  readonly cached: boolean;
  readonly cache: CacheHit | null;
  /** When an answer from the cache was first given, UTC ISO 8601; else null. */
  readonly cached_at: string | null;
  readonly degraded: boolean;
  readonly degraded_reason: AnswerDegraded | null;
  /**
   * Claims that were verified; those of them that said more than their sources and were replaced by what these said; and
   * those that were dropped since nothing supports them.
   */
  readonly claims: { readonly kept: number; readonly reworded: number; readonly dropped: number };
  /** It was not known: nothing in the calls answers the question. */
  readonly abstained: boolean;
  readonly interpretation: Interpretation;
}

/** What POST /query answers. */
export interface Answer {
  readonly query_id: string;
  /** Plain text; `[1]` refers to the first citation. */
  readonly answer: string;
  /** 0..1 (docs/ASK.md says how). */
  readonly confidence: number;
  readonly sources: readonly Source[];
  readonly citations: readonly Citation[];
  /** Of the calls that the interpretation's filters let through. */
  readonly analytics: {
    readonly total_matching_calls: number;
    readonly sentiment_distribution: readonly ValueShare[];
    readonly figures: Figures | null;
  };
  readonly processing: Processing;
  /** UTC ISO 8601. */
  readonly timestamp: string;
}

/** A claim of an insight that holds: every piece of its evidence stands in the sources. */
export interface VerifiedClaim {
  readonly text: string;
  readonly citations: readonly Citation[];
  /** The model said more than its sources: what somebody said in one of them stands in the place of its words. */
  readonly reworded?: boolean;
}

/** Steps of an answer, in this order; the claims each as soon as it is verified. Always ends with `final` or `error`. */
export type AnswerEvent =
  | { readonly type: 'interpretation'; readonly query_id: string; readonly interpretation: Interpretation }
  | { readonly type: 'sources'; readonly sources: readonly Source[] }
  | { readonly type: 'claim'; readonly claim: VerifiedClaim }
  | { readonly type: 'final'; readonly answer: Answer };
