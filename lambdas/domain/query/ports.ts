import type { Filters } from '../search/filters.ts';
import type { HitFacts, SearchLegs } from '../search/ports.ts';
import type { Speaker } from '../transcript/call.ts';
import type { Answer, CacheHit } from './answer.ts';
import type { QueryType } from './interpretation.ts';
import type { QueryMode } from './query-request.ts';

/** A turn of a call that may answer a question. */
export interface PassageTurn {
  readonly turn: number;
  readonly speaker: Speaker;
  /** The turn as it is in the index; of a long one (600 characters) the part around what matched, cut at words. */
  readonly text: string;
  /** Different words of the query that stand in it. */
  readonly words: number;
  /** It belongs to the passage that is nearest by meaning. */
  readonly near: boolean;
}

export interface CallPassages {
  readonly facts: HitFacts;
  /** In the order of the call; at most MAX_PASSAGE_TURNS. */
  readonly turns: readonly PassageTurn[];
}

/** Turns of one call that are read for an answer. */
export const MAX_PASSAGE_TURNS = 12;

/** Reads out of calls what a question is about. */
export interface PassageSearch {
  /**
   * The turns that match the words of the legs and the passage nearest to their vector, by call_id; one that was deleted
   * in the meantime is missing. One request. Throws an IndexUnavailableError.
   */
  passages(callIds: readonly string[], legs: SearchLegs): Promise<ReadonlyMap<string, CallPassages>>;
}

/** Calls by filters alone, where there is nothing to look for in them. */
export interface CallBrowse {
  /**
   * The most important calls first, of equal ones the newest, each with the turns that it begins with; and how many there
   * are. Throws an IndexUnavailableError.
   */
  browse(filters: Filters, size: number): Promise<{ readonly calls: readonly CallPassages[]; readonly total: number }>;
}

/** What the index holds, as a version. */
export interface DataVersions {
  /**
   * A short text that changes whenever a call that these filters let through is added, changed or deleted, or comes to
   * pass them or not any more. Throws an IndexUnavailableError.
   */
  versionOf(filters: Filters): Promise<string>;
}

/** An answer that was given before. */
export interface StoredAnswer {
  readonly answer: Answer;
  /** Of the calls that the answer's filters let through, when it was given. */
  readonly data_version: string;
  /** Milliseconds since 1970 from which it is no answer any more. */
  readonly expires_at: number;
}

/** A question that was answered before, among those that an answer may be taken from. */
export interface PastQuestion {
  /** Key of its answer. */
  readonly key: string;
  /** Redacted, as it was typed. */
  readonly question: string;
  /** A unit vector of it. */
  readonly vector: Float32Array;
  readonly expires_at: number;
}

/** Answers by the key of a question, and past questions by what they must have in common. */
export interface AnswerCache {
  /** Undefined where there is none; one that has expired is given all the same, as it says so. */
  get(key: string): Promise<StoredAnswer | undefined>;
  put(key: string, stored: StoredAnswer): Promise<void>;
  /** The newest questions of a scope, at most MAX_PAST of them. */
  past(scope: string): Promise<readonly PastQuestion[]>;
  addPast(scope: string, question: PastQuestion): Promise<void>;
}

/** Past questions of one scope that are compared. */
export const MAX_PAST = 100;

/** What is kept of a question for tuning; nothing personal. */
export interface QueryRecord {
  readonly query_id: string;
  /** UTC ISO 8601 with milliseconds. */
  readonly asked_at: string;
  /** Pseudonym of who asked. */
  readonly subject: string;
  /** Redacted. */
  readonly question: string;
  readonly mode: QueryMode;
  readonly query_type: QueryType;
  /** Confidence of the interpretation and of the answer, 0..1. */
  readonly understood: number;
  readonly confidence: number;
  readonly by: 'rules' | 'model';
  readonly cache: CacheHit | null;
  readonly degraded: string | null;
  readonly abstained: boolean;
  readonly cost_usd: number;
  readonly duration_ms: number;
}

export interface Feedback {
  readonly useful: boolean;
  /** Redacted; undefined without one. */
  readonly comment?: string | undefined;
  /** UTC ISO 8601 with milliseconds. */
  readonly given_at: string;
}

/** Questions that were asked, kept for thirty days, and what people said of the answers. */
export interface QueryLog {
  record(query: QueryRecord): Promise<void>;
  /** The last word of a subject counts. `unknown`: there is no such question, or somebody else asked it. */
  feedback(queryId: string, subject: string, feedback: Feedback): Promise<'stored' | 'unknown'>;
}
