import type { CallOutcome } from '../cost/ledger.ts';
import type { Speaker } from '../transcript/call.ts';
import type { CallDocument } from './document.ts';
import type { Filters } from './filters.ts';

/**
 * What is to happen to the document of a call. The revision decides, then its edition: an older one never replaces a newer
 * one. A deletion takes the document of any edition.
 */
export type IndexOperation =
  | {
      readonly kind: 'index';
      readonly document: CallDocument;
      /** All moments have their vectors. Without some of them it never replaces a document of the same edition. */
      readonly complete: boolean;
    }
  | { readonly kind: 'delete'; readonly call_id: string; readonly revision: number };

/** What became of one operation. */
export type WriteOutcome =
  /** It is in the index, or something newer is, or (delete) it was not there. */
  | { readonly kind: 'done' }
  /** Not now: the engine is busy, or its index is not yet what the document needs. */
  | { readonly kind: 'retry'; readonly status: number }
  /** Never: the engine refuses this document; `type` is the engine's error type, without any value. */
  | { readonly kind: 'refused'; readonly status: number; readonly type: string };

export interface CallIndex {
  /** Writes all in one request, to every index that is written to at present; outcomes are in the order of the operations. */
  write(operations: readonly IndexOperation[]): Promise<readonly WriteOutcome[]>;
}

/** The engine cannot be reached, or is not ready to answer anything. */
export class IndexUnavailableError extends Error {
  constructor(cause: unknown) {
    super('The search index cannot be reached.', { cause });
    this.name = 'IndexUnavailableError';
  }
}

/** Texts to vectors. */
export interface Embedder {
  /**
   * In the order of the texts, within about so many milliseconds: what is not embedded by then has failed. One that fails
   * fails alone; it never throws.
   */
  embed(texts: readonly string[], withinMs: number): Promise<readonly EmbeddingOutcome[]>;
}

export type EmbeddingOutcome = (
  | {
      readonly ok: true;
      /** A unit vector. */
      readonly vector: Float32Array;
      /** That were paid for; 0 when the model did not tell. */
      readonly tokens: number;
    }
  /** The name of the fault, such as `ThrottlingException`. */
  | { readonly ok: false; readonly fault: string }
) & {
  /** Requests that were made for this text in vain, one after the other; none for a text that was not asked for. */
  readonly failures?: readonly FailedRequest[];
};

/** A request to a model that embeds which brought no vector. */
export interface FailedRequest {
  readonly outcome: Exclude<CallOutcome, 'open' | 'answered'>;
  /** Of an answer that is of no use; undefined where the model told none. */
  readonly tokens?: number | undefined;
}

/** Place behind which the next page begins: the score and id of the last hit. */
export interface After {
  readonly score: number;
  readonly call_id: string;
  /** Whose score it is: the engine's for words, or that of the fused lists. */
  readonly by: 'words' | 'fusion';
}

export interface KeywordLeg {
  /** Words of which any may stand in the call; at most MAX_WORDS of them. */
  readonly words: string;
  /** Identifiers as identifiersIn gives them. */
  readonly identifiers: readonly string[];
  readonly size: number;
  readonly after?: After | undefined;
}

export interface SemanticLeg {
  readonly vector: Float32Array;
  /** Number of nearest calls. */
  readonly size: number;
}

export interface SearchLegs {
  readonly filters: Filters;
  /** Phrases of which each must stand in the call. */
  readonly phrases: readonly string[];
  readonly keyword?: KeywordLeg | undefined;
  readonly semantic?: SemanticLeg | undefined;
}

export interface RankedHit {
  readonly call_id: string;
  /** Score of the engine: BM25, or (1 + cosine) / 2 of the nearest moment. */
  readonly score: number;
  /** An identifier of the query stands in the call exactly. */
  readonly identifier: boolean;
}

export interface RankedList {
  /** Best first; equal scores by call_id. */
  readonly hits: readonly RankedHit[];
  /** Calls that match; a lower bound where it is not exact. */
  readonly total: { readonly value: number; readonly exact: boolean };
}

export interface Rankings {
  readonly keyword?: RankedList | undefined;
  /** Undefined also when the engine failed this leg alone. */
  readonly semantic?: RankedList | undefined;
}

/** What a hit shows of its call. */
export type HitFacts = Omit<CallDocument, 'text' | 'moments' | 'turns' | 'identifiers'>;

export interface ShownHit {
  readonly facts: HitFacts;
  /** Turns that show why it was found, best first. */
  readonly evidence: readonly Evidence[];
}

export interface Evidence {
  readonly turn: number;
  /** Inclusive; the passage is one turn where it is the same. */
  readonly last_turn: number;
  readonly speaker: Speaker;
  readonly text: string;
  /** Half-open ranges of UTF-16 units of `text` that matched the words of the query. */
  readonly highlights: readonly (readonly [start: number, end: number])[];
}

export interface CallSearch {
  /** All legs in one request. Throws an IndexUnavailableError when none can be answered. */
  rank(legs: SearchLegs): Promise<Rankings>;
  /** The calls of one page, by call_id; one that was deleted in the meantime is missing. */
  show(callIds: readonly string[], legs: SearchLegs): Promise<ReadonlyMap<string, ShownHit>>;
}
