import type { Enrichment } from '../enrichment/types.ts';
import type { RedactedTurn } from '../pii/redact-call.ts';
import type { SourceVersion } from '../source/version-order.ts';
import type { CallMetadata } from '../transcript/call.ts';
import type { CallTriage, TurnTriage } from '../triage/types.ts';
import type { ModelSpending } from './model-spending.ts';

/** Shape version of a stored call; readers tolerate newer ones by ignoring what they do not know. */
export const RECORD_SCHEMA_VERSION = 1;

/** A redacted turn with what triage found in it. */
export type TriagedTurn = RedactedTurn & TurnTriage;

/** Where a stored call came from. The key is redacted; `id` is the identity used for ordering. */
export interface CallSource extends SourceVersion {
  readonly key: string;
  readonly version_id?: string | undefined;
  /** 0-based place of the call within its object. */
  readonly position: number;
}

/** A call as triage hands it to the store: everything but the revision, which the store counts. */
export interface TriagedCall {
  readonly call_id: string;
  readonly client_id: string;
  /** Start of the call, UTC ISO 8601 with milliseconds. */
  readonly timestamp: string;
  readonly duration_seconds: number;
  readonly metadata: CallMetadata;
  readonly source: CallSource;
  readonly triage: CallTriage;
  readonly turns: readonly TriagedTurn[];
  /** How many values of each type were redacted. */
  readonly redactions: Readonly<Record<string, number>>;
  /** UTC ISO 8601; tells age, orders nothing. */
  readonly triaged_at: string;
}

/**
 * Effects that follow a stored call, each idempotent by (call_id, revision): its event is published, its document
 * indexed, a model has read it, its complaints are opened. The last two are due for some calls only.
 */
export const EFFECTS = ['events', 'index', 'enrichment', 'complaints'] as const;
export type Effect = (typeof EFFECTS)[number];

/** The mark, in place of a revision, of an effect that is not due for a call. */
export const NOT_DUE = 0;

/** Vectors of the call's moments, kept with the call so that an index can be built anew without a model. */
export interface StoredEmbeddings {
  /** Model and dimensions that they are of; others are of no use to it. */
  readonly model: string;
  /** Tokens that were paid for over all revisions of the call. */
  readonly tokens: number;
  /** By the hash of the moment's text. */
  readonly vectors: ReadonlyMap<string, Float32Array>;
}

/** A call as it is read back. */
export interface CallRecord extends TriagedCall {
  readonly schema_version: number;
  /** Counts the versions of the call that were stored, from 1. */
  readonly revision: number;
  /** Counts what was added to this revision since it was stored, from 0: its document must be indexed anew each time. */
  readonly edition: number;
  /** Per effect the revision for which it was last done, or NOT_DUE. */
  readonly settled: Readonly<Partial<Record<Effect, number>>>;
  /** True while an effect of this revision is outstanding. */
  readonly unsettled: boolean;
  readonly embeddings?: StoredEmbeddings;
  /** Of this revision; a new version of the call begins without one. What it cost is all that `model_spending` has. */
  readonly enrichment?: Enrichment;
  /**
   * What models took for this revision so far, also in readings that left nothing else. Undefined while there was none. Each
   * is booked once it has ended: what a reading took whose process died before is in the ledger only.
   */
  readonly model_spending?: ModelSpending;
  /** Since when an effect is outstanding, UTC ISO, where one is and that is not since the call was triaged. */
  readonly outstanding_since?: string;
  /** Why the index takes no document of this call, and of which revision. */
  readonly index_refusal?: IndexRefusal;
}

export interface IndexRefusal {
  readonly revision: number;
  /** The engine's type of error, such as `mapper_parsing_exception`. */
  readonly reason: string;
}

/** What a list of calls shows: the record without its turns. */
export type CallSummary = Omit<
  CallRecord,
  | 'turns'
  | 'redactions'
  | 'source'
  | 'schema_version'
  | 'triaged_at'
  | 'embeddings'
  | 'index_refusal'
  | 'edition'
  | 'enrichment'
  | 'model_spending'
  | 'outstanding_since'
>;
