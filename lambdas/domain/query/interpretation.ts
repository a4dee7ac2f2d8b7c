import type { AggregationPlan } from '../analytics/plan.ts';
import type { Filters } from '../search/filters.ts';

/** What is asked for. `aggregation`: figures. `search`: the calls themselves. `insight`: what is said in them, and why. */
export const QUERY_TYPES = ['aggregation', 'search', 'insight'] as const;
export type QueryType = (typeof QUERY_TYPES)[number];

/** Language that a question is written in, as far as it matters: Hinglish is Hindi in Latin letters. */
export type QuestionLanguage = 'en' | 'hi-Latn' | 'hi' | 'other';

/** Part of a question that was understood. */
export interface Mention {
  readonly kind: 'date' | 'value' | 'identifier' | 'comparison' | 'top' | 'percentage' | 'phrase' | 'metric' | 'group';
  /** As it stands in the question, and where: a half-open range of UTF-16 units. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Field of the filters or the plan that it went to, such as `product`, `date_range`, `duration_min`. */
  readonly field: string;
  /** What it was taken for, such as the product's name as it is in the index, or `2026-08-22..2026-09-20`. */
  readonly value: string;
  /** It is what is not wanted. */
  readonly negated?: true;
  /** How sure that is, 0..1; below 1 where it was not written exactly so. */
  readonly score: number;
}

/** What a question was taken for. A person can see it, and correct it by a request with filters of their own. */
export interface Interpretation {
  readonly query_type: QueryType;
  /** How sure the type, the filters and the plan are, 0..1. */
  readonly confidence: number;
  /** Whether the rules were enough, or a model was asked. */
  readonly by: 'rules' | 'model';
  readonly language: QuestionLanguage;
  /** Of the request and the question together; days are those of the time zone, written in UTC. */
  readonly filters: Filters;
  /** What is counted; of an aggregation only. Its filters are the same as `filters`. */
  readonly plan: AggregationPlan | null;
  /**
   * Of a share ("what percent of Fibre calls are complaints"): the wider filters (Fibre) of the calls that the plan's
   * (complaints of Fibre) are a part of. Null for anything else.
   */
  readonly share_of: Filters | null;
  /** What is to be looked for in the calls, without the words that went into filters and plan; may be empty. */
  readonly search_text: string;
  readonly mentions: readonly Mention[];
  /** Ids of the rules that decided, the weightiest first. */
  readonly reasons: readonly string[];
}

/** What a question is understood in. */
export interface QuestionContext {
  readonly now: Date;
  readonly time_zone: string;
  /** Filters of the request; the question narrows them. */
  readonly filters: Filters;
}

/** Understands a question by rules alone; pure, at most a millisecond or so. */
export type Understand = (question: string, context: QuestionContext) => Interpretation;
